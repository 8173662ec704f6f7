/** The styles of a DOCX: which paragraphs are headings, quotations, list items; which runs are emphasised or hidden. */

import type { XmlAttributes, XmlHandler } from '../xml.ts'
import { BODY_LEVEL, type StyleRole, styleRole } from './office-styles.ts'

/** A property that is set, taken back or left as it is. */
export type Toggle = boolean | undefined

export interface DocxStyle {
  readonly role: StyleRole
  readonly isList: boolean
  readonly isEmphatic: boolean
  readonly isHidden: boolean
}

interface Draft {
  name: string
  basedOn?: string
  outline?: number
  isList?: boolean
  bold: Toggle
  italic: Toggle
  hidden: Toggle
}

const NO_STYLE: DocxStyle = { role: { is: 'plain' }, isList: false, isEmphatic: false, isHidden: false }
/** Longer chains of styles are circles. */
const LONGEST_CHAIN = 20

/** Receives `styles.xml`. */
export class DocxStyles implements XmlHandler {
  /** What the document's defaults say: `en-GB`. */
  language: string | undefined
  private readonly drafts = new Map<string, Draft>()
  private readonly resolved = new Map<string, DocxStyle>()
  private style: Draft | undefined
  private inDefaults = false

  open(name: string, attributes: XmlAttributes): void {
    const { style } = this
    if (name === 'w:docDefaults') this.inDefaults = true
    else if (name === 'w:lang' && this.inDefaults) this.language ??= attributes.get('w:val')
    else if (name === 'w:style') {
      this.style = { name: '', bold: undefined, italic: undefined, hidden: undefined }
      const id = attributes.get('w:styleId')
      if (id !== undefined) this.drafts.set(id, this.style)
    } else if (!style) return
    else if (name === 'w:name') style.name = attributes.get('w:val') ?? ''
    else if (name === 'w:basedOn') style.basedOn = attributes.get('w:val') ?? ''
    else if (name === 'w:outlineLvl') style.outline = Number(attributes.get('w:val'))
    else if (name === 'w:numId') style.isList = attributes.get('w:val') !== '0'
    else if (name === 'w:b') style.bold = isOn(attributes)
    else if (name === 'w:i') style.italic = isOn(attributes)
    else if (name === 'w:vanish') style.hidden = isOn(attributes)
  }

  close(name: string): void {
    if (name === 'w:docDefaults') this.inDefaults = false
    else if (name === 'w:style') this.style = undefined
  }

  text(): void {}

  of(id: string | undefined): DocxStyle {
    if (id === undefined) return NO_STYLE
    const known = this.resolved.get(id)
    if (known) return known
    const style = this.resolve(id)
    if (this.resolved.size < this.drafts.size) this.resolved.set(id, style)
    return style
  }

  /** A style says what it says, else what the style that it is based on does. */
  private resolve(id: string): DocxStyle {
    let role: StyleRole | undefined
    let isList: boolean | undefined
    let bold: Toggle
    let italic: Toggle
    let hidden: Toggle
    let at: string | undefined = id
    for (let i = 0; at !== undefined && i < LONGEST_CHAIN; i++) {
      const draft: Draft | undefined = this.drafts.get(at)
      if (!draft) break
      role ??= roleOf(draft)
      isList ??= draft.isList
      bold ??= draft.bold
      italic ??= draft.italic
      hidden ??= draft.hidden
      at = draft.basedOn
    }
    return {
      role: role ?? NO_STYLE.role,
      isList: isList ?? false,
      isEmphatic: bold === true || italic === true,
      isHidden: hidden ?? false,
    }
  }
}

function roleOf({ name, outline }: Draft): StyleRole | undefined {
  if (outline !== undefined && outline >= 0 && outline < BODY_LEVEL) return { is: 'heading', level: outline + 1 }
  const role = styleRole(name)
  if (outline === BODY_LEVEL && role.is === 'heading') return { is: 'plain' }
  return role.is === 'plain' && outline === undefined ? undefined : role
}

/** `<w:b/>` is on, `<w:b w:val="0"/>` off. */
export function isOn(attributes: XmlAttributes): boolean {
  const value = attributes.get('w:val')
  return value === undefined || !/^(?:0|false|off|none)$/.test(value)
}
