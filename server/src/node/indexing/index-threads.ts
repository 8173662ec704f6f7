/** Threads for reading and merging. They are begun when there is work, take tasks in turn and end when there is none. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Answer, End, Finish, Task } from './index-worker.ts'

/** More than these would take the machine from the writer. */
const MOST_THREADS = 2

/** Where the code of a thread lies: beside the bundle, or beside this file where the source runs as it is. */
function workerFile(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './index-worker.ts' : './index-worker.cjs', import.meta.url)
}

/** How long threads that build may take to make a segment of what they have read. */
const FINISHING_MS = 1500

/** How long a thread that reads may take to end the process that it reads with. */
const PATIENCE_MS = 1000

async function ended(thread: Worker, patienceMs: number): Promise<void> {
  const gone = Promise.withResolvers<void>()
  thread.once('exit', () => gone.resolve())
  if (patienceMs > 0) thread.postMessage({ kind: 'end' } satisfies End)
  // It also resolves for a thread that has ended by itself before anybody listened.
  const timer = setTimeout(() => void thread.terminate().then(() => gone.resolve()), patienceMs)
  await gone.promise
  clearTimeout(timer)
}

type Done = Extract<Answer, { kind: 'built' | 'merged' }>

/**
 * Performs the tasks on a few threads at once and yields what comes of each as it is done, in no order. Ends all threads when the caller
 * stops iterating. When `signal` is aborted what builds has a moment to finish with what it has read, which is yielded; then its reason is
 * thrown. Aborted after the last task is done it calls nothing off.
 */
export async function* onThreads(
  tasks: readonly Task[],
  onFile: (path: string) => void,
  signal?: AbortSignal,
  most = MOST_THREADS,
): AsyncIterable<Done> {
  const waiting = [...tasks]
  const done: Done[] = []
  let left = tasks.length
  let failure: Error | undefined
  let calledOff: AbortSignal | undefined
  let wake = Promise.withResolvers<void>()
  const fail = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(String(error))
    wake.resolve()
  }
  const endings = new Map<Worker, Promise<void>>()
  const end = (thread: Worker): Promise<void> => {
    const ending = endings.get(thread) ?? ended(thread, tasks.some(({ kind }) => kind === 'build') ? PATIENCE_MS : 0)
    endings.set(thread, ending)
    return ending
  }
  const threads = Array.from({ length: Math.min(most, availableParallelism(), tasks.length) }, () => {
    const thread = new Worker(workerFile())
    const next = (): void => {
      const task = waiting.shift()
      if (task) thread.postMessage(task)
      else void end(thread)
    }
    thread.on('message', (answer: Answer) => {
      if (answer.kind === 'read') return onFile(answer.path)
      if (answer.kind === 'broken') return fail(new Error(answer.error))
      done.push(answer)
      left--
      wake.resolve()
      next()
    })
    thread.on('error', fail)
    next()
    return thread
  })
  let finishing: NodeJS.Timeout | undefined
  const abort = (): void => {
    if (left === 0) return
    calledOff = signal
    left -= waiting.splice(0).length
    for (const thread of threads) thread.postMessage({ kind: 'finish' } satisfies Finish)
    // Whoever merges has nothing to give before its end.
    const patience = tasks.some(({ kind }) => kind === 'merge') ? 0 : FINISHING_MS
    finishing = setTimeout(() => fail(signal?.reason), patience)
    wake.resolve()
  }
  signal?.addEventListener('abort', abort)
  try {
    if (signal?.aborted) abort()
    while (left > 0 || done.length > 0) {
      const ready = done.shift()
      if (failure !== undefined) throw failure
      if (ready) yield ready
      else {
        await wake.promise
        wake = Promise.withResolvers<void>()
      }
    }
    calledOff?.throwIfAborted()
  } finally {
    clearTimeout(finishing)
    signal?.removeEventListener('abort', abort)
    await Promise.all(threads.map(end))
  }
}
