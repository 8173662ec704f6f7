/**
 * A thread that does one job after another and can be given up: a style that makes the processor run for ever costs its own job and
 * nothing else. It is started with the first job and ended when it has had none for a while, since it holds some thirty megabytes.
 */
import { Worker } from 'node:worker_threads'

export interface ThreadLimits {
  /** A job that takes longer is given up. A thesis with a thousand citations takes two seconds. */
  readonly longestMs: number
  /** How long a thread without work is kept. */
  readonly idleMs: number
}

export const THREAD_LIMITS: ThreadLimits = { longestMs: 20_000, idleMs: 120_000 }
/** What one bibliography may take of memory; the thread dies and not the program. */
const MEGABYTES = 512

interface Waiting<Job, Result> {
  readonly id: number
  readonly job: Job
  readonly resolve: (result: Result) => void
  readonly reject: (error: Error) => void
}

type Answer<Result> = { readonly id: number; readonly result: Result } | { readonly id: number; readonly error: string }

export class CslThread<Job, Result> {
  private readonly file: string
  private readonly limits: ThreadLimits
  private readonly waiting: Waiting<Job, Result>[] = []
  private worker: Worker | undefined
  private running: Waiting<Job, Result> | undefined
  private timer: NodeJS.Timeout | undefined
  private count = 0

  /** @param file the program of the thread */
  constructor(file: string, limits: ThreadLimits = THREAD_LIMITS) {
    this.file = file
    this.limits = limits
  }

  /** Rejects when the job takes too long, when the thread dies over it and when all is over. */
  run(job: Job): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ id: ++this.count, job, resolve, reject })
      this.next()
    })
  }

  dispose(): void {
    const given = [...(this.running ? [this.running] : []), ...this.waiting.splice(0)]
    this.running = undefined
    this.end()
    for (const { reject } of given) reject(new Error('Citations are no longer formatted.'))
  }

  private next(): void {
    if (this.running) return
    clearTimeout(this.timer)
    const next = this.waiting.shift()
    if (!next) {
      this.timer = setTimeout(() => this.end(), this.limits.idleMs)
      this.timer.unref()
      return
    }
    this.running = next
    this.worker ??= this.start()
    this.timer = setTimeout(
      () =>
        this.fail(new Error(`Formatting took longer than ${this.limits.longestMs / 1000} seconds and was given up.`)),
      this.limits.longestMs,
    )
    // The process waits for a job, not for a thread without one.
    this.worker.ref()
    this.worker.postMessage({ id: next.id, job: next.job })
  }

  private start(): Worker {
    const worker = new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES }, execArgv: [] })
    worker.on('message', (answer: Answer<Result>) => {
      const { running } = this
      if (running?.id !== answer.id) return
      this.running = undefined
      worker.unref()
      if ('error' in answer) running.reject(new Error(answer.error))
      else running.resolve(answer.result)
      this.next()
    })
    const died = (why: string): void => {
      if (this.worker === worker) this.fail(new Error(`Formatting broke off: ${why}`))
    }
    worker.on('error', error => died(error instanceof Error ? error.message : String(error)))
    worker.on('exit', code => died(`the thread ended with ${code}`))
    return worker
  }

  /** The job at hand is lost; the others get a new thread. */
  private fail(error: Error): void {
    const { running } = this
    this.running = undefined
    this.end()
    running?.reject(error)
    this.next()
  }

  private end(): void {
    const { worker } = this
    this.worker = undefined
    clearTimeout(this.timer)
    void worker?.terminate()
  }
}
