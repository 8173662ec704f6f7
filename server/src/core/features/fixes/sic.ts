import type { Difference } from '../../model/verdict.ts'
import { say } from '../../wording.ts'
import { type Candidate, edit, type FixContext, type FixTarget } from './fix.ts'
import { short } from './restore.ts'

const SPELLINGS: ReadonlySet<Difference['kind']> = new Set([
  'spelling.variant',
  'spelling.accent',
  'spelling.apostrophe',
])

/** The source's spelling with `[sic]`, for where the writer corrected what looks like a slip. */
export function sicFixes({ essay }: FixContext, { judgement, finding }: FixTarget): readonly Candidate[] {
  if (finding.code !== 'quotation.altered' && finding.code !== 'quotation.minor') return []
  return (judgement.matches[0]?.differences ?? []).flatMap(({ kind, essay: at, sourceText }): Candidate[] => {
    if (!SPELLINGS.has(kind) || !/^[\p{L}\p{M}’']+$/u.test(sourceText)) return []
    const title = say('Write “{0} [sic]”', short(sourceText))
    const edits = [edit(essay, at.start, at.end, `${sourceText} [sic]`)]
    return [{ title, kind: 'quickfix', finding, edits, goal: 'closer' }]
  })
}
