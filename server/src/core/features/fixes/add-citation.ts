/** The citation that a quotation lacks, where the writer of this essay would put it. */
import type { Essay } from '../../essay/essay.ts'
import type { Quotation } from '../../model/quotation.ts'
import { say } from '../../wording.ts'
import { blockEnd } from './block-end.ts'
import { type Candidate, edit, type FixContext, type FixEdit, type FixTarget, orderedEdits } from './fix.ts'
import { restoringEdits } from './restore.ts'
import { keyText } from './right-key.ts'

const MOST_KEYS = 3

/** For a quotation in the words of a source: cite it. For one that differs: its words as well, since the citation would make it wrong. */
export function addCitationFixes(context: FixContext, target: FixTarget): readonly Candidate[] {
  const { essay, checked } = context
  const { quotation, judgement, finding } = target
  if (finding.code !== 'quotation.uncited' || quotation.inside !== undefined) return []
  const keys = [...new Set(judgement.matches.map(({ place }) => checked.works.keyOf(place.source)))].slice(0, MOST_KEYS)
  const differs = judgement.verdict === 'altered' || judgement.verdict === 'minor'
  const restored = differs ? restoringEdits(context, target) : []
  if (!restored) return []
  return (differs ? keys.slice(0, 1) : keys).flatMap((key): Candidate[] => {
    const citation = insertion(essay, quotation, `[@${keyText(key)}]`)
    const edits = orderedEdits([...restored, citation])
    if (!edits) return []
    const title = differs ? say('Restore the source’s wording and cite @{0}', key) : say('Cite @{0}', key)
    return [
      { title, kind: 'quickfix', finding, edits, goal: 'resolved', ...(keys.length === 1 ? { preferred: true } : {}) },
    ]
  })
}

function insertion(essay: Essay, quotation: Quotation, citation: string): FixEdit {
  const at =
    quotation.form === 'block' ? blockEnd(essay.text, quotation.outer) : inlineEnd(essay, lastPart(essay, quotation))
  // With the character before it, so that the edit knows its place.
  return edit(essay, at - 1, at, `${essay.text[at - 1]} ${citation}`)
}

function inlineEnd(essay: Essay, { outer }: Quotation): number {
  const punctuation = /^[.,;:!?]+/.exec(essay.text.slice(outer.end, outer.end + 4))?.[0] ?? ''
  return citesAfterPunctuation(essay) ? outer.end + punctuation.length : outer.end
}

/** `"…". [@key]` rather than `"…" [@key].`: as most of the essay's citations stand. */
function citesAfterPunctuation({ text, quotations }: Essay): boolean {
  let after = 0
  let before = 0
  for (const { form, outer, claims } of quotations) {
    const claim = claims.find(({ attachment, citation }) => attachment === 'direct' && citation.start >= outer.end)
    if (form === 'block' || !claim || text[claim.citation.start] !== '[') continue
    const between = text.slice(outer.end, claim.citation.start)
    if (between.length <= 4 && /^[.,;:]/.test(between)) after++
    else if (/^\s*$/.test(between)) before++
  }
  return after > before
}

/** One citation serves all parts of an interrupted quotation, behind the last. */
function lastPart({ quotations }: Essay, quotation: Quotation): Quotation {
  if (quotation.interrupted === undefined) return quotation
  return quotations.findLast(other => other.interrupted === quotation.interrupted) ?? quotation
}
