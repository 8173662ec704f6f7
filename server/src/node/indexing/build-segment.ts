/**
 * Reads files and makes one segment of them. A few files are read ahead while one is worked on, and the event loop gets its turn about
 * every ten milliseconds, so that a server goes on answering where this runs in it.
 */
import {
  type ContributingFile,
  contribute,
  contributeRead,
  fingerprint,
  readerOf,
  sourceFileOf,
  type Unreadable,
} from '../../core/corpus/contribute.ts'
import { SegmentBuilder } from '../../core/corpus/segment-builder.ts'
import type { FreshContribution } from '../../core/index/contribution.ts'
import type { SourceId } from '../../core/model/place.ts'
import { type Unsaid, unsaid } from '../../core/wording.ts'
import type { FoundSource } from '../find-files.ts'
import { hashBytes } from '../hash.ts'
import { type Death, READER_LIMITS, whyDied } from '../reader-process/reader-limits.ts'
import type { ReaderProcess } from '../reader-process/reader-process.ts'
import { fileStamp } from './file-stamp.ts'
import { readSource } from './read-source.ts'

export interface FileToRead extends FoundSource {
  /** What is indexed already: bytes that would give this fingerprint need nothing more. */
  readonly known?: string
}

/** What became of a file. */
export type FileOutcome =
  | { readonly kind: 'added' | 'same'; readonly id: SourceId; readonly fingerprint: string; readonly stamp?: string }
  | {
      readonly kind: 'failed'
      readonly id: SourceId
      readonly path: string
      readonly reason: Unsaid
      /** A reader process died over bytes with this hash. */
      readonly killer?: { readonly hash: string; readonly death: Death }
    }
  | { readonly kind: 'gone'; readonly id: SourceId }

export interface Built {
  /** Of the files that were added; absent when none was. */
  readonly segment?: Uint8Array
  /** In the order of the files; those that were left out are missing. */
  readonly outcomes: readonly FileOutcome[]
}

/** How many files are read ahead. */
const READ_AHEAD = 8
/** How long the event loop may be kept waiting between files, in milliseconds. */
const SLICE = 10

/** Where files are read whose format is not to be trusted. */
export interface Isolation {
  readonly process: ReaderProcess
  /** Bytes that are not tried again, by their hash, and how their reader died. */
  readonly closed: ReadonlyMap<string, Death>
}

/** What may end the work before its end. */
export interface Ending {
  /** Rejects with its reason when it is aborted. */
  readonly signal?: AbortSignal | undefined
  /** Asked between files: the rest is left out, and there are no outcomes of it. */
  readonly isEnough?: () => boolean
}

/** Never rejects because of a file. Without `isolation` files that need it are named as failed. */
export async function buildSegment(
  files: readonly FileToRead[],
  onFile: (path: string) => void,
  isolation?: Isolation,
  { signal, isEnough = () => false }: Ending = {},
): Promise<Built> {
  const builder = new SegmentBuilder()
  const outcomes: FileOutcome[] = []
  const reading: ReturnType<typeof stampedSource>[] = []
  let sliceEnd = performance.now() + SLICE
  for (const [i, file] of files.entries()) {
    while (reading.length < READ_AHEAD && i + reading.length < files.length)
      reading.push(stampedSource(files[i + reading.length] as FileToRead))
    const read = await (reading.shift() as ReturnType<typeof stampedSource>)
    signal?.throwIfAborted()
    if (isEnough()) break
    outcomes.push(await outcomeOf(file, read, builder, isolation))
    onFile(file.path)
    if (performance.now() >= sliceEnd) {
      await new Promise<void>(resolve => setImmediate(resolve))
      signal?.throwIfAborted()
      sliceEnd = performance.now() + SLICE
    }
  }
  return { ...(builder.size > 0 ? { segment: builder.finish() } : {}), outcomes }
}

/** The stamp is taken first: what changes after it does not pass for unchanged. */
async function stampedSource(file: FileToRead) {
  const stamp = await fileStamp(file.absolute, Date.now())
  return { stamp, source: await readSource(file) }
}

async function outcomeOf(
  file: FileToRead,
  { stamp, source }: Awaited<ReturnType<typeof stampedSource>>,
  builder: SegmentBuilder,
  isolation: Isolation | undefined,
): Promise<FileOutcome> {
  const { id, path } = file
  if (!source) return { kind: 'gone', id }
  if ('reason' in source) return { kind: 'failed', id, path, reason: source.reason }
  const stamped = stamp === undefined ? {} : { stamp }
  const now = fingerprint(source, hashBytes)
  if (now !== undefined && now === file.known) return { kind: 'same', id, fingerprint: now, ...stamped }
  const made = await contributionOf(source, isolation)
  if ('failed' in made) {
    const killer = 'death' in made ? { killer: { hash: hashBytes(source.bytes), death: made.death } } : {}
    return { kind: 'failed', id, path, reason: made.failed, ...killer }
  }
  builder.add(made)
  return { kind: 'added', id, fingerprint: made.fingerprint, ...stamped }
}

interface Killer extends Unreadable {
  readonly death: Death
}

async function contributionOf(
  source: ContributingFile,
  isolation: Isolation | undefined,
): Promise<FreshContribution | Unreadable | Killer> {
  const reader = readerOf(source)
  if ('failed' in reader || !reader.isolated || !isolation) return contribute(source, hashBytes)
  const { bytes } = source
  const before = isolation.closed.get(hashBytes(bytes))
  if (before !== undefined) {
    const why = whyDied(before, READER_LIMITS)
    return { failed: unsaid('{0} That was the second time: it is left out until it changes.', why) }
  }
  const read = await isolation.process.read(reader.name, sourceFileOf(source))
  if ('died' in read) return { failed: whyDied(read.died, READER_LIMITS), death: read.died }
  return contributeRead(source, read, hashBytes)
}
