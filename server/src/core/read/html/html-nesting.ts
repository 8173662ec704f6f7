/** The elements that are open at a place of a page and say what kind of text stands there. */
import type { Block } from '../../model/source.ts'

export class HtmlNesting {
  private pre = 0
  private quote = 0
  private table = 0
  private item = 0

  open(name: string): void {
    this.count(name, 1)
  }

  /** One that was never opened says nothing. */
  close(name: string): void {
    this.count(name, -1)
  }

  /** White space counts. */
  get isPreformatted(): boolean {
    return this.pre > 0
  }

  get kind(): Block['kind'] {
    if (this.pre > 0) return 'code'
    if (this.item > 0) return 'list-item'
    if (this.quote > 0) return 'quote'
    return this.table > 0 ? 'table' : 'paragraph'
  }

  private count(name: string, by: number): void {
    if (name === 'pre') this.pre = Math.max(0, this.pre + by)
    else if (name === 'blockquote') this.quote = Math.max(0, this.quote + by)
    else if (name === 'table') this.table = Math.max(0, this.table + by)
    else if (name === 'li') this.item = Math.max(0, this.item + by)
  }
}
