/** The styles of an ODT, from `styles.xml` and the automatic ones of `content.xml`. */

import type { XmlAttributes, XmlHandler } from '../xml.ts'
import { type StyleRole, styleRole } from './office-styles.ts'

export interface OdtStyle {
  readonly role: StyleRole
  readonly isEmphatic: boolean
  readonly isHidden: boolean
  readonly breaksBefore: boolean
  readonly breaksAfter: boolean
}

interface Draft {
  readonly name: string
  readonly parent: string | undefined
  readonly outline: number | undefined
  bold: boolean | undefined
  italic: boolean | undefined
  hidden: boolean | undefined
  before: boolean | undefined
  after: boolean | undefined
}

const NO_STYLE: OdtStyle = {
  role: { is: 'plain' },
  isEmphatic: false,
  isHidden: false,
  breaksBefore: false,
  breaksAfter: false,
}
/** Longer chains of styles are circles. */
const LONGEST_CHAIN = 20

/** Receives the elements of both parts. Paragraph styles and those of spans have names of their own. */
export class OdtStyles implements XmlHandler {
  /** What the default paragraph style says: `en-GB`. */
  language: string | undefined
  private readonly drafts = new Map<string, Draft>()
  private readonly resolved = new Map<string, OdtStyle>()
  private style: Draft | undefined
  private inDefault = false

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'style:style') {
      const family = attributes.get('style:family') ?? ''
      const id = attributes.get('style:name') ?? ''
      const outline = Number(attributes.get('style:default-outline-level') || Number.NaN)
      this.style = {
        name: readable(attributes.get('style:display-name') ?? id),
        parent: attributes.get('style:parent-style-name'),
        outline: outline > 0 ? outline : undefined,
        bold: undefined,
        italic: undefined,
        hidden: undefined,
        before: undefined,
        after: undefined,
      }
      this.drafts.set(`${family} ${id}`, this.style)
      this.resolved.clear()
    } else if (name === 'style:default-style') {
      this.inDefault = attributes.get('style:family') === 'paragraph'
    } else if (name === 'style:text-properties') this.textProperties(attributes)
    else if (name === 'style:paragraph-properties' && this.style) {
      const before = attributes.get('fo:break-before')
      const after = attributes.get('fo:break-after')
      if (before !== undefined) this.style.before = before === 'page'
      if (after !== undefined) this.style.after = after === 'page'
    }
  }

  close(name: string): void {
    if (name === 'style:style') this.style = undefined
    else if (name === 'style:default-style') this.inDefault = false
  }

  text(): void {}

  of(family: 'paragraph' | 'text', id: string | undefined): OdtStyle {
    if (id === undefined) return NO_STYLE
    const key = `${family} ${id}`
    const known = this.resolved.get(key)
    if (known) return known
    const style = this.resolve(family, key)
    if (this.resolved.size < this.drafts.size) this.resolved.set(key, style)
    return style
  }

  private textProperties(attributes: XmlAttributes): void {
    if (this.inDefault) {
      const language = attributes.get('fo:language')
      const country = attributes.get('fo:country')
      if (language && language !== 'none' && language !== 'zxx') {
        this.language ??= country && country !== 'none' ? `${language}-${country}` : language
      }
    }
    const { style } = this
    if (!style) return
    const weight = attributes.get('fo:font-weight')
    const posture = attributes.get('fo:font-style')
    const display = attributes.get('text:display')
    if (weight !== undefined) style.bold = /^(?:bold|[6-9]00)$/.test(weight)
    if (posture !== undefined) style.italic = posture !== 'normal'
    if (display !== undefined) style.hidden = display === 'none'
  }

  private resolve(family: string, first: string): OdtStyle {
    let role: StyleRole | undefined
    let bold: boolean | undefined
    let italic: boolean | undefined
    let hidden: boolean | undefined
    const own = this.drafts.get(first)
    let key: string | undefined = first
    for (let i = 0; key !== undefined && i < LONGEST_CHAIN; i++) {
      const draft: Draft | undefined = this.drafts.get(key)
      // What a document does not define it may still name: programs know their own styles.
      role ??= draft ? roleOf(draft) : roleOfName(readable(key.slice(family.length + 1)))
      if (!draft) break
      bold ??= draft.bold
      italic ??= draft.italic
      hidden ??= draft.hidden
      key = draft.parent === undefined ? undefined : `${family} ${draft.parent}`
    }
    return {
      role: role ?? NO_STYLE.role,
      isEmphatic: bold === true || italic === true,
      isHidden: hidden ?? false,
      breaksBefore: own?.before ?? false,
      breaksAfter: own?.after ?? false,
    }
  }
}

function roleOf({ name, outline }: Draft): StyleRole | undefined {
  return outline === undefined ? roleOfName(name) : { is: 'heading', level: outline }
}

function roleOfName(name: string): StyleRole | undefined {
  const role = styleRole(name)
  return role.is === 'plain' ? undefined : role
}

/** `Heading_20_1` is how `Heading 1` is written where there may be no space. */
function readable(name: string): string {
  return name.replace(/_([0-9a-f]{2,4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
