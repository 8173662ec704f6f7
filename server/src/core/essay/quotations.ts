import { attributionStart } from './attribution.ts'
import type { Layout, Leaf, Range } from './layout.ts'
import { firstVisible, type Pairing, pairMarks, type Unclosed } from './marks.ts'
import { SOFT } from './mask.ts'
import { within } from './ranges.ts'

/** A quotation before its claims are known. Offsets into the essay. */
export interface Draft extends Range {
  readonly form: 'inline' | 'block'
  readonly outer: Range
  readonly masked: string
  /** The leaves (by index) in which it begins and ends; of a block, of its own. */
  readonly firstLeaf: number
  readonly lastLeaf: number
  /** Of a block, its index in the layout. */
  readonly block?: number
  /** Where a block's attribution begins. */
  readonly attribution?: number
  readonly inside?: number
  readonly looksLikeTitle?: boolean
}

export interface Texts {
  /** As the editor has it. */
  readonly text: string
  /** What is not quoted taken out (see Quotation.masked). */
  readonly masked: string
  /** The same with code, links' targets, citations and notes as objects. */
  readonly scan: string
}

/** A nested quotation of fewer words is a scare quote or a name. */
const NESTED_WORDS = 4
/** A quotation over more paragraphs than this is a mark that somebody forgot. */
const MOST_PARAGRAPHS = 50

/** All quotations of an essay in order of their start: marked spans, and block quotations as wholes. */
export function findQuotations(texts: Texts, layout: Layout, title: string | undefined): Draft[] {
  const drafts = [...blockDrafts(texts, layout), ...inlineDrafts(texts, layout, title)]
  drafts.sort((a, b) => a.start - b.start || b.end - a.end)
  return nest(drafts)
}

function blockDrafts(texts: Texts, layout: Layout): Draft[] {
  const drafts: Draft[] = []
  const leaves = leavesOfBlocks(layout)
  layout.blocks.forEach((outer, block) => {
    const whole = maskedSlice(texts.masked, outer.start, outer.end, layout)
    const words = attributionStart(whole, texts.scan.slice(outer.start, outer.end))
    const trimmed = trim(whole.slice(0, words))
    if (!trimmed) return
    drafts.push({
      form: 'block',
      start: outer.start + trimmed.start,
      end: outer.start + trimmed.end,
      outer: { start: outer.start, end: outer.end },
      masked: whole.slice(trimmed.start, trimmed.end),
      firstLeaf: leaves[block]?.[0] ?? -1,
      lastLeaf: leaves[block]?.at(-1) ?? -1,
      block,
      ...(words < whole.length ? { attribution: outer.start + words } : {}),
    })
  })
  return drafts
}

function leavesOfBlocks(layout: Layout): number[][] {
  const leaves: number[][] = layout.blocks.map(() => [])
  layout.leaves.forEach((leaf, i) => {
    if (leaf.block !== undefined && !leaf.footnote?.startsWith('^')) leaves[leaf.block]?.push(i)
  })
  return leaves
}

interface Found {
  readonly open: number
  readonly close: number
  readonly firstLeaf: number
  readonly lastLeaf: number
  /** Marks that a paragraph repeats. */
  readonly repeated: readonly number[]
}

function inlineDrafts(texts: Texts, layout: Layout, title: string | undefined): Draft[] {
  const drafts: Draft[] = []
  for (const found of new Pairer(texts, layout).all()) {
    const start = found.open + 1
    let masked = maskedSlice(texts.masked, start, found.close, layout)
    for (const at of found.repeated) masked = blank(masked, at - start, at - start + 1)
    const trimmed = trim(masked)
    if (!trimmed) continue
    const words = masked.slice(trimmed.start, trimmed.end)
    const leaf = layout.leaves[found.firstLeaf] as Leaf
    drafts.push({
      form: 'inline',
      start: start + trimmed.start,
      end: start + trimmed.end,
      outer: { start: found.open, end: found.close + 1 },
      masked: words,
      firstLeaf: found.firstLeaf,
      lastLeaf: found.lastLeaf,
      ...(looksLikeTitle(texts.scan, leaf, found, words, title) ? { looksLikeTitle: true } : {}),
    })
  }
  return drafts
}

/** Goes through the paragraphs and joins what a quotation that runs over several of them left open. */
class Pairer {
  private readonly scan: string
  private readonly leaves: readonly Leaf[]
  private readonly holes: readonly Range[]
  private readonly done = new Map<number, Pairing>()
  private noChainBefore = -1

  constructor(texts: Texts, layout: Layout) {
    this.scan = texts.scan
    this.leaves = layout.leaves
    this.holes = layout.inlineNotes
  }

  all(): Found[] {
    const found: Found[] = []
    this.leaves.forEach((leaf, i) => {
      if (leaf.block !== undefined || !hasMark(this.scan, leaf)) return
      if (leaf.parts.length > 1) {
        for (const part of leaf.parts) this.add(found, i, pairMarks(this.scan, part, this.holes))
        return
      }
      const pairing = this.done.get(i) ?? this.pair(i)
      this.add(found, i, pairing)
      const unclosed = pairing.unclosed.at(-1)
      const chain = unclosed && this.chain(i, unclosed)
      if (chain) found.push(chain)
    })
    return found
  }

  private add(found: Found[], leaf: number, pairing: Pairing): void {
    for (const { open, close } of pairing.pairs)
      if (open >= 0) found.push({ open, close, firstLeaf: leaf, lastLeaf: leaf, repeated: [] })
  }

  private pair(leaf: number, continued?: string): Pairing {
    return pairMarks(this.scan, this.part(leaf), this.holes, continued)
  }

  private part(leaf: number): Range {
    return this.leaves[leaf]?.parts[0] ?? { start: 0, end: 0 }
  }

  private chain(from: number, unclosed: Unclosed): Found | undefined {
    if (unclosed.at < 0 || from < this.noChainBefore) return undefined
    const repeated: number[] = []
    const pairings = new Map<number, Pairing>()
    let last = from
    while (repeated.length < MOST_PARAGRAPHS) {
      const next = this.following(last)
      if (next < 0) break
      const { start, end } = this.part(next)
      const at = firstVisible(this.scan, start, end)
      const mark = this.scan[at] ?? ''
      // French repeats the mark that closes as often as the one that opens.
      if (mark !== unclosed.mark && !(unclosed.mark === '«' && mark === '»')) break
      repeated.push(at)
      const pairing = this.pair(next, unclosed.mark)
      pairings.set(next, pairing)
      const closing = pairing.pairs.find(pair => pair.open < 0)
      if (closing) {
        for (const [leaf, known] of pairings) this.done.set(leaf, known)
        return { open: unclosed.at, close: closing.close, firstLeaf: from, lastLeaf: next, repeated }
      }
      last = next
    }
    this.noChainBefore = last
    return undefined
  }

  /** The paragraph right after this one in the same list item or footnote; −1 when something else comes. */
  private following(leaf: number): number {
    const here = this.leaves[leaf]
    if (here?.kind !== 'paragraph') return -1
    for (let i = leaf + 1; i < this.leaves.length; i++) {
      const next = this.leaves[i] as Leaf
      if (next.start < here.end) continue
      const joins = next.kind === 'paragraph' && next.container === here.container && next.block === undefined
      return joins && this.scan.slice(here.end, next.start).trim() === '' ? i : -1
    }
    return -1
  }
}

const ANY_MARK = /["“”„‟«»‹›'‘’‚‛]/g

function hasMark(scan: string, { start, end }: Range): boolean {
  ANY_MARK.lastIndex = start
  const hit = ANY_MARK.exec(scan)
  return hit !== null && hit.index < end
}

/** The masked text from `start` to `end`; the inline notes inside are blanks. */
function maskedSlice(masked: string, start: number, end: number, layout: Layout): string {
  let slice = masked.slice(start, end)
  for (const note of within(layout.inlineNotes, start, end)) slice = blank(slice, note.start - start, note.end - start)
  return slice
}

function blank(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ') + text.slice(to)
}

/** Without space and markup at the ends; undefined when no letter or digit is left. */
function trim(masked: string): Range | undefined {
  if (!/[\p{L}\p{N}]/u.test(masked)) return undefined
  let start = 0
  let end = masked.length
  while (isBlank(masked[start] as string)) start++
  while (isBlank(masked[end - 1] as string)) end--
  return { start, end }
}

function isBlank(character: string): boolean {
  return character === SOFT || /\s/.test(character)
}

/** Sets `inside`, and leaves out nested spans too short to be checked on their own. */
function nest(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  const open: number[] = []
  for (const draft of drafts) {
    while (open.length > 0 && (kept[open.at(-1) as number] as Draft).outer.end <= draft.outer.start) open.pop()
    const inside = open.at(-1)
    if (inside !== undefined && (draft.form === 'inline' ? wordCount(draft.masked) < NESTED_WORDS : false)) continue
    open.push(kept.length)
    kept.push(inside === undefined ? draft : { ...draft, inside })
  }
  return kept
}

function wordCount(text: string): number {
  return text.replaceAll(SOFT, '').match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)?.length ?? 0
}

const TITLE_WORDS = 8
/** What stands before the title of a work. */
const TITLE_CUE =
  /(?:^|[\s(])(?:in|book|books|titled|entitled|chapter|article|essay|paper|poem|pamphlet|novel|story|section|called|headed|buch|aufsatz|kapitel|artikel|livre|chapitre|article|intitulée?|книга|книге|статья|статье|глава|главе)[\s,:\u00AD]*$/iu
const SMALL_WORDS = new Set(
  'a an the of in on at to for and or but nor by as from with into over is vs der die das des und im von zu le la les de du et à l d и в на о с'.split(
    ' ',
  ),
)

function looksLikeTitle(scan: string, leaf: Leaf, found: Found, masked: string, title: string | undefined): boolean {
  if (leaf.kind === 'heading') return true
  const words = masked.replaceAll(SOFT, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (title !== undefined && plain(masked) === plain(title)) return true
  if (words.length === 0 || words.length > TITLE_WORDS) return false
  const inTitleCase = words.every(
    (word, i) =>
      /^[\p{Lu}\p{N}]/u.test(word) || (i > 0 && SMALL_WORDS.has(word.toLowerCase())) || (i > 0 && word.length === 1),
  )
  return inTitleCase && TITLE_CUE.test(scan.slice(Math.max(leaf.start, found.open - 40), found.open))
}

function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
