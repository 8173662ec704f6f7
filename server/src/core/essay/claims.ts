/**
 * Which citation says where a quotation comes from. *Direct*: it follows the closing mark, or the block (in its attribution, or
 * as its last thing), or is the only one in a sentence with one quotation. *Inferred*: the nearest of several in the sentence; the
 * sentence after, unless a quotation of its own comes first; a bare `(p. 199)`, which belongs to the citation before it; the
 * paragraph that introduces a block with a colon. Nothing reaches over a paragraph otherwise.
 */
import type { Claim, Quotation } from '../model/quotation.ts'
import { span } from '../text/span.ts'
import { type Anchor, anchorsIn } from './anchors.ts'
import { blockClaims } from './block-claims.ts'
import type { ClaimContext } from './claim-context.ts'
import { ClaimScope } from './claim-scope.ts'
import { isInterrupted } from './interrupted.ts'
import type { Leaf } from './layout.ts'
import type { Draft } from './quotations.ts'

/** The quotations with what they claim; the numbers of interrupted ones count from 1. */
export function claimsOf(context: ClaimContext, drafts: readonly Draft[], anchors: readonly Anchor[]): Quotation[] {
  const claims: (readonly Claim[])[] = drafts.map(() => [])
  const interrupted: (number | undefined)[] = drafts.map(() => undefined)
  let number = 0
  for (const [leafIndex, members] of byLeaf(drafts)) {
    const groups = interruptedGroups(context.scan, drafts, members)
    const leaf = context.layout.leaves[leafIndex] as Leaf
    const scope = new ClaimScope(
      context,
      leaf,
      anchorsIn(anchors, leaf, context.layout),
      groups.map(g => g.map(i => drafts[i] as Draft)),
    )
    groups.forEach((group, g) => {
      const found = scope.claims(g)
      for (const i of group) claims[i] = found
      if (group.length > 1) {
        number++
        for (const i of group) interrupted[i] = number
      }
    })
  }
  drafts.forEach((draft, i) => {
    if (draft.form === 'block') claims[i] = blockClaims(context, draft, anchors)
  })
  return drafts.map((draft, i) =>
    quotation(
      draft,
      withOwnSigns(context, draft),
      draft.inside === undefined ? claims[i] : inherited(drafts, claims, draft),
      interrupted[i],
    ),
  )
}

/**
 * In the midst of a block `@return` and `<jones@example.com>` are words of what is quoted: no claim is made of them (block-claims.ts), and
 * they are no marks of the writer.
 */
function withOwnSigns({ text, citations }: ClaimContext, { form, start, end, masked }: Draft): string {
  if (form !== 'block') return masked
  return citations
    .filter(c => c.mode === 'narrative' && c.span.start >= start && c.span.end < end)
    .filter(c => /[\p{L}\p{N}]/u.test(masked.slice(c.span.end - start)))
    .reduce((own, c) => {
      const [from, to] = [c.span.start - start, c.span.end - start]
      return own.slice(0, from) + text.slice(c.span.start, c.span.end) + own.slice(to)
    }, masked)
}

function quotation(
  draft: Draft,
  masked: string,
  claims: readonly Claim[] | undefined,
  interrupted: number | undefined,
): Quotation {
  return {
    form: draft.form,
    span: span(draft.start, draft.end),
    outer: span(draft.outer.start, draft.outer.end),
    masked,
    claims: claims ?? [],
    ...(draft.inside === undefined ? {} : { inside: draft.inside }),
    ...(interrupted === undefined ? {} : { interrupted }),
    ...(draft.looksLikeTitle ? { looksLikeTitle: true } : {}),
  }
}

/** A nested quotation stands where the outer one stands, but whose words they are is not said. */
function inherited(drafts: readonly Draft[], claims: readonly (readonly Claim[])[], draft: Draft): readonly Claim[] {
  let outer = draft
  let index = -1
  while (outer.inside !== undefined) {
    index = outer.inside
    outer = drafts[index] as Draft
  }
  return (claims[index] ?? []).map(claim => ({ ...claim, attachment: 'inferred' as const }))
}

/** Outermost marked spans by the leaf in which they end. */
function byLeaf(drafts: readonly Draft[]): Map<number, number[]> {
  const leaves = new Map<number, number[]>()
  drafts.forEach((draft, i) => {
    if (draft.form !== 'inline' || draft.inside !== undefined) return
    const list = leaves.get(draft.lastLeaf)
    if (list) list.push(i)
    else leaves.set(draft.lastLeaf, [i])
  })
  return leaves
}

function interruptedGroups(scan: string, drafts: readonly Draft[], members: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const i of members) {
    const group = groups.at(-1)
    const previous = group && drafts[group.at(-1) as number]
    const draft = drafts[i] as Draft
    if (
      group &&
      previous &&
      (draft.continues || isInterrupted(previous, scan.slice(previous.outer.end, draft.outer.start), draft))
    )
      group.push(i)
    else groups.push([i])
  }
  return groups
}
