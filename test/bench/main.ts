/**
 * npm run bench: how fast the things are that a writer waits for. Wall times on a shared machine swing: medians and 95th percentiles of
 * many repeats, and what a keystroke reads in numbers that do not swing.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkEssay, parseEssay, VerdictMemo } from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'
import { readSeeds, sharedFolder } from '../support/shared.ts'
import { startServer } from './server.ts'

const root = path.resolve(import.meta.dirname, '../..')

function row(what: string, times: readonly number[], unit = 'ms'): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number).toFixed(2)
  console.log(`| ${what} | ${at(0.5)} | ${at(0.95)} | ${unit} | ${times.length} |`)
}

/** A folder with the five documents as sources, and an essay of about twenty pages that quotes them. */
function workspace(): { folder: string; essay: string; text: string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-bench-'))
  fs.mkdirSync(path.join(folder, 'sources'))
  const paragraphs: string[] = ['# An essay', 'The NEP came before Thermidor.']
  for (const [name, text] of readSeeds()) {
    fs.writeFileSync(path.join(folder, 'sources', name), text)
    const sentences = text.split(/(?<=\.)\s+/).filter(s => s.length > 80 && s.length < 400)
    for (const sentence of sentences.slice(0, 24)) {
      paragraphs.push(
        `A paragraph of the essay's own words goes before what it quotes, and it says at some length what it makes of the matter. It holds that "${sentence.replace(/["“”]/g, "'").replace(/\.$/, '')}", and then it goes on for another line or so before it ends.`,
      )
    }
  }
  const essay = path.join(folder, 'essay.md')
  const text = paragraphs.join('\n\n')
  fs.writeFileSync(essay, text)
  return { folder, essay, text }
}

console.log('| what | median | 95 % | unit | runs |\n|---|---|---|---|---|')

const { folder, essay, text } = workspace()
const starts: number[] = []
const hovers: number[] = []
for (let i = 0; i < 7; i++) {
  const began = performance.now()
  const server = await startServer(root, folder)
  await server.open(essay, text)
  const first = await server.hover(essay, 2, 6)
  if (!first.includes('New Economic Policy')) throw new Error(`the hover is not there: ${first}`)
  starts.push(performance.now() - began)
  for (let k = 0; k < 20; k++) {
    const t = performance.now()
    await server.hover(essay, 2, 6 + (k % 2) * 16)
    hovers.push(performance.now() - t)
  }
  await server.stop()
}
row('start of the server to the first hover, five documents', starts)
row('a later hover on a term', hovers)

const nodes: number[] = []
for (let i = 0; i < 7; i++) {
  const began = performance.now()
  await new Promise(resolve => spawn(process.execPath, ['-e', '0']).on('exit', resolve))
  nodes.push(performance.now() - began)
}
row("Node's own start and end", nodes)

const corpus = await loadCorpus({ folders: [path.join(folder, 'sources')] })
const memo = new VerdictMemo()
await checkEssay(parseEssay(text), corpus, UNINTERRUPTED, memo)
const parses: number[] = []
const keystrokes: number[] = []
const inQuotation: number[] = []
for (let i = 0; i < 200; i++) {
  const typed = `${text.slice(0, 30)}${'x'.repeat(i % 7)}${text.slice(30)}`
  const t = performance.now()
  const parsed = parseEssay(typed)
  parses.push(performance.now() - t)
  await checkEssay(parsed, corpus, UNINTERRUPTED, memo)
  keystrokes.push(performance.now() - t)
}
const quoted = text.indexOf('It holds that "') + 40
for (let i = 0; i < 100; i++) {
  const typed = `${text.slice(0, quoted)} word${i} ${text.slice(quoted)}`
  const t = performance.now()
  await checkEssay(parseEssay(typed), corpus, UNINTERRUPTED, memo)
  inQuotation.push(performance.now() - t)
}
const count = parseEssay(text).quotations.length
row(`parse of an essay of ${Math.round(text.length / 1000)} kB with ${count} quotations`, parses)
row('the same with its check, after a keystroke outside quotations', keystrokes)
row('the same with its check, after a keystroke in a quotation', inQuotation)
fs.rmSync(folder, { recursive: true })

const big = path.join(sharedFolder(), 'eval/bartlett/corpus')
const began = performance.now()
const library = await loadCorpus({ folders: [big] })
const seconds = (performance.now() - began) / 1000
const words = [...library.sources.values()].reduce((sum, s) => sum + s.contribution.words.count, 0)
console.log(
  `\n${library.sources.size} sources, ${(words / 1e6).toFixed(1)} M words: read, indexed and searched for terms in ${seconds.toFixed(1)} s (${pathToFileURL(big).pathname.split('/').slice(-3).join('/')})`,
)
