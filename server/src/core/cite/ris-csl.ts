/** A record of RIS as a CSL item. */
import { plainIsbn } from '../bib/identifiers.ts'
import { dateOfText, sanitisedDate } from './csl-date.ts'
import type { CslDate, CslItem, CslName } from './csl-item.ts'
import { bareDoi } from './sanitise.ts'

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    book: 'BOOK EBOOK EDBOOK',
    chapter: 'CHAP ECHAP',
    'article-journal': 'JOUR EJOUR ABST INPR',
    'article-magazine': 'MGZN',
    'article-newspaper': 'NEWS',
    'paper-conference': 'CONF CPAPER',
    thesis: 'THES',
    report: 'RPRT GOVDOC',
    webpage: 'ELEC ICOMM BLOG',
    manuscript: 'UNPB MANSCPT',
    'entry-dictionary': 'DICT',
    'entry-encyclopedia': 'ENCYC',
    map: 'MAP',
    patent: 'PAT',
    motion_picture: 'MPCT VIDEO',
    song: 'SOUND MUSIC',
    broadcast: 'ADVS',
    legal_case: 'CASE',
    bill: 'BILL UNBILL',
    legislation: 'STAT',
    hearing: 'HEAR',
    pamphlet: 'PAMP',
    personal_communication: 'PCOMM',
    dataset: 'DATA AGGR',
    software: 'COMP',
    graphic: 'ART FIGURE',
    speech: 'SLIDE',
    standard: 'STAND',
  }).flatMap(([csl, types]) => types.split(' ').map(type => [type, csl] as const)),
)

/** Types that stand in something else. */
const IN_BOOKS = new Set(['chapter', 'paper-conference', 'entry-dictionary', 'entry-encyclopedia'])
const FIELD = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/

export function risItem(record: string, key: string): CslItem {
  const fields = new Map<string, string[]>()
  for (const line of record.split(/\r?\n/)) {
    const [, tag, value = ''] = FIELD.exec(line.slice(0, 10_000)) ?? []
    if (tag !== undefined && value.trim() !== '') fields.set(tag, [...(fields.get(tag) ?? []), value.trim()])
  }
  const all = (...tags: readonly string[]): readonly string[] => tags.flatMap(tag => fields.get(tag) ?? [])
  const first = (...tags: readonly string[]): string => all(...tags)[0] ?? ''
  const type = TYPES.get(first('TY')) ?? 'document'
  const isBook = type === 'book'
  const [start = '', end = ''] = [first('SP'), first('EP')]
  const numbers = all('SN').join(' ')
  const isbn = plainIsbn(numbers)
  const variables: Record<string, string | readonly CslName[] | CslDate | undefined> = {
    title: first('TI', 'T1', 'CT', ...(isBook ? ['BT', 'T2'] : [])),
    'title-short': first('ST'),
    'container-title': isBook ? '' : first('JO', 'JF', 'T2', 'BT', 'JA'),
    'collection-title': isBook ? first('T2', 'T3') : first('T3'),
    author: all('AU', 'A1').map(nameOf),
    editor: all('ED', ...(IN_BOOKS.has(type) || isBook ? ['A2'] : [])).map(nameOf),
    translator: all('A4').map(nameOf),
    issued: risDate(first('DA')) ?? risDate(first('PY', 'Y1')),
    'original-date': risDate(first('OP')),
    accessed: risDate(first('Y2')),
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    volume: first('VL'),
    issue: isBook ? '' : first('IS', 'M1'),
    edition: first('ET'),
    'number-of-volumes': first('NV'),
    page: start !== '' && end !== '' && !start.includes('-') ? `${start}-${end}` : start.replace(/[–—]+/g, '-'),
    DOI: bareDoi(first('DO')),
    URL: first('UR'),
    ISBN: isbn ?? '',
    ISSN: isbn === undefined ? numbers : '',
    language: first('LA'),
    genre: type === 'thesis' || type === 'report' ? first('M3') : '',
    'call-number': first('CN'),
    archive: first('DB'),
    abstract: first('AB', 'N2'),
    keyword: all('KW').join(', '),
    note: first('N1'),
  }
  const said = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(said), id: key, type }
}

/** `1936/08/04/`, `1936///`, `1936`. */
function risDate(written: string): CslDate | undefined {
  const [, year, month, day] = /^(\d{4})\/(\d{1,2})?\/?(\d{1,2})?/.exec(written) ?? []
  if (year === undefined) return dateOfText(written)
  return sanitisedDate({ 'date-parts': [[year, month, day].filter(part => part !== undefined)] })
}

/** `Trotsky, Leon, Jr.` */
function nameOf(written: string): CslName {
  const [family = '', given, suffix] = written.split(',').map(part => part.trim())
  if (!given) return { literal: written.replace(/,\s*$/, '') }
  return { family, given, ...(suffix && { suffix }) }
}
