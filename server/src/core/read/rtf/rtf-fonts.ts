/** The fonts of an RTF file: each has a character set, by which the bytes of text in it are read. */
import { encodingOfCharset, encodingOfPage } from './rtf-encoding.ts'

interface Font {
  charset: number
  page: number | undefined
}

const MOST_FONTS = 5000
/** The charset of fonts whose signs are no letters. */
const SYMBOLS = 2

export class RtfFonts {
  private readonly fonts = new Map<number, Font>()
  private font: Font | undefined

  /** A control word of the table of fonts. */
  word(name: string, number = 0): void {
    if (name === 'f' && this.fonts.size < MOST_FONTS) {
      this.font = { charset: 0, page: undefined }
      this.fonts.set(number, this.font)
    } else if (name === 'fcharset' && this.font) this.font.charset = number
    else if (name === 'cpg' && this.font) this.font.page = number
  }

  /** Undefined: the encoding of the document. */
  encodingOf(number: number): string | undefined {
    const font = this.fonts.get(number)
    return font?.page === undefined ? encodingOfCharset(font?.charset ?? 0) : encodingOfPage(font.page)
  }

  isOfSymbols(number: number): boolean {
    return this.fonts.get(number)?.charset === SYMBOLS
  }
}
