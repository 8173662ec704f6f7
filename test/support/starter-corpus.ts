import fs from 'node:fs'
import path from 'node:path'
import { contribute } from '../../server/src/core/corpus/contribute.ts'
import type { FreshContribution } from '../../server/src/core/index/contribution.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import { Corpus } from '../../server/src/core/service.ts'
import { said } from '../../server/src/core/wording.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The documents of the starter corpus by file name. */
export const STARTER_FILES: ReadonlyMap<string, string> = new Map(
  fs
    .readdirSync(path.join(ROOT, 'corpus'))
    .filter(name => name.endsWith('.md'))
    .map(name => [name, fs.readFileSync(path.join(ROOT, 'corpus', name), 'utf8')]),
)

export const SAMPLE_ESSAY: string = fs.readFileSync(path.join(ROOT, 'examples/essay.md'), 'utf8')

/** What the program reads of each document. Throws when it cannot read one. */
export function starterContributions(): readonly FreshContribution[] {
  return [...STARTER_FILES].map(([name, text]) => {
    const file = { id: name as SourceId, path: `corpus/${name}`, uri: `file:///corpus/${name}` }
    const made = contribute({ ...file, bytes: new TextEncoder().encode(text) }, bytes => `${name}:${bytes.length}`)
    if ('failed' in made) throw new Error(`${name}: ${said(made.failed)}`)
    return made
  })
}

export function starterCorpus(): Corpus {
  return Corpus.empty().with(starterContributions())
}

/** The words of a text in small letters, without punctuation: what two texts must share to be the same words. */
export const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** One entry of the glossary as it is written. */
export interface WrittenEntry {
  readonly name: string
  readonly aliases: readonly string[]
  readonly definition: string
  /** Title of the section it stands in. */
  readonly section: string
}

/** Read by itself, and not by the program, so that the two can be held against each other. */
export function writtenEntries(): readonly WrittenEntry[] {
  const entries: WrittenEntry[] = []
  for (const part of (STARTER_FILES.get('glossary.md') ?? '').split(/^## /m).slice(1)) {
    const section = part.slice(0, part.indexOf('\n'))
    for (const [, name, inside, definition] of part.matchAll(/^([^\n(:]+?)(?: \(([^()\n]*)\))?\n: (.+)$/gm)) {
      const aliases = inside === undefined ? [] : inside.split('; ')
      entries.push({ name: name as string, aliases, definition: definition as string, section })
    }
  }
  return entries
}

export interface Statement {
  readonly from: string
  readonly text: string
}

/**
 * What the documents say, in sentences, without headings and marks of emphasis. An entry of the glossary, without its aliases, is one,
 * and so is a line of the chronology: what stands before the colon says what belongs to what.
 */
export function starterStatements(): readonly Statement[] {
  return [...STARTER_FILES].flatMap(([from, file]) =>
    statementsOf(from, file).map(text => ({ from, text: text.replaceAll('*', '') })),
  )
}

function statementsOf(from: string, file: string): readonly string[] {
  if (from === 'glossary.md') return writtenEntries().map(({ name, definition }) => `${name}: ${definition}`)
  const lines = file.replace(/^---\n.*?\n---\n/s, '').replace(/^#.*$/gm, '')
  if (from === 'chronology.md') return lines.split('\n').filter(line => line.startsWith('- '))
  return lines.split(/(?<=[.?!])\s+(?=[\p{Lu}*])|\n+/u)
}
