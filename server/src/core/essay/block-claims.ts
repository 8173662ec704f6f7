import type { Claim } from '../model/quotation.ts'
import { type Anchor, anchorsIn } from './anchors.ts'
import { isAttribution } from './attribution.ts'
import { bareLocatorAfter, type ClaimContext, toClaims } from './claim-context.ts'
import type { Leaf } from './layout.ts'
import { leafSentences } from './leaf-sentences.ts'
import type { Draft } from './quotations.ts'
import { firstFrom } from './ranges.ts'

/** What a block quotation claims: see claims.ts. */
export function blockClaims(context: ClaimContext, draft: Draft, anchors: readonly Anchor[]): readonly Claim[] {
  const inside = anchorsIn(anchors, draft.outer, context.layout)
  const own = inside.filter(a => !a.isAside)
  const title = draft.titled ? own.filter(a => a.start < draft.start) : []
  const last = [...title, ...own.filter(a => a.start >= draft.end)]
  // In the midst of the block `@return` is a word of what is quoted, and `[@k]` hardly says where all of it is from.
  const within = own.filter(a => a.kind !== 'narrative')
  const direct = last.length > 0 ? last : within.length === 1 ? within : attributed(context, draft, anchors)
  if (direct.length > 0)
    return toClaims(
      direct.flatMap(a => a.sources),
      'direct',
      draft.loose,
    )
  if (within.length > 0)
    return toClaims(
      within.flatMap(a => a.sources),
      'inferred',
    )
  const said = introduced(context, draft, anchors)
  const asides = inside.filter(a => a.isAside && a.start >= draft.end)
  return said.length > 0
    ? said
    : toClaims(
        asides.flatMap(a => a.sources),
        'inferred',
      )
}

/** `— Marx [@capital, p. 3]` or a citation, as the paragraph right behind the block. */
function attributed(context: ClaimContext, draft: Draft, anchors: readonly Anchor[]): Anchor[] {
  const leaf = neighbour(context, draft, 'after')
  if (!leaf) return []
  const inside = anchorsIn(anchors, leaf, context.layout)
  if (CAPTION.test(context.text.slice(leaf.start, leaf.end)) || isAttribution(context.scan.slice(leaf.start, leaf.end)))
    return inside
  const first = inside[0]
  const leads =
    first !== undefined &&
    first.kind !== 'narrative' &&
    !/[\p{L}\p{N}]/u.test(context.scan.slice(leaf.start, first.start))
  return leads ? [first] : []
}

/** What HTML has for whose words a figure shows. */
const CAPTION = /^<figcaption\b/i

/** `As @marx puts it:` right before the block. A bare locator at the block's end says where in that work. */
function introduced(context: ClaimContext, draft: Draft, anchors: readonly Anchor[]): readonly Claim[] {
  const leaf = neighbour(context, draft, 'before')
  if (!leaf) return []
  const inside = anchorsIn(anchors, leaf, context.layout)
  const locator = bareLocatorAfter(context, draft.end, draft.outer)
  const before = inside.at(-1)?.sources.at(-1)
  if (locator && before) return [{ key: before.key, citation: before.citation, locator, attachment: 'inferred' }]
  if (!/:[\s\u00AD\uFFFC*_]*$/.test(context.scan.slice(leaf.start, leaf.end))) return []
  const split = leafSentences(context, leaf, [])
  const lastSentence = split.of(leaf.end - 1)
  const inLast = inside.filter(a => split.of(a.start) === lastSentence)
  const chosen = inLast.length > 0 ? inLast : inside.slice(-1)
  return toClaims(
    chosen.flatMap(a => a.sources),
    'inferred',
  )
}

/** The paragraph right before or behind a block with nothing but space between. */
function neighbour({ layout, masked }: ClaimContext, draft: Draft, side: 'before' | 'after'): Leaf | undefined {
  const { start, end } = draft.outer
  const leaf = side === 'after' ? layout.leaves[firstFrom(layout.leaves, end)] : lastBefore(layout.leaves, start)
  if ((leaf?.kind !== 'paragraph' && leaf?.kind !== 'html') || leaf.block !== undefined) return undefined
  const between = side === 'after' ? masked.slice(end, leaf.start) : masked.slice(leaf.end, start)
  return between.trim() === '' ? leaf : undefined
}

/** Leaves are in order, but an inline note comes behind the paragraph that it lies in. */
function lastBefore(leaves: readonly Leaf[], at: number): Leaf | undefined {
  for (let i = firstFrom(leaves, at) - 1; i >= 0; i--) if (!leaves[i]?.footnote?.startsWith('^')) return leaves[i]
  return undefined
}
