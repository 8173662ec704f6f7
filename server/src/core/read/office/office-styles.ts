/** What the name of a paragraph style says of a paragraph, in the languages that office programs name their styles in. */

export type StyleRole =
  | { readonly is: 'heading'; readonly level: number }
  | { readonly is: 'title' | 'author' | 'date' | 'quote' | 'code' | 'plain' }

/** Outlines are counted from 0; this level, and what is deeper, is of text. */
export const BODY_LEVEL = 9

/**
 * The role of a style by its name as a person sees it: `heading 1`, `Überschrift 1`, `Quotations`. `plain` when the name says nothing. Word
 * keeps English names inside the file whatever its language; other programs write what they show.
 */
export function styleRole(name: string): StyleRole {
  const heading = HEADING.exec(name)
  if (heading) return { is: 'heading', level: Number(heading[1]) }
  if (/^(?:title|titel|titre|t[íi]tulo|titolo|название|заголовок|tytuł)$/i.test(name)) return { is: 'title' }
  if (/^(?:authors?|autor|auteur|autore|автор)$/i.test(name)) return { is: 'author' }
  if (/^(?:date|datum|fecha|data|дата)$/i.test(name)) return { is: 'date' }
  if (
    /(?:^|\s)(?:quote|quotations?|block ?text|zitat|zitate|blocktext|citations?|cita|citazione|цитата)\b/i.test(name)
  ) {
    return { is: 'quote' }
  }
  if (/^(?:source ?code|preformatted text|html preformatted|code|vorformatierter text)/i.test(name))
    return { is: 'code' }
  return { is: 'plain' }
}

const HEADING =
  /^(?:heading|überschrift|titre|t[íi]tulo|titolo|заголовок|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|cabeçalho|encabezado|intestazione)[ _]?([1-9])$/i
