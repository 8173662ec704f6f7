/** The unit that word indexes hold: passages of about {@link PASSAGE} characters, which never cross a document. */
import type { Asked } from '../workload.ts'
import type { Answer, Tool } from './tool.ts'
import { aroundAnchor, type Found, longestOf, nearest } from './verify.ts'

const PASSAGE = 1500
/** So many proposals are verified. */
export const PROPOSALS = 10

export interface Passages {
  readonly count: number
  readonly text: (passage: number) => string
  readonly documents: readonly number[]
  readonly starts: readonly number[]
}

export function cutPassages(folded: readonly string[]): Passages {
  const documents: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  folded.forEach((text, document) => {
    for (let from = 0; from < text.length; ) {
      const space = text.indexOf(' ', from + PASSAGE)
      const to = space < 0 ? text.length : space
      documents.push(document)
      starts.push(from)
      ends.push(to)
      from = to + 1
    }
  })
  const text = (passage: number): string =>
    (folded[documents[passage] as number] as string).slice(starts[passage], ends[passage])
  return { count: documents.length, text, documents, starts }
}

/** A program that proposes passages for words, with each proposal verified. */
export function proposing(
  folded: readonly string[],
  passages: Passages,
  propose: (words: string) => readonly number[],
): NonNullable<Tool['find']> {
  return asked => {
    const piece = longestOf(asked.pieces)
    let best: (Found & { document: number }) | undefined
    for (const passage of propose(piece)) {
      const document = passages.documents[passage] as number
      const start = passages.starts[passage] as number
      const text = folded[document] as string
      const found = nearest(text, piece, start - piece.length, start + PASSAGE + 2 * piece.length)
      if (found && (!best || found.errors < best.errors)) best = { ...found, document }
      if (best?.errors === 0) break
    }
    return best && answer(asked, best, folded)
  }
}

function answer(asked: Asked, best: Found & { document: number }, folded: readonly string[]): Answer | undefined {
  return aroundAnchor(best.document, folded[best.document] as string, asked, best)
}
