/** The paragraph styles of an RTF file: which paragraphs are headings, titles, quotations. */
import { BODY_LEVEL, type StyleRole, styleRole } from '../office/office-styles.ts'

interface Style {
  name: string
  basedOn: number | undefined
  outline: number | undefined
}

const MOST_STYLES = 5000
const LONGEST_NAME = 1000
/** Longer chains of styles are circles. */
const LONGEST_CHAIN = 20

export class RtfStyles {
  private readonly styles = new Map<number, Style>()
  private style: Style | undefined

  /** A control word of the style sheet. */
  word(name: string, number = 0): void {
    if (name === 's' && this.styles.size < MOST_STYLES) {
      this.style = { name: '', basedOn: undefined, outline: undefined }
      this.styles.set(number, this.style)
    } else if (name === 'cs' || name === 'ds' || name === 'ts') this.style = undefined
    else if (name === 'sbasedon' && this.style) this.style.basedOn = number
    else if (name === 'outlinelevel' && this.style) this.style.outline = number
  }

  /** A piece of the name of the style that is being read. */
  text(text: string): void {
    if (this.style && this.style.name.length < LONGEST_NAME) this.style.name += text
  }

  /** The group of a style ends. */
  endStyle(): void {
    if (!this.style) return
    this.style.name = this.style.name.replace(/;.*$/s, '').trim()
    this.style = undefined
  }

  /** @param outline what the paragraph itself says */
  roleOf(number: number, outline: number | undefined): StyleRole {
    if (outline !== undefined && outline >= 0 && outline < BODY_LEVEL) return { is: 'heading', level: outline + 1 }
    let at: number | undefined = number
    for (let i = 0; at !== undefined && i < LONGEST_CHAIN; i++) {
      const style: Style | undefined = this.styles.get(at)
      if (!style) break
      if (style.outline !== undefined && style.outline < BODY_LEVEL) return { is: 'heading', level: style.outline + 1 }
      const role = styleRole(style.name)
      if (role.is !== 'plain') return role
      at = style.basedOn
    }
    return { is: 'plain' }
  }
}
