/** Reads files into segments: a few at once here, many on threads of their own, in batches that can be used while the next is read. */
import { promises as fs } from 'node:fs'
import { type Built, buildSegment, type FileToRead } from './build-segment.ts'
import { onThreads } from './index-threads.ts'

/** Fewer bytes are read in this thread: beginning another takes as long. */
const FEW_BYTES = 512 * 1024
/** What a batch holds: enough that there are few segments, little enough that the first can be searched soon. */
const BATCH_BYTES = 16 * 1024 * 1024

/** Yields each batch as it is done. Throws the signal's reason when it is aborted; batches that were yielded are good. */
export async function* readFiles(
  files: readonly FileToRead[],
  onFile: (path: string) => void,
  signal?: AbortSignal,
  threads?: number,
): AsyncIterable<Built> {
  const batches = batchesOf(await withSizes(files))
  const [only] = batches
  if (batches.length === 1 && only && only.bytes <= FEW_BYTES) {
    yield await buildSegment(only.files, onFile, signal)
    return
  }
  const tasks = batches.map(batch => ({ kind: 'build' as const, files: batch.files }))
  for await (const answer of onThreads(tasks, onFile, signal, threads)) if (answer.kind === 'built') yield answer.built
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

function batchesOf(files: readonly Sized[]): Batch[] {
  const batches: Batch[] = []
  for (const { file, bytes } of files) {
    const last = batches.at(-1)
    if (last && last.bytes + bytes <= BATCH_BYTES) {
      last.files.push(file)
      last.bytes += bytes
    } else batches.push({ files: [file], bytes })
  }
  return batches
}
