/**
 * Reads the writer's marks in a quotation: splits it at its ellipses into pieces that stand in the source in this order, and tells
 * bracketed words (the writer's own) from quoted ones. Marks are allowances, not orders: aligned words decide, so a source that has
 * the same brackets or dots itself matches them as it stands.
 */
import { eachWord, foldWord, hashWord } from '../text/fold.ts'

export interface PatternWord {
  /** Into the quotation's masked text. */
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly hash: number
  /**
   * `free`: wholly in the brackets that open at `open`. `part`: `[t]he`, `walk[ed]`: `kept` holds what stands outside the brackets.
   */
  readonly bracket?: { readonly kind: 'free'; readonly open: number } | { readonly kind: 'part'; readonly kept: string }
}

export interface Piece {
  readonly words: readonly PatternWord[]
  readonly hashes: Int32Array
  /** How this piece goes on from the one before: after an ellipsis, or directly (a very long quotation is cut into pieces). */
  readonly after: 'start' | 'ellipsis' | 'directly'
}

export interface Pattern {
  readonly pieces: readonly Piece[]
  /** The ellipsis before piece i, from its first to its last dot or bracket; empty where `after` is not `ellipsis`. */
  readonly ellipses: readonly { readonly start: number; readonly end: number }[]
  readonly wordCount: number
}

/**
 * `…` `...` `. . .` `....` and lines of dots or asterisks, bare or in brackets (`[…]`, `(...)`, `<…>`, `‹…>`). Two dots are a slip of the
 * keyboard and mark nothing.
 */
const ELLIPSIS =
  /[[(<‹]\s?(?:\u2026|\.(?:[ \u00a0\u202f]?\.){2,7})\s?[\])>›]|\u2026(?:[ \u00a0\u202f]?[.\u2026])*|\.(?:[ \u00a0\u202f]{0,2}\.){2,200}|\*(?:[ \u00a0]{0,4}\*){2,60}/g

const SIC = /\[\s*sic\s*[!.:]?\s*\]|\(\s*sic\s*[!.]?\s*\)/gi

/** Aligning costs rows × columns, so what is longer is aligned in pieces of this many words. */
const LONGEST_PIECE = 600

/** `[…]` of at most this many characters is an insertion; longer ones are text in brackets. */
const LONGEST_BRACKET = 120

export function readPattern(masked: string): Pattern {
  const text = masked.replace(SIC, found => ' '.repeat(found.length))
  const pieces: Piece[] = []
  const ellipses: { start: number; end: number }[] = []
  let from = 0
  let pending = { start: 0, end: 0 }
  const finish = (to: number): void => {
    const words = wordsOf(text, from, to)
    for (let at = 0; at < words.length; at += LONGEST_PIECE) {
      const part = words.slice(at, at + LONGEST_PIECE)
      const after = at > 0 ? 'directly' : pieces.length > 0 ? 'ellipsis' : 'start'
      const start = part[0] as PatternWord
      ellipses.push(after === 'ellipsis' ? pending : { start: start.start, end: start.start })
      pieces.push({ words: part, hashes: Int32Array.from(part, word => word.hash), after })
    }
  }
  for (const found of text.matchAll(ELLIPSIS)) {
    finish(found.index)
    pending = { start: found.index, end: found.index + found[0].length }
    from = pending.end
  }
  finish(text.length)
  return { pieces, ellipses, wordCount: pieces.reduce((sum, piece) => sum + piece.words.length, 0) }
}

function wordsOf(text: string, from: number, to: number): PatternWord[] {
  const brackets = findBrackets(text, from, to)
  const words: PatternWord[] = []
  let skipTo = from
  eachWord(text, from, to, (start, end) => {
    if (start < skipTo) return
    const joined = wordAcrossBrackets(text, start, end, brackets)
    if (joined) {
      words.push(joined)
      skipTo = joined.end
      return
    }
    const folded = foldWord(text, start, end)
    const open = brackets.find(b => b.start < start && end < b.end)?.start
    const bracket = open === undefined ? {} : { bracket: { kind: 'free', open } as const }
    words.push({ start, end, folded, hash: hashWord(folded), ...bracket })
  })
  return words
}

interface Bracket {
  readonly start: number
  readonly end: number
}

function findBrackets(text: string, from: number, to: number): Bracket[] {
  const found: Bracket[] = []
  let open = -1
  for (let i = from; i < to; i++) {
    const char = text.charCodeAt(i)
    if (char === 0x5b) open = i
    else if (char === 0x5d && open >= 0) {
      if (i - open <= LONGEST_BRACKET) found.push({ start: open, end: i + 1 })
      open = -1
    }
  }
  return found
}

/** `[T]he`, `walk[ed]`, `state[]`: one word with a bracket inside or at its edge. */
function wordAcrossBrackets(
  text: string,
  start: number,
  end: number,
  brackets: readonly Bracket[],
): PatternWord | undefined {
  const bracket = brackets.find(
    b =>
      (b.start < start && end < b.end && end === b.end - 1 && start === b.start + 1 && isLetter(text, b.end)) ||
      (b.start === end && b.start >= start),
  )
  if (!bracket) return undefined
  let last = bracket.end
  while (isLetter(text, last)) last++
  const first = Math.min(start, bracket.start)
  const whole = foldWord(text.slice(first, last).replace(/[[\]]/g, ''))
  const kept = foldWord(text.slice(first, bracket.start) + text.slice(bracket.end, last))
  if (kept.length === 0 || /\s/.test(text.slice(first, last).trim())) return undefined
  return { start: first, end: last, folded: whole, hash: hashWord(whole), bracket: { kind: 'part', kept } }
}

function isLetter(text: string, at: number): boolean {
  return /^\p{L}/u.test(text.slice(at, at + 2))
}
