/** The styles and locales that ship with the program, and what an essay may call them. */

export interface ShippedStyle {
  /** Its file without `.csl`. */
  readonly file: string
  /** What the command line calls it. */
  readonly name: string
  /** For people. */
  readonly title: string
}

export const DEFAULT_STYLE = 'chicago-author-date'

export const SHIPPED_STYLES: readonly ShippedStyle[] = [
  { file: 'chicago-author-date', name: 'chicago-author-date', title: 'Chicago, author and date' },
  { file: 'chicago-note-bibliography', name: 'chicago-notes', title: 'Chicago, short notes and bibliography' },
  { file: 'chicago-fullnote-bibliography', name: 'chicago-fullnotes', title: 'Chicago, full notes and bibliography' },
  { file: 'modern-language-association', name: 'mla', title: 'Modern Language Association' },
  { file: 'apa', name: 'apa', title: 'American Psychological Association' },
  { file: 'harvard-cite-them-right', name: 'harvard', title: 'Harvard (Cite Them Right)' },
  { file: 'ieee', name: 'ieee', title: 'IEEE' },
  { file: 'iso690-author-date-en', name: 'iso690', title: 'ISO 690, author and date' },
  { file: 'iso690-numeric-en', name: 'iso690-numeric', title: 'ISO 690, numbers' },
  { file: 'iso690-author-date-de', name: 'iso690-de', title: 'ISO 690, author and date (German)' },
  { file: 'iso690-author-date-fr-no-abstract', name: 'iso690-fr', title: 'ISO 690, author and date (French)' },
  { file: 'iso690-note-fr', name: 'iso690-note-fr', title: 'ISO 690, notes (French)' },
  { file: 'gost-r-7-0-5-2008', name: 'gost', title: 'GOST R 7.0.5–2008' },
  { file: 'gost-r-7-0-5-2008-numeric', name: 'gost-numeric', title: 'GOST R 7.0.5–2008, numbers' },
  { file: 'din-1505-2', name: 'din-1505', title: 'DIN 1505-2' },
  { file: 'din-1505-2-numeric', name: 'din-1505-numeric', title: 'DIN 1505-2, numbers' },
]

export const SHIPPED_LOCALES: readonly string[] = ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'ru-RU']

/** Other names that people write, and editions of which only the newest ships. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['chicago', 'chicago-author-date'],
  ['chicago-note', 'chicago-note-bibliography'],
  ['chicago-fullnote', 'chicago-fullnote-bibliography'],
  ['chicago-author-date-16th-edition', 'chicago-author-date'],
  ['american-psychological-association', 'apa'],
  ['harvard1', 'harvard-cite-them-right'],
  ['din1505', 'din-1505-2'],
  ['din-1505', 'din-1505-2'],
])

/** The shipped style that a name, a file name or an address of the style repository means (`apa`, `apa.csl`, `http://www.zotero.org/styles/apa`). */
export function shippedStyle(written: string): ShippedStyle | undefined {
  const last =
    written
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\\/g, '/')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  const plain = last.replace(/\.csl$/i, '').toLowerCase()
  const file = ALIASES.get(plain) ?? plain
  return SHIPPED_STYLES.find(style => style.file === file || style.name === file)
}

/** The style that a dependent style takes everything from, when the XML is one: a name of the style repository. */
export function parentOfStyle(xml: string): string | undefined {
  const link = /<link\b[^<>]*\brel=["']independent-parent["'][^<>]*>/.exec(xml)?.[0]
  return link === undefined ? undefined : /\bhref=["']([^"']+)["']/.exec(link)?.[1]
}

/** Whether the text can be a style at all. */
export function isStyle(xml: string): boolean {
  return /<style\b[^<>]*>/.test(xml.slice(0, 20_000)) && /<\/style>\s*$/.test(xml)
}
