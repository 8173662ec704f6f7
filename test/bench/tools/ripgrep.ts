/** ripgrep with fixed strings over the folded texts (a line each), all quotations in one pass, as one would check an essay with it. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PACKAGE_FOLDER } from '../corpora.ts'
import type { Asked } from '../workload.ts'
import type { Answer, BuildTool } from './tool.ts'

const UNPACKED = path.join(PACKAGE_FOLDER, 'ripgrep/usr/bin/rg')

/** The program: ours out of Debian's package, else the machine's. Undefined when there is none. */
export function findRipgrep(): string | undefined {
  return [UNPACKED, 'rg'].find(program => spawnSync(program, ['--version']).status === 0)
}

export const buildRipgrep: BuildTool = folded => {
  const program = findRipgrep() as string
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-bench-'))
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'folded.txt')
  const patterns = path.join(folder, 'patterns.txt')
  // Line by line: no string holds a gigabyte.
  const written = fs.openSync(file, 'w')
  for (const text of folded) fs.writeSync(written, `${text}\n`)
  fs.closeSync(written)
  return {
    findAll(asked) {
      fs.writeFileSync(patterns, [...new Set(asked.flatMap(({ pieces }) => pieces))].join('\n'))
      const args = ['-F', '-f', patterns, '--only-matching', '--line-number', '--no-filename', '--color=never', file]
      const { stdout } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
      return answersIn(stdout, asked, folded)
    },
  }
}

function answersIn(stdout: string, asked: readonly Asked[], folded: readonly string[]): (Answer | undefined)[] {
  const documentsWith = new Map<string, Set<number>>()
  for (const line of stdout.split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 0) continue
    const piece = line.slice(colon + 1)
    const documents = documentsWith.get(piece) ?? new Set()
    documentsWith.set(piece, documents.add(Number(line.slice(0, colon)) - 1))
  }
  return asked.map(({ pieces }) => {
    const [first, ...others] = pieces.map(piece => documentsWith.get(piece))
    const document = [...(first ?? [])].find(d => others.every(documents => documents?.has(d)))
    if (document === undefined) return undefined
    const text = folded[document] as string
    const froms = pieces.map(piece => text.indexOf(piece))
    const ends = pieces.map((piece, i) => (froms[i] as number) + piece.length)
    return { document, from: Math.min(...froms), to: Math.max(...ends) }
  })
}
