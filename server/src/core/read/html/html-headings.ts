/** The headings of a page, as its text is written. */
import type { Heading } from '../../model/source.ts'
import { type Span, span } from '../../text/span.ts'
import type { RenditionBuilder } from '../rendition-builder.ts'

export class HtmlHeadings {
  private readonly out: RenditionBuilder
  private readonly found: { readonly start: number; readonly end: number; readonly level: number }[] = []
  private open_: { readonly level: number; readonly start: number } | undefined

  constructor(out: RenditionBuilder) {
    this.out = out
  }

  open(level: number): void {
    this.out.block('heading', '')
    this.open_ = { level, start: this.out.nextStart() }
  }

  /** Whatever block begins ends the heading before it; one without text is none. */
  close(): void {
    if (!this.open_) return
    const { level, start } = this.open_
    if (this.out.length > start) this.found.push({ start, end: this.out.length, level })
    this.open_ = undefined
  }

  /** Those in the text that do not stand in `surroundings`, which are in order. */
  outline(text: string, surroundings: readonly Span<'text'>[]): readonly Heading[] {
    let next = 0
    return this.found.flatMap(({ start, end, level }): Heading[] => {
      while (next < surroundings.length && (surroundings[next] as Span<'text'>).end <= start) next++
      const part = surroundings[next]
      if (part !== undefined && start >= part.start) return []
      return [{ span: span(start, end), level, title: text.slice(start, end).replace(/\s+/g, ' ') }]
    })
  }
}
