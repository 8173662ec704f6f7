import type { Citation, CitationItem } from '../model/citation.ts'
import { span } from '../text/span.ts'
import { isTextOfLink } from './bracket-text.ts'
import { type CitationKey, citationKeyAt, isCrossReference } from './citation-key.ts'
import { type InlinePairs, inlinePairs } from './inline-pairs.ts'
import { locatorBehind, parseLocator, withBeside } from './locator.ts'
import type { Range } from './ranges.ts'

export interface CitationText {
  readonly text: string
  /** `text` with code, links, escapes and the like replaced (same length). */
  readonly scan: string
  /** The paragraph, heading or cell that is read. */
  readonly part: Range
  readonly footnote?: string | undefined
  readonly language: string
  /** Labels of example lists. */
  readonly examples: ReadonlySet<string>
}

/** Citations in citations in citations: no person nests them deeper. */
const DEEPEST = 20

/** Reads one paragraph, heading or cell as Pandoc does. */
export class CitationReader {
  private readonly given: CitationText
  private readonly pairs: InlinePairs
  private readonly found: Citation[] = []
  private behindKey = -1
  private depth = 0

  constructor(given: CitationText) {
    this.given = given
    this.pairs = inlinePairs(given.text, given.scan, given.part)
  }

  read(): Citation[] {
    this.within(this.given.part.start, this.given.part.end)
    return this.found
  }

  private within(from: number, to: number): void {
    if (this.depth >= DEEPEST) return
    this.depth++
    for (let at = from; at < to; ) {
      const c = this.given.scan.charCodeAt(at)
      if (c === 91 /* [ */) at = this.group(at)
      else if (c === 64 /* @ */) at = this.narrative(at, to)
      else at++
    }
    this.depth--
  }

  private group(open: number): number {
    const { text, scan, part } = this.given
    const close = this.pairs.brackets.get(open)
    const segments = close === undefined ? undefined : this.segments(this.cuts(open + 1, close))
    if (close === undefined || !segments || isTextOfLink(text, close, part.end)) return open + 1
    const isWiki = scan[open - 1] === '[' && text[close + 1] === ']' && !isTextOfLink(text, close + 1, part.end)
    const wiki = isWiki ? 1 : 0
    const items = segments.flatMap(s => this.item(s)).map(item => (isWiki ? wikiItem(item) : item))
    if (items.length > 0) this.add(open - wiki, close + 1 + wiki, 'parenthetical', items)
    this.insideOf(segments)
    return close + 1
  }

  /** Keys in the text round a key are citations of their own: `[@a, as @b says]`. */
  private insideOf(segments: readonly Segment[]): void {
    for (const { start, end, key } of segments) {
      this.within(start, this.signOf(key))
      this.behindKey = key.after
      this.within(key.after, end)
    }
  }

  /** `@key`, with `[p. 3; see @other]` behind it when there is such. */
  private narrative(at: number, to: number): number {
    const { text, part, language } = this.given
    const key = this.keyAt(at, to)
    if (!key) return at + 1
    this.behindKey = key.after
    if (this.isNoWork(key.key)) return key.after
    const own: CitationItem = {
      key: key.key,
      keySpan: span(key.start, key.end),
      suppressAuthor: false,
      prefix: '',
      suffix: '',
    }
    const open = this.bracketAfter(key.after)
    const close = open < 0 || open >= to ? undefined : this.pairs.brackets.get(open)
    if (close !== undefined && this.isAddition(open, close)) {
      const cuts = this.cuts(open + 1, close)
      const all = this.segments(cuts)
      const [first, ...rest] = cuts
      const others = all ?? this.segments(rest)
      if (first && others) {
        const item = all ? own : { ...own, ...this.suffix(first.start, first.end) }
        this.add(at, close + 1, 'narrative', [item, ...others.flatMap(s => this.item(s))])
        if (!all) this.within(first.start, first.end)
        this.insideOf(others)
        return close + 1
      }
    }
    const locator = locatorBehind(text, key.after, part.end, language)
    this.add(at, key.after, 'narrative', [locator ? { ...own, locator } : own])
    return key.after
  }

  /** Not the mark of a note, and not the text of a link. */
  private isAddition(open: number, close: number): boolean {
    const { scan } = this.given
    return scan[open + 1] !== '^' && !'[('.includes(scan[close + 1] || ' ')
  }

  /** The parts between semicolons, each with its key; undefined when one has none: then it is no citation (Pandoc). */
  private segments(cuts: readonly Range[]): Segment[] | undefined {
    const segments: Segment[] = []
    for (const cut of cuts) {
      const key = this.firstKey(cut)
      if (!key) return undefined
      segments.push({ ...cut, key })
    }
    return segments
  }

  private cuts(from: number, to: number): Range[] {
    const cuts: Range[] = []
    let start = from
    let behindKey = this.behindKey
    for (let i = from; i < to; ) {
      const key = this.keyAt(i, to, behindKey)
      if (key) behindKey = key.after
      if (this.given.scan[i] === ';') {
        cuts.push({ start, end: i })
        start = i + 1
      }
      i = key?.after ?? this.behindWhole(i, to)
    }
    cuts.push({ start, end: to })
    return cuts
  }

  private firstKey({ start, end }: Range): CitationKey | undefined {
    for (let i = start; i < end; i = this.behindWhole(i, end)) {
      const key = this.keyAt(i, end)
      if (key) return key
    }
    return undefined
  }

  /** Behind the bracket, the emphasis or the quoted words that begin at `at` and end before `to`; else behind the character. */
  private behindWhole(at: number, to: number): number {
    const close = this.pairs.brackets.get(at)
    const end = close === undefined ? this.pairs.wholes.get(at) : close + 1
    return end === undefined || end > to ? at + 1 : end
  }

  private keyAt(at: number, to: number, behindKey = this.behindKey): CitationKey | undefined {
    return this.given.scan[at] === '@' ? citationKeyAt(this.given.text, at, to, behindKey) : undefined
  }

  /** In brackets the label of an example is a key all the same (Pandoc). */
  private isNoWork(key: string): boolean {
    return isCrossReference(key) || this.given.examples.has(key)
  }

  private signOf(key: CitationKey): number {
    return this.given.scan.lastIndexOf('@', key.start)
  }

  private item({ start, end, key }: Segment): CitationItem[] {
    if (isCrossReference(key.key)) return []
    const { text, scan } = this.given
    const at = this.signOf(key)
    const suppressAuthor = at > start && scan[at - 1] === '-' && !/[\p{L}\p{N}.-]/u.test(text[at - 2] ?? ' ')
    const prefix = text.slice(start, suppressAuthor ? at - 1 : at).trim()
    const behind = this.suffix(key.after, end)
    return [
      {
        key: key.key,
        keySpan: span(key.start, key.end),
        suppressAuthor,
        prefix,
        ...behind,
        ...(behind.locator ? { locator: withBeside(behind.locator, prefix) } : {}),
      },
    ]
  }

  private suffix(from: number, to: number): Pick<CitationItem, 'suffix' | 'locator'> {
    const locator = parseLocator(this.given.text, from, to, this.given.language)
    return { suffix: this.given.text.slice(from, to).trim(), ...(locator ? { locator } : {}) }
  }

  /** A bracket behind a key may stand after spaces and one line break. */
  private bracketAfter(from: number): number {
    let breaks = 0
    for (let i = from; i < this.given.part.end; i++) {
      const c = this.given.scan[i] as string
      if (c === '[') return i
      if (c === '\n' && ++breaks > 1) return -1
      if (!/\s/.test(c)) return -1
    }
    return -1
  }

  private add(start: number, end: number, mode: Citation['mode'], items: readonly CitationItem[]): void {
    const { footnote } = this.given
    this.found.push({ span: span(start, end), mode, items, ...(footnote === undefined ? {} : { footnote }) })
  }
}

/** Obsidian: `[[@doe99#Notes|Doe]]` is a heading in the note of that name, shown as `Doe`. */
function wikiItem(item: CitationItem): CitationItem {
  const [key = item.key] = item.key.split('#')
  return {
    ...item,
    key,
    keySpan: span(item.keySpan.start, item.keySpan.start + key.length),
    suffix: item.suffix.replace(/^[^|]*\|.*$/s, ''),
  }
}

interface Segment extends Range {
  readonly key: CitationKey
}
