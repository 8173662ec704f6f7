/**
 * Sentences of the sources that hold the words of a query: in a row, or near each other in any order. The index proposes windows; in
 * each the place is taken where most of the words stand closest. Cost: a few thousand words compared for each query.
 */
import type { Corpus, Source } from '../../corpus/corpus.ts'
import type { Contribution } from '../../index/contribution.ts'
import { eachWord, foldWord, hashWord } from '../../text/fold.ts'
import { type Span, span } from '../../text/span.ts'
import { foldedWord } from '../../text/words.ts'
import { sentenceRound } from './passage.ts'

export interface FoundPassage {
  readonly source: Source
  /** The sentence, as it is quoted. */
  readonly text: string
  readonly at: Span<'text'>
  /** What stands round it, on one line. */
  readonly context: string
}

const MOST_WINDOWS = 60
/** Words farther apart than this are not one passage. */
const REACH = 40
/** Of many words a few may be wrong. */
const LEAST_SHARE = 0.6
const CONTEXT = 90

interface QueryWord {
  readonly folded: string
  readonly hash: number
}

interface Spot {
  readonly source: Contribution
  readonly from: number
  readonly last: number
  readonly words: number
  /** How many words lie between the first and the last. */
  readonly width: number
}

/** Best first; nothing for an empty query. The last word may be unfinished. */
export function searchPassages(query: string, corpus: Corpus, limit: number): readonly FoundPassage[] {
  const wanted: QueryWord[] = []
  eachWord(query, 0, query.length, (start, end) => {
    const folded = foldWord(query, start, end)
    wanted.push({ folded, hash: hashWord(folded) })
  })
  if (wanted.length === 0) return []
  const spots: Spot[] = []
  const windows = corpus.search.windows(Int32Array.from(wanted, word => word.hash)).slice(0, MOST_WINDOWS)
  for (const { source, fromWord, toWord } of windows) {
    const spot = bestSpot(source, fromWord, toWord, wanted)
    if (spot) spots.push(spot)
  }
  const least = Math.ceil(new Set(wanted.map(word => word.folded)).size * LEAST_SHARE)
  spots.sort(
    (a, b) => b.words - a.words || a.width - b.width || (a.source.id < b.source.id ? -1 : 1) || a.from - b.from,
  )
  const seen = new Set<string>()
  const found: FoundPassage[] = []
  for (const spot of spots) {
    if (found.length === limit || spot.words < least) break
    const { text, fromWord } = sentenceRound(spot.source, spot.from, spot.last)
    const slot = `${corpus.source(spot.source.id).key} ${text}`
    if (seen.has(slot)) continue
    seen.add(slot)
    const start = spot.source.words.starts[fromWord] as number
    const at = span<'text'>(start, start + text.length)
    found.push({
      source: corpus.source(spot.source.id),
      text,
      at,
      context: contextOf(spot.source, fromWord, text.length),
    })
  }
  return found
}

/** Where in a window most distinct words of the query stand closest together. */
function bestSpot(
  source: Contribution,
  fromWord: number,
  toWord: number,
  wanted: readonly QueryWord[],
): Spot | undefined {
  const { words, rendition } = source
  const prefix = (wanted.at(-1) as QueryWord).folded
  const slots = new Map(wanted.map(({ hash }, i) => [hash, i]))
  const hits: { readonly at: number; readonly slot: number }[] = []
  for (let at = fromWord; at < toWord; at++) {
    const slot = slots.get(words.hashes[at] as number)
    if (slot !== undefined) hits.push({ at, slot })
    else if ((words.lengths[at] as number) > prefix.length && foldedWord(rendition.text, words, at).startsWith(prefix))
      hits.push({ at, slot: wanted.length - 1 })
  }
  let best: Spot | undefined
  for (let i = 0; i < hits.length; i++) {
    const from = (hits[i] as { at: number }).at
    const seen = new Set<number>()
    for (let k = i; k < hits.length; k++) {
      const { at, slot } = hits[k] as { at: number; slot: number }
      if (at - from > REACH) break
      if (seen.has(slot)) continue
      seen.add(slot)
      const isBetter = !best || seen.size > best.words || (seen.size === best.words && at - from < best.width)
      if (isBetter) best = { source, from, last: at, words: seen.size, width: at - from }
    }
  }
  return best
}

function contextOf({ rendition, words }: Contribution, word: number, length: number): string {
  const start = words.starts[word] as number
  const before = rendition.text.slice(Math.max(0, start - CONTEXT), start)
  const after = rendition.text.slice(start + length, start + length + CONTEXT)
  return `… ${before.replace(/^\S*\s/, '')}▸ ${after.replace(/\s\S*$/, '')} …`.replace(/\s+/g, ' ')
}
