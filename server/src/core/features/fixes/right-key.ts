import { citationKeyAt } from '../../essay/citation-key.ts'
import type { CitationItem } from '../../model/citation.ts'
import { say } from '../../wording.ts'
import { type Candidate, edit, type FixContext, type FixTarget } from './fix.ts'

const MOST_KEYS = 3

/**
 * Cites the source that has the words: the key alone is replaced, in the item that claims the quotation. Of words that the cited source
 * nearly has it is one way of several, and never the preferred one.
 */
export function rightKeyFixes(
  { essay, checked }: FixContext,
  { quotation, judgement, finding }: FixTarget,
): readonly Candidate[] {
  const sources =
    finding.code === 'quotation.misattributed'
      ? judgement.matches.map(({ place }) => place.source)
      : finding.code === 'quotation.altered'
        ? judgement.verbatimIn
        : []
  const keys = [...new Set(sources.map(source => checked.works.keyOf(source)))].slice(0, MOST_KEYS)
  const items = quotation.claims.flatMap(claim => {
    const citation = essay.citations.find(one => one.span.start === claim.citation.start)
    const item = citation?.items.find(one => one.key === claim.key)
    return citation && item ? [item] : []
  })
  const isOnly = finding.code === 'quotation.misattributed' && keys.length === 1 && items.length === 1
  return items.flatMap(item =>
    keys.map(key => ({
      title: say('Cite @{0} instead of @{1}', key, item.key),
      kind: 'quickfix' as const,
      finding,
      edits: [edit(essay, item.keySpan.start, item.keySpan.end, isBraced(essay.text, item) ? key : keyText(key))],
      goal: 'resolved' as const,
      ...(isOnly ? { preferred: true } : {}),
    })),
  )
}

/** A key as it is written behind `@`: in braces where Pandoc's grammar would end it early. */
export function keyText(key: string): string {
  const read = citationKeyAt(`@${key}`, 0, key.length + 1)
  return read?.key === key ? key : `{${key}}`
}

/** Whether the key of a citation stands in braces. */
export function isBraced(text: string, { keySpan }: CitationItem): boolean {
  return text[keySpan.start - 1] === '{'
}
