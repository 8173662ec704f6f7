import type { SourceId } from '../core/model/place.ts'
import type { Corpus } from '../core/service.ts'
import { type GuardContext, stackOf, watched } from './guard.ts'
import type { LoadedSources, SourceFolders } from './host.ts'
import type { RequestTask } from './request-task.ts'
import type { Session } from './session.ts'

/** Saving a file is several events; a copied folder hundreds. One reading for all of them. */
const SETTLE_MS = 100
/** How long a hover waits for the first reading of the sources before it answers from what there is. */
const PATIENCE_MS = 5000

interface Wish {
  readonly afresh: boolean
}

/**
 * Keeps the session's sources what the files are. One reading at a time: what changes meanwhile is read in the next; other
 * folders or settings end a reading and begin anew.
 */
export class SourceLoading {
  private readonly session: Session
  private readonly context: GuardContext
  private wish: Wish | undefined
  private running: AbortController | undefined
  private settle: (() => void) | undefined
  private idle = Promise.withResolvers<void>()

  constructor(session: Session, context: GuardContext) {
    this.session = session
    this.context = context
  }

  /** Folders or settings are new: read what they name. Sources that stay are not read again. */
  restart(): void {
    this.session.setSources({ ...this.session.sources, complete: false, progress: { done: 0, total: 0 } })
    this.running?.abort()
    this.want({ afresh: false })
  }

  /** Reads every source again. Resolves when that is done. */
  async rebuild(): Promise<void> {
    this.running?.abort()
    this.want({ afresh: true })
    await this.idle.promise
  }

  /** A file changed on disk. */
  changed(): void {
    this.settle?.()
    this.settle = this.session.host.timers.after(SETTLE_MS, () => {
      this.settle = undefined
      this.want({ afresh: false })
    })
  }

  /** Resolves when the sources have been read once, or patience ends. Throws Cancelled. */
  async ready(task: RequestTask): Promise<void> {
    if (this.session.sources.complete || !this.running) return
    const patience = Promise.withResolvers<void>()
    const cancel = this.session.host.timers.after(PATIENCE_MS, () => patience.resolve())
    try {
      await task.race(Promise.race([this.idle.promise, patience.promise]))
    } finally {
      cancel()
    }
  }

  dispose(): void {
    this.settle?.()
    this.wish = undefined
    this.running?.abort()
  }

  get folders(): SourceFolders {
    return { folders: this.session.folders, extra: this.session.config.sources }
  }

  private want(wish: Wish): void {
    this.wish = { afresh: wish.afresh || this.wish?.afresh === true }
    if (!this.running) watched(this.context, 'reading the sources', () => this.run())
  }

  private async run(): Promise<void> {
    this.idle = Promise.withResolvers<void>()
    try {
      while (this.wish) {
        const { afresh } = this.wish
        this.wish = undefined
        this.running = new AbortController()
        try {
          const loaded = await this.read(afresh, this.running.signal)
          if (loaded) this.session.setSources({ ...loaded, complete: true })
        } catch (error) {
          this.context.log(`the sources could not be read: ${stackOf(error)}`)
        }
      }
    } finally {
      this.running = undefined
      this.idle.resolve()
      const { progress, ...rest } = this.session.sources
      if (progress) this.session.setSources(rest)
    }
  }

  /** Undefined when the reading was called off. */
  private async read(afresh: boolean, signal: AbortSignal): Promise<LoadedSources | undefined> {
    const { session } = this
    try {
      const { corpus, roots } = await session.host.loadSources({
        ...this.folders,
        starterCorpus: session.config.starterCorpus,
        previous: afresh ? emptied(session.sources.corpus) : session.sources.corpus,
        signal,
        onProgress: (done, total) => {
          if (!signal.aborted) session.setSources({ ...session.sources, progress: { done, total } })
        },
      })
      return signal.aborted ? undefined : { corpus, roots: sameList(roots, session.sources.roots) }
    } catch (error) {
      if (signal.aborted) return undefined
      throw error
    }
  }
}

/** Nothing in it, but its next revision: a revision is never used twice. */
function emptied(corpus: Corpus): Corpus {
  const failed = corpus.failed.map(({ path }) => path as SourceId)
  return corpus.with([], [...corpus.sources.keys(), ...failed])
}

/** The old list where it says the same, so that who compares sees no change. */
function sameList(now: readonly string[], before: readonly string[]): readonly string[] {
  return now.length === before.length && now.every((item, i) => item === before[i]) ? before : now
}
