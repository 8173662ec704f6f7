import type { Finding } from '../../model/finding.ts'
import { contains } from '../../text/span.ts'
import type { FixContext, FixTarget } from './fix.ts'

/** The quotation that a finding is about; undefined where it is about something else. */
export function targetOf({ checked }: FixContext, finding: Finding): FixTarget | undefined {
  const found =
    checked.quotations.find(
      ({ quotation }) => quotation.span.start === finding.span.start && quotation.span.end === finding.span.end,
    ) ?? checked.quotations.findLast(({ quotation }) => contains(quotation.outer, finding.span))
  return found && { ...found, finding }
}
