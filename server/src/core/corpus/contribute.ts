/** From a file to what it contributes: reader, words, terms. Pure: the same file always gives the same contribution. */

import { contributionOf, type FreshContribution } from '../index/contribution.ts'
import { keyHint, meaningfulName } from '../index/key-hint.ts'
import type { SourceId } from '../model/place.ts'
import type { Rendition, SourceMetadata } from '../model/source.ts'
import { isBinary } from '../read/charset.ts'
import { mergeMetadata } from '../read/metadata.ts'
import type { Reader, SourceFile } from '../read/reader.ts'
import { readerFor } from '../read/readers.ts'
import { readSidecar, type Sidecar } from '../read/sidecar.ts'
import { findTerms, TERMS_VERSION } from '../terms/finding/find-terms.ts'
import { languageOf } from '../terms/language.ts'
import { FOLD_VERSION } from '../text/fold.ts'
import { scanWords } from '../text/words.ts'
import { type Unsaid, unsaid } from '../wording.ts'

/** Goes up whenever contributions made of the same rendition would differ (terms, keys, this format). */
export const CONTRIBUTION_VERSION = 1

/** Larger files are not read: nobody quotes from them, and their words would take half a gigabyte. */
export const LARGEST_FILE = 64 * 1024 * 1024

export interface ContributingFile {
  readonly id: SourceId
  /** As a person finds it. */
  readonly path: string
  readonly uri: string
  readonly bytes: Uint8Array
  /** The file beside it that describes it. */
  readonly sidecar?: Sidecar
  /** See SourceFile. */
  readonly encoding?: string
  /** The citation key that the project file gives it: it wins over all others. */
  readonly key?: string
}

export interface Unreadable {
  /** Why, for whoever shows the file's name. */
  readonly failed: Unsaid
}

/**
 * What a file contributes that a reader of this process reads. Never throws: a file that cannot be a source is `Unreadable`. `hash` is the
 * host's, of the bytes.
 */
export function contribute(
  file: ContributingFile,
  hash: (bytes: Uint8Array) => string,
): FreshContribution | Unreadable {
  const reader = readerOf(file)
  if ('failed' in reader) return reader
  if (reader.isolated) return { failed: unsaid('The file is read in a process of its own only.') }
  return contributeRead(file, reader.read(sourceFileOf(file)), hash)
}

const NO_READER = unsaid('There is no reader for this kind of file.')

/** The reader for a file, or why it cannot be a source, as far as that can be told without reading it. */
export function readerOf({ path, bytes }: ContributingFile): Reader | Unreadable {
  const reader = readerFor(path)
  if (!reader) return { failed: NO_READER }
  if (bytes.length === 0) return { failed: unsaid('The file is empty.') }
  if (bytes.length > LARGEST_FILE) return { failed: tooLarge(bytes.length) }
  if (!reader.isolated && isBinary(bytes)) return { failed: unsaid('The file is not text: it holds binary data.') }
  return reader
}

/** What a reader gets. */
export function sourceFileOf({ path, bytes, encoding }: ContributingFile): SourceFile {
  return { path, bytes, ...(encoding === undefined ? {} : { encoding }) }
}

/** What a file contributes, once its reader (`readerOf`) has read it, wherever that was. Never throws. */
export function contributeRead(
  file: ContributingFile,
  read: Rendition,
  hash: (bytes: Uint8Array) => string,
): FreshContribution | Unreadable {
  const { path } = file
  const reader = readerFor(path)
  if (!reader) return { failed: NO_READER }
  const declared: SourceMetadata = file.key === undefined ? {} : { key: file.key }
  const sidecar = file.sidecar ? readSidecar(file.sidecar) : undefined
  const known = mergeMetadata(declared, sidecar?.metadata, read.metadata)
  const metadata = mergeMetadata(known, { title: titleOf(known, path, read.text) })
  const rendition: Rendition = { ...read, metadata, problems: [...read.problems, ...(sidecar?.problems ?? [])] }
  const words = scanWords(rendition.text, rendition.furniture)
  if (words.count === 0) return { failed: whyNoWords(read) }
  return contributionOf({
    id: file.id,
    path,
    uri: file.uri,
    reader: reader.name,
    fingerprint: fingerprintOf(file, reader, hash),
    keyHint: keyHint(metadata, path, read.text.slice(words.starts[0])),
    rendition,
    words,
    language: languageOf(rendition),
    terms: findTerms(rendition, words),
  })
}

/** What made the text unreadable, where the reader says so. */
function whyNoWords({ problems }: Rendition): Unsaid {
  return problems.find(({ unreadable }) => unreadable)?.message ?? unsaid('The file holds no words.')
}

/** The fingerprint that {@link contribute} would give the file: when a previous contribution has it, there is nothing to do. */
export function fingerprint(file: ContributingFile, hash: (bytes: Uint8Array) => string): string | undefined {
  const reader = readerFor(file.path)
  return reader && fingerprintOf(file, reader, hash)
}

function fingerprintOf(file: ContributingFile, reader: Reader, hash: (bytes: Uint8Array) => string): string {
  const versions = `${reader.name}${reader.version}-f${FOLD_VERSION}-t${TERMS_VERSION}-c${CONTRIBUTION_VERSION}`
  const extras = [file.sidecar ? hash(file.sidecar.bytes) : '', file.key ?? '', file.encoding ?? ''].join('|')
  return `${hash(file.bytes)}-${versions}-${extras}`
}

export function tooLarge(size: number): Unsaid {
  return unsaid(
    'The file is too large: {0} MB, and the limit is {1} MB.',
    Math.ceil(size / 1048576),
    LARGEST_FILE / 1048576,
  )
}

const TITLE_OF_TEXT_WORDS = 8

/** A title for a document that states none: its file's name if a person chose it, else how its text begins. */
function titleOf(known: SourceMetadata, path: string, text: string): string {
  if (known.title !== undefined) return known.title
  const name = meaningfulName(path)
  if (name !== undefined) return name
  const words = text.slice(0, 2000).trim().split(/\s+/)
  const begins = words.slice(0, TITLE_OF_TEXT_WORDS).join(' ').slice(0, 120)
  return words.length > TITLE_OF_TEXT_WORDS ? `${begins.replace(/[\p{P}\s]+$/u, '')}…` : begins
}
