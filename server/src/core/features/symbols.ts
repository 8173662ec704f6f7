import type { CheckedEssay } from '../check/check-essay.ts'
import type { Essay } from '../essay/essay.ts'
import type { Span } from '../text/span.ts'

/** A heading or a quotation of an essay, for the outline. Quotations lie under the heading before them. */
export interface EssaySymbol {
  readonly kind: 'heading' | 'quotation'
  readonly name: string
  readonly detail: string
  readonly span: Span<'essay'>
  readonly selection: Span<'essay'>
  readonly children: readonly EssaySymbol[]
}

export function essaySymbols(_essay: Essay, _checked: CheckedEssay): readonly EssaySymbol[] {
  return []
}
