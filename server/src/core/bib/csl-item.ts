/** One item of CSL-JSON or CSL-YAML as a reference. Anything may be missing or of the wrong type: then it is passed over. */
import type { Span } from '../text/span.ts'
import { pathsOfFileField } from './file-field.ts'
import { plainDoi, plainIsbn, yearOfDate } from './identifiers.ts'
import { languageTag } from './languages.ts'
import type { Name, Reference, ReferenceDraft } from './reference.ts'

/** Where an item stands. */
export interface ItemPlace {
  readonly key: string
  readonly span: Span<'raw'>
  readonly keySpan: Span<'raw'>
  readonly bibliography: string
}

export function referenceOfItem(data: unknown, place: ItemPlace): Reference {
  const fields = fieldsOf(data)
  const text = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = textOf(fields.get(name))
      if (value !== '') return value
    }
    return ''
  }
  const draft: ReferenceDraft = {
    key: place.key,
    type: text('type') || 'document',
    authors: namesOf(fields.get('author')),
    editors: namesOf(fields.get('editor')),
    translators: namesOf(fields.get('translator')),
    files: pathsOf(fields.get('file') ?? fields.get('files')),
    span: place.span,
    keySpan: place.keySpan,
    bibliography: place.bibliography,
  }
  const optional: { readonly [K in keyof Reference]?: string | undefined } = {
    title: text('title', 'title-short'),
    shortTitle: text('title-short', 'shorttitle'),
    year: yearOf(fields.get('issued')),
    originalYear: yearOf(fields.get('original-date')),
    container: text('container-title', 'collection-title'),
    publisher: text('publisher'),
    doi: plainDoi(text('doi')),
    isbn: plainIsbn(text('isbn')),
    url: text('url'),
    language: languageTag(text('language')),
  }
  for (const [name, value] of Object.entries(optional)) if (value) Object.assign(draft, { [name]: value })
  return draft
}

/** The key of an item; undefined when it has none that can be one. */
export function keyOfItem(id: unknown): string | undefined {
  const key = typeof id === 'number' ? String(id) : id
  return typeof key === 'string' && key.trim() !== '' ? key.trim() : undefined
}

function fieldsOf(data: unknown): ReadonlyMap<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return new Map()
  return new Map(Object.entries(data).map(([name, value]) => [name.toLowerCase(), value]))
}

/** CSL lets titles carry `<i>`, `<sup>`, `<span class="nocase">`. */
const MARKUP = /<\/?(?:i|b|em|strong|sup|sub|sc|span)(?: [^<>]{0,100})?>/gi

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  return value.replace(MARKUP, '').replace(/\s+/g, ' ').trim()
}

function namesOf(value: unknown): Name[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return list.map(nameOf).filter(name => name !== undefined)
}

function nameOf(value: unknown): Name | undefined {
  const fields = fieldsOf(value)
  const family = textOf(fields.get('family'))
  const given = textOf(fields.get('given'))
  const particle = textOf(fields.get('non-dropping-particle')) || textOf(fields.get('dropping-particle'))
  const suffix = textOf(fields.get('suffix'))
  if (family !== '') {
    return {
      family,
      ...(given !== '' && { given }),
      ...(particle !== '' && { particle }),
      ...(suffix !== '' && { suffix }),
    }
  }
  const whole = textOf(value) || textOf(fields.get('literal')) || textOf(fields.get('name')) || given
  return whole === '' ? undefined : { family: whole, literal: true }
}

/** `{date-parts: [[1936, 8]]}`, `{raw: …}`, `1936-08`, a list of `{year: 1936}` as older Pandoc writes it, or a number. */
function yearOf(value: unknown): string | undefined {
  if (typeof value === 'number') return yearOfDate(String(value))
  if (typeof value === 'string') return yearOfDate(value) ?? (textOf(value) || undefined)
  if (value instanceof Date) return String(value.getUTCFullYear())
  if (Array.isArray(value)) return Array.isArray(value[0]) ? undefined : yearOf(value[0])
  const fields = fieldsOf(value)
  const parts: unknown = fields.get('date-parts')
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined
  const year = textOf(Array.isArray(first) ? first[0] : first) || textOf(fields.get('year'))
  if (year !== '') return yearOfDate(year) ?? year
  const written = textOf(fields.get('raw')) || textOf(fields.get('literal'))
  return yearOfDate(written) ?? (written || undefined)
}

function pathsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return pathsOfFileField(value)
  return Array.isArray(value) ? value.filter(item => typeof item === 'string').flatMap(pathsOfFileField) : []
}
