/** A rendition as bytes and back: the text, and its structure as gaps in variable-length numbers. Parts are decoded when they are asked for. */

import type { SourceProblem } from '../model/problem.ts'
import type { Block, Heading, PageMark, Rendition, SourceMetadata } from '../model/source.ts'
import { OffsetMap } from '../text/offset-map.ts'
import { offset, type Span, span } from '../text/span.ts'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { DamagedIndex } from './bytes.ts'

/** UTF-16 only where the text has half a character, which no UTF-8 can hold. */
export type TextEncoding = 'utf-8' | 'utf-16le'

export interface EncodedText {
  readonly encoding: TextEncoding
  readonly bytes: Uint8Array
}

export function encodeText(text: string): EncodedText {
  if (text.isWellFormed()) return { encoding: 'utf-8', bytes: new TextEncoder().encode(text) }
  const bytes = new Uint8Array(text.length * 2)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    bytes[i * 2] = unit & 255
    bytes[i * 2 + 1] = unit >>> 8
  }
  return { encoding: 'utf-16le', bytes }
}

const DECODED_AT_ONCE = 8192

export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding === 'utf-8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += DECODED_AT_ONCE) {
    const units: number[] = []
    for (let i = at; i < Math.min(bytes.length, at + DECODED_AT_ONCE); i += 2)
      units.push((bytes[i] as number) | ((bytes[i + 1] as number) << 8))
    parts.push(String.fromCharCode(...units))
  }
  return parts.join('')
}

/** The parts of a structure, each with its length in bytes before it. */
const PARTS = ['furniture', 'map', 'blocks', 'outline', 'emphasis', 'pages'] as const
type Part = (typeof PARTS)[number]

const KINDS: readonly Block['kind'][] = ['paragraph', 'heading', 'list-item', 'quote', 'code', 'table', 'furniture']

export function encodeStructure(rendition: Rendition): Uint8Array {
  const out = new ByteWriter()
  const add = (write: (part: ByteWriter) => void): void => {
    const part = new ByteWriter()
    write(part)
    const bytes = part.finish()
    out.varint(bytes.length)
    out.append(bytes)
  }
  add(part => writeSpans(rendition.furniture, part))
  add(part => writeMap(rendition.map, part))
  add(part => {
    writeSpans(
      rendition.blocks.map(block => block.span),
      part,
    )
    for (const { kind } of rendition.blocks) part.byte(KINDS.indexOf(kind))
  })
  add(part => {
    writeSpans(
      rendition.outline.map(heading => heading.span),
      part,
    )
    for (const { level, title } of rendition.outline) {
      part.varint(level)
      part.text(title)
    }
  })
  add(part => {
    part.byte(rendition.emphasis ? 1 : 0)
    if (rendition.emphasis) writeSpans(rendition.emphasis, part)
  })
  add(part => writePages(rendition.pages, part))
  return out.finish()
}

/** Spans in order of their starts; they may overlap. */
function writeSpans(spans: readonly Span<'text'>[], out: ByteWriter): void {
  out.varint(spans.length)
  let at = 0
  for (const { start, end } of spans) {
    out.varint(zigzag(start - at))
    out.varint(end - start)
    at = start
  }
}

function readSpans(reader: ByteReader): Span<'text'>[] {
  const spans: Span<'text'>[] = []
  let at = 0
  for (let left = reader.varint(); left > 0; left--) {
    at += unzigzag(reader.varint())
    spans.push(span(at, at + reader.varint()))
  }
  return spans
}

function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

function writeMap(map: Rendition['map'], out: ByteWriter): void {
  const { from, to } = map.table()
  out.varint(from.length)
  for (const side of [from, to]) {
    let at = 0
    for (const value of side) {
      out.varint(value - at)
      at = value
    }
  }
}

function readMap(reader: ByteReader): Rendition['map'] {
  const count = reader.varint()
  const side = (): Uint32Array => {
    const values = new Uint32Array(count)
    let at = 0
    for (let i = 0; i < count; i++) {
      at += reader.varint()
      values[i] = at
    }
    return values
  }
  const from = side()
  return new OffsetMap(from, side())
}

/** What is known of a page's label, in one byte. */
const LABELLED = 1
const PRINTED = 2

/** One more than their number first: nothing at all is not the same as no pages. */
function writePages(pages: readonly PageMark[] | undefined, out: ByteWriter): void {
  out.varint(pages ? pages.length + 1 : 0)
  let [at, physical] = [0, 0]
  for (const page of pages ?? []) {
    out.varint(zigzag(page.at - at))
    out.varint(zigzag(page.physical - physical))
    out.byte((page.label === undefined ? 0 : LABELLED) | (page.printed ? PRINTED : 0))
    if (page.label !== undefined) out.text(page.label)
    at = page.at
    physical = page.physical
  }
}

function readPages(reader: ByteReader): PageMark[] | undefined {
  const count = reader.varint()
  if (count === 0) return undefined
  const pages: PageMark[] = []
  let [at, physical] = [0, 0]
  for (let left = count - 1; left > 0; left--) {
    at += unzigzag(reader.varint())
    physical += unzigzag(reader.varint())
    const known = reader.byte()
    const page = { at: offset<'text'>(at), printed: (known & PRINTED) !== 0, physical }
    pages.push(known & LABELLED ? { ...page, label: reader.text() } : page)
  }
  return pages
}

interface Decoded {
  furniture?: readonly Span<'text'>[]
  map?: Rendition['map']
  blocks?: readonly Block[]
  outline?: readonly Heading[]
  emphasis?: readonly Span<'text'>[] | undefined
  pages?: readonly PageMark[] | undefined
}

/** A rendition that is decoded part by part. The bytes are its own. */
export class StoredRendition implements Rendition {
  readonly text: string
  readonly metadata: SourceMetadata
  readonly problems: readonly SourceProblem[]
  private readonly parts: ReadonlyMap<Part, Uint8Array>
  private readonly known: Decoded = {}

  constructor(text: string, structure: Uint8Array, metadata: SourceMetadata, problems: readonly SourceProblem[]) {
    this.text = text
    this.metadata = metadata
    this.problems = problems
    this.parts = partsOf(structure)
  }

  get furniture(): readonly Span<'text'>[] {
    this.known.furniture ??= readSpans(this.reader('furniture'))
    return this.known.furniture
  }

  get map(): Rendition['map'] {
    this.known.map ??= readMap(this.reader('map'))
    return this.known.map
  }

  get blocks(): readonly Block[] {
    this.known.blocks ??= this.readBlocks()
    return this.known.blocks
  }

  get outline(): readonly Heading[] {
    this.known.outline ??= this.readOutline()
    return this.known.outline
  }

  get emphasis(): readonly Span<'text'>[] | undefined {
    if (!('emphasis' in this.known)) {
      const reader = this.reader('emphasis')
      this.known.emphasis = reader.byte() === 1 ? readSpans(reader) : undefined
    }
    return this.known.emphasis
  }

  get pages(): readonly PageMark[] | undefined {
    if (!('pages' in this.known)) this.known.pages = readPages(this.reader('pages'))
    return this.known.pages
  }

  private readBlocks(): Block[] {
    const reader = this.reader('blocks')
    const spans = readSpans(reader)
    return spans.map(span => {
      const kind = KINDS[reader.byte()]
      if (!kind) throw new DamagedIndex('a block is of no known kind')
      return { kind, span }
    })
  }

  private readOutline(): Heading[] {
    const reader = this.reader('outline')
    const spans = readSpans(reader)
    return spans.map(span => ({ span, level: reader.varint(), title: reader.text() }))
  }

  private reader(part: Part): ByteReader {
    return new ByteReader(this.parts.get(part) as Uint8Array)
  }
}

function partsOf(structure: Uint8Array): Map<Part, Uint8Array> {
  const reader = new ByteReader(structure)
  return new Map(PARTS.map(part => [part, reader.take(reader.varint())]))
}
