/**
 * Turns an alignment into the list of differences that a reader would name: neighbouring changed words are one difference.
 */
import type { Difference, DifferenceClass, DifferenceKind } from '../model/verdict.ts'
import type { Step } from '../text/align.ts'
import { span } from '../text/span.ts'
import type { FoundPlace } from './find-places.ts'
import type { Pattern, PatternWord, Piece } from './pattern.ts'

/** A writer's bracket stands for at most this many words of the source; more is an omission that nothing shows. */
export const MOST_WORDS_FOR_A_BRACKET = 8

interface Context {
  readonly essayText: string
  /** Where the quotation's masked text begins in the essay. */
  readonly origin: number
  readonly place: FoundPlace
}

/** The differences between a quotation and a place, in the order of the quotation. */
export function differencesOf(pattern: Pattern, place: FoundPlace, essayText: string, origin: number): readonly Difference[] {
  const context: Context = { essayText, origin, place }
  const differences: Difference[] = []
  let sourceEnd = firstWord(place)
  pattern.pieces.forEach((piece, i) => {
    const alignment = place.pieces[i]
    if (!alignment) {
      differences.push(missingPiece(context, piece, sourceEnd))
      return
    }
    if (piece.after !== 'start') {
      const gap = gapBefore(context, pattern, i, sourceEnd, alignment.from)
      if (gap) differences.push(gap)
    }
    differences.push(...pieceDifferences(context, piece, alignment.steps))
    sourceEnd = alignment.to
  })
  return differences
}

function firstWord(place: FoundPlace): number {
  return place.pieces.find(alignment => alignment)?.from ?? 0
}

function missingPiece(context: Context, piece: Piece, at: number): Difference {
  return difference(context, 'word.added', 'unlicensed', piece, [0, piece.words.length], [at, at])
}

function gapBefore(context: Context, pattern: Pattern, index: number, from: number, to: number): Difference | undefined {
  const piece = pattern.pieces[index] as Piece
  if (to <= from) return undefined
  if (piece.after === 'directly') return difference(context, 'word.dropped', 'unlicensed', piece, [0, 0], [from, to])
  const mark = pattern.ellipses[index] as { start: number; end: number }
  const { origin, essayText } = context
  return {
    kind: 'omission.marked',
    class: 'marked',
    essay: span(origin + mark.start, origin + mark.end),
    essayText: essayText.slice(origin + mark.start, origin + mark.end),
    ...sourceSide(context, [from, to]),
  }
}

function pieceDifferences(context: Context, piece: Piece, steps: readonly Step[]): Difference[] {
  const found: Difference[] = []
  for (let i = 0; i < steps.length; ) {
    const step = steps[i] as Step
    if (step.kind === 'same') {
      const word = piece.words[step.rows[0]]
      if (word?.bracket?.kind === 'part') found.push(difference(context, 'bracket.marked', 'marked', piece, step.rows, step.columns))
      i++
      continue
    }
    let end = i + 1
    while (end < steps.length && groups(step.kind, (steps[end] as Step).kind)) end++
    found.push(...groupDifferences(context, piece, steps.slice(i, end)))
    i = end
  }
  return found
}

/** Runs of changed, added and dropped words are told as one; joined words and asides stand alone. */
function groups(first: Step['kind'], next: Step['kind']): boolean {
  const changes = (kind: Step['kind']): boolean =>
    kind === 'near' || kind === 'changed' || kind === 'extra' || kind === 'dropped'
  return changes(first) && (changes(next) || next === 'aside')
}

function groupDifferences(context: Context, piece: Piece, group: readonly Step[]): Difference[] {
  const steps = trimAsides(group)
  const first = steps[0] as Step
  const last = steps[steps.length - 1] as Step
  const rows: readonly [number, number] = [first.rows[0], last.rows[1]]
  const columns: readonly [number, number] = [first.columns[0], last.columns[1]]
  if (first.kind === 'aside') return [difference(context, 'aside.dropped', 'silent', piece, rows, columns)]
  if (first.kind === 'joined' || first.kind === 'split') {
    return [difference(context, 'word.joined', 'minor', piece, rows, columns)]
  }
  return bracketed(context, piece, rows, columns, steps) ?? [plainDifference(context, piece, rows, columns)]
}

function trimAsides(group: readonly Step[]): readonly Step[] {
  let end = group.length
  while (end > 1 && (group[end - 1] as Step).kind === 'aside') end--
  return group.slice(0, end)
}

function plainDifference(
  context: Context,
  piece: Piece,
  rows: readonly [number, number],
  columns: readonly [number, number],
): Difference {
  const kind = rows[0] === rows[1] ? 'word.dropped' : columns[0] === columns[1] ? 'word.added' : 'word.changed'
  return difference(context, kind, 'unlicensed', piece, rows, columns)
}

/** When the writer's own bracketed words are in the group: they are marked, and so is the little that they replace. */
function bracketed(
  context: Context,
  piece: Piece,
  rows: readonly [number, number],
  columns: readonly [number, number],
  steps: readonly Step[],
): Difference[] | undefined {
  const words = piece.words.slice(rows[0], rows[1])
  if (!words.some(word => word.bracket)) return undefined
  const unmarked = steps.filter(step => step.rows[0] < step.rows[1] && !(piece.words[step.rows[0]] as PatternWord).bracket)
  if (unmarked.length === 0 && columns[1] - columns[0] <= MOST_WORDS_FOR_A_BRACKET) {
    return [difference(context, 'bracket.marked', 'marked', piece, rows, columns)]
  }
  // Unbracketed words changed beside the bracket: tell each step for itself, the bracket's own as marked.
  return steps.map(step => {
    const own = step.rows[0] < step.rows[1] && (piece.words[step.rows[0]] as PatternWord).bracket
    if (own) return difference(context, 'bracket.marked', 'marked', piece, step.rows, step.columns)
    if (step.kind === 'aside') return difference(context, 'aside.dropped', 'silent', piece, step.rows, step.columns)
    return plainDifference(context, piece, step.rows, step.columns)
  })
}

function difference(
  context: Context,
  kind: DifferenceKind,
  class_: DifferenceClass,
  piece: Piece,
  rows: readonly [number, number],
  columns: readonly [number, number],
): Difference {
  return { kind, class: class_, ...essaySide(context, piece, rows), ...sourceSide(context, columns) }
}

/** The words of the essay; the empty place between two words where it has none. */
function essaySide(context: Context, piece: Piece, [from, to]: readonly [number, number]): Pick<Difference, 'essay' | 'essayText'> {
  const { origin, essayText } = context
  const before = piece.words[from - 1]
  const start = to > from ? (piece.words[from] as PatternWord).start : (before?.end ?? (piece.words[0] as PatternWord).start)
  const end = to > from ? (piece.words[to - 1] as PatternWord).end : start
  return { essay: span(origin + start, origin + end), essayText: essayText.slice(origin + start, origin + end) }
}

function sourceSide(context: Context, [from, to]: readonly [number, number]): Pick<Difference, 'source' | 'sourceText'> {
  const { words, rendition } = context.place.source
  const start = to > from ? words.starts[from] : from > 0 ? words.ends[from - 1] : 0
  const end = to > from ? words.ends[to - 1] : start
  const covered = span<'text'>(start ?? 0, end ?? 0)
  return { source: covered, sourceText: rendition.text.slice(covered.start, covered.end) }
}
