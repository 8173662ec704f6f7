/**
 * How what a batch of sources says of terms is laid out in bytes (encode-terms.ts) that are read in place (segment-terms.ts).
 *
 *     header        numbers of 32 bits, see HEADER
 *     languages     a byte a document
 *     places        for each document where its list begins: 32 bits
 *     lists         for each document how many entries it has and their numbers, ascending: differences
 *     blocks        for each block of entries where it begins: 32 bits
 *     entries       names by their folded form, front-coded within a block; with each all that is said under it
 *     buckets       for each value of the top bits of a lookup key where its records begin: 32 bits
 *     records       16 bits more of the key, and the number of an entry; within a bucket by number
 *
 * An entry is a name in a language: all candidates of one name stand together, so that one read gives them all. An alias that is no
 * candidate's name is an entry without candidates: completion finds it, lookup keys lead to the entries that have it as an alias.
 * Numbers are little-endian, of variable length where no width is said.
 */
import type { DefinitionKind, TermCandidate, TermLanguage } from '../../model/term.ts'

/** Goes up with the layout. */
export const TERMS_FORMAT = 2

/** What the numbers of the header are, in their order. */
export const HEADER = [
  'format',
  'documents',
  'entries',
  'records',
  'bucketBits',
  'numberBytes',
  'languages',
  'listBytes',
  'entryBytes',
] as const

export const LANGUAGES: readonly TermLanguage[] = ['en', 'de', 'fr', 'ru']

/** Entries that are coded one after the other: to read one, half as many before it are passed. */
export const BLOCK_ENTRIES = 16
/** Mean number of records of a bucket. */
export const BUCKET_RECORDS = 8

/** In the byte of flags of a candidate, beside its kind. */
export const PROPER = 8
export const HAS_ALIASES = 16
/** Its place is longer or shorter than its name: over a line break, say. */
export const OTHER_LENGTH = 32
export const KIND_BITS = 7
/** What a kind is in these bits. */
export const KIND_CODES: readonly DefinitionKind[] = [
  'glossary',
  'definition',
  'abbreviation',
  'apposition',
  'heading',
  'mention',
  'own',
]

/** What one source says. */
export interface DocumentTerms {
  readonly terms: readonly TermCandidate[]
  readonly language: TermLanguage
}

/** A name, and all that the sources of the segment say under it. */
export interface SegmentEntry {
  readonly name: string
  readonly language: TermLanguage
  /** By document; empty where the name is an alias only. */
  readonly said: readonly Said[]
}

export interface Said {
  readonly document: number
  readonly candidate: TermCandidate
}
