/**
 * What a document says about itself, from several places: a sidecar file, its front matter or `meta` tags, a header of
 * `Title:` lines. The most deliberate place wins, field by field.
 */
import type { SourceMetadata } from '../model/source.ts'

/** A mutable view for building; every field optional and never `undefined`. */
export type MetadataDraft = { -readonly [K in keyof SourceMetadata]: SourceMetadata[K] }

/** Fields of earlier arguments win over those of later ones. */
export function mergeMetadata(...inOrder: readonly (SourceMetadata | undefined)[]): SourceMetadata {
  const merged: MetadataDraft = {}
  for (const metadata of inOrder) {
    if (!metadata) continue
    for (const [field, value] of Object.entries(metadata) as [string, unknown][]) {
      if (value !== undefined && !Object.hasOwn(merged, field)) Object.assign(merged, { [field]: value })
    }
  }
  return merged
}

/**
 * Metadata from a mapping as people write it in front matter, in a sidecar, or as CSL-JSON: `title`, `author` (a string, a list,
 * `{family, given}`), `date`, `year` or `issued`, `lang` or `language`, `key`, `citation-key`, `citekey` or `id`, `complete`.
 * Anything else is passed over, a list of several works too.
 */
export function metadataOfMapping(data: unknown): SourceMetadata {
  const fields = lowerCaseFields(Array.isArray(data) && data.length === 1 ? data[0] : data)
  const draft: MetadataDraft = {}
  const title = textOf(fields.get('title'))
  if (title) draft.title = title
  const authors = authorsOf(fields.get('author') ?? fields.get('authors') ?? fields.get('creator'))
  if (authors.length > 0) draft.authors = authors
  const year = yearOf(fields.get('issued') ?? fields.get('year') ?? fields.get('date') ?? fields.get('published'))
  if (year) draft.year = year
  const language = textOf(fields.get('lang') ?? fields.get('language'))
  if (language && LANGUAGE_TAG.test(language)) draft.language = language
  const key = textOf(fields.get('citation-key') ?? fields.get('citekey') ?? fields.get('key') ?? fields.get('id'))
  if (key && !/\s/.test(key)) draft.key = key
  const complete = fields.get('complete')
  if (typeof complete === 'boolean') draft.complete = complete
  return draft
}

export const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

/** The year in a date as people write it: `1936`, `c. 1600`, `4 August 1936`, `1936-08-04`; undefined when there is none. */
export function yearIn(date: string): string | undefined {
  return /\b(?:c(?:a|irca)?\.? ?)?(?:1[0-9]{3}|20[0-9]{2})\b/.exec(date)?.[0]
}

/** `Leon Trotsky` and `Trotsky, Leon` become `Trotsky, Leon`; a name of one word, and that of a body,
 * stays as it is. */
export function familyFirst(name: string): string {
  const plain = name
    .replace(/\s+/g, ' ')
    .replace(/, ?(?=(?:jr|sr|ii|iii|iv|esq)\b\.?$)/i, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '')
  if (plain.includes(',') || !plain.includes(' ') || isBody(plain)) return plain
  const words = plain.split(' ')
  let last = words.length - 1
  if (/^(?:jr|sr|ii|iii|iv|esq)\.?$/i.test(words[last] as string) && last > 1) last--
  let first = last
  while (first > 1 && /^(?:van|von|de|der|den|du|la|le|di|da|ter|ten|zu)$/.test(words[first - 1] as string)) first--
  return `${words.slice(first).join(' ')}, ${words.slice(0, first).join(' ')}`
}

/** `Apparatus contributors`, `Socialist Equality Party`: no person, so no family name. */
function isBody(name: string): boolean {
  const last = name.slice(name.lastIndexOf(' ') + 1)
  return (
    /^\p{Ll}/u.test(last) ||
    /^(?:party|committee|institute|society|group|team|organi[sz]ation|association|ministry|office|union|university|college|press|council|bureau|agency|foundation|partei|gesellschaft|verein|institut|parti|soci[ée]t[ée]|партия|комитет|институт)$/i.test(
      last,
    )
  )
}

/**
 * `A and B`, `A; B`, `A & B`, `A, B, C and D` as separate names, family name first. What stands in brackets and who translated
 * or edited is left out. A single comma is taken for the one in `Trotsky, Leon`.
 */
export function splitAuthors(value: string): string[] {
  const names = value
    .slice(0, 1000)
    .replace(/^\s*by\s+/i, '')
    .replace(/[([][^)\]]*[)\]]/g, ' ')
    .replace(/,? (?:translated|edited|ed\.|trans\.|with) .*$/i, '')
    .split(/;|,? (?:and|und|et|и) |&/)
    .map(name => name.trim())
    .flatMap(name => (isList(name) ? name.split(',') : [name]))
  return names
    .map(familyFirst)
    .filter(name => name !== '' && !/^(?:anonymous|unknown|various|al\.?|others)$/i.test(name))
}

/** `Ann Lee, Bo Li`: every part is a whole name. */
function isList(names: string): boolean {
  const parts = names.split(',').filter(part => part.trim() !== '')
  return parts.length > 1 && parts.every(part => /\S \S/.test(part.trim()))
}

function lowerCaseFields(data: unknown): ReadonlyMap<string, unknown> {
  if (typeof data !== 'object' || data === null) return new Map()
  const entries: Iterable<[unknown, unknown]> = data instanceof Map ? data : Object.entries(data)
  return new Map([...entries].map(([name, value]) => [String(name).toLowerCase(), value]))
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  const text = value.replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : text
}

function authorsOf(value: unknown): string[] {
  if (typeof value === 'string') return splitAuthors(value)
  if (Array.isArray(value)) return value.flatMap(authorsOf)
  const fields = lowerCaseFields(value)
  const literal = textOf(fields.get('literal') ?? fields.get('name'))
  const family = textOf(fields.get('family'))
  const given = textOf(fields.get('given'))
  if (family) return [given ? `${family}, ${given}` : family]
  return literal ? [familyFirst(literal)] : []
}

function yearOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : undefined
  if (value instanceof Date) return String(value.getUTCFullYear())
  if (typeof value === 'string') return yearIn(value) ?? textOf(value)
  const fields = lowerCaseFields(value)
  const parts: unknown = fields.get('date-parts')
  if (Array.isArray(parts) && Array.isArray(parts[0])) return textOf(parts[0][0])
  const stated = textOf(fields.get('year')) ?? textOf(fields.get('raw')) ?? textOf(fields.get('literal'))
  return stated && (yearIn(stated) ?? stated)
}
