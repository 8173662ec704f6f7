/** What is kept of a BibTeX file, piece by piece, so that its next version is read only where it differs. */
import { type BibtexPiece, bibtexPieces } from './bibtex-entries.ts'
import type { BibtexField } from './bibtex-entry-reader.ts'
import type { EntryProblem, Reference } from './reference.ts'
import { sameEnds } from './same-ends.ts'

/** One piece of a file as it was read. */
export interface KeptPiece {
  /** Of its `@` in the present text. */
  readonly start: number
  readonly end: number
  readonly reach: number
  readonly afterUnclosed: boolean
  readonly isUnclosed: boolean
  readonly truncated: boolean
  /** Everything below counts from here: where the piece began when it was read. */
  readonly origin: number
  readonly strings?: ReadonlyMap<string, BibtexField>
  readonly problems: readonly EntryProblem[]
  readonly entry?: KeptEntry
}

/** What is known of an entry without its fields. */
export interface KeptEntry {
  readonly key: string
  /** BibLaTeX's `ids`. */
  readonly aliases: readonly string[]
  /** Absent: it is no work. */
  readonly reference?: Reference
  /** Found while its values were read. */
  readonly problems: readonly EntryProblem[]
  /** Names of `@string` that its values ask for, defined or not. */
  readonly names: boolean
  /** It takes fields from other entries, or asks for one. */
  readonly inherits: boolean
}

/** A piece of a new version: one that was kept, or one that has to be read. */
export type NextPiece = { readonly kept: KeptPiece } | { readonly fresh: BibtexPiece }

/**
 * The pieces of `text`, each when it is asked for: as a split from the start gives them. Of the version before (`pieces` of `before`)
 * those are taken over that nothing changed for: up to the change as far as no look ahead reached it; behind it from the first
 * line on where both versions have a piece at the same place.
 */
export function nextPieces(text: string, before: string, pieces: readonly KeptPiece[]): () => NextPiece | undefined {
  const same = sameEnds(before, text)
  const by = text.length - before.length
  let at = 0
  let from = 0
  let unclosed = false
  let read: (() => BibtexPiece | undefined) | undefined
  let ahead = 0
  const isTail = (piece: BibtexPiece): boolean => {
    const line = text.lastIndexOf('\n', piece.start - 1)
    if (line < text.length - same.after) return false
    while (ahead < pieces.length && (pieces[ahead] as KeptPiece).start + by < piece.start) ahead++
    const old = pieces[ahead]
    return old !== undefined && old.start + by === piece.start && old.afterUnclosed === piece.afterUnclosed
  }
  let tail = false
  return () => {
    if (tail) {
      const kept = pieces[ahead++]
      return kept && { kept: moved(kept, by) }
    }
    if (!read) {
      const kept = pieces[at]
      if (kept && kept.reach <= same.before) {
        at++
        from = kept.end
        unclosed ||= kept.isUnclosed
        return { kept }
      }
      read = bibtexPieces(text, from, unclosed)
    }
    const fresh = read()
    if (!fresh) return undefined
    tail = isTail(fresh)
    if (!tail) return { fresh }
    const kept = pieces[ahead++] as KeptPiece
    return { kept: moved(kept, by) }
  }
}

function moved(piece: KeptPiece, by: number): KeptPiece {
  return by === 0 ? piece : { ...piece, start: piece.start + by, end: piece.end + by, reach: piece.reach + by }
}
