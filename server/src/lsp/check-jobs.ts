import { type CheckedEssay, type Corpus, checkEssay, type Essay, type VerdictMemo } from '../core/service.ts'
import type { Task } from '../core/task.ts'
import { Stale } from './guard.ts'
import type { OpenDocument } from './open-document.ts'
import type { RequestTask } from './request-task.ts'
import { Slice } from './slice.ts'
import type { Timers } from './timers.ts'

interface Job {
  readonly corpus: Corpus
  readonly loading: boolean
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

  /** Rejects with Cancelled when the request is cancelled, with Stale when the document is dropped. */
  async check(
    document: OpenDocument,
    essay: Essay,
    corpus: Corpus,
    loading: boolean,
    request: RequestTask,
  ): Promise<CheckedEssay> {
    const known = this.jobs.get(document)
    if (known && known.corpus === corpus && known.loading === loading) return request.race(known.done)
    const task = new JobTask(document.uri, this.timers)
    const done = this.run(essay, corpus, task, loading)
    this.jobs.set(document, { corpus, loading, done, task })
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

  private async run(essay: Essay, corpus: Corpus, task: Task, loading: boolean): Promise<CheckedEssay> {
    await task.checkpoint()
    return checkEssay(essay, corpus, task, this.memo, { loading })
  }
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
