/**
 * A quotation from its first words: the passages of the sources that go on from what has been typed. The words since the opening mark
 * (or the last ellipsis) must stand so in a source; the last may be a beginning of a word. Cost: see index/runs.ts.
 */
import type { Corpus, Source } from '../../corpus/corpus.ts'
import type { Essay } from '../../essay/essay.ts'
import type { WritingQuotation } from '../../essay/writing-at.ts'
import type { Contribution } from '../../index/contribution.ts'
import type { SourceId } from '../../model/place.ts'
import { foldWord } from '../../text/fold.ts'
import { type Offset, span } from '../../text/span.ts'
import { foldedWord, spanOfWords } from '../../text/words.ts'
import { excerpt } from '../excerpt.ts'
import { blocks, emphasised, plain, quote } from '../hover-markup.ts'
import type { Citables } from './citables.ts'
import { citedKeys, keysBefore, keysInSentence } from './cited-here.ts'
import type { CompletionItem, CompletionList } from './completion-list.ts'
import { type Passage, passageFrom } from './passage.ts'
import { styleOfMark } from './quotation-style.ts'
import { quotedText, type Setting } from './quoted-text.ts'
import { keepCase, LEAST_TYPED, type Typed, type TypedWord, typedAt } from './typed-words.ts'

const MOST_PASSAGES = 8
/** Places that are looked at before the best are taken: a common beginning has thousands. */
const MOST_PLACES = 200
/** Two common words and the beginning of a third: so many places are tried. */
const MOST_TRIED = 40_000
/** The list of an editor is narrow, and the key stands beside. */
const LABEL_LENGTH = 44
const CONTEXT_LENGTH = 420

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
  citables: Citables,
): CompletionList | undefined {
  const typed = typedAt(essay, writing, at)
  if (!typed || typed.words.length < LEAST_TYPED) return undefined
  const here =
    writing.form === 'block'
      ? keysBefore(essay, writing.paragraph.start)
      : keysInSentence(essay, writing.paragraph, writing.start, writing.end)
  const claimed = new Set(here.flatMap(key => citables.resolve(key)))
  const cited = citedKeys(essay)
  const ranked = places(corpus, typed, claimed)
    .map(hit => ({ hit, source: corpus.source(hit.source.id) }))
    .map(({ hit, source }, order) => ({ hit, source, order, key: citables.keyOf(source) }))
    .map(found => ({ ...found, rank: rankOf(found.hit, claimed.has(found.source.id), cited.has(found.key)) }))
    .sort((a, b) => b.rank - a.rank || a.order - b.order)
  const behind = essay.text.slice(writing.end, Math.max(writing.end, writing.paragraph.end))
  // A citation that stands behind the closing mark already, or one that the sentence makes elsewhere.
  const isCitedBehind = /^[ \u00A0]?\[[^\]\n]*@/.test(behind)
  const isCited = (key: string): boolean => writing.form === 'inline' && (isCitedBehind || here.includes(key))
  const marks = writing.mark === undefined ? undefined : styleOfMark(writing.mark, essay.language, writing.space)
  const style = marks && { ...marks, close: writing.closing ?? marks.close }
  const items: CompletionItem[] = []
  const seen = new Set<string>()
  let passages = 0
  for (const { hit, source, key } of ranked) {
    if (passages === MOST_PASSAGES) break
    const setting: Setting = {
      ...(style ? { style } : {}),
      ...(isCited(key) ? {} : { key }),
      behind,
      language: essay.language,
    }
    const fresh = itemsOf(typed, hit, source, key, setting).filter(({ insert }) => !seen.has(`${key} ${insert}`))
    for (const { insert } of fresh) seen.add(`${key} ${insert}`)
    items.push(...fresh)
    if (fresh.length > 0) passages++
  }
  return { items, incomplete: true, replace: span(typed.start, writing.end), typedEnd: at }
}

function itemsOf(typed: Typed, hit: Hit, source: Source, key: string, setting: Setting): CompletionItem[] {
  const count = typed.words.length
  const passage = passageFrom(hit.source, hit.word + typed.first, hit.word + count - 1)
  const unfinished = typed.inProgress ? lastWordLength(passage.head) : 0
  const documentation = documentationOf(source, hit, count, passage)
  return passage.tails.map(({ text, to }): CompletionItem => {
    const whole = keepCase(passage.head + text, typed)
    const rest = whole.slice(passage.head.length - unfinished).trim()
    const gap = passage.head === '' && whole.startsWith(' ') && !typed.behindSpace ? ' ' : ''
    return {
      kind: 'quotation',
      label: rest === '' ? `${setting.style?.close ?? ''} @${key}`.trim() : shortened(rest, LABEL_LENGTH),
      note: `@${key}`,
      detail: source.title,
      documentation,
      insert: gap + quotedText(whole, to === 'sentence', setting),
      filter: typed.text + whole.slice(Math.min(whole.length, typed.text.length)),
    }
  })
}

/** Claimed sources first, so that a common beginning elsewhere does not crowd them out. */
function places(corpus: Corpus, { words, inProgress }: Typed, claimed: ReadonlySet<SourceId>): readonly Hit[] {
  const found: Hit[] = []
  const seen = new Set<string>()
  const complete = inProgress ? words.slice(0, -1) : words
  const hashes = Int32Array.from(complete, word => word.hash)
  const prefix = inProgress ? (words.at(-1) as TypedWord).folded : ''
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

function lastWordLength(head: string): number {
  return /[\p{L}\p{M}\p{N}'’\u00AD-]*$/u.exec(head)?.[0].length ?? 0
}

/** Beginning and end, of whole words where there are blanks: of two lengths of one passage the ends differ. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const from = text.length - Math.floor(longest * TAIL_SHARE)
  const to = longest - (text.length - from) - ' … '.length
  const head = text.slice(0, to + 1).replace(/(?<=\S)\s+\S*$/, '')
  const tail = text.slice(from - 1).replace(/^\S*\s+(?=\S)/, '')
  return `${head.slice(0, to)} … ${tail.slice(from - text.length)}`
}

const TAIL_SHARE = 0.4

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
