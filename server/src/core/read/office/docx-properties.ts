/** What a DOCX says of a paragraph and of a run before their text: style, outline, list, emphasis, whether it is shown. */

import type { XmlAttributes } from '../xml.ts'
import { isOn, type Toggle } from './docx-styles.ts'
import { BODY_LEVEL, type StyleRole } from './office-styles.ts'

/** What the readers of the body and of its properties ask elements for. */
export const DOCX_ATTRIBUTES: ReadonlySet<string> = new Set([
  'w:val',
  'w:type',
  'w:id',
  'w:fldCharType',
  'w:char',
  'w:customMarkFollows',
])

export class DocxParagraph {
  style: string | undefined
  outline: number | undefined
  isList: Toggle
  breaksBefore = false
  /** Its end was deleted: the next paragraph goes on in it. */
  runsOn = false
  started = false

  /** An element of its properties; false when nothing within it is one. */
  property(name: string, attributes: XmlAttributes): boolean {
    if (name === 'w:pStyle') this.style = attributes.get('w:val')
    else if (name === 'w:outlineLvl') this.outline = Number(attributes.get('w:val'))
    else if (name === 'w:numId') this.isList = attributes.get('w:val') !== '0'
    else if (name === 'w:pageBreakBefore') this.breaksBefore = isOn(attributes)
    else if (name === 'w:del' || name === 'w:moveFrom') this.runsOn = true
    return name !== 'w:pPrChange' && name !== 'w:sectPr' && name !== 'w:rPrChange'
  }

  /** The level that it states wins over its style's. */
  roleBy(style: StyleRole): StyleRole {
    const { outline } = this
    if (outline === undefined) return style
    if (outline < BODY_LEVEL) return { is: 'heading', level: outline + 1 }
    return style.is === 'heading' ? { is: 'plain' } : style
  }
}

export class DocxRun {
  style: string | undefined
  bold: Toggle
  italic: Toggle
  hidden: Toggle
  /** The text after a note's reference is the mark that the writer chose for it. */
  isMark = false

  /** An element of its properties; false when nothing within it is one. */
  property(name: string, attributes: XmlAttributes): boolean {
    if (name === 'w:rStyle') this.style = attributes.get('w:val')
    else if (name === 'w:b') this.bold = isOn(attributes)
    else if (name === 'w:i') this.italic = isOn(attributes)
    else if (name === 'w:vanish') this.hidden = isOn(attributes)
    return name !== 'w:rPrChange'
  }
}
