import {
  type CheckedEssay,
  type CheckOptions,
  type Corpus,
  checkEssay,
  type Essay,
  type VerdictMemo,
} from '../core/service.ts'
import type { Task } from '../core/task.ts'
import type { EssayWorks } from './bibliographies.ts'
import type { Config } from './config.ts'
import { Stale } from './guard.ts'
import type { OpenDocument } from './open-document.ts'
import type { RequestTask } from './request-task.ts'
import { Slice } from './slice.ts'
import type { Timers } from './timers.ts'

/** One version of an essay, and all that its check depends on. */
export interface CheckInput {
  readonly document: OpenDocument
  readonly essay: Essay
  readonly sources: { readonly corpus: Corpus; readonly complete: boolean }
  /** What its citation keys stand for. */
  readonly works: EssayWorks
  readonly config: Config
}

/** How an essay is checked, and how its fixes are proved. */
export function checkOptionsOf({ sources, works, config }: Omit<CheckInput, 'document' | 'essay'>): CheckOptions {
  return {
    loading: !sources.complete || !works.ready,
    unmarked: config.unmarked,
    termHints: config.termHints,
    ...works.cited,
  }
}

interface Job {
  readonly input: CheckInput
  readonly done: Promise<CheckedEssay>
  readonly task: JobTask
}

/**
 * Checks each version of each essay once for each state of the corpus, whoever asks (a hover, a pull of diagnostics, the
 * scheduler). A request that is cancelled leaves its job to the others; a text that changed ends it.
 */
export class CheckJobs {
  private readonly timers: Timers
  private readonly memo: VerdictMemo
  private readonly jobs = new WeakMap<OpenDocument, Job>()

  constructor(timers: Timers, memo: VerdictMemo) {
    this.timers = timers
    this.memo = memo
  }

  /**
   * Rejects with Cancelled when the request is cancelled, with Stale when the document is dropped. `previous` is what was last found of
   * the essay: what did not change since is taken from there.
   */
  async check(input: CheckInput, request: RequestTask, previous?: CheckedEssay): Promise<CheckedEssay> {
    const { document } = input
    const known = this.jobs.get(document)
    if (known && isSame(known.input, input)) return request.race(known.done)
    const task = new JobTask(document.uri, this.timers)
    const done = this.run(input, task, previous)
    this.jobs.set(document, { input, done, task })
    // Who waits gets the error; a failure is not kept, so that the next request tries again.
    done.catch(() => {
      if (this.jobs.get(document)?.done === done) this.jobs.delete(document)
    })
    return request.race(done)
  }

  /** Ends the work on a version that is no longer the editor's. */
  drop(document: OpenDocument): void {
    this.jobs.get(document)?.task.end()
  }

  private async run(input: CheckInput, task: Task, previous: CheckedEssay | undefined): Promise<CheckedEssay> {
    await task.checkpoint()
    return checkEssay(input.essay, input.sources.corpus, task, this.memo, { ...checkOptionsOf(input), previous })
  }
}

function isSame(a: CheckInput, b: CheckInput): boolean {
  return (
    a.sources.corpus === b.sources.corpus &&
    a.sources.complete === b.sources.complete &&
    a.works === b.works &&
    a.config.unmarked === b.config.unmarked &&
    [...a.config.termHints].join() === [...b.config.termHints].join()
  )
}

class JobTask implements Task {
  private readonly uri: string
  private readonly slice: Slice
  private ended = false

  constructor(uri: string, timers: Timers) {
    this.uri = uri
    this.slice = new Slice(timers)
  }

  end(): void {
    this.ended = true
  }

  async checkpoint(): Promise<void> {
    await this.slice.pause()
    if (this.ended) throw new Stale(this.uri)
  }
}
