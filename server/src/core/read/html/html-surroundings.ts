/**
 * What is on a page of HTML but round its text: menus, and, where the page says which part of it is the main one, the headers, footers and
 * asides outside of that. Cost: O(1) an element.
 */
import { type Span, span } from '../../text/span.ts'
import { mergeSpans } from '../merge-spans.ts'
import type { RenditionBuilder } from '../rendition-builder.ts'

/** What stands round the main part, where a page has one. */
const FRAMES: ReadonlySet<string> = new Set(['header', 'footer', 'aside'])
/** If more of a page stands in its header, its footer and beside it, these are not what their names say. */
const MOST_ROUND_MAIN = 0.8

/** Is told of the elements of a page, and asks `out` how far its text is. */
export class HtmlSurroundings {
  private readonly out: RenditionBuilder
  /** The menu that is open, how many elements of its name are open with it, and where it began. */
  private menu = ''
  private menuDepth = 0
  private menuStart = 0
  private readonly menus: Span<'text'>[] = []
  private readonly frames: Span<'text'>[] = []
  private readonly frameStarts: { readonly name: string; readonly start: number }[] = []
  private mains = 0
  private inMain = 0

  constructor(out: RenditionBuilder) {
    this.out = out
  }

  open(name: string, role: string | undefined, isSelfClosing: boolean): void {
    if (name === this.menu) this.menuDepth++
    else if (this.menu === '' && !isSelfClosing && isMenu(name, role)) {
      this.menu = name
      this.menuDepth = 1
      this.menuStart = this.out.nextStart()
    } else if (name === 'main') {
      this.mains++
      this.inMain++
    } else if (FRAMES.has(name)) this.frameStarts.push({ name, start: this.out.nextStart() })
  }

  close(name: string): void {
    if (name === this.menu) {
      if (--this.menuDepth > 0) return
      this.menu = ''
      if (this.out.length > this.menuStart) this.menus.push(span(this.menuStart, this.out.length))
    } else if (name === 'main') this.inMain = Math.max(0, this.inMain - 1)
    else if (FRAMES.has(name)) this.closeFrame(name)
  }

  /**
   * In order. A menu that nothing closes is none: it would take the rest of the page with it.
   * @param length of the whole text
   */
  spans(length: number): readonly Span<'text'>[] {
    const round = this.frames.reduce((sum, { start, end }) => sum + end - start, 0)
    const hasMain = this.mains > 0 && round < length * MOST_ROUND_MAIN
    return mergeSpans(hasMain ? [...this.menus, ...this.frames] : this.menus)
  }

  private closeFrame(name: string): void {
    const open = this.frameStarts.pop()
    if (!open || open.name !== name || this.inMain > 0) return
    if (this.out.length > open.start) this.frames.push(span(open.start, this.out.length))
  }
}

/** Menus and search fields are never the text; no one quotes them, and a title in a menu is not where its chapter stands. */
function isMenu(name: string, role: string | undefined): boolean {
  if (name === 'nav') return true
  return name !== 'body' && role !== undefined && /^(?:navigation|search|menu|menubar|toolbar)$/.test(role)
}
