/** What the child process of our own search measures: the same quotations as the others, and what only we count. */

import { search } from '../../server/src/core/check/judge.ts'
import type { Contribution } from '../../server/src/core/index/contribution.ts'
import type { Probe } from '../../server/src/core/index/probe.ts'
import { scanWords } from '../../server/src/core/text/words.ts'
import { isRight, median } from './ask.ts'
import { bytesOf, documentsOf, type Manifest, readDocument, type Size } from './corpora.ts'
import { type Measured, memory } from './measure-tool.ts'
import { contributionOf, readFolded, readWorkload } from './prepare.ts'
import { Apparatus } from './tools/apparatus.ts'
import { type Asked, wordsOf } from './workload.ts'

export interface MeasuredOurs extends Measured {
  /** Of `buildSeconds`: finding the words and building the segment; the rest is reading the formats and finding terms. */
  readonly indexSeconds: number
  /** Word tables and posting lists, of what is held; the rest is texts. */
  readonly indexBytes: number
  /** The same with the differences of each place, as a verdict needs them: milliseconds by quotation. */
  readonly judged: readonly number[]
  /** The quotations cut from the smallest corpus: milliseconds by quotation. */
  readonly smallest: readonly number[]
  readonly probes: readonly Probe[]
  /** A quotation of the commonest words only. */
  readonly stopWords: { readonly ms: number; readonly probe: Probe }
  /** One source of a megabyte was changed: until it can be searched. */
  readonly changeMs: number
}

const ROUNDS = 5
const STOP_WORDS = 'and that it was of the and to be in a that which is not as he had been by'

export function measureOurs(manifest: Manifest, size: Size): MeasuredOurs {
  const entries = documentsOf(manifest, size)
  const before = memory()
  const began = performance.now()
  const sources = entries.map(entry => contributionOf(entry, readDocument(entry)))
  const read = performance.now()
  const ours = new Apparatus(sources)
  const built = performance.now()
  const held = memory() - before
  const tables = sources.reduce((sum, { words }) => sum + bytesOfTable(words), 0)
  const indexBytes = tables + postingBytes(ours)
  const scanned = performance.now()
  for (const { rendition } of sources) scanWords(rendition.text, rendition.furniture)
  const scanSeconds = (performance.now() - scanned) / 1000

  const workload = readWorkload(size)
  for (const asked of workload) ours.places(asked)
  const times = timed(workload, asked => ours.places(asked))
  const judged = timed(workload, asked => search(asked.text, ours.corpus))
  const smallest = timed(readWorkload(1), asked => ours.places(asked))
  const probes = workload.map(asked => ours.probed(asked))
  const stopWords = { text: STOP_WORDS }
  const stopMs = median(Array.from({ length: ROUNDS }, () => once(() => ours.places(stopWords))))
  const changeMs = median(Array.from({ length: 3 }, (_, i) => changed(ours, sources, i)))

  const folded = readFolded(size)
  const askings = workload.map((asked, i) => ({
    id: asked.id,
    class: asked.class,
    isForeign: !asked.truth,
    words: wordsOf(asked),
    ms: times[i] as number,
    isRight: isRight(asked, ours.answer(asked, folded), folded),
  }))
  return {
    bytes: bytesOf(manifest, size),
    buildSeconds: (built - began) / 1000,
    indexSeconds: scanSeconds + (built - read) / 1000,
    held,
    indexBytes,
    diskBytes: 0,
    askings,
    judged,
    smallest,
    probes,
    stopWords: { ms: stopMs, probe: ours.probed(stopWords) },
    changeMs,
  }
}

/** The median of some rounds for each. The rounds go through all, so that a disturbance hits one round of a quotation only. */
function timed(workload: readonly Asked[], run: (asked: Asked) => unknown): number[] {
  const rounds = Array.from({ length: ROUNDS }, () => workload.map(asked => once(() => run(asked))))
  return workload.map((_, i) => median(rounds.map(round => round[i] as number)))
}

function once(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** A source of a megabyte, made of the corpus's own texts, comes into it. */
function changed({ corpus }: Apparatus, sources: readonly Contribution[], number: number): number {
  let text = `Edited ${number}.\n\n`
  for (const { rendition } of sources) if (text.length < 1e6) text += rendition.text
  const bytes = new TextEncoder().encode(text.slice(0, 1e6))
  const entry = { file: '00000-edited.txt', bytes: bytes.length, sha256: '' }
  return once(() => corpus.with([contributionOf(entry, bytes)]))
}

function bytesOfTable({ starts, ends, hashes, lengths }: Contribution['words']): number {
  return starts.byteLength + ends.byteLength + hashes.byteLength + lengths.byteLength
}

/** Found by building them once more, with the tables there already. */
function postingBytes({ corpus }: Apparatus): number {
  const sources = [...corpus.sources.values()].map(({ contribution }) => contribution)
  const before = memory()
  const again = new Apparatus(sources)
  const bytes = memory() - before
  return again.corpus.sources.size > 0 ? bytes : 0
}
