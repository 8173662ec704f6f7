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
import { bareLocator } from './locator.ts'
import type { Draft, Texts } from './quotations.ts'
import { leafSentences } from './leaf-sentences.ts'

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
    const scope = new Scope(context, leaf, anchorsIn(anchors, leaf, context.layout), groups.map(g => g.map(i => drafts[i] as Draft)))
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
  return drafts.map((draft, i) => quotation(draft, draft.inside === undefined ? claims[i] : inherited(drafts, claims, draft), interrupted[i]))
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
    if (group && previous && isInterrupted(previous, scan.slice(previous.outer.end, draft.outer.start), draft)) group.push(i)
    else groups.push([i])
  }
  return groups
}

/** One paragraph (or row of a table) with its quotations, citations and sentences. */
class Scope {
  private readonly context: ClaimContext
  private readonly leaf: Leaf
  private readonly anchors: readonly Anchor[]
  private readonly groups: readonly (readonly Draft[])[]
  private readonly anchorSentences: readonly number[]
  private readonly groupSentences: readonly number[]

  constructor(context: ClaimContext, leaf: Leaf, anchors: readonly Anchor[], groups: readonly (readonly Draft[])[]) {
    this.context = context
    this.leaf = leaf
    this.anchors = anchors
    this.groups = groups
    const split = leafSentences(context, leaf, groups.flat().map(draft => draft.outer))
    this.anchorSentences = anchors.map(anchor => split.ofCitation(anchor))
    this.groupSentences = groups.map(group => split.of((group.at(-1) as Draft).outer.end - 1))
  }

  claims(g: number): readonly Claim[] {
    const group = this.groups[g] as readonly Draft[]
    const direct = this.direct(g, group)
    if (direct.length > 0) return toClaims(direct.flatMap(a => a.sources), 'direct')
    const bare = this.bare(group)
    if (bare) return [{ ...bare, attachment: 'inferred' }]
    return toClaims(this.inferred(g, group).flatMap(a => a.sources), 'inferred')
  }

  private direct(g: number, group: readonly Draft[]): Anchor[] {
    const own = this.anchors.filter((anchor, a) => group.some(draft => this.isAt(draft, g, anchor, a)))
    if (own.length > 0) return own
    const sentence = this.groupSentences[g]
    const beside = this.groups.filter((other, i) => this.groupSentences[i] === sentence && !other.every(d => d.looksLikeTitle))
    const inSentence = this.anchors.filter((_, a) => this.anchorSentences[a] === sentence)
    const alone = beside.length <= 1 && inSentence.length === 1
    return alone ? inSentence : []
  }

  /** Inside the marks, or right behind the closing one. */
  private isAt(draft: Draft, g: number, anchor: Anchor, a: number): boolean {
    if (draft.outer.start < anchor.start && anchor.end < draft.outer.end) return true
    if (anchor.start < draft.outer.end) return false
    if (anchor.kind === 'narrative' && this.anchorSentences[a] !== this.groupSentences[g]) return false
    return ONLY_PUNCTUATION.test(this.context.scan.slice(draft.outer.end, anchor.start))
  }

  private inferred(g: number, group: readonly Draft[]): Anchor[] {
    const sentence = this.groupSentences[g] as number
    const { start } = (group[0] as Draft).outer
    const { end } = (group.at(-1) as Draft).outer
    const here = this.anchors.filter((_, a) => this.anchorSentences[a] === sentence)
    const behind = here.find(a => a.start >= end && a.kind !== 'narrative')
    const named = here.findLast(a => a.end <= start && a.kind === 'narrative')
    const either = [named, behind].filter(a => a !== undefined)
    if (either.length > 0) return either
    const other = here.find(a => a.start >= end) ?? here.findLast(a => a.end <= start)
    if (other) return [other]
    return this.neighbouring(sentence)
  }

  /** The sentence after, when its citation comes before a quotation of its own; else an author named in the sentence before. */
  private neighbouring(sentence: number): Anchor[] {
    const next = this.anchors.find((_, a) => this.anchorSentences[a] === sentence + 1)
    if (next && !this.quotes(sentence + 1, end => end <= next.start)) return [next]
    const previous = this.anchors.findLast((a, i) => this.anchorSentences[i] === sentence - 1 && a.kind === 'narrative')
    return previous && !this.quotes(sentence - 1, () => true) ? [previous] : []
  }

  private quotes(sentence: number, where: (end: number) => boolean): boolean {
    return this.groups.some((group, g) => this.groupSentences[g] === sentence && where((group[0] as Draft).outer.end))
  }

  /** `"…" (p. 199)`: the page is of the work cited before. */
  private bare(group: readonly Draft[]): Source | undefined {
    const last = group.at(-1) as Draft
    const locator = bareLocatorAfter(this.context, last.outer.end, this.leaf)
    if (!locator) return undefined
    const before = this.anchors.findLast(a => a.end <= last.outer.end)?.sources.at(-1)
    return before && { key: before.key, citation: before.citation, locator }
  }
}

/** What may stand between a closing mark and its citation. */
const ONLY_PUNCTUATION = /^[\s.,;:!?…|()[\]—–\-\u00AD\uFFFC]*$/
const BARE = /^[\s.,;:!?…\u00AD]*[([]([^()[\]]{1,60})[)\]]/

export function bareLocatorAfter({ text, scan, language }: ClaimContext, at: number, leaf: Range): CitedLocator | undefined {
  const match = BARE.exec(scan.slice(at, Math.min(leaf.end, at + 90)))
  if (!match) return undefined
  const end = at + match[0].length - 1
  return bareLocator(text, end - (match[1] as string).length, end, language)
}

export function toClaims(sources: readonly Source[], attachment: Claim['attachment']): Claim[] {
  const claims: Claim[] = []
  for (const source of sources) {
    const known = claims.some(c => c.key === source.key && c.locator?.label === source.locator?.label && c.locator?.value === source.locator?.value)
    if (!known) claims.push({ ...source, attachment })
  }
  return claims
}
