/** The text of the innermost elements of an XML file, with their language and place. */
export interface XmlField {
  /** White space as one space, trimmed. */
  readonly text: string
  readonly language?: string
  readonly from: number
  readonly to: number
}

interface Open {
  readonly language: string | undefined
  /** What stands in it and in the elements inside. */
  parts: string[]
  from: number
  to: number
}

/** A definition is not longer, in characters; what is over is left out. */
const LONGEST = 8000

export class XmlFields {
  private readonly stack: Open[] = []

  /** `language`: what the element itself says. */
  open(_name: string, language: string | undefined): void {
    this.stack.push({ language: language ?? this.stack.at(-1)?.language, parts: [], from: -1, to: -1 })
  }

  text(part: string, from: number, to: number): void {
    const top = this.stack.at(-1)
    if (!top) return
    if (top.from < 0 && part.trim() === '') return
    if (top.from < 0) top.from = from
    if (part.trim() !== '') top.to = to
    top.parts.push(part)
  }

  /** What stood in the element that is closed; undefined where it held no text. Its text is part of the one round it, too. */
  close(): XmlField | undefined {
    const top = this.stack.pop()
    if (!top || top.from < 0) return undefined
    const whole = top.parts.join('')
    const outer = this.stack.at(-1)
    if (outer) {
      if (outer.from < 0) outer.from = top.from
      outer.to = top.to
      outer.parts.push(whole)
    }
    const text = whole.slice(0, LONGEST).replace(/\s+/g, ' ').trim()
    const { language, from, to } = top
    return { text, ...(language === undefined ? {} : { language }), from, to }
  }
}
