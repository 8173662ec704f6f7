/**
 * Which citation says where a quotation comes from. *Direct*: it follows the closing mark, or the block (in its attribution, or
 * as its last thing), or is the only one in a sentence with one quotation. *Inferred*: the nearest of several in the sentence; the
 * sentence after, unless a quotation of its own comes first; a bare `(p. 199)`, which belongs to the citation before it; the
 * paragraph that introduces a block with a colon. Nothing reaches over a paragraph otherwise.
 */
import type { Citation, CitedLocator } from '../model/citation.ts'
import type { Claim, Quotation } from '../model/quotation.ts'
import { span } from '../text/span.ts'
import { type Anchor, anchorsIn, anchorsOf, type Source } from './anchors.ts'
import { blockClaims } from './block-claims.ts'
import { isInterrupted } from './interrupted.ts'
import type { Layout, Leaf, Range } from './layout.ts'
import { leafSentences } from './leaf-sentences.ts'
import { bareLocator } from './locator.ts'
import type { Draft, Texts } from './quotations.ts'
import { firstFrom } from './ranges.ts'

export interface ClaimContext extends Texts {
  readonly layout: Layout
  readonly citations: readonly Citation[]
  readonly language: string
}

/** The quotations with what they claim. */
export function claimsOf(context: ClaimContext, drafts: readonly Draft[]): Quotation[] {
  const anchors = anchorsOf(context.text, context.layout, context.citations)
  const claims: (readonly Claim[])[] = drafts.map(() => [])
  const interrupted: (number | undefined)[] = drafts.map(() => undefined)
  let number = 0
  for (const [leafIndex, members] of byLeaf(drafts)) {
    const groups = interruptedGroups(context.scan, drafts, members)
    const leaf = context.layout.leaves[leafIndex] as Leaf
    const scope = new Scope(
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
    quotation(draft, draft.inside === undefined ? claims[i] : inherited(drafts, claims, draft), interrupted[i]),
  )
}

function quotation(draft: Draft, claims: readonly Claim[] | undefined, interrupted: number | undefined): Quotation {
  return {
    form: draft.form,
    span: span(draft.start, draft.end),
    outer: span(draft.outer.start, draft.outer.end),
    masked: draft.masked,
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
    if (group && previous && isInterrupted(previous, scan.slice(previous.outer.end, draft.outer.start), draft))
      group.push(i)
    else groups.push([i])
  }
  return groups
}

/** Citations further away than so many others are not looked at. */
const NEAR = 40

/** One paragraph (or row of a table) with its quotations, citations and sentences. */
class Scope {
  private readonly context: ClaimContext
  private readonly leaf: Leaf
  private readonly groups: readonly (readonly Draft[])[]
  private readonly anchors: readonly Placed[]
  private readonly anchorsOf: ReadonlyMap<number, readonly Placed[]>
  private readonly groupSentences: readonly number[]
  private readonly groupsOf: ReadonlyMap<number, readonly number[]>

  constructor(context: ClaimContext, leaf: Leaf, anchors: readonly Anchor[], groups: readonly (readonly Draft[])[]) {
    this.context = context
    this.leaf = leaf
    this.groups = groups
    const outers = groups.flat().map(draft => draft.outer)
    const split = leafSentences(context, leaf, outers)
    this.anchors = anchors.map(anchor => ({ ...anchor, sentence: split.ofCitation(anchor) }))
    this.anchorsOf = Map.groupBy(this.anchors, anchor => anchor.sentence)
    this.groupSentences = groups.map(group => split.of((group.at(-1) as Draft).outer.end - 1))
    this.groupsOf = Map.groupBy(groups.keys(), g => this.groupSentences[g] as number)
  }

  claims(g: number): readonly Claim[] {
    const group = this.groups[g] as readonly Draft[]
    const direct = this.direct(g, group)
    if (direct.length > 0)
      return toClaims(
        direct.flatMap(a => a.sources),
        'direct',
      )
    const bare = this.bare(group)
    if (bare) return [{ ...bare, attachment: 'inferred' }]
    return toClaims(
      this.inferred(g, group).flatMap(a => a.sources),
      'inferred',
    )
  }

  private direct(g: number, group: readonly Draft[]): readonly Anchor[] {
    const sentence = this.groupSentences[g] as number
    const own = group.flatMap(draft => this.attached(draft, sentence))
    if (own.length > 0) return own
    const inSentence = this.anchorsOf.get(sentence) ?? []
    return inSentence.length === 1 && this.isOnlyQuotation(sentence) ? inSentence : []
  }

  private isOnlyQuotation(sentence: number): boolean {
    let count = 0
    for (const g of this.groupsOf.get(sentence) ?? [])
      if (!this.groups[g]?.every(draft => draft.looksLikeTitle) && ++count > 1) return false
    return true
  }

  /** Inside the marks, or right behind the closing one. */
  private attached(draft: Draft, sentence: number): Anchor[] {
    const { start, end } = draft.outer
    const found: Anchor[] = []
    for (let i = firstFrom(this.anchors, start); i < this.anchors.length; i++) {
      const anchor = this.anchors[i] as Placed
      if (anchor.end < end) found.push(anchor)
      else if (anchor.kind === 'narrative' && anchor.sentence !== sentence) break
      else if (anchor.start - end < LONGEST_REACH && ONLY_PUNCTUATION.test(this.context.scan.slice(end, anchor.start)))
        found.push(anchor)
      else break
    }
    return found
  }

  private inferred(g: number, group: readonly Draft[]): Anchor[] {
    const sentence = this.groupSentences[g] as number
    const { start } = (group[0] as Draft).outer
    const { end } = (group.at(-1) as Draft).outer
    const here = this.anchorsOf.get(sentence) ?? []
    const middle = firstFrom(here, start)
    const before = here.slice(Math.max(0, middle - NEAR), middle)
    const after = here.slice(middle, middle + NEAR).filter(a => a.start >= end)
    const named = before.findLast(a => a.kind === 'narrative')
    const behind = after.find(a => a.kind !== 'narrative')
    const either = [named, behind].filter(a => a !== undefined)
    if (either.length > 0) return either
    const other = after[0] ?? before.at(-1)
    return other ? [other] : this.neighbouring(sentence)
  }

  /** The sentence after, when its citation comes before a quotation of its own; else an author named in the sentence before. */
  private neighbouring(sentence: number): Anchor[] {
    const next = this.anchorsOf.get(sentence + 1)?.[0]
    const first = this.firstQuotation(sentence + 1)
    if (next && (first === undefined || first >= next.end)) return [next]
    const previous = this.anchorsOf.get(sentence - 1)?.findLast(a => a.kind === 'narrative')
    return previous && this.firstQuotation(sentence - 1) === undefined ? [previous] : []
  }

  private firstQuotation(sentence: number): number | undefined {
    const g = this.groupsOf.get(sentence)?.[0]
    return g === undefined ? undefined : this.groups[g]?.[0]?.outer.start
  }

  /** `"…" (p. 199)`: the page is of the work cited before. */
  private bare(group: readonly Draft[]): Source | undefined {
    const { end } = (group.at(-1) as Draft).outer
    const locator = bareLocatorAfter(this.context, end, this.leaf)
    const before = this.anchors[firstFrom(this.anchors, end) - 1]?.sources.at(-1)
    return locator && before && { key: before.key, citation: before.citation, locator }
  }
}

interface Placed extends Anchor {
  readonly sentence: number
}

/** A citation so far behind a closing mark is not its own, whatever stands between. */
const LONGEST_REACH = 200
/** What may stand between a closing mark and its citation. */
const ONLY_PUNCTUATION = /^[\s.,;:!?…|()[\]—–\-\u00AD\uFFFC]*$/
const BARE = /^[\s.,;:!?…\u00AD]*[([]([^()[\]]{1,60})[)\]]/

export function bareLocatorAfter(
  { text, scan, language }: ClaimContext,
  at: number,
  leaf: Range,
): CitedLocator | undefined {
  const match = BARE.exec(scan.slice(at, Math.min(leaf.end, at + 90)))
  if (!match) return undefined
  const end = at + match[0].length - 1
  return bareLocator(text, end - (match[1] as string).length, end, language)
}

export function toClaims(sources: readonly Source[], attachment: Claim['attachment']): Claim[] {
  const claims: Claim[] = []
  for (const source of sources) {
    const known = claims.some(
      c =>
        c.key === source.key &&
        c.locator?.label === source.locator?.label &&
        c.locator?.value === source.locator?.value,
    )
    if (!known) claims.push({ ...source, attachment })
  }
  return claims
}
