import type { Position, Range } from 'vscode-languageserver'
import type { LineIndex } from '../core/text/lines.ts'
import { type Offset, type Span, span, type Unit } from '../core/text/span.ts'
import type { ShownSource } from './shown-sources.ts'

/** What the editor points at, clamped to the text. */
export function offsetOf<U extends Unit>(lines: LineIndex<U>, position: Position): Offset<U> {
  return lines.offsetAt(position)
}

/** The same of a range; one that is given backwards is empty. */
export function spanOf<U extends Unit>(lines: LineIndex<U>, range: Range): Span<U> {
  const start = offsetOf(lines, range.start)
  return span(start, Math.max(start, offsetOf(lines, range.end)))
}

/** What is selected in a source, as a stretch of its rendition. A line that only says where a page begins is nothing of it. */
export function sourceSpanOf({ map, lines }: Pick<ShownSource, 'map' | 'lines'>, range: Range): Span<'text'> {
  return map.backward(spanOf(lines, range))
}
