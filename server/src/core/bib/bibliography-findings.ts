/** What is wrong in one bibliography file, for the file itself. */
import type { FindingCode, Severity } from '../model/finding.ts'
import { LineIndex } from '../text/lines.ts'
import { type Span, span } from '../text/span.ts'
import { Library } from './library.ts'
import { parseBibliography } from './parse-bibliography.ts'

export interface BibliographyFinding {
  readonly code: FindingCode & `bibliography.${string}`
  readonly severity: Severity
  readonly span: Span<'raw'>
  /** Names the entry and its line. */
  readonly message: string
}

/** Nobody mends more at a time. */
const MOST_FINDINGS = 200

/** In the order of the file. `text` is decoded, without a byte-order mark. */
export function bibliographyFindings(text: string, path: string): readonly BibliographyFinding[] {
  const bibliography = parseBibliography(text, path)
  if (!bibliography) return []
  const lines = new LineIndex<'raw'>(text)
  const lineOf = (at: Span<'raw'>): number => lines.lineColumnAt(at.start).line + 1
  const broken = bibliography.problems
    .slice(0, MOST_FINDINGS)
    .map(({ key, message, span: at }): BibliographyFinding => {
      const where = at ?? span<'raw'>(0, 0)
      const name = key === undefined ? `Line ${lineOf(where)}` : `“${key}” (line ${lineOf(where)})`
      return {
        code: 'bibliography.broken-entry',
        severity: 'warning',
        span: shown(text, where),
        message: `${name}: ${message}`,
      }
    })
  const twice = Library.of([bibliography])
    .duplicates.slice(0, MOST_FINDINGS)
    .flatMap(({ key, references, differ }) => {
      const last = references.at(-1)
      return references.slice(0, -1).map((reference): BibliographyFinding => {
        const line = lineOf(reference.keySpan)
        const other = last ? lineOf(last.keySpan) : line
        const which = differ ? 'another work' : 'the same work'
        return {
          code: 'bibliography.duplicate-key',
          severity: differ ? 'warning' : 'information',
          span: reference.keySpan,
          message: `“${key}” (line ${line}) is the key of ${which} on line ${other} too, and that one counts.`,
        }
      })
    })
  return [...broken, ...twice].sort((a, b) => a.span.start - b.span.start)
}

/** A whole entry is too much to underline, and a point cannot be seen: at most the rest of the line that it begins on. */
function shown(text: string, { start, end }: Span<'raw'>): Span<'raw'> {
  const from = Math.min(start, Math.max(0, text.length - 1))
  const next = text.indexOf('\n', from)
  const line = next < 0 ? text.length : next
  const stop = end - from <= 1 ? line : Math.min(end, line)
  return span(from, from + Math.max(1, text.slice(from, stop).trimEnd().length))
}
