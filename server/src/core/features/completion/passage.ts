/**
 * The words of a source from some place on, as they are quoted: on one line, without what is on the page but not in the text (heads,
 * numbers of pages and lines, note marks) and without line-end hyphens; the lines of a poem with ` / ` between them. To the end of the
 * sentence, or of the clause.
 */
import { isAside } from '../../check/asides.ts'
import type { Contribution } from '../../index/contribution.ts'
import { sentences } from '../../text/sentences.ts'
import { endOfSpeech } from './quotation-style.ts'

export interface Passage {
  /** What the writer has typed of it, as the source has it. */
  readonly head: string
  /** The rest, with the space before it; empty when nothing comes. Shortest first; never empty. */
  readonly tails: readonly Tail[]
}

export interface Tail {
  readonly text: string
  readonly to: 'clause' | 'sentence'
}

/** A longer sentence is not offered whole. */
const LONGEST = 1500
/** A clause must bring something: at least so many letters more. */
const LEAST_CLAUSE = 8

/** The passage from word `from` on; words `from` to `last` are typed already (none of them: `from` is the word behind `last`). */
export function passageFrom(source: Contribution, from: number, last: number): Passage {
  const { rendition, words } = source
  const { text, blocks } = rendition
  const typedEnd = words.ends[last] as number
  const start = from > last ? typedEnd : (words.starts[from] as number)
  const block = blocks.find(b => b.kind !== 'furniture' && b.span.start <= typedEnd - 1 && typedEnd <= b.span.end)
  const limit = Math.min(block?.span.end ?? paragraphEnd(text, typedEnd), typedEnd + LONGEST)
  const isCut = limit === typedEnd + LONGEST
  const head = quotable(source, start, typedEnd, from)
  const rest = quotable(source, typedEnd, limit, last + 1)
  const whole = head + rest
  const sentence = sentences(whole).find(s => s.end >= head.trimEnd().length)
  const end = sentence?.end ?? whole.length
  const tails: Tail[] = []
  // Who begins inside speech wants the speech, and not what its author says of it.
  const spoken = endOfSpeech(whole)
  const clause = spoken >= head.length && spoken < end ? spoken : clauseEnd(whole, head.length, end)
  if (clause > 0 && isMore(whole, clause, end)) tails.push({ text: whole.slice(head.length, clause), to: 'clause' })
  if (!(isCut && end === whole.length)) tails.push({ text: whole.slice(head.length, end), to: 'sentence' })
  if (tails.length === 0) tails.push({ text: '', to: 'clause' })
  return { head, tails }
}

/** The sentence round some words, whole. */
export function sentenceRound(source: Contribution, from: number, last: number): { text: string; fromWord: number } {
  const { rendition, words } = source
  const { text, blocks } = rendition
  const at = words.starts[from] as number
  const block = blocks.find(b => b.kind !== 'furniture' && b.span.start <= at && at < b.span.end)
  const low = Math.max(block?.span.start ?? 0, at - LONGEST)
  const high = Math.min(block?.span.end ?? paragraphEnd(text, at), at + LONGEST)
  // Stops inside furniture end no sentence: the sentences are those of the text with it blanked.
  let visible = text.slice(low, high)
  for (const gap of rendition.furniture) {
    if (gap.end <= low || gap.start >= high) continue
    const a = Math.max(gap.start, low) - low
    const b = Math.min(gap.end, high) - low
    visible = visible.slice(0, a) + ' '.repeat(b - a) + visible.slice(b)
  }
  const found = sentences(visible).find(s => s.start + low <= at && at < s.end + low)
  const start = low + (found?.start ?? 0)
  const end = low + (found?.end ?? visible.length)
  let word = from
  while (word > 0 && (words.starts[word - 1] as number) >= start) word--
  const first = words.starts[word] as number
  return { text: quotable(source, first, Math.max(end, words.ends[last] as number), word).trimEnd(), fromWord: word }
}

function paragraphEnd(text: string, at: number): number {
  const blank = /\n[ \t\r]*\n/g
  blank.lastIndex = at
  return blank.exec(text)?.index ?? text.length
}

/** Where the clause ends that goes on at `from`; 0 where it ends with the sentence. */
function clauseEnd(text: string, from: number, to: number): number {
  const mark = /[,;:](?=["'”’»]?\s)|\s*[—–]|\s--?(?=\s)|\s\(/g
  mark.lastIndex = from
  for (let hit = mark.exec(text); hit && hit.index < to; hit = mark.exec(text)) {
    const brought = text.slice(from, hit.index).match(/[\p{L}\p{N}]/gu)?.length ?? 0
    if (brought >= LEAST_CLAUSE) return hit.index
  }
  return 0
}

/** Whether words come between: else the clause is the sentence. */
function isMore(text: string, from: number, to: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(from, to))
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly by: '' | ' '
}

/** The text from `start` to `end`; `word` is the first word that does not end before `start`. */
export function quotable(
  source: Pick<Contribution, 'rendition' | 'words'>,
  start: number,
  end: number,
  word: number,
): string {
  const { rendition, words } = source
  const { text, furniture } = rendition
  const cuts: Cut[] = []
  for (const gap of furniture) {
    if (gap.start >= end) break
    if (gap.end > start) cuts.push({ start: Math.max(start, gap.start), end: Math.min(end, gap.end), by: ' ' })
  }
  for (let i = word; i < words.count && (words.starts[i] as number) < end; i++) {
    const from = words.starts[i] as number
    const to = words.ends[i] as number
    if (isAside(text, words, i)) cuts.push({ ...withBrackets(text, from, to), by: '' })
    // A word over a line's end: `commu-⏎nism`.
    else if (to - from > 1 && text.slice(from, to).includes('\n')) {
      for (const hyphen of text.slice(from, to).matchAll(/[-\u2010\u2011\u00ac]?[ \t\r]*\n[ \t\r]*/g))
        cuts.push({ start: from + hyphen.index, end: from + hyphen.index + hyphen[0].length, by: '' })
    }
  }
  cuts.sort((a, b) => a.start - b.start)
  let out = ''
  let at = start
  for (const cut of cuts) {
    if (cut.end <= at) continue
    if (cut.start > at) out += text.slice(at, cut.start)
    at = Math.min(end, cut.end)
    out += cut.by
    if (/^[.,;:!?)\]”’»]/.test(text.slice(at, at + 1))) out = out.trimEnd()
  }
  out += text.slice(at, end)
  const shown = isVerse(source, start) ? out.replace(/(?<=\S)[ \t\r]*\n\s*(?=\S)/g, ' / ') : out
  return shown.replace(/\u00AD/g, '').replace(/[^\S\u00A0\u202F]+/g, ' ')
}

/** A block of at least three short lines that all begin with a capital. Prose that was broken into lines goes on in small letters. */
export function isVerse({ rendition }: Pick<Contribution, 'rendition'>, at: number): boolean {
  const block = rendition.blocks.find(b => b.kind !== 'furniture' && b.span.start <= at && at < b.span.end)
  if (!block) return false
  const lines = rendition.text.slice(block.span.start, Math.min(block.span.end, block.span.start + LONGEST)).split('\n')
  const written = lines.map(line => line.trim()).filter(line => line !== '')
  return written.length >= VERSE_LINES && written.every(line => line.length <= VERSE_LENGTH && VERSE_START.test(line))
}

const VERSE_LINES = 3
const VERSE_LENGTH = 64
const VERSE_START = /^["'“‘«(—-]*\p{Lu}/u

/** The brackets of a note's mark and the full stop behind an item's number go with it. */
function withBrackets(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  let to = end
  while (from > 0 && start - from < 10 && /[\s\p{L}\p{N}.*†‡§¶\-:,]/u.test(text[from - 1] as string)) from--
  while (to < text.length && to - end < 10 && /[\s\p{L}\p{N}.*†‡§¶\-:,]/u.test(text[to] as string)) to++
  const isBracketed = /[[{]/.test(text[from - 1] ?? '') && /[\]}]/.test(text[to] ?? '')
  if (isBracketed) return { start: from - 1, end: to + 1 }
  const isItem = /^[.)][ \t]/.test(text.slice(end, end + 2))
  return { start, end: isItem ? end + 2 : end }
}
