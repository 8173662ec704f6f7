/**
 * The formulas of an ODT, which are documents of their own in its archive (MathML): their letters, figures and signs in a row, as a DOCX
 * has them too. Cost: O(formula), once for each.
 */
import type { Namespaces, XmlHandler } from '../xml.ts'
import type { ZippedParts } from '../zipped-parts.ts'

const MATHML: Namespaces = new Map([['http://www.w3.org/1998/Math/MathML', '']])
/** Longer is no formula that a person reads. */
const LONGEST = 2000

export class OdtFormulas {
  private readonly parts: ZippedParts
  private readonly known = new Map<string, string>()

  constructor(parts: ZippedParts) {
    this.parts = parts
  }

  /** The formula that a reference (`./Object 1`, `Formula-0/`) leads to; empty for charts, tables and what is not in the archive. */
  at(href: string): string {
    const name = `${href.replace(/^\.\//, '').replace(/\/$/, '')}/content.xml`
    const known = this.known.get(name)
    if (known !== undefined) return known
    // Before it is read: two that hold each other would be read for ever.
    this.known.set(name, '')
    const formula = new Formula()
    if (this.parts.has(name)) this.parts.read(name, MATHML, formula)
    this.known.set(name, formula.shown)
    return formula.shown
  }
}

class Formula implements XmlHandler {
  shown = ''
  private isMath = false
  private annotations = 0

  open(name: string): void {
    if (name === 'math') this.isMath = true
    else if (name === 'annotation' || name === 'annotation-xml') this.annotations++
  }

  close(name: string): void {
    if (name === 'math') this.isMath = false
    else if (name === 'annotation' || name === 'annotation-xml') this.annotations = Math.max(0, this.annotations - 1)
  }

  text(text: string): void {
    if (this.isMath && this.annotations === 0 && this.shown.length < LONGEST) this.shown += text.trim()
  }
}
