import type { Citation } from '../model/citation.ts'
import type { Quotation } from '../model/quotation.ts'
import { span } from '../text/span.ts'
import type { Layout } from './layout.ts'
import type { Draft, Texts } from './quotations.ts'
export interface ClaimContext extends Texts {
  readonly layout: Layout
  readonly citations: readonly Citation[]
  readonly language: string
}
export function claimsOf(_context: ClaimContext, drafts: readonly Draft[]): Quotation[] {
  return drafts.map(d => ({ form: d.form, span: span(d.start, d.end), outer: span(d.outer.start, d.outer.end), masked: d.masked, claims: [], ...(d.inside === undefined ? {} : { inside: d.inside }), ...(d.looksLikeTitle ? { looksLikeTitle: true } : {}) }))
}
