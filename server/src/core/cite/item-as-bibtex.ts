/** A CSL item as an entry of BibLaTeX, for what never was one. */
import type { CslDate, CslItem, CslName } from './csl-item.ts'

const TYPES: Readonly<Record<string, string>> = {
  book: 'book',
  chapter: 'incollection',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  article: 'article',
  review: 'review',
  'review-book': 'review',
  'paper-conference': 'inproceedings',
  'entry-encyclopedia': 'inreference',
  'entry-dictionary': 'inreference',
  thesis: 'thesis',
  report: 'report',
  webpage: 'online',
  post: 'online',
  'post-weblog': 'online',
  manuscript: 'unpublished',
  speech: 'unpublished',
  pamphlet: 'booklet',
  personal_communication: 'letter',
  legislation: 'legislation',
  legal_case: 'jurisdiction',
  patent: 'patent',
  dataset: 'dataset',
  software: 'software',
  motion_picture: 'movie',
  song: 'music',
  graphic: 'artwork',
  standard: 'standard',
  performance: 'performance',
}

/** CSL's variable → BibLaTeX's field, where the value is the same. */
const FIELDS: readonly (readonly [variable: string, field: string])[] = [
  ['title', 'title'],
  ['title-short', 'shorttitle'],
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['number-of-volumes', 'volumes'],
  ['chapter-number', 'chapter'],
  ['edition', 'edition'],
  ['publisher', 'publisher'],
  ['publisher-place', 'location'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
  ['original-title', 'origtitle'],
  ['original-publisher', 'origpublisher'],
  ['original-publisher-place', 'origlocation'],
  ['genre', 'type'],
  ['number-of-pages', 'pagetotal'],
  ['version', 'version'],
  ['status', 'pubstate'],
  ['note', 'note'],
  ['annote', 'annotation'],
  ['abstract', 'abstract'],
  ['keyword', 'keywords'],
  ['language', 'langid'],
  ['call-number', 'library'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
]

export function itemAsBibtex(item: CslItem): string {
  const type = TYPES[item.type] ?? 'misc'
  const isArticle = type === 'article' || type === 'review'
  const fields: [string, string][] = []
  const add = (name: string, value: string): void => {
    if (value !== '') fields.push([name, value])
  }
  for (const role of ['author', 'editor', 'translator'] as const) add(role, namesOf(item[role]))
  add('bookauthor', namesOf(item['container-author']))
  for (const [variable, field] of FIELDS) add(field, latexOf(textOf(item[variable])))
  add(isArticle ? 'journaltitle' : 'booktitle', latexOf(textOf(item['container-title'])))
  add('number', latexOf(textOf(item.issue) || textOf(item.number) || textOf(item['collection-number'])))
  add('pages', latexOf(textOf(item.page)).replace(/(?<=[\dA-Za-z])[-–](?=[\dA-Za-z])/g, '--'))
  add('date', dateOf(item.issued))
  add('origdate', dateOf(item['original-date']))
  add('eventdate', dateOf(item['event-date']))
  add('urldate', dateOf(item.accessed))
  // Addresses are taken as they are.
  add('doi', textOf(item.DOI).replace(/[{}]/g, ''))
  add('url', textOf(item.URL).replace(/[{}]/g, encodeURIComponent))
  return [`@${type}{${item.id},`, ...fields.map(([name, value]) => `  ${name} = {${value}},`), '}'].join('\n')
}

function textOf(value: CslItem[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}

const TAGS: readonly (readonly [tag: RegExp, latex: string])[] = [
  [/<i>([^<]*)<\/i>/g, '\\emph{$1}'],
  [/<b>([^<]*)<\/b>/g, '\\textbf{$1}'],
  [/<sup>([^<]*)<\/sup>/g, '\\textsuperscript{$1}'],
  [/<sub>([^<]*)<\/sub>/g, '\\textsubscript{$1}'],
  [/<span style="font-variant:\s*small-caps;?">([^<]*)<\/span>/g, '\\textsc{$1}'],
  [/<span class="nocase">([^<]*)<\/span>/g, '{$1}'],
]

function latexOf(text: string): string {
  const escaped = text.replace(/\\/g, '\\textbackslash ').replace(/[{}%&#$_]/g, '\\$&')
  return TAGS.reduce((latex, [tag, replacement]) => latex.replace(tag, replacement), escaped)
}

function namesOf(value: CslItem[string] | undefined): string {
  if (!Array.isArray(value)) return ''
  return (value as readonly CslName[])
    .map(name => {
      const { family = '', given = '', suffix, literal } = name
      if (literal !== undefined) return literal === 'others' ? 'others' : `{${latexOf(literal)}}`
      const particle = [name['dropping-particle'], name['non-dropping-particle']]
        .filter(part => part !== undefined)
        .join(' ')
      const last = latexOf([particle, family].filter(part => part !== '').join(' '))
      return [last, ...(suffix === undefined ? [] : [latexOf(suffix)]), latexOf(given)].join(', ')
    })
    .join(' and ')
}

function dateOf(value: CslItem[string] | undefined): string {
  if (typeof value !== 'object' || Array.isArray(value)) return ''
  const date = value as CslDate
  const ends = (date['date-parts'] ?? []).map(([year = 0, month, day]) => {
    if (year === 0) return ''
    // -45 is 45 BC, which ISO counts as -0044.
    const iso = year < 0 ? `-${String(-year - 1).padStart(4, '0')}` : String(year).padStart(4, '0')
    return [iso, ...[month, day].filter(part => part !== undefined).map(part => String(part).padStart(2, '0'))].join(
      '-',
    )
  })
  if (ends.length === 0) return date.literal ?? ''
  return `${ends.join('/')}${date.circa ? '~' : ''}`
}
