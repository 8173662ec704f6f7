/** Numbers of verse lines, printed in the margin of poems. Cost: O(text). */
import { type Span, span } from '../../text/span.ts'
import { isBlankLine, type PlainLines } from './plain-lines.ts'

/** Fewer numbers than this in a margin may be chance. */
const LEAST_MARGIN_NUMBERS = 5

/**
 * `Sweet are the sounds that mingle from afar,      280`: numbers of verse lines. A number counts as one when the next or the
 * one before it is higher or lower by about as many lines of text as lie between them.
 */
export function marginNumbers(text: string, lines: PlainLines): readonly Span<'text'>[] {
  const candidates: { readonly at: Span<'text'>; readonly value: number; readonly verse: number }[] = []
  let verse = 0
  for (let line = 0; line < lines.count; line++) {
    if (isBlankLine(lines, line)) continue
    verse++
    const end = lines.textEnds[line] as number
    let start = end
    while (start > (lines.textStarts[line] as number) && isDigit(text.charCodeAt(start - 1))) start--
    const gap = end - start
    if (gap === 0 || gap > 5 || start - 2 <= (lines.textStarts[line] as number)) continue
    if (text.charCodeAt(start - 1) !== SPACE || text.charCodeAt(start - 2) !== SPACE) continue
    candidates.push({ at: span(start, end), value: Number(text.slice(start, end)), verse })
  }
  const found = candidates.filter((candidate, i) => {
    return [candidates[i - 1], candidates[i + 1]].some(other => {
      if (!other) return false
      const step = (other.value - candidate.value) * Math.sign(other.verse - candidate.verse)
      const distance = Math.abs(other.verse - candidate.verse)
      return step >= 2 && step <= 50 && Math.abs(distance - step) <= Math.max(1, step / 4)
    })
  })
  return found.length >= LEAST_MARGIN_NUMBERS ? found.map(candidate => candidate.at) : []
}

const SPACE = 32

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}
