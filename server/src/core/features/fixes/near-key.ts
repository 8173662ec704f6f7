import { nearKeysIn } from '../../check/citations.ts'
import type { Finding } from '../../model/finding.ts'
import { say } from '../../wording.ts'
import { type Candidate, edit, type FixContext } from './fix.ts'
import { isBraced, keyText } from './right-key.ts'

/** For a key that stands for nothing: each near one in its place. */
export function nearKeyFixes({ essay, checked }: FixContext, finding: Finding): readonly Candidate[] {
  const item = essay.citations
    .flatMap(citation => citation.items)
    .find(({ keySpan }) => keySpan.start === finding.span.start && keySpan.end === finding.span.end)
  if (!item) return []
  const { start, end } = item.keySpan
  const near = nearKeysIn(checked.works)(item.key)
  return near.map(key => ({
    title: say('Cite @{0} instead of @{1}', key, item.key),
    kind: 'quickfix',
    finding,
    edits: [edit(essay, start, end, isBraced(essay.text, item) ? key : keyText(key))],
    goal: 'resolved',
    ...(near.length === 1 ? { preferred: true } : {}),
  }))
}
