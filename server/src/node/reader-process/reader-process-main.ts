/**
 * A process that reads files of formats that cannot be trusted. What reads runs on a thread of it, so that its own thread always answers: it
 * watches time and memory, and it ends at once, whatever the other does, when whoever began it is gone. It opens no file and no socket.
 */
import process from 'node:process'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { READERS } from '../../core/read/readers.ts'
import { type Death, READER_LIMITS } from './reader-limits.ts'
import type { ReadAnswer, ReadRequest } from './reader-messages.ts'
import { dataOf } from './rendition-data.ts'

/** How often time and memory are looked at, in milliseconds: a bomb unpacks some hundred megabytes in that time. */
const LOOK_MS = 25
/** What the heap of the reading thread may take; buffers come on top, and the whole is held to the limit by looking. */
const HEAP_SHARE = 0.75

const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY'

if (isMainThread) supervise()
else serve()

function supervise(): void {
  const { cpuMs, memory } = limitsOf(process.argv.slice(2))
  const megabytes = Math.floor((memory * HEAP_SHARE) / 1024 / 1024)
  const thread = new Worker(import.meta.url.endsWith('.ts') ? new URL(import.meta.url) : __filename, {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  let isOver = false
  const end = (death: Death): void => {
    if (isOver) return
    isOver = true
    const answer: ReadAnswer = { kind: 'over', death }
    // What is told must be out before the end; and the end must come even if nobody listens.
    process.send?.(answer, undefined, undefined, () => process.kill(process.pid, 'SIGKILL'))
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000)
  }
  let looking: NodeJS.Timeout | undefined
  process.on('message', (request: ReadRequest) => {
    const before = process.cpuUsage()
    looking = setInterval(() => {
      const { user, system } = process.cpuUsage(before)
      if ((user + system) / 1000 > cpuMs) end('time')
      else if (process.memoryUsage.rss() > memory) end('memory')
    }, LOOK_MS)
    thread.postMessage(request)
  })
  thread.on('message', (answer: ReadAnswer) => {
    clearInterval(looking)
    if (!isOver) process.send?.(answer)
  })
  thread.on('error', (error: Error) => end('code' in error && error.code === OUT_OF_MEMORY ? 'memory' : 'crash'))
  thread.on('exit', () => end('crash'))
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  // Whoever began it may be gone before it was listened for.
  if (!process.connected) process.kill(process.pid, 'SIGKILL')
  process.send?.({ kind: 'ready' } satisfies ReadAnswer)
}

function limitsOf([cpuMs, memory]: readonly string[]): { readonly cpuMs: number; readonly memory: number } {
  return { cpuMs: Number(cpuMs) || READER_LIMITS.cpuMs, memory: Number(memory) || READER_LIMITS.memory }
}

function serve(): void {
  parentPort?.on('message', ({ reader: name, file }: ReadRequest) => {
    void readWith(name, file).then(answer => parentPort?.postMessage(answer))
  })
}

/** A rejection is a bug of a reader: it ends the thread, and the file counts as one that broke it. */
async function readWith(name: string, file: ReadRequest['file']): Promise<ReadAnswer> {
  const reader = READERS.find(one => one.name === name)
  if (!reader) throw new Error(`there is no reader ${name}`)
  return { kind: 'read', rendition: dataOf(await reader.read(file)) }
}
