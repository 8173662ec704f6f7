/** A thread that reads sources and makes segments of them, so that the server goes on answering. One task at a time, each with a number. */
import process from 'node:process'
import { parentPort } from 'node:worker_threads'
import { mergeSegments } from '../../core/corpus/merge.ts'
import { MemoryBytes } from '../../core/index/bytes.ts'
import type { Death } from '../reader-process/reader-limits.ts'
import { ReaderProcess } from '../reader-process/reader-process.ts'
import { type Built, buildSegment, type FileToRead } from './build-segment.ts'

/** A segment as a thread is given it: its bytes, and what is buried in it. */
export interface PartToMerge {
  readonly bytes: Uint8Array
  readonly gone: readonly number[]
}

export type Task =
  | { readonly kind: 'build'; readonly files: readonly FileToRead[]; readonly closed: ReadonlyMap<string, Death> }
  | { readonly kind: 'merge'; readonly parts: readonly PartToMerge[] }

/** A thread that builds leaves out what it has not begun with, and answers. */
export type Finish = { readonly kind: 'finish' }

/** The last thing that a thread is told: it ends, whatever it is doing. */
export type End = { readonly kind: 'end' }

export type Answer =
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'built'; readonly built: Built }
  | { readonly kind: 'merged'; readonly segment?: Uint8Array }
  | { readonly kind: 'broken'; readonly error: string }

const port = parentPort
/** Ends with this thread. */
const reading = new ReaderProcess()
const told = { toFinish: false }
port?.on('message', (task: Task | Finish | End) => {
  if (task.kind === 'end') {
    void reading.end().then(() => process.exit())
    return
  }
  if (task.kind === 'finish') {
    told.toFinish = true
    return
  }
  void perform(task).then(
    answer => port.postMessage(answer, buffersOf(answer)),
    (error: unknown) => {
      const broken: Answer = {
        kind: 'broken',
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }
      port.postMessage(broken)
    },
  )
})

async function perform(task: Task): Promise<Answer> {
  if (task.kind === 'build') {
    const tell = (path: string): void => port?.postMessage({ kind: 'read', path } satisfies Answer)
    const isolation = { process: reading, closed: task.closed }
    return { kind: 'built', built: await buildSegment(task.files, tell, isolation, { isEnough: () => told.toFinish }) }
  }
  const parts = task.parts.map(({ bytes, gone }) => ({ bytes: new MemoryBytes(bytes), gone: new Set(gone) }))
  const segment = mergeSegments(parts)
  return { kind: 'merged', ...(segment ? { segment } : {}) }
}

/** Handed over, not copied. */
function buffersOf(answer: Answer): ArrayBuffer[] {
  const segment = answer.kind === 'built' ? answer.built.segment : answer.kind === 'merged' ? answer.segment : undefined
  return segment?.buffer instanceof ArrayBuffer ? [segment.buffer] : []
}
