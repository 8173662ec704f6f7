/** What an entry of BibLaTeX is to CSL, and what kind of thesis or report it is. */
import { cslType } from '../bib/bibtex-types.ts'

/** Where CSL has a better name than the one that the rest of the program knows the work by. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['manual', 'book'],
  ['bookinbook', 'chapter'],
  ['commentary', 'book'],
  ['periodical', 'article-journal'],
  ['legal', 'treaty'],
  ['standard', 'standard'],
  ['performance', 'performance'],
])

const BY_SUBTYPE: ReadonlyMap<string, string> = new Map([
  ['magazine', 'article-magazine'],
  ['newspaper', 'article-newspaper'],
])

export function cslTypeOf(type: string, subtype: string, hasEvent: boolean): string {
  const special =
    type === 'article' || type === 'periodical' || type === 'suppperiodical' ? BY_SUBTYPE.get(subtype) : undefined
  // A talk that was never printed.
  if (type === 'unpublished' && hasEvent) return 'speech'
  return special ?? TYPES.get(type) ?? cslType(type)
}

/** BibLaTeX's `type` field by its own abbreviations; other words stand for themselves. */
const GENRES: ReadonlyMap<string, string> = new Map([
  ['phdthesis', 'PhD thesis'],
  ['mathesis', 'Master’s thesis'],
  ['bathesis', 'Bachelor’s thesis'],
  ['candthesis', 'Candidate thesis'],
  ['techreport', 'technical report'],
  ['resreport', 'research report'],
  ['software', 'computer software'],
  ['datacd', 'data CD'],
  ['audiocd', 'audio CD'],
  ['patent', 'patent'],
  ['patentus', 'U.S. patent'],
  ['patentde', 'German patent'],
  ['patenteu', 'European patent'],
  ['patentfr', 'French patent'],
  ['patentuk', 'British patent'],
  ['patreq', 'patent request'],
])

export function genreOf(type: string, written: string): string {
  if (written !== '') return GENRES.get(written.toLowerCase()) ?? written
  if (type === 'phdthesis') return 'PhD thesis'
  return type === 'mastersthesis' ? 'Master’s thesis' : ''
}

/** Types whose `number` is that of the work itself and not of an issue or a volume of a series. */
export const NUMBERED: ReadonlySet<string> = new Set(
  'report techreport patent legislation jurisdiction standard legal misc manual unpublished dataset software online'.split(
    ' ',
  ),
)
/** Types whose `number` is that of an issue. */
export const WITH_ISSUES: ReadonlySet<string> = new Set('article periodical suppperiodical review'.split(' '))
/** Parts of a book: `maintitle` and `booktitle` are what they stand in. */
export const PARTS: ReadonlySet<string> = new Set(
  'inbook incollection inproceedings conference inreference suppbook suppcollection bookinbook'.split(' '),
)
