/**
 * A quotation from its first words: the passages of the sources that go on from what has been typed. The words since the opening mark
 * (or the last ellipsis) must stand so in a source; the last may be a beginning of a word. Cost: see index/runs.ts.
 */
import { readPattern } from '../../check/pattern.ts'
import type { Corpus, Source } from '../../corpus/corpus.ts'
import type { Essay } from '../../essay/essay.ts'
import { OBJECT } from '../../essay/mask.ts'
import type { WritingQuotation } from '../../essay/writing-at.ts'
import type { Contribution } from '../../index/contribution.ts'
import type { SourceId } from '../../model/place.ts'
import { foldWord, isWordUnit } from '../../text/fold.ts'
import { type Offset, span } from '../../text/span.ts'
import { foldedWord, spanOfWords } from '../../text/words.ts'
import { excerpt } from '../excerpt.ts'
import { blocks, emphasised, plain, quote } from '../hover-markup.ts'
import { citedKeys, keysBefore, keysInSentence } from './cited-here.ts'
import type { CompletionItem, CompletionList } from './completion-list.ts'
import { type Passage, passageFrom } from './passage.ts'
import { styleOfMark } from './quotation-style.ts'
import { quotedText, type Setting } from './quoted-text.ts'

/** Fewer words stand in too many places. */
export const LEAST_TYPED = 3
/** So many words tell a place; what stands before them is not compared. */
const MOST_COMPARED = 12
const MOST_PASSAGES = 8
/** Places that are looked at before the best are taken: a common beginning has thousands. */
const MOST_PLACES = 200
/** Two common words and the beginning of a third: so many places are tried. */
const MOST_TRIED = 40_000
const LABEL_LENGTH = 72
const CONTEXT_LENGTH = 420

/** The words that have been typed, as offsets into the essay. */
interface Typed {
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly hash: number
}

interface Hit {
  readonly source: Contribution
  /** Index of the first compared word. */
  readonly word: number
}

export function quotationsAt(
  essay: Essay,
  corpus: Corpus,
  writing: WritingQuotation,
  at: Offset<'essay'>,
  keyOf: (source: Source) => string,
): CompletionList | undefined {
  // A bracket or a mark is the beginning of something of the writer's own.
  if (/[[({"“„«]/.test(essay.text[at - 1] ?? '')) return undefined
  const words = typedWords(essay, writing, at)
  if (words.length < LEAST_TYPED) return undefined
  const inProgress = words.at(-1)?.end === at && isWordUnit(essay.scan.charCodeAt(at - 1))
  const here =
    writing.form === 'block'
      ? keysBefore(essay, writing.paragraph.start)
      : keysInSentence(essay, writing.paragraph, writing.start, writing.end)
  const claimed = new Set(here.flatMap(key => corpus.byKey.get(key) ?? []))
  const hits = places(corpus, words, inProgress, claimed)
  if (hits.length === 0) return undefined

  const first = firstReplaced(essay, words, at)
  const start = (words[first] as Typed).start
  const behind = essay.text.slice(writing.end, Math.max(writing.end, writing.paragraph.end))
  const isCitedBehind = /^[ \u00A0]?\[[^\]\n]*@/.test(behind)
  const typedText = essay.text.slice(start, at)
  const style = writing.mark === undefined ? undefined : styleOfMark(writing.mark, essay.language, writing.space)
  const cited = citedKeys(essay)
  const ranked = hits
    .map(hit => ({ hit, source: corpus.source(hit.source.id) }))
    .map(({ hit, source }) => ({ hit, source, key: keyOf(source), isClaimed: claimed.has(source.id) }))
    .map((found, order) => ({ ...found, order, rank: rankOf(found.hit, found.isClaimed, cited.has(found.key)) }))
    .sort((a, b) => b.rank - a.rank || a.order - b.order)
  const items: CompletionItem[] = []
  const seen = new Set<string>()
  let passages = 0
  for (const { hit, source, key } of ranked) {
    if (passages === MOST_PASSAGES) break
    const from = hit.word + first
    const last = hit.word + words.length - 1
    const passage = passageFrom(hit.source, from, last)
    const isNew = passage.tails.map(({ text, to }) => {
      const whole = keepCase(passage.head + text, typedText, first === 0)
      const setting: Setting = {
        ...(style ? { style } : {}),
        ...(here.includes(key) && writing.form === 'inline' ? {} : isCitedBehind ? {} : { key }),
        behind,
        language: essay.language,
      }
      const insert = quotedText(whole, to === 'sentence', setting)
      const slot = `${key}\n${insert}`
      if (seen.has(slot)) return false
      seen.add(slot)
      const rest = whole.slice(passage.head.length - (inProgress ? lastWordLength(passage.head) : 0)).trim()
      items.push({
        kind: 'quotation',
        label: shortened(rest === '' ? (style?.close ?? key) : rest),
        note: `@${key}`,
        detail: source.title,
        documentation: documentationOf(source, hit, words.length, passage),
        insert,
        filter: typedText + whole.slice(Math.min(whole.length, typedText.length)),
      })
      return true
    })
    if (isNew.includes(true)) passages++
  }
  return { items, incomplete: true, replace: span(start, writing.end), typedEnd: at }
}

/** The words since the last ellipsis, bracket or code, at most as many as are compared. */
function typedWords({ scan }: Essay, writing: WritingQuotation, at: number): readonly Typed[] {
  const text = scan.slice(writing.start, at)
  const from = text.lastIndexOf(OBJECT) + 1
  const last = readPattern(text.slice(from)).pieces.at(-1)
  // An ellipsis stands behind the last word: the next piece has not begun.
  if (!last || /[…]\s*$|\.\s?\.\s?\.\s*$|\[…\]\s*$|\[\.\.\.\]\s*$/.test(text)) return []
  const free = last.words.findLastIndex(word => word.bracket !== undefined)
  const origin = writing.start + from
  return last.words
    .slice(free + 1)
    .slice(-MOST_COMPARED)
    .map(({ start, end, folded, hash }) => ({ start: origin + start, end: origin + end, folded, hash }))
}

/** Claimed sources first, so that a common beginning elsewhere does not crowd them out. */
function places(
  corpus: Corpus,
  words: readonly Typed[],
  inProgress: boolean,
  claimed: ReadonlySet<SourceId>,
): readonly Hit[] {
  const found: Hit[] = []
  const seen = new Set<string>()
  const complete = inProgress ? words.slice(0, -1) : words
  const hashes = Int32Array.from(complete, word => word.hash)
  const prefix = inProgress ? (words.at(-1) as Typed).folded : ''
  const look = (most: number, among?: ReadonlySet<SourceId>): void => {
    let tried = 0
    let taken = 0
    corpus.search.runs(
      hashes,
      (source, word) => {
        if (++tried > MOST_TRIED) return false
        if (!beginsWith(source, word + hashes.length, prefix)) return true
        const slot = `${source.id} ${word}`
        if (seen.has(slot)) return true
        seen.add(slot)
        found.push({ source, word })
        return ++taken < most
      },
      among,
    )
  }
  if (claimed.size > 0) look(MOST_PLACES, claimed)
  look(MOST_PLACES)
  return found.sort((a, b) => (a.source.id < b.source.id ? -1 : a.source.id > b.source.id ? 1 : a.word - b.word))
}

function beginsWith(source: Contribution, word: number, prefix: string): boolean {
  if (prefix === '') return true
  const { words, rendition } = source
  if (word >= words.count || (words.lengths[word] as number) < prefix.length) return false
  // Folding the first letter alone is cheap and refuses nearly all.
  const start = words.starts[word] as number
  const initial = foldWord(rendition.text, start, start + 1)
  if (initial !== '' && !initial.startsWith(prefix[0] as string)) return false
  return foldedWord(rendition.text, words, word).startsWith(prefix)
}

/** What the sentence cites, then where a sentence or speech begins so (as quotations mostly do), then what the essay cites elsewhere. */
function rankOf({ source, word }: Hit, isClaimed: boolean, isCited: boolean): number {
  const { rendition, words } = source
  const start = words.starts[word] as number
  const before = rendition.text.slice(Math.max(0, start - 4), start)
  const begins = start === 0 || /[.!?:;…][\s"'”’»)]*$|\n\s*\n\s*$|["“«‘„]$/.test(before)
  return (isClaimed ? 4 : 0) + (begins ? 2 : 0) + (isCited ? 1 : 0)
}

/** The first of the words that are written anew: on the cursor's line, and with no markup between it and the cursor. */
function firstReplaced({ text, scan }: Essay, words: readonly Typed[], at: number): number {
  let from = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1
  for (let i = at - 1; i >= from; i--) {
    if (text[i] === scan[i]) continue
    from = i + 1
    break
  }
  const first = words.findIndex(word => word.start >= from)
  return first < 0 ? words.length - 1 : first
}

/** A writer's capital or small letter at the beginning of a quotation is the writer's. */
function keepCase(words: string, typed: string, isFirst: boolean): string {
  const [a, b] = [words[0] ?? '', typed[0] ?? '']
  return isFirst && a !== b && a.toLowerCase() === b.toLowerCase() ? b + words.slice(1) : words
}

function lastWordLength(head: string): number {
  return /[\p{L}\p{M}\p{N}'’\u00AD-]*$/u.exec(head)?.[0].length ?? 0
}

/** Beginning and end: of two lengths of one passage the ends differ. */
export function shortened(text: string): string {
  if (text.length <= LABEL_LENGTH) return text
  const tail = 24
  return `${text.slice(0, LABEL_LENGTH - tail - 3).trimEnd()} … ${text.slice(-tail).trimStart()}`
}

function documentationOf(source: Source, { source: contribution, word }: Hit, count: number, passage: Passage): string {
  const { rendition, words, path } = contribution
  const focus = spanOfWords<'text'>(words, word, word + count - 1)
  const longest = passage.tails.at(-1)?.text.length ?? 0
  const block = rendition.blocks.find(
    b => b.kind !== 'furniture' && b.span.start <= focus.start && focus.end <= b.span.end,
  )
  const whole = block?.span ?? { start: focus.start, end: Math.min(rendition.text.length, focus.end + longest) }
  const shown = excerpt(
    rendition.text.slice(whole.start, whole.end),
    { start: focus.start - whole.start, end: focus.end - whole.start },
    CONTEXT_LENGTH,
  )
  return blocks(quote(emphasised(shown.text, shown.focus)), `— ${plain(source.title)}  \n${plain(path)}`)
}
