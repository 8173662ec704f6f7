/** Letters as they are written, from what fonts give for the glyphs that they are drawn with. */

/**
 * Old fonts of TeX without a table of characters give ligatures, dashes and quotation marks as control characters, at the places that they
 * have in the encodings T1 and OT1.
 */
const TEX_CHARACTERS: Readonly<Record<string, string>> = {
  '\u001b': 'ff',
  '\u001c': 'fi',
  '\u001d': 'fl',
  '\u001e': 'ffi',
  '\u001f': 'ffl',
  '\u000b': 'ff',
  '\u000c': 'fi',
  '\u000d': 'fl',
  '\u000e': 'ffi',
  '\u000f': 'ffl',
  '\u0010': '“',
  '\u0011': '”',
  '\u0012': '„',
  '\u0013': '«',
  '\u0014': '»',
  '\u0015': '–',
  '\u0016': '—',
}

/** Ligatures as the letters that they are of; control characters that stand for nothing as blanks. */
export function withLigatures(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are replaced
  const named = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, char => TEX_CHARACTERS[char] ?? ' ')
  // Nobody types them, and what is quoted from here goes into an essay.
  return named.replace(/[\ufb00-\ufb06]/g, ligature => ligature.normalize('NFKC'))
}

/** An accent that is drawn by itself, before its letter (TeX draws it over it) or, below, after it. */
const COMBINING: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¯': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '˚': '\u030a',
  '˝': '\u030b',
  ˇ: '\u030c',
}

/** The piece with its first letter under the accent at the end of the text before it; undefined when there is none. */
export function accentedStart(before: string, piece: string): string | undefined {
  const accent = before.slice(-1)
  const mark = COMBINING[accent] ?? (accent === '´' ? '\u0301' : accent === '`' ? '\u0300' : undefined)
  if (mark === undefined || !/^\p{L}/u.test(piece)) return undefined
  const letter = piece.charAt(0)
  const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter
  return (base + mark).normalize('NFC') + piece.slice(1)
}

/** `M¨uller`, `Gar¸con` as fonts without accented letters have them. Acute and grave are left: they also stand for apostrophes. */
export function withAccents(text: string): string {
  if (!/[¨ˆ˜¯˘˙˚˝ˇ¸]/.test(text)) return text
  return text
    .replace(/([¨ˆ˜¯˘˙˚˝ˇ])(\p{L})/gu, (all, accent: string, letter: string) => {
      const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter
      const one = (base + COMBINING[accent]).normalize('NFC')
      return one.length === 1 ? one : all
    })
    .replace(/([cCsStT])¸/g, (_, letter: string) => `${letter}\u0327`.normalize('NFC'))
}
