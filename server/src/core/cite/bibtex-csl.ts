/** Entries of BibTeX and BibLaTeX as CSL items: every field that a style can show. Compared with what Pandoc makes of the same entries. */
import type { BibtexEntry, BibtexField } from '../bib/bibtex-entry-reader.ts'
import { inheritedFields } from '../bib/bibtex-inherit.ts'
import { namesOf } from '../bib/bibtex-names.ts'
import { type ValueReader, valueReader } from '../bib/bibtex-value.ts'
import { languageTag } from '../bib/languages.ts'
import { latexToText } from '../bib/latex-text.ts'
import type { Name } from '../bib/reference.ts'
import { cslTypeOf, genreOf, NUMBERED, PARTS, WITH_ISSUES } from './bibtex-csl-type.ts'
import { type BibtexIndex, bibtexIndex } from './bibtex-index.ts'
import { dateOfFields, dateOfText } from './csl-date.ts'
import type { CslDate, CslItem, CslName } from './csl-item.ts'
import { latexToMarkup } from './latex-markup.ts'
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
    return entry ? [itemOf(entry, new Fields(inheritedFields(entry, index, read), read), language)] : []
  })
}

/** The fields of one entry, still LaTeX. */
class Fields {
  private readonly fields: ReadonlyMap<string, BibtexField>
  private readonly read: ValueReader

  constructor(fields: ReadonlyMap<string, BibtexField>, read: ValueReader) {
    this.fields = fields
    this.read = read
  }

  /** The first of these that says something. */
  raw(...names: readonly string[]): string {
    for (const name of names) {
      const field = this.fields.get(name)
      const value = field && this.read(field).trim()
      if (value) return value
    }
    return ''
  }

  plain(...names: readonly string[]): string {
    return latexToText(this.raw(...names))
  }

  /** The parts of BibLaTeX's lists of names of places and publishers, of all of these fields. */
  list(...names: readonly string[]): string {
    return names
      .flatMap(name => splitList(this.raw(name)))
      .map(latexToText)
      .filter(part => part !== '')
      .join('; ')
  }
}

type Variables = Record<string, string | readonly CslName[] | CslDate>

function itemOf(entry: BibtexEntry, fields: Fields, surrounding: string | undefined): CslItem {
  const { type: bibtexType, key } = entry
  const language = languageTag(fields.plain('langid', 'hyphenation')) ?? languageTag(fields.plain('language'))
  const eventDate = dateOfText(fields.raw('eventdate'))
  const type = cslTypeOf(
    bibtexType,
    fields.plain('entrysubtype').toLowerCase(),
    eventDate !== undefined && fields.raw('date', 'year') === '',
  )
  const useprefix = /useprefix\s*=\s*true/.test(fields.raw('options', 'useprefix') || '')
  const item: Variables = {}
  const put = (name: string, value: string | readonly CslName[] | CslDate | undefined): void => {
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
      .map(rich)
      .filter(part => part !== '')
      .join('. '),
  )
  put('annote', rich(fields.raw('annotation', 'annote')))
  put('abstract', rich(fields.raw('abstract')))
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

type Put = (name: string, value: string | readonly CslName[] | CslDate | undefined) => void

function putTitles(put: Put, type: string, fields: Fields, language: string | undefined): void {
  const title = (latex: string): string => latexToMarkup(latex, { sentenceCase: isEnglish(language, latex) })
  const whole = (main: string, sub: string, addon: string): string => {
    const subtitle = capitalised(title(fields.raw(sub)))
    const joined = [title(fields.raw(main)), subtitle].filter(part => part !== '')
    const name = joined.length === 2 && /[?!.:]$/.test(joined[0] as string) ? joined.join(' ') : joined.join(': ')
    return [name, title(fields.raw(addon))].filter(part => part !== '').join('. ')
  }
  const own = whole('title', 'subtitle', 'titleaddon')
  const main = whole('maintitle', 'mainsubtitle', 'maintitleaddon')
  const book = whole('booktitle', 'booksubtitle', 'booktitleaddon')
  const issue = whole('issuetitle', 'issuesubtitle', 'issuetitleaddon')
  // Journals are names: their capitals stay.
  const journal = [fields.raw('journaltitle', 'journal'), fields.raw('journalsubtitle')]
    .map(rich)
    .filter(part => part !== '')
  if (type === 'periodical') {
    put('title', issue || own)
    put('container-title', issue === '' ? '' : rich(fields.raw('title')))
  } else if (PARTS.has(type)) {
    put('title', own)
    put('container-title', main || book)
    put('volume-title', main === '' ? '' : book)
  } else {
    put('title', main || own || book)
    put('volume-title', main === '' || own === main ? '' : own)
    put('container-title', journal.join(': ') || (own === '' ? '' : book))
  }
  put('container-title-short', rich(fields.raw('shortjournal')))
  put('collection-title', seriesOf(title(fields.raw('series'))))
  const event = title(fields.raw('eventtitle'))
  put('event', event)
  put('event-title', event)
  put('original-title', title(fields.raw('origtitle')))
  // The title alone is short where it has more behind it.
  const short = title(fields.raw('shorttitle'))
  const hasMore = fields.raw('subtitle') !== '' || fields.raw('titleaddon') !== ''
  const beforeColon = /^([^<>]*?):\s/.exec(own)?.[1]
  put(
    'title-short',
    short || (main !== '' || type === 'periodical' ? '' : hasMore ? title(fields.raw('title')) : (beforeColon ?? '')),
  )
}

function putNames(put: Put, fields: Fields, useprefix: boolean): void {
  const names = (field: string): readonly CslName[] => cslNames(fields.raw(field), useprefix)
  put('author', names('author'))
  put('translator', names('translator'))
  put('container-author', names('bookauthor'))
  put(fields.plain('editortype').toLowerCase() === 'director' ? 'director' : 'editor', names('editor'))
}

function cslNames(latex: string, useprefix: boolean): readonly CslName[] {
  const names = namesOf(latex).map(name => cslName(name, useprefix))
  return /\sand\s+others\s*$/i.test(latex) ? [...names, { literal: 'others' }] : names
}

export function cslName({ family, given, particle, suffix, literal }: Name, useprefix = false): CslName {
  if (literal) return { literal: family }
  // `d’Alembert`, `al-Farabi` are sorted without the particle.
  const [, elided, rest] = /^([dl]['’]|(?:al|el)-)(\p{Lu}.*)$/u.exec(family) ?? []
  // `La Fontaine, Jean de`
  const [, forename = given, trailing] = /^(.+?)\s+((?:\p{Ll}[\p{L}’']*\s*)+)$/u.exec(given ?? '') ?? []
  const loose = [...(particle && !useprefix ? [particle] : []), ...(trailing === undefined ? [] : [trailing])].join(' ')
  const bound = [...(useprefix && particle ? [particle] : []), ...(elided === undefined ? [] : [elided])].join(' ')
  return {
    family: rest ?? family,
    ...(forename !== undefined && { given: forename }),
    ...(loose !== '' && { 'dropping-particle': loose }),
    ...(bound !== '' && { 'non-dropping-particle': bound }),
    ...(suffix !== undefined && { suffix }),
  }
}

function putNumbers(put: Put, type: string, fields: Fields): void {
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

function rich(latex: string): string {
  return latexToMarkup(latex, { sentenceCase: false })
}

/** English unless something else is said; letters of another script need nothing said. */
function isEnglish(language: string | undefined, latex: string): boolean {
  if (language !== undefined) return language.startsWith('en')
  return !/(?!\p{Script=Latin})\p{L}/u.test(latex)
}

function capitalised(text: string): string {
  return /^[\p{Ll}]/u.test(text) ? `${text[0]?.toUpperCase()}${text.slice(1)}` : text
}

function seriesOf(series: string): string {
  const plain = series.toLowerCase()
  return plain === 'newseries' ? 'New series' : plain === 'oldseries' ? 'Old series' : series
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

function eprintAddress(fields: Fields): string {
  const number = address(fields.raw('eprint'))
  const base = ARCHIVES.get(fields.plain('eprinttype', 'archiveprefix').toLowerCase())
  return number === '' || base === undefined ? '' : `${base}${number}`
}

function splitList(latex: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < latex.length; i++) {
    const char = latex[i]
    if (char === '\\') i++
    else if (char === '{') depth++
    else if (char === '}') depth--
    else if (depth === 0 && /\s/.test(char as string) && /^\sand\s/.test(latex.slice(i, i + 5))) {
      parts.push(latex.slice(from, i))
      from = i + 5
      i += 4
    }
  }
  return [...parts, latex.slice(from)]
}
