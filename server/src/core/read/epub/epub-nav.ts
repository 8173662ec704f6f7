/** Tables of contents and of printed pages of an EPUB: its navigation document (EPUB 3) or its NCX (EPUB 2). */
import type { Namespaces, XmlAttributes, XmlHandler } from '../xml.ts'

export const NAVIGATION: Namespaces = new Map([
  ['http://www.w3.org/1999/xhtml', ''],
  ['http://www.idpf.org/2007/ops', 'epub'],
  ['http://www.daisy.org/z3986/2005/ncx/', 'ncx'],
])

export interface NavEntry {
  readonly title: string
  /** As it is written: relative to the file it stands in. */
  readonly href: string
  /** 1 for a chapter, 2 for its parts. */
  readonly level: number
}

export interface PageEntry {
  readonly label: string
  readonly href: string
}

const LONGEST_TITLE = 500
const MOST_ENTRIES = 20_000

/** Receives either. */
export class EpubNav implements XmlHandler {
  readonly entries: NavEntry[] = []
  readonly pages: PageEntry[] = []
  private kind: 'toc' | 'pages' | undefined
  private depth = 0
  private title: string | undefined
  private href: string | undefined
  /** NCX: the titles of the open points, which come before what they point to. */
  private readonly points: { title: string }[] = []

  open(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'nav': {
        const type = attributes.get('epub:type') ?? attributes.get('type') ?? ''
        this.kind = /\btoc\b/.test(type) ? 'toc' : /\bpage-list\b/.test(type) ? 'pages' : undefined
        this.depth = 0
        break
      }
      case 'ol':
        this.depth++
        break
      case 'a':
        this.title = ''
        this.href = attributes.get('href')
        break
      case 'ncx:navPoint':
      case 'ncx:pageTarget':
        this.points.push({ title: '' })
        break
      case 'ncx:text':
        this.title = ''
        break
      case 'ncx:content':
        this.point(attributes.get('src'))
        break
      default:
    }
  }

  close(name: string): void {
    if (name === 'nav') this.kind = undefined
    else if (name === 'ol') this.depth = Math.max(0, this.depth - 1)
    else if (name === 'a') this.link()
    else if (name === 'ncx:text') {
      const point = this.points.at(-1)
      if (point && point.title === '') point.title = plain(this.title)
      this.title = undefined
    } else if (name === 'ncx:navPoint' || name === 'ncx:pageTarget') {
      this.points.pop()
    } else if (name === 'ncx:navMap') this.inPages = true
  }

  text(text: string): void {
    if (this.title !== undefined && this.title.length < LONGEST_TITLE) this.title += text
  }

  private inPages = false

  private link(): void {
    const title = plain(this.title)
    const { href, kind } = this
    this.title = this.href = undefined
    if (href === undefined || title === '') return
    if (kind === 'toc') this.add(title, href, Math.max(1, this.depth))
    else if (kind === 'pages') this.addPage(title, href)
  }

  private point(href: string | undefined): void {
    const title = this.points.at(-1)?.title ?? ''
    if (href === undefined || title === '') return
    if (this.inPages) this.addPage(title, href)
    else this.add(title, href, this.points.length)
  }

  private add(title: string, href: string, level: number): void {
    if (this.entries.length < MOST_ENTRIES) this.entries.push({ title, href, level })
  }

  private addPage(label: string, href: string): void {
    if (this.pages.length < MOST_ENTRIES) this.pages.push({ label, href })
  }
}

function plain(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}
