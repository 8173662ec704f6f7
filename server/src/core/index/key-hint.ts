/**
 * The citation key that a source would like to have. A document's own key first; else its file's name when that looks like a
 * key; else author and year; else words of its title. Valid in Pandoc without braces, unless the document declares another.
 */
import type { SourceMetadata } from '../model/source.ts'

/** A title makes a key of at most so many words. */
const TITLE_WORDS = 4

/**
 * The key that a source would like to have, of its metadata and path; not yet unique.
 * @param firstWords how the text begins, for a document of which nothing else is known
 */
export function keyHint(metadata: SourceMetadata, path: string, firstWords: string): string {
  if (metadata.key) return metadata.key
  const name = fileNameKey(path)
  if (name) return name
  const author = metadata.authors?.[0]
  const family = author ? slugWords(author.split(',')[0] as string).join('') : ''
  const year = metadata.year?.match(/\d+/)?.[0]
  if (family && year) return `${family}${year}`
  const title = metadata.title ? significantWords(metadata.title) : []
  if (family && title.length > 0) return [family, ...title.slice(0, 2)].join('-')
  if (title.length > 0 && !metadata.title?.endsWith('…')) return title.slice(0, TITLE_WORDS).join('-')
  const spoken = significantWords(meaningfulName(path) ?? firstWords)
  if (spoken.length > 0) return spoken.slice(0, TITLE_WORDS).join('-')
  return slugWords(path).join('-') || 'source'
}

/** `smith1776`, `trotsky-1936`, `knei_paz1978`, `rfc1034`, `book01`: the name is the key. Undefined for hashes and other names. */
function fileNameKey(path: string): string | undefined {
  const name = baseName(path)
  if (looksLikeHash(name)) return undefined
  if (/^\p{L}[\p{L}'’_-]*[\p{L}][-_]?(?:1[0-9]{3}|20[0-9]{2})(?:[a-z]|[-_][a-z]+)?$/u.test(name) && isValidKey(name))
    return name
  return /^[a-z]{2,}[-_]?\d{1,5}[a-z]?$/i.test(name) ? name : undefined
}

/** A file's name when a person has given it: with words, not a hash, not `document (2)`. Separators become spaces. */
export function meaningfulName(path: string): string | undefined {
  const name = baseName(path)
  if (looksLikeHash(name)) return undefined
  const words = name
    .replace(/[-_.+]+/g, ' ')
    .replace(/\(\d+\)$/, '')
    .trim()
  const letters = words.match(/\p{L}{3,}/gu) ?? []
  if (letters.length === 0) return undefined
  return /^(?:untitled|document|notes?|text|file|download|index|new|scan|page|source|output|copy|test|a|x)\b[\s\d]*$/i.test(
    words,
  )
    ? undefined
    : words
}

/** Eight or more hexadecimal digits in a run with figures among them, as content hashes and UUIDs have. */
function looksLikeHash(name: string): boolean {
  return /(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}/i.test(name) || /^[\d_.-]+$/.test(name)
}

function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** Whether Pandoc reads `@key` without braces to its end. */
function isValidKey(key: string): boolean {
  return /^[\p{L}\p{Nd}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{Nd}_])*$/u.test(key)
}

/** Small words that say nothing of a title, in the languages that are served. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  `a an the of and or in on at to for by with from as is are was were be been had has have when while that this these those it its
  his her their what why how who s
  der die das ein eine des dem den und oder von zu im am le la les un une et ou du de des au aux en l d
  и в на с о от к по за из не`.split(/\s+/),
)

function significantWords(title: string): string[] {
  const words = slugWords(title)
  const significant = words.filter(word => !SMALL_WORDS.has(word))
  return significant.length > 0 ? significant : words
}

/** Small letters without accents, apostrophes dropped; letters of other scripts stay, as Pandoc allows. */
function slugWords(text: string): string[] {
  const plain = text
    .slice(0, 400)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/['’ʼ]/g, '')
    .normalize('NFC')
  return plain.match(/[\p{L}\p{Nd}]+/gu) ?? []
}
