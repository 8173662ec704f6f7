/**
 * Writes the rendition of a document format from left to right. Notes are written where their marks stand and come out at the end of
 * their section (before the next heading, or at the end): a quotation may run past a mark, and a note may be quoted.
 */
import type { Block, Heading, PageMark, Rendition } from '../model/source.ts'
import { OffsetMap, OffsetMapBuilder } from '../text/offset-map.ts'
import { offset, type Span, span } from '../text/span.ts'
import { mergeSpans } from './merge-spans.ts'
import type { Separator } from './rendition-builder.ts'
import { type FlowOrigin, type FlowSpan, TextFlow } from './text-flow.ts'

/** What a writer makes of a document; its metadata and problems come from elsewhere. */
export type Written = Pick<Rendition, 'text' | 'map' | 'blocks' | 'outline' | 'furniture' | 'emphasis' | 'pages'>

/** `recorded`: where a program found the page to end. `forced`: where the writer asked for a new page. */
export type PageBreakKind = 'recorded' | 'forced'

interface Mark {
  readonly at: number
  /** How much text there was: two marks at the same length have no text between. */
  readonly length: number
  readonly kind: PageBreakKind
  readonly label: string | undefined
}

interface Note {
  readonly flow: TextFlow
  /** How many page breaks stood before its mark. */
  readonly page: number
}

/** A note in a note in a note is somebody's mistake: from there on notes stand in the running text. */
const DEEPEST_NOTE = 3

export class DocumentWriter {
  private readonly main = new TextFlow()
  private readonly open: TextFlow[] = []
  private waiting: Note[] = []
  private readonly marks: Mark[] = []
  /** From where the text is of another page than the last break says: notes, and what follows them. */
  private readonly placed: { readonly at: number; readonly page: number }[] = []
  private flow: TextFlow = this.main
  private ignoredNotes = 0

  get isInNote(): boolean {
    return this.open.length > 0
  }

  block(kind: Block['kind'], separator: Separator): void {
    this.flow.block(kind, separator)
  }

  /** A heading of the document: in a note it is a paragraph. */
  heading(level: number): void {
    if (this.isInNote) {
      this.flow.block('paragraph', '\n\n')
      return
    }
    this.placeNotes()
    this.flow.block('heading', '\n\n', level)
  }

  endBlock(): void {
    this.flow.endBlock()
  }

  text(text: string): void {
    this.flow.text(text)
  }

  verbatim(text: string, from = -1): void {
    this.flow.verbatim(text, this.isInNote ? -1 : from)
  }

  collapsed(text: string, from = -1): void {
    this.flow.collapsed(text, this.isInNote ? -1 : from)
  }

  /** One text that stands for the original from `from` to `to`. */
  replace(text: string, from: number, to: number): void {
    this.flow.text(text, this.isInNote ? -1 : from, to)
  }

  separate(separator: Separator): void {
    this.flow.separate(separator)
  }

  space(): void {
    this.flow.space()
  }

  join(): void {
    this.flow.join()
  }

  emphasise(on: boolean): void {
    this.flow.emphasise(on)
  }

  /** A new page begins here. In a note it says nothing about the running text. */
  pageBreak(kind: PageBreakKind, label?: string): void {
    if (this.isInNote) return
    const last = this.marks.at(-1)
    const { length } = this.main
    // Word writes both for a page that the writer asked for, with no text between.
    if (last && last.length === length && last.kind !== kind && last.label === undefined && label === undefined) return
    this.marks.push({ at: this.main.nextStart(), length, kind, label })
  }

  openNote(): void {
    if (this.open.length >= DEEPEST_NOTE) {
      this.ignoredNotes++
      return
    }
    this.flow = new TextFlow()
    this.open.push(this.flow)
  }

  closeNote(): void {
    if (this.ignoredNotes > 0) {
      this.ignoredNotes--
      return
    }
    const flow = this.open.pop()
    if (!flow) return
    flow.endBlock()
    if (flow.length > 0) this.waiting.push({ flow, page: this.marks.length })
    this.flow = this.open.at(-1) ?? this.main
  }

  /** Puts the notes that wait here, each as blocks of its own. */
  placeNotes(): void {
    if (this.waiting.length === 0 || this.isInNote) return
    this.main.endBlock()
    const back = this.marks.length
    let current = back
    for (const { flow, page } of this.waiting) {
      this.main.separate('\n\n')
      if (page !== current) this.placed.push({ at: this.main.nextStart(), page })
      current = page
      this.main.append(flow)
    }
    if (current !== back) this.placed.push({ at: this.main.nextStart(), page: back })
    this.waiting = []
  }

  /** @param rawLength of the original, where offsets into it were given; else the map goes onto nothing */
  finish(rawLength = 0): Written {
    while (this.open.length > 0) this.closeNote()
    this.placeNotes()
    this.main.endBlock()
    const text = this.main.pieces.join('')
    const spanOf = ({ start, end }: FlowSpan): Span<'text'> => span(start, end)
    const outline = this.main.headings.map((heading): Heading => {
      const title = text.slice(heading.start, heading.end)
      const end = heading.start + title.trimEnd().length
      return { span: span(heading.start, end), level: heading.level, title: title.trim().replace(/\s+/g, ' ') }
    })
    return {
      text,
      map: mapOf(this.main.origins, text.length, rawLength),
      blocks: this.main.blocks.map(block => ({ kind: block.kind, span: spanOf(block) })),
      outline: outline.filter(heading => heading.title !== ''),
      furniture: [],
      emphasis: mergeSpans(this.main.emphasis.map(spanOf)),
      pages: this.pages(text),
    }
  }

  private pages(text: string): readonly PageMark[] | undefined {
    if (this.marks.length === 0) return undefined
    const pageOf = (count: number): Omit<PageMark, 'at'> => {
      const label = count === 0 ? undefined : this.marks[count - 1]?.label
      return { ...(label === undefined ? {} : { label }), printed: label !== undefined, physical: count + 1 }
    }
    const pages: PageMark[] = []
    // What stands before the first label is no page, unless pages are only counted.
    const first = this.marks[0] as Mark
    const isCounted = first.label === undefined || first.at > 0
    if (isCounted) pages.push({ at: offset(0), ...pageOf(0) })
    this.marks.forEach((mark, i) => pages.push({ at: offset(firstWordAt(text, mark.at)), ...pageOf(i + 1) }))
    for (const { at, page } of this.placed) pages.push({ at: offset(at), ...pageOf(page) })
    const by = isCounted ? 0 : 1
    const inOrder = pages.sort((a, b) => a.at - b.at)
    return inOrder
      .filter((page, i) => page.at < text.length && page.at !== inOrder[i + 1]?.at)
      .map(page => (by === 0 ? page : { ...page, physical: page.physical - by }))
  }
}

/** A break at the end of a paragraph begins the page of the next. */
function firstWordAt(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) <= 32) at++
  return at
}

function mapOf(origins: readonly FlowOrigin[], length: number, rawLength: number): OffsetMap<'text', 'raw'> {
  if (rawLength === 0) return new OffsetMap(Uint32Array.of(0, length), Uint32Array.of(0, 0))
  const builder = new OffsetMapBuilder<'text', 'raw'>()
  let text = 0
  let raw = 0
  for (const origin of origins) {
    // A document may be read out of order (a note's number, an index): what is behind has no place of its own.
    if (origin.from < raw) continue
    builder.replace(origin.start - text, origin.from - raw)
    if (origin.length === origin.to - origin.from) builder.copy(origin.length)
    else builder.replace(origin.length, origin.to - origin.from)
    text = origin.start + origin.length
    raw = origin.to
  }
  builder.replace(length - text, rawLength - raw)
  return builder.build()
}
