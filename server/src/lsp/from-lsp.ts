import type { Position } from 'vscode-languageserver'
import type { LineIndex } from '../core/text/lines.ts'
import type { Offset, Unit } from '../core/text/span.ts'

/** What the editor points at, clamped to the text. */
export function offsetOf<U extends Unit>(lines: LineIndex<U>, position: Position): Offset<U> {
  return lines.offsetAt(position)
}
