import type { Claim } from '../model/quotation.ts'
import type { Anchor, Source } from './anchors.ts'
import { bareLocatorAfter, type ClaimContext, toClaims } from './claim-context.ts'
import { isContrasted, isUnlike } from './contrasted.ts'
import type { Leaf } from './layout.ts'
import { leafSentences } from './leaf-sentences.ts'
import { SOFT } from './mask.ts'
import type { Draft } from './quotations.ts'
import { firstFrom } from './ranges.ts'

/** What may stand between a closing mark and its citation. */
const ONLY_PUNCTUATION = /^[\s.,;:!?…|()[\]—–\-\u00AD\uFFFC]*$/

/** A name and a number in parentheses, with no citation right behind them; not a part of a work: `(Act 3)`. */
const OWN_REFERENCE =
  /^[\s.,;:!?…\u00AD]*\((?!(?:[Aa]ct|[Ss]cene|[Cc]anto|[Ss]tanza|[Bb]ook|[Pp]art|[Ff]igure|[Tt]able|[Ll]etter)\b)(?:[^()\uFFFC]{0,40}\s)?\p{Lu}\p{L}+[^()\uFFFC]{0,40}\s\d[^()\uFFFC]{0,20}\)(?![\s\u00AD]*\uFFFC)/u

/** Citations further away than so many others are not looked at. */
const NEAR = 40

/**
 * One paragraph (or row of a table) with its citations, its sentences and its quotations; those in a group are the parts of an
 * interrupted one.
 */
export class ClaimScope {
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
        direct.every(a => a.isIbid) ? 'inferred' : 'direct',
        direct.every(a => a.kind !== 'narrative') && this.attachedTo(g, group).length === 0,
      )
    if (this.hasOwnReference(group)) return []
    const bare = this.bare(group)
    if (bare) return [{ ...bare, attachment: 'inferred' }]
    const inferred = this.inferred(g, group)
    return toClaims(
      (inferred.length > 0 ? inferred : this.asides(g, group)).flatMap(a => a.sources),
      'inferred',
    )
  }

  private direct(g: number, group: readonly Draft[]): readonly Anchor[] {
    const sentence = this.groupSentences[g] as number
    const own = this.attachedTo(g, group)
    if (own.length > 0) return own
    if (this.hasOwnReference(group) || !this.isOnlyQuotation(sentence)) return []
    const inSentence = this.bearing(group, this.anchorsOf.get(sentence))
    if (inSentence.length !== 1) return []
    return isScrap(group) && inSentence[0]?.kind !== 'narrative' ? [] : inSentence
  }

  private attachedTo(g: number, group: readonly Draft[]): readonly Anchor[] {
    return this.rightBehind(g, group).filter(a => !a.isAside)
  }

  /** Notes with a quotation of their own. */
  private asides(g: number, group: readonly Draft[]): readonly Anchor[] {
    return this.rightBehind(g, group).filter(a => a.isAside)
  }

  private rightBehind(g: number, group: readonly Draft[]): readonly Anchor[] {
    return group.flatMap(draft => this.attached(draft, this.groupSentences[g] as number))
  }

  /** Those citations of its sentence that may say where a quotation is from. */
  private bearing(group: readonly Draft[], here: readonly Placed[] = []): readonly Placed[] {
    const { scan } = this.context
    const quotation = { start: (group[0] as Draft).outer.start, end: (group.at(-1) as Draft).outer.end }
    return here.filter(a => !a.isAside && (a.kind === 'note' || !isContrasted(scan, this.leaf, a, quotation)))
  }

  /** `"…" (John 1:1)`: whose words they are is said, and no other citation of the sentence says it. */
  private hasOwnReference(group: readonly Draft[]): boolean {
    const { end } = (group.at(-1) as Draft).outer
    if (bareLocatorAfter(this.context, end, this.leaf)) return false
    return OWN_REFERENCE.test(this.context.scan.slice(end, Math.min(this.leaf.end, end + 120)))
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
    const before = this.bearing(group, here.slice(Math.max(0, middle - NEAR), middle))
    const after = this.bearing(
      group,
      here.slice(middle, middle + NEAR).filter(a => a.start >= end),
    )
    const named = before.findLast(a => a.kind === 'narrative')
    const behind = after.find(a => a.kind !== 'narrative')
    const either = [named, behind].filter(a => a !== undefined)
    if (either.length > 0) return either
    const other = after[0] ?? before.at(-1)
    return other ? [other] : this.neighbouring(sentence)
  }

  /** The sentence after, when its citation comes before a quotation of its own; else an author named in the sentence before. */
  private neighbouring(sentence: number): Anchor[] {
    const next = this.anchorsOf.get(sentence + 1)?.find(a => !a.isAside && !isUnlike(this.context.scan, this.leaf, a))
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

/** `The "wise and good" minister paid nothing [@k]`: a few words in the middle of a cited sentence are as often the writer's irony. */
function isScrap(group: readonly Draft[]): boolean {
  const words = group.flatMap(({ masked }) => masked.replaceAll(SOFT, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
  return words.length < LEAST_WORDS
}

/** Fewer words are names, titles and scare quotes as often as quotations. */
const LEAST_WORDS = 4

interface Placed extends Anchor {
  readonly sentence: number
}

/** A citation so far behind a closing mark is not its own, whatever stands between. */
const LONGEST_REACH = 200
