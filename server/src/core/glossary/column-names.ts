/** What the columns of a glossary may be called, in CSV files and in tables of Markdown: English, German, French and Russian. */
import { foldedPhrase } from '../terms/lexicon/term-keys.ts'

export interface Columns {
  readonly term: number
  readonly definition: number
  readonly aliases: readonly number[]
  readonly language?: number
}

const NAMES: Readonly<Record<'term' | 'definition' | 'aliases' | 'language', string>> = {
  term: `term terms word name entry headword concept label preferred preferred-term
    Begriff Wort Stichwort Eintrag Lemma Benennung terme mot entrée vocable notion термин слово понятие название`,
  definition: `definition definitions meaning description explanation gloss note
    Erklärung Bedeutung Beschreibung Erläuterung définition explication sens signification определение значение толкование описание объяснение`,
  aliases: `alias aliases synonym synonyms also-known-as aka abbreviation abbreviations abbr acronym variant variants other-names
    Aliasse Synonyme Abkürzung Abkürzungen Kürzel Varianten synonyme synonymes abréviation sigle variante variantes
    синоним синонимы сокращение сокращения аббревиатура варианты псевдонимы`,
  language: 'language lang Sprache langue язык',
}

/** Which columns these headings name; undefined where none of them is that of the terms or none that of the definitions. */
export function columnsOf(headings: readonly string[]): Columns | undefined {
  const is = (what: keyof typeof NAMES, heading: string): boolean => {
    const wanted = foldedPhrase(heading.trim())
    return wanted !== '' && NAMES[what].split(/\s+/).some(name => foldedPhrase(name) === wanted)
  }
  const term = headings.findIndex(heading => is('term', heading))
  const definition = headings.findIndex(heading => is('definition', heading))
  if (term < 0 || definition < 0) return undefined
  const aliases = headings.flatMap((heading, i) => (is('aliases', heading) ? [i] : []))
  const language = headings.findIndex(heading => is('language', heading))
  return { term, definition, aliases, ...(language < 0 ? {} : { language }) }
}
