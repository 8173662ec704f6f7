/** An opening tag of HTML while its tokens come in: name and attributes, both in small letters. */

/** A tag with more attributes, or with longer values, than any that a person or a tool writes. What is over is not looked at. */
const MOST_ATTRIBUTES = 64
export const LONGEST_VALUE = 2000

export class HtmlTag {
  name = ''
  private attributes: [string, string][] = []
  private value: string[] = []
  private valueLength = 0

  begin(name: string): void {
    this.name = name.toLowerCase()
    this.attributes = []
  }

  beginAttribute(name: string): void {
    this.value = []
    this.valueLength = 0
    if (this.attributes.length < MOST_ATTRIBUTES) this.attributes.push([name.toLowerCase(), ''])
  }

  addValue(piece: string): void {
    if (this.valueLength >= LONGEST_VALUE) return
    this.value.push(piece.slice(0, LONGEST_VALUE))
    this.valueLength += piece.length
  }

  endAttribute(): void {
    const last = this.attributes.at(-1)
    if (last && last[1] === '') last[1] = this.value.join('')
  }

  get hasAttributes(): boolean {
    return this.attributes.length > 0
  }

  /** The first of this name; undefined when there is none. */
  attribute(name: string): string | undefined {
    return this.attributes.find(([key]) => key === name)?.[1]
  }

  /** All of them; of two with one name the last. */
  all(): ReadonlyMap<string, string> {
    return new Map(this.attributes)
  }
}
