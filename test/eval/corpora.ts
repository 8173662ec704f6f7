/** The evaluation sets: real quotations, their sources, and the truth about each. They lie outside the repository. */
import fs from 'node:fs'
import path from 'node:path'
import { type CheckedEssay, type Corpus, checkEssay, parseEssay } from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'

export const SETS = ['bartlett', 'rfc'] as const
export type SetName = (typeof SETS)[number]

/** A row of `quotes.jsonl`: where a quotation stands in an essay and in its source, and how they differ. */
export interface GoldRow {
  readonly id: string
  readonly quote: string
  readonly essay_file: string
  /** Code points. */
  readonly essay_start: number
  readonly essay_end: number
  readonly source_file: string | null
  /** Bytes of the file. */
  readonly gold_start: number
  readonly gold_end: number
  readonly gold_class: string
  readonly gold_class_lenient?: string
  readonly word_diffs?: readonly (readonly [string, string, string])[]
  readonly gold_alternatives?: readonly {
    source_file?: string
    file?: string
    gold_start?: number
    gold_end?: number
    start?: number
    end?: number
  }[]
  readonly align_score: number
  readonly n_words: number
}

export interface EvalSet {
  readonly name: SetName
  readonly folder: string
  readonly corpus: Corpus
  readonly rows: readonly GoldRow[]
  /** Text by file name. */
  readonly essays: ReadonlyMap<string, string>
}

export async function loadSet(folder: string, name: SetName): Promise<EvalSet> {
  const base = path.join(folder, name)
  const corpus = await loadCorpus({ folders: [path.join(base, 'corpus')] })
  const rows = fs
    .readFileSync(path.join(base, 'quotes.jsonl'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as GoldRow)
  const files = fs.readdirSync(path.join(base, 'essays')).sort()
  const essays = new Map(files.map(file => [file, fs.readFileSync(path.join(base, 'essays', file), 'utf8')] as const))
  return { name, folder: base, corpus, rows, essays }
}

export function checkText(text: string, corpus: Corpus): Promise<CheckedEssay> {
  return checkEssay(parseEssay(text), corpus, UNINTERRUPTED)
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** UTF-16 offsets of a row in its essay. */
export function essaySpan(text: string, row: GoldRow): { start: number; end: number } {
  if (!/[\ud800-\udbff]/.test(text)) return { start: row.essay_start, end: row.essay_end }
  const points = [...text]
  const length = (to: number): number => points.slice(0, to).join('').length
  return { start: length(row.essay_start), end: length(row.essay_end) }
}
