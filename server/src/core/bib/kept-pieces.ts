/**
 * Files that are read piece by piece, each piece by itself: with what was read of an earlier version only the pieces that changed are read.
 */
import { type Span, span } from '../text/span.ts'
import type { EntryProblem, Reference } from './reference.ts'
import { sameEnds } from './same-ends.ts'
import type { Steps } from './steps.ts'

/** What a piece says; spans count in the whole text. */
export interface PieceSays {
  readonly references: readonly Reference[]
  readonly problems: readonly EntryProblem[]
}

export interface KeptPieces {
  readonly text: string
  /** In order, by where they begin. */
  readonly pieces: ReadonlyMap<number, KeptPiece>
}

interface KeptPiece extends PieceSays {
  readonly end: number
}

/** Some milliseconds, whatever the format. */
const PIECES_IN_A_STEP = 20

/**
 * The pieces of a text, in order: as `read` reads them, or as they were read in the version before where they stand there, character for
 * character, before or behind the change.
 */
export function* readPieces(
  text: string,
  places: readonly Span<'raw'>[],
  before: KeptPieces | undefined,
  read: (place: Span<'raw'>) => PieceSays,
): Steps<KeptPieces> {
  const same = before && sameEnds(before.text, text)
  const by = text.length - (before?.text.length ?? 0)
  const pieces = new Map<number, KeptPiece>()
  let fresh = 0
  for (const place of places) {
    const { start, end } = place
    const isBefore = same !== undefined && end <= same.before
    const isBehind = same !== undefined && start >= text.length - same.after
    const moved = isBefore ? 0 : by
    const old = isBefore || isBehind ? before?.pieces.get(start - moved) : undefined
    if (old && old.end === end - moved) {
      pieces.set(start, moved === 0 ? old : movedPiece(old, moved))
      continue
    }
    if (fresh++ % PIECES_IN_A_STEP === PIECES_IN_A_STEP - 1) yield
    pieces.set(start, { ...read(place), end })
  }
  return { text, pieces }
}

function movedPiece({ end, references, problems }: KeptPiece, by: number): KeptPiece {
  return {
    end: end + by,
    references: references.map(one => ({ ...one, span: moved(one.span, by), keySpan: moved(one.keySpan, by) })),
    problems: problems.map(one => (one.span ? { ...one, span: moved(one.span, by) } : one)),
  }
}

function moved({ start, end }: Span<'raw'>, by: number): Span<'raw'> {
  return span(start + by, end + by)
}

export function allReferences({ pieces }: KeptPieces): readonly Reference[] {
  return [...pieces.values()].flatMap(({ references }) => references)
}

export function allProblems({ pieces }: KeptPieces): readonly EntryProblem[] {
  return [...pieces.values()].flatMap(({ problems }) => problems)
}
