/** What a writer has typed of a quotation, as far as it is compared with the sources, and what of it is written anew. */
import { readPattern } from '../../check/pattern.ts'
import type { Essay } from '../../essay/essay.ts'
import { OBJECT } from '../../essay/mask.ts'
import type { WritingQuotation } from '../../essay/writing-at.ts'
import { isWordUnit } from '../../text/fold.ts'

/** Fewer words stand in too many places. */
export const LEAST_TYPED = 3
/** So many words tell a place; what stands before them is not compared. */
const MOST_COMPARED = 12

/** Offsets into the essay. */
export interface TypedWord {
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly hash: number
}

export interface Typed {
  readonly words: readonly TypedWord[]
  /** The last word may go on. */
  readonly inProgress: boolean
  /** The first word that is written anew, with all behind it; the number of words when none is. */
  readonly first: number
  /** Where that begins, and what stands there up to the cursor. */
  readonly start: number
  readonly text: string
  /** Space stands before `start`. */
  readonly behindSpace: boolean
}

export function typedAt(essay: Essay, writing: WritingQuotation, at: number): Typed | undefined {
  const { text, scan } = essay
  // A bracket or a mark is the beginning of something of the writer's own.
  if (/[[({"“„«]/.test(text[at - 1] ?? '')) return undefined
  const words = wordsSince(scan, writing.start, at)
  const inProgress = words.at(-1)?.end === at && isWordUnit(scan.charCodeAt(at - 1))
  const first = firstReplaced(essay, words, at)
  // With markup inside it nobody can tell what of the word is there.
  if (inProgress && first === words.length) return undefined
  const start = words[first]?.start ?? at
  return { words, inProgress, first, start, text: text.slice(start, at), behindSpace: /\s$/.test(text.slice(0, start)) }
}

/** The words since the last ellipsis, bracket or code, at most as many as are compared. */
function wordsSince(scan: string, start: number, at: number): readonly TypedWord[] {
  const text = scan.slice(start, at)
  // Behind an ellipsis the next piece has not begun.
  if (/[….]\s*$|\[(?:…|\.\s?\.\s?\.)\]\s*$/.test(text) && !/(?<!\.\s?)\.\s*$/.test(text)) return []
  const from = text.lastIndexOf(OBJECT) + 1
  const last = readPattern(text.slice(from)).pieces.at(-1)
  if (!last) return []
  const bracketed = last.words.findLastIndex(word => word.bracket !== undefined)
  return last.words
    .slice(bracketed + 1)
    .slice(-MOST_COMPARED)
    .map(word => ({ ...word, start: start + from + word.start, end: start + from + word.end }))
}

/** The first of the words on the cursor's line with no markup between it and the cursor. */
function firstReplaced({ text, scan }: Essay, words: readonly TypedWord[], at: number): number {
  let from = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1
  for (let i = at - 1; i >= from; i--) {
    if (text[i] === scan[i]) continue
    from = i + 1
    break
  }
  const first = words.findIndex(word => word.start >= from)
  return first < 0 ? words.length : first
}

/** A writer's capital or small letter at the beginning of a quotation is the writer's. */
export function keepCase(words: string, { first, text }: Typed): string {
  const [a, b] = [words[0] ?? '', text[0] ?? '']
  return first === 0 && a !== b && a.toLowerCase() === b.toLowerCase() ? b + words.slice(1) : words
}
