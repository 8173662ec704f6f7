/** Entries of BibTeX and BibLaTeX as CSL items: every field that a style can show. Compared with what Pandoc makes of the same entries. */
import type { BibtexEntry } from '../bib/bibtex-entry-reader.ts'
import { inheritedFields } from '../bib/bibtex-inherit.ts'
import { valueReader } from '../bib/bibtex-value.ts'
import { languageTag } from '../bib/languages.ts'
import { cslNames } from './bibtex-csl-names.ts'
import { putTitles } from './bibtex-csl-titles.ts'
import { cslTypeOf, genreOf, NUMBERED, WITH_ISSUES } from './bibtex-csl-type.ts'
import { BibtexFields } from './bibtex-fields.ts'
import { type BibtexIndex, bibtexIndex } from './bibtex-index.ts'
import { dateOfFields, dateOfText } from './csl-date.ts'
import type { CslDate, CslItem, CslName } from './csl-item.ts'
import { richText } from './latex-markup.ts'
import { bareDoi } from './sanitise.ts'

/**
 * The items of these keys; of a key that comes twice the last entry counts. Keys that are not in the file are left out.
 * @param language of entries that do not say theirs; without it they are English
 */
export function bibtexItems(
  text: string | BibtexIndex,
  keys: ReadonlySet<string>,
  language?: string,
): readonly CslItem[] {
  const index = typeof text === 'string' ? bibtexIndex(text) : text
  const read = valueReader(index.text, index.strings)
  return [...keys].flatMap(key => {
    const entry = index.get(key)
    return entry ? [itemOf(entry, new BibtexFields(inheritedFields(entry, index, read), read), language)] : []
  })
}

type Value = string | readonly CslName[] | CslDate
type Put = (name: string, value: Value | undefined) => void

function itemOf(entry: BibtexEntry, fields: BibtexFields, surrounding: string | undefined): CslItem {
  const { type: bibtexType, key } = entry
  const language = languageTag(fields.plain('langid', 'hyphenation')) ?? languageTag(fields.plain('language'))
  const eventDate = dateOfText(fields.raw('eventdate'))
  const type = cslTypeOf(
    bibtexType,
    fields.plain('entrysubtype').toLowerCase(),
    eventDate !== undefined && fields.raw('date', 'year') === '',
  )
  const useprefix = /useprefix\s*=\s*true/.test(fields.raw('options', 'useprefix') || '')
  const item: Record<string, Value> = {}
  const put: Put = (name, value) => {
    if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) item[name] = value
  }
  putTitles(put, bibtexType, fields, language ?? surrounding)
  putNames(put, fields, useprefix)
  put(
    'issued',
    dateOfText(fields.raw('date').replace(/\\/g, '')) ??
      dateOfFields(fields.plain('year'), fields.plain('month'), fields.plain('day')),
  )
  put('original-date', dateOfText(fields.plain('origdate', 'origyear')))
  put('accessed', dateOfText(fields.raw('urldate')))
  put('event-date', eventDate)
  putNumbers(put, bibtexType, fields)
  const howpublished = fields.raw('howpublished')
  const onlyUrl = /^\\url\s*\{([^{}]*)\}\.?$/.exec(howpublished)?.[1]
  const printed = onlyUrl === undefined ? ['howpublished', 'publisher'] : ['publisher']
  put('publisher', fields.list('school', 'institution', 'organization', ...printed))
  const places = fields.list('location', 'address')
  if (bibtexType === 'patent') put('jurisdiction', COUNTRIES.get(places) ?? places)
  else put('publisher-place', places)
  put('original-publisher', fields.list('origpublisher'))
  put('original-publisher-place', fields.list('origlocation'))
  put('event-place', fields.list('venue'))
  put('genre', genreOf(bibtexType, fields.plain('type')))
  put(
    'note',
    [fields.raw('note'), fields.raw('addendum')]
      .map(richText)
      .filter(part => part !== '')
      .join('. '),
  )
  put('annote', richText(fields.raw('annotation', 'annote')))
  put('abstract', richText(fields.raw('abstract')))
  put('keyword', fields.plain('keywords'))
  put('status', pubstate(fields.plain('pubstate')))
  put('version', fields.plain('version'))
  put('call-number', fields.plain('library'))
  put('DOI', bareDoi(address(fields.raw('doi'))))
  put('ISBN', fields.plain('isbn'))
  put('ISSN', fields.plain('issn'))
  put('PMID', fields.plain('pmid'))
  put('PMCID', fields.plain('pmcid'))
  put('URL', address(fields.raw('url') || (onlyUrl ?? '')) || eprintAddress(fields))
  put('language', language)
  return { ...item, id: key, type }
}

/** BibLaTeX's abbreviations for where a patent holds. */
const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ['countryde', 'Germany'],
  ['countryeu', 'European Union'],
  ['countryep', 'European Union'],
  ['countryfr', 'France'],
  ['countryuk', 'United Kingdom'],
  ['countryus', 'United States of America'],
])

function putNames(put: Put, fields: BibtexFields, useprefix: boolean): void {
  const names = (field: string): readonly CslName[] => cslNames(fields.raw(field), useprefix)
  put('author', names('author'))
  put('translator', names('translator'))
  put('container-author', names('bookauthor'))
  put(fields.plain('editortype').toLowerCase() === 'director' ? 'director' : 'editor', names('editor'))
}

function putNumbers(put: Put, type: string, fields: BibtexFields): void {
  const number = fields.plain('number')
  const issue = fields.plain('issue')
  const part = fields.plain('part')
  const volume = fields.plain('volume')
  put('volume', volume !== '' && part !== '' ? `${volume}.${part}` : volume || part)
  if (WITH_ISSUES.has(type)) put('issue', [number, issue].filter(one => one !== '').join(', '))
  else {
    put(NUMBERED.has(type) ? 'number' : 'collection-number', number)
    put('issue', issue)
  }
  put('number-of-volumes', fields.plain('volumes'))
  put('number-of-pages', fields.plain('pagetotal'))
  put('chapter-number', fields.plain('chapter'))
  put('edition', fields.plain('edition'))
  // An article that has a number in place of pages.
  put(
    'page',
    (fields.plain('pages') || (WITH_ISSUES.has(type) ? fields.plain('eid') : '')).replace(/\s*[–—]+\s*/g, '-'),
  )
}

function pubstate(state: string): string {
  return state === 'inpress' ? 'in press' : state === 'inpreparation' ? 'in preparation' : state
}

/** Addresses are often escaped as text, which they are not. */
function address(latex: string): string {
  return latex
    .replace(/^\\url\s*\{([^{}]*)\}$/, '$1')
    .replace(/\\([_%&#~$])/g, '$1')
    .replace(/[{}\s]/g, '')
}

const ARCHIVES: ReadonlyMap<string, string> = new Map([
  ['arxiv', 'https://arxiv.org/abs/'],
  ['jstor', 'https://www.jstor.org/stable/'],
  ['pubmed', 'https://www.ncbi.nlm.nih.gov/pubmed/'],
  ['hdl', 'https://hdl.handle.net/'],
  ['googlebooks', 'https://books.google.com?id='],
])

function eprintAddress(fields: BibtexFields): string {
  const number = address(fields.raw('eprint'))
  const base = ARCHIVES.get(fields.plain('eprinttype', 'archiveprefix').toLowerCase())
  return number === '' || base === undefined ? '' : `${base}${number}`
}
