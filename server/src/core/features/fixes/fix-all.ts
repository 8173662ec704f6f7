import type { Finding } from '../../model/finding.ts'
import type { SourceId } from '../../model/place.ts'
import { type Candidate, type Fix, type FixContext, type FixEdit, type FixTarget, orderedEdits } from './fix.ts'
import { checkedAfter, isProven, movedSpan, type Recheck } from './recheck.ts'
import { restoringEdits } from './restore.ts'
import { targetOf } from './target.ts'

/** Below this a quotation may be of another edition or translation: not to be rewritten unseen. */
const SAFE_SIMILARITY = 0.8

/**
 * Restores the wording of every quotation that differs from the source it is directly claimed for, where there is one place only that it
 * can be from, in one step. A quotation whose fix does not hold in company of the others is left alone.
 */
export async function fixAllIn(context: FixContext, recheck: Recheck): Promise<Fix | undefined> {
  let chosen: { readonly finding: Finding; readonly edits: readonly FixEdit[] }[] = []
  const doubtful = otherEditions(context)
  for (const finding of context.checked.findings) {
    const target = targetOf(context, finding)
    const source = target?.judgement.matches[0]?.place.source
    const edits =
      target && source && isSafe(target) && !doubtful.has(source) ? restoringEdits(context, target) : undefined
    if (edits) chosen.push({ finding, edits })
  }
  chosen = apart(chosen)
  for (let round = 0; chosen.length > 0 && round < MOST_ROUNDS; round++) {
    await recheck.task.checkpoint()
    const edits = orderedEdits(chosen.flatMap(one => one.edits))
    if (!edits) return undefined
    const after = await checkedAfter(edits, context.checked, context.corpus, recheck)
    const held = chosen.filter(({ finding }) => {
      const moved = movedSpan(finding.span, edits)
      return !after.findings.some(f => f.code === finding.code && f.span.start < moved.end && moved.start < f.span.end)
    })
    if (held.length === chosen.length) {
      const [first] = chosen
      const candidate: Candidate = {
        ...fixOf(edits, chosen.length),
        ...(first ? { finding: first.finding } : {}),
        goal: 'resolved',
      }
      return (await isProven(candidate, context.checked, context.corpus, recheck))
        ? fixOf(edits, chosen.length)
        : undefined
    }
    chosen = held
  }
  return undefined
}

const MOST_ROUNDS = 4

function fixOf(edits: readonly FixEdit[], count: number): Fix {
  const title =
    count === 1 ? 'Restore the source’s wording of 1 quotation' : `Restore the source’s wording of ${count} quotations`
  return { title, kind: 'fixAll', edits }
}

/** The sources of which the writer may have another edition at hand. */
function otherEditions(context: FixContext): ReadonlySet<SourceId> {
  return new Set(
    context.checked.findings.flatMap(finding => {
      const source = finding.code === 'source.edition' && targetOf(context, finding)?.judgement.matches[0]?.place.source
      return source ? [source] : []
    }),
  )
}

function isSafe({ quotation, judgement, finding }: FixTarget): boolean {
  const { matches, verbatimIn } = judgement
  return (
    (finding.code === 'quotation.altered' || finding.code === 'quotation.minor') &&
    quotation.claims.some(claim => claim.attachment === 'direct') &&
    matches.length === 1 &&
    verbatimIn.length === 0 &&
    (matches[0]?.similarity ?? 0) >= SAFE_SIMILARITY
  )
}

/** Quotations may stand in one another: the outer one is restored. */
function apart<T extends { readonly edits: readonly FixEdit[] }>(all: readonly T[]): T[] {
  let end = -1
  return all.filter(({ edits }) => {
    const first = edits[0]?.span.start ?? -1
    if (first <= end) return false
    end = edits.at(-1)?.span.end ?? end
    return true
  })
}
