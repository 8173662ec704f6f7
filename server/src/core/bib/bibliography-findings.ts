/** What is wrong in one bibliography file, for the file itself. */
import type { FindingCode, Severity } from '../model/finding.ts'
import { LineIndex } from '../text/lines.ts'
import { type Span, span } from '../text/span.ts'
import { say } from '../wording.ts'
import { Library } from './library.ts'
import type { Bibliography } from './reference.ts'

export interface BibliographyFinding {
  readonly code: FindingCode & `bibliography.${string}`
  readonly severity: Severity
  readonly span: Span<'raw'>
  /** Names the entry and its line. */
  readonly message: string
}

/** Nobody mends more at a time. */
const MOST_FINDINGS = 200

/** Fields of BibLaTeX that name other entries, which are used without being cited. */
const NAMING = /\b(?:crossref|xref|xdata|related|entryset)\s*=\s*["{]([^"{}]*)["}]/gi

/**
 * In the order of the file.
 * @param text what the bibliography was read from
 * @param cited the keys that all essays name; absent: that is not known
 */
export function bibliographyFindings(
  text: string,
  bibliography: Bibliography,
  cited?: ReadonlySet<string>,
): readonly BibliographyFinding[] {
  const lines = new LineIndex<'raw'>(text)
  const lineOf = (at: Span<'raw'>): number => lines.lineColumnAt(at.start).line + 1
  const broken = bibliography.problems
    .slice(0, MOST_FINDINGS)
    .map(({ key, message, span: at }): BibliographyFinding => {
      const where = at ?? span<'raw'>(0, 0)
      const line = lineOf(where)
      return {
        code: 'bibliography.broken-entry',
        severity: 'warning',
        span: shown(text, where),
        message:
          key === undefined ? say('Line {0}: {1}', line, message) : say('“{0}” (line {1}): {2}', key, line, message),
      }
    })
  const twice = Library.of([bibliography])
    .duplicates.slice(0, MOST_FINDINGS)
    .flatMap(({ key, references, differ }) => {
      const last = references.at(-1)
      return references.slice(0, -1).map((reference): BibliographyFinding => {
        const line = lineOf(reference.keySpan)
        const other = last ? lineOf(last.keySpan) : line
        return {
          code: 'bibliography.duplicate-key',
          severity: differ ? 'warning' : 'information',
          span: reference.keySpan,
          message: differ
            ? say('“{0}” (line {1}) is the key of another work on line {2} too, and that one counts.', key, line, other)
            : say(
                '“{0}” (line {1}) is the key of the same work on line {2} too, and that one counts.',
                key,
                line,
                other,
              ),
        }
      })
    })
  const unused = cited ? neverCited(text, bibliography, cited) : []
  return [...broken, ...twice, ...unused].sort((a, b) => a.span.start - b.span.start)
}

function neverCited(text: string, { references }: Bibliography, cited: ReadonlySet<string>): BibliographyFinding[] {
  const named = new Set(
    [...text.matchAll(NAMING)].flatMap(match => (match[1] as string).split(',').map(key => key.trim())),
  )
  return references
    .filter(({ key }) => !cited.has(key) && !named.has(key))
    .slice(0, MOST_FINDINGS)
    .map(({ key, keySpan }) => ({
      code: 'bibliography.never-cited',
      severity: 'hint',
      span: keySpan,
      message: say('No essay of this workspace cites @{0}.', key),
    }))
}

/** A whole entry is too much to underline, and a point cannot be seen: at most the rest of the line that it begins on. */
function shown(text: string, { start, end }: Span<'raw'>): Span<'raw'> {
  const from = Math.min(start, Math.max(0, text.length - 1))
  const next = text.indexOf('\n', from)
  const line = next < 0 ? text.length : next
  const stop = end - from <= 1 ? line : Math.min(end, line)
  return span(from, from + Math.max(1, text.slice(from, stop).trimEnd().length))
}
