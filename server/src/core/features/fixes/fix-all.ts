import type { Finding } from '../../model/finding.ts'
import type { SourceId } from '../../model/place.ts'
import { sayCount } from '../../wording.ts'
import { type Candidate, type Fix, type FixContext, type FixEdit, type FixTarget, orderedEdits } from './fix.ts'
import { checkedAfter, isProven, movedSpan, type Recheck } from './recheck.ts'
import { restoringEdits } from './restore.ts'
import { isSureLocator, rightLocatorEdits } from './right-locator.ts'
import { targetOf } from './target.ts'

/** Below this a quotation may be of another edition or translation: not to be rewritten unseen. */
const SAFE_SIMILARITY = 0.8

/**
 * Restores the wording of every quotation that differs from the source it is directly claimed for, and corrects every locator that is not where
 * the source prints it, where there is one place only that the quotation can be from, in one step. A quotation whose fix does not hold in company of the others is left alone.
 */
export async function fixAllIn(context: FixContext, recheck: Recheck): Promise<Fix | undefined> {
  let chosen: { readonly finding: Finding; readonly edits: readonly FixEdit[] }[] = []
  const doubtful = otherEditions(context)
  for (const finding of context.checked.findings) {
    const target = targetOf(context, finding)
    const source = target?.judgement.matches[0]?.place.source
    const edits = target && source && !doubtful.has(source) ? safeEdits(context, target) : undefined
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
        ...fixOf(edits, chosen),
        ...(first ? { finding: first.finding } : {}),
        goal: 'resolved',
      }
      return (await isProven(candidate, context.checked, context.corpus, recheck)) ? fixOf(edits, chosen) : undefined
    }
    chosen = held
  }
  return undefined
}

const MOST_ROUNDS = 4

function fixOf(edits: readonly FixEdit[], chosen: readonly { readonly finding: Finding }[]): Fix {
  const locators = chosen.filter(({ finding }) => finding.code === LOCATOR).length
  const wordings = chosen.length - locators
  return { title: titleOf(wordings, locators), kind: 'fixAll', edits }
}

const LOCATOR = 'quotation.mislocated'

function titleOf(wordings: number, locators: number): string {
  if (locators === 0)
    return sayCount(
      wordings,
      'Restore the source’s wording of {0} quotation',
      'Restore the source’s wording of {0} quotations',
    )
  if (wordings === 0)
    return sayCount(locators, 'Correct the locator of {0} quotation', 'Correct the locator of {0} quotations')
  return wordings === 1
    ? sayCount(
        locators,
        'Restore the source’s wording of 1 quotation and correct the locator of {0} quotation',
        'Restore the source’s wording of 1 quotation and correct the locator of {0} quotations',
      )
    : sayCount(
        locators,
        'Restore the source’s wording of {1} quotations and correct the locator of {0} quotation',
        'Restore the source’s wording of {1} quotations and correct the locator of {0} quotations',
        wordings,
      )
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

function safeEdits(context: FixContext, target: FixTarget): readonly FixEdit[] | undefined {
  const { quotation, judgement, finding } = target
  const { matches, verbatimIn, location } = judgement
  if (matches.length !== 1 || (matches[0]?.similarity ?? 0) < SAFE_SIMILARITY) return undefined
  if (finding.code === LOCATOR) {
    const isDirect = location?.kind === 'wrong' && quotation.claims[location.claim]?.attachment === 'direct'
    return isDirect && isSureLocator(context, target) ? rightLocatorEdits(context, target) : undefined
  }
  const isWording = finding.code === 'quotation.altered' || finding.code === 'quotation.minor'
  const isDirect = quotation.claims.some(claim => claim.attachment === 'direct')
  return isWording && isDirect && verbatimIn.length === 0 ? restoringEdits(context, target) : undefined
}

/** Quotations may stand in one another: the outer one is restored. */
function apart<T extends { readonly edits: readonly FixEdit[] }>(all: readonly T[]): T[] {
  let end = -1
  const startOf = (one: T): number => one.edits[0]?.span.start ?? -1
  return [...all]
    .sort((a, b) => startOf(a) - startOf(b))
    .filter(({ edits }) => {
      const first = edits[0]?.span.start ?? -1
      if (first <= end) return false
      end = edits.at(-1)?.span.end ?? end
      return true
    })
}
