import type { Span } from '../text/span.ts'

export type Severity = 'error' | 'warning' | 'information' | 'hint'

/** One thing to show a writer at one place of an essay. */
export interface Finding {
  /** Dotted words, stable for ever: `quotation.altered`. */
  readonly code: FindingCode
  readonly severity: Severity
  readonly span: Span<'essay'>
  readonly message: string
}

export type FindingCode =
  | 'quotation.altered'
  | 'quotation.minor'
  | 'quotation.misattributed'
  | 'quotation.absent'
  | 'quotation.mislocated'
  | 'quotation.uncited'
  | 'quotation.source-missing'
  | 'quotation.secondhand'
  | 'omission.negation'
  | 'omission.long'
  | 'bracket.meaning'
  | 'source.edition'
  | 'quotation.unmarked'
  | 'citation.unknown-key'
  | 'citation.no-source'
  | 'citation.locator'
  | 'bibliography.broken-entry'
  | 'bibliography.duplicate-key'
  | 'bibliography.never-cited'
  | 'term.unexplained'
  | 'term.spelling'
  | 'suppression.unused'
  | 'suppression.no-reason'
