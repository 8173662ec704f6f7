import type { CheckedEssay, CheckedQuotation } from '../check/check-essay.ts'
import { type Offset, touches } from '../text/span.ts'

/** The quotation at an offset, its marks included; the innermost when one stands in another. */
export function quotationAt(checked: CheckedEssay, at: Offset<'essay'>): CheckedQuotation | undefined {
  return checked.quotations.findLast(({ quotation }) => touches(quotation.outer, at))
}
