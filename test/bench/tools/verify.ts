/** How the word indexes, which only propose passages, look for a quotation in one: with approx-string-match, up to a share of errors. */
import search from 'approx-string-match'
import type { Asked } from '../workload.ts'
import type { Answer } from './tool.ts'

/** Of a piece's characters. */
const MOST_ERRORS = 0.3
/** How far from the longest piece, in characters, the others may stand. */
const REACH = 45_000

export interface Found {
  readonly from: number
  readonly to: number
  readonly errors: number
}

/** The nearest place of the piece between two characters of the text. */
export function nearest(text: string, piece: string, from = 0, to = text.length): Found | undefined {
  const part = from === 0 && to >= text.length ? text : text.slice(Math.max(0, from), to)
  const [best] = search(part, piece, Math.floor(piece.length * MOST_ERRORS))
  const base = Math.max(0, from)
  return best && { from: base + best.start, to: base + best.end, errors: best.errors }
}

export function longestOf(pieces: readonly string[]): string {
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
}

/** The hull of all pieces, when the others stand about the anchor. `locate` finds a piece in part of the text. */
export function aroundAnchor(
  document: number,
  text: string,
  { pieces }: Asked,
  anchor: { readonly from: number; readonly to: number },
  locate: typeof nearest = nearest,
): Answer | undefined {
  let { from, to } = anchor
  const longest = longestOf(pieces)
  for (const piece of pieces) {
    if (piece === longest) continue
    const beside = locate(text, piece, anchor.from - REACH, anchor.to + REACH)
    if (!beside) return undefined
    from = Math.min(from, beside.from)
    to = Math.max(to, beside.to)
  }
  return { document, from, to }
}
