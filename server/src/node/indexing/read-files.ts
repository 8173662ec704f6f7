/** Reads files into segments: a few at once here, many on threads of their own, in batches that can be used while the next is read. */
import { promises as fs } from 'node:fs'
import { readerFor } from '../../core/read/readers.ts'
import type { Death } from '../reader-process/reader-limits.ts'
import { type Built, buildSegment, type FileToRead } from './build-segment.ts'
import { onThreads } from './index-threads.ts'

/** Fewer bytes are read in this thread: beginning another takes as long. */
const FEW_BYTES = 1536 * 1024
/** What a batch holds: enough that there are few segments, little enough that the first can be searched soon: two seconds of text. */
const BATCH_BYTES = 16 * 1024 * 1024
/** Of formats that are slower to read: some five seconds of PDF. */
const ISOLATED_BATCH_BYTES = 4 * 1024 * 1024

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  readonly threads?: number | undefined
  /** Bytes that are not to be tried again, by their hash, and how their reader died. */
  readonly closed?: ReadonlyMap<string, Death>
}

/**
 * Yields each batch as it is done. When the signal is aborted, what has been read of those in hand, if it takes no longer than a moment; then
 * throws the signal's reason, unless all was read. What was yielded is good.
 */
export async function* readFiles(
  files: readonly FileToRead[],
  onFile: (path: string) => void,
  { signal, threads, closed = new Map() }: ReadOptions = {},
): AsyncIterable<Built> {
  const batches = batchesOf(await withSizes(files))
  const [only] = batches
  if (batches.length === 1 && only && only.bytes <= FEW_BYTES && !only.files.some(isIsolated)) {
    yield await buildSegment(only.files, onFile, undefined, { signal })
    return
  }
  const tasks = batches.map(batch => ({ kind: 'build' as const, files: batch.files, closed }))
  for await (const answer of onThreads(tasks, onFile, signal, threads)) if (answer.kind === 'built') yield answer.built
}

/** Read in a process of its own, which a thread has: the time that goes by until it answers is not the server's. */
function isIsolated({ path }: FileToRead): boolean {
  return readerFor(path)?.isolated === true
}

interface Sized {
  readonly file: FileToRead
  readonly bytes: number
}

const AT_ONCE = 32

async function withSizes(files: readonly FileToRead[]): Promise<Sized[]> {
  const sized: Sized[] = []
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE)
    const sizes = await Promise.all(
      some.map(({ absolute }) =>
        fs.stat(absolute).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    )
    sized.push(...some.map((file, i) => ({ file, bytes: sizes[i] as number })))
  }
  return sized
}

interface Batch {
  readonly files: FileToRead[]
  bytes: number
}

/** Those first that are surely quick: one file that takes its reader all its time must not keep the others waiting. */
function batchesOf(files: readonly Sized[]): Batch[] {
  const isolated = files.filter(({ file }) => isIsolated(file))
  const others = isolated.length > 0 ? files.filter(({ file }) => !isIsolated(file)) : files
  return [...batchesUpTo(BATCH_BYTES, others), ...batchesUpTo(ISOLATED_BATCH_BYTES, isolated)]
}

function batchesUpTo(limit: number, files: readonly Sized[]): Batch[] {
  const batches: Batch[] = []
  for (const { file, bytes } of files) {
    const last = batches.at(-1)
    if (last && last.bytes + bytes <= limit) {
      last.files.push(file)
      last.bytes += bytes
    } else batches.push({ files: [file], bytes })
  }
  return batches
}
