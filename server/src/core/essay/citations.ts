import type { Citation, CitationItem } from '../model/citation.ts'
import { span } from '../text/span.ts'
import { type CitationKey, citationKeyAt, isCrossReference } from './citation-key.ts'
import type { Layout, Leaf } from './layout.ts'
import { locatorBehind, parseLocator } from './locator.ts'
import { applyEdits } from './mask.ts'
import { roleCitation } from './myst-role.ts'
import type { Range } from './ranges.ts'

/**
 * The citations of an essay by Pandoc's grammar, `[[@key]]` of Obsidian and MyST's `{cite:p}` besides, in order. `scan` is the
 * essay with code, links, escapes and the like replaced (same length).
 */
export function parseCitations(text: string, scan: string, layout: Layout, language: string): Citation[] {
  const citations: Citation[] = []
  if (scan.includes('@')) {
    const examples = exampleLabels(scan)
    // An inline note is a leaf of its own; the paragraph round it does not see inside.
    const notes = layout.inlineNotes.map(note => ({ ...note, show: 'object' as const }))
    const outside = notes.length === 0 ? scan : applyEdits(scan, notes)
    let at = -1
    for (const leaf of layout.leaves)
      for (const part of leaf.parts) {
        if (at < part.start) at = indexOrEnd(scan, '@', part.start)
        if (at < part.end)
          citations.push(
            ...new PartReader(
              text,
              leaf.footnote?.startsWith('^') ? scan : outside,
              part,
              leaf,
              language,
              examples,
            ).read(),
          )
      }
  }
  for (const code of layout.codes) {
    const role = roleCitation(text, code, layout)
    if (role) citations.push(role)
  }
  return citations.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from)
  return at < 0 ? text.length : at
}

/** `(@good) An example.` at a line's start makes `@good` a number, no key. */
function exampleLabels(scan: string): Set<string> {
  const labels = new Set<string>()
  for (const match of scan.matchAll(/^[ \t]{0,3}\(@([\w-]*)\)[ \t]/gm)) labels.add(match[1] as string)
  return labels
}

/** Reads one paragraph, heading or cell. */
class PartReader {
  private readonly text: string
  private readonly scan: string
  private readonly part: Range
  private readonly leaf: Leaf
  private readonly language: string
  private readonly examples: ReadonlySet<string>
  private readonly closing: ReadonlyMap<number, number>
  private readonly found: Citation[] = []
  private behindKey = -1

  constructor(text: string, scan: string, part: Range, leaf: Leaf, language: string, examples: ReadonlySet<string>) {
    this.text = text
    this.scan = scan
    this.part = part
    this.leaf = leaf
    this.language = language
    this.examples = examples
    this.closing = brackets(scan, part)
  }

  read(): Citation[] {
    for (let at = this.part.start; at < this.part.end; ) {
      const c = this.scan.charCodeAt(at)
      if (c === 91 /* [ */) at = this.group(at)
      else if (c === 64 /* @ */) at = this.narrative(at)
      else at++
    }
    return this.found
  }

  private group(open: number): number {
    const close = this.closing.get(open)
    if (close === undefined) return open + 1
    const segments = this.segments(open + 1, close)
    if (!segments) return open + 1
    const items = segments.flatMap(s => this.item(s))
    const wiki = this.text[open - 1] === '[' && this.text[close + 1] === ']' ? 1 : 0
    if (items.length > 0) this.add(open - wiki, close + 1 + wiki, 'parenthetical', items)
    for (const segment of segments) this.nested(segment.key.after, segment.end)
    return close + 1
  }

  /** `@key`, with `[p. 3; see @other]` behind it when there is such. */
  private narrative(at: number): number {
    const key = this.keyAt(at, this.part.end)
    if (!key) return at + 1
    if (this.isNoWork(key.key)) return key.after
    const open = this.bracketAfter(key.after)
    const close = open < 0 ? undefined : this.closing.get(open)
    const own: CitationItem = {
      key: key.key,
      keySpan: span(key.start, key.end),
      suppressAuthor: false,
      prefix: '',
      suffix: '',
    }
    if (close !== undefined && this.scan[open + 1] !== '^' && !'[('.includes(this.scan[close + 1] || ' ')) {
      const cuts = this.cuts(open + 1, close)
      const [first, ...rest] = cuts
      const others = (first && this.firstKey(first) ? cuts : rest).map(cut => this.segment(cut))
      if (first && !others.includes(undefined)) {
        const items = others.flatMap(s => (s ? this.item(s) : []))
        const item = this.firstKey(first) ? own : { ...own, ...this.suffix(first.start, first.end) }
        this.add(at, close + 1, 'narrative', [item, ...items])
        return close + 1
      }
    }
    const locator = locatorBehind(this.text, key.after, this.part.end, this.language)
    this.behindKey = key.after
    this.add(at, key.after, 'narrative', [locator ? { ...own, locator } : own])
    return key.after
  }

  /** Keys in the text behind a key are citations of their own: `[@a, as @b says]`. */
  private nested(from: number, to: number): void {
    for (let at = this.scan.indexOf('@', from); at >= 0 && at < to; ) {
      const key = this.keyAt(at, to)
      if (key && !this.isNoWork(key.key))
        this.add(at, key.after, 'narrative', [
          { key: key.key, keySpan: span(key.start, key.end), suppressAuthor: false, prefix: '', suffix: '' },
        ])
      at = this.scan.indexOf('@', key ? key.after : at + 1)
    }
  }

  /** The parts between semicolons, each with its key; undefined when one has none: then it is no citation (Pandoc). */
  private segments(from: number, to: number): Segment[] | undefined {
    const segments: Segment[] = []
    for (const cut of this.cuts(from, to)) {
      const segment = this.segment(cut)
      if (!segment) return undefined
      segments.push(segment)
    }
    return segments
  }

  private segment(cut: Range): Segment | undefined {
    const key = this.firstKey(cut)
    return key && { ...cut, key }
  }

  private cuts(from: number, to: number): Range[] {
    const cuts: Range[] = []
    let start = from
    for (let i = from; i < to; i++) {
      const c = this.scan[i]
      if (c === '[') i = this.closing.get(i) ?? i
      else if (c === '@') i = Math.max(i, (this.keyAt(i, to)?.after ?? i + 1) - 1)
      else if (c === ';') {
        cuts.push({ start, end: i })
        start = i + 1
      }
    }
    cuts.push({ start, end: to })
    return cuts
  }

  private firstKey({ start, end }: Range): CitationKey | undefined {
    for (let i = start; i < end; i++) {
      const c = this.scan[i]
      if (c === '[') i = this.closing.get(i) ?? i
      else if (c === '@') {
        const key = this.keyAt(i, end)
        if (key) return key
      }
    }
    return undefined
  }

  private keyAt(at: number, to: number): CitationKey | undefined {
    return citationKeyAt(this.text, this.scan, at, to, this.behindKey)
  }

  private isNoWork(key: string): boolean {
    return isCrossReference(key) || this.examples.has(key)
  }

  private item({ start, end, key }: Segment): CitationItem[] {
    if (this.isNoWork(key.key)) return []
    const at = this.scan.lastIndexOf('@', key.start)
    const suppressAuthor = at > start && this.scan[at - 1] === '-'
    return [
      {
        key: key.key,
        keySpan: span(key.start, key.end),
        suppressAuthor,
        prefix: this.text.slice(start, suppressAuthor ? at - 1 : at).trim(),
        ...this.suffix(key.after, end),
      },
    ]
  }

  private suffix(from: number, to: number): Pick<CitationItem, 'suffix' | 'locator'> {
    const locator = parseLocator(this.text, from, to, this.language)
    return { suffix: this.text.slice(from, to).trim(), ...(locator ? { locator } : {}) }
  }

  /** A bracket behind a key may stand after spaces and one line break. */
  private bracketAfter(from: number): number {
    let breaks = 0
    for (let i = from; i < this.part.end; i++) {
      const c = this.scan[i]
      if (c === '[') return i
      if (c === '\n' && ++breaks > 1) return -1
      if (!/\s/.test(c as string)) return -1
    }
    return -1
  }

  private add(start: number, end: number, mode: Citation['mode'], items: readonly CitationItem[]): void {
    const footnote = this.leaf.footnote
    this.found.push({ span: span(start, end), mode, items, ...(footnote === undefined ? {} : { footnote }) })
  }
}

interface Segment extends Range {
  readonly key: CitationKey
}

/** Each opening bracket with the one that closes it. */
function brackets(scan: string, { start, end }: Range): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let i = start; i < end; i++) {
    const c = scan.charCodeAt(i)
    if (c === 91) open.push(i)
    else if (c === 93) {
      const from = open.pop()
      if (from !== undefined) pairs.set(from, i)
    }
  }
  return pairs
}
