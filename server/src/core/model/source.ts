import type { OffsetMap } from '../text/offset-map.ts'
import type { Offset, Span } from '../text/span.ts'
import type { SourceProblem } from './problem.ts'

/** What is known about a source as a publication. All optional: documents come as they are. */
export interface SourceMetadata {
  readonly title?: string
  /** Family name first where it is known: `Trotsky, Leon`. */
  readonly authors?: readonly string[]
  /**
   * Whom its head names as the author of a work that it describes, or perhaps as its own, where it states no author. Good for finding it; nothing is
   * cited by it, and no key is made of it.
   */
  readonly namedAuthors?: readonly string[]
  /** As a person would cite it: `1936`, `c. 1600`. */
  readonly year?: string
  /** BCP 47: `en`, `de`, `ru`. */
  readonly language?: string
  /** The citation key that the document itself declares (front matter or sidecar). */
  readonly key?: string
  /** Ten or thirteen digits, without hyphens. */
  readonly isbn?: string
  /** `10.1000/182`. */
  readonly doi?: string
  /** False when the document says that it holds only a part of the work. */
  readonly complete?: boolean
}

/** `## The period`: `span` covers `The period`, `level` is 2. */
export interface Heading {
  readonly span: Span<'text'>
  readonly level: number
  readonly title: string
}

/** A paragraph, list item, verse or other run of prose that no quotation need respect, but that a hover shows whole. */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'list-item' | 'quote' | 'code' | 'table' | 'furniture'
  readonly span: Span<'text'>
}

/**
 * The text from `at` to the next such mark stands on this page. What belongs to a page but not to its running text (notes at its foot, its
 * running head) may come after a paragraph that runs over to the next page: then a page comes a second time.
 */
export interface PageMark {
  readonly at: Offset<'text'>
  /** As a person would cite it: `47`, `xii`. Absent: nothing says how the page is numbered, and only `physical` is left. */
  readonly label?: string
  /** Whether the label stands on the page itself or is declared by the file; false: it is told from the pages round it. */
  readonly printed: boolean
  /** Counted in the file from 1. */
  readonly physical: number
}

/**
 * A source as a reader sees it. `text` has `\n` line breaks only; markup is gone (tags, emphasis marks, entities),
 * so that offsets into it are offsets into readable words.
 */
export interface Rendition {
  readonly text: string
  /** From the rendition to the decoded file. Onto nothing (`toLength` is 0) where the file is no text that an editor shows. */
  readonly map: OffsetMap<'text', 'raw'>
  /** In order, not overlapping; they cover all words. */
  readonly blocks: readonly Block[]
  readonly outline: readonly Heading[]
  /**
   * What is on the page but not in the text: running heads, page numbers, form feeds. In order. Words in it are left out of
   * the index, so that a quotation may run over a page break.
   */
  readonly furniture: readonly Span<'text'>[]
  /** What the author emphasised (italics, bold), in order. Absent where the format records none: plain text, PDF. */
  readonly emphasis?: readonly Span<'text'>[] | undefined
  /** In order of `at`. Pages without text are left out. Absent where the format or the file has no pages. */
  readonly pages?: readonly PageMark[] | undefined
  readonly metadata: SourceMetadata
  readonly problems: readonly SourceProblem[]
}

/** Whether the source's own file is text, of which an editor can show the lines; its offsets are then those of `map`. */
export function isTextFile({ map }: Rendition): boolean {
  return map.toLength > 0
}
