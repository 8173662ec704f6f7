import { isGlossaryName } from '../core/glossary/glossary-name.ts'
import type { SourceId } from '../core/model/place.ts'
import type { Corpus } from '../core/service.ts'
import { say } from '../core/wording.ts'
import { type GuardContext, stackOf, watched } from './guard.ts'
import type { SourceFolders, SourcePlaces } from './host.ts'
import type { RequestTask } from './request-task.ts'
import type { Session, Sources } from './session.ts'
import { isUnder } from './uri.ts'

/** Saving a file is several events; a copied folder hundreds. One reading for all of them. */
const SETTLE_MS = 100
/** So long after the last reading the index is tidied, when nothing else is to be read. */
const TIDY_MS = 2000
/** So long after the first reading has begun a hover waits for it; then it answers from what there is. */
const PATIENCE_MS = 5000

const PROJECT_FILE = /\/apparatus\.ya?ml$/

/** What to read next. */
interface Wish {
  /** As if nothing were known, or not what turned out to be damaged. */
  readonly renew?: 'all' | 'damaged'
  /** The files and folders that changed; absent: any may have. */
  readonly changed?: ReadonlySet<string>
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
  private readonly touched = new Set<string>()
  private settle: (() => void) | undefined
  private attached: readonly string[] = []
  private idle = Promise.withResolvers<void>()
  private patience = Promise.withResolvers<void>()
  private readonly storage: string | undefined
  private isDisposed = false
  /** Settles when what was kept from an earlier start is there to answer from. */
  private readonly warm = Promise.withResolvers<void>()
  private tidying: AbortController | undefined
  private stopTidying: (() => void) | undefined

  /** `storage`: the folder, on the server's machine, for what may be kept. */
  constructor(session: Session, context: GuardContext, storage?: string) {
    this.session = session
    this.context = context
    this.storage = storage
    session.bibliographies.onChange.on(() => this.attach())
  }

  /** Folders or settings are new: read what they name. Sources that stay are not read again. */
  restart(): void {
    this.session.setSources({ ...this.session.sources, complete: false, progress: { done: 0, total: 0 } })
    this.running?.abort()
    this.want({})
  }

  /** Ends the reading, as the writer wishes; what was read answers. Gives a sentence that says how it goes on. */
  callOff(): string {
    const { done = 0, total = 0 } = this.session.sources.progress ?? {}
    this.wish = undefined
    this.running?.abort()
    return say(
      'Apparatus has read {0} of {1} sources and stopped. The rest is read when a source changes or at the next start.',
      done,
      total,
    )
  }

  /** What is kept turned out to be damaged: its sources are read again. */
  repair(): void {
    this.context.log('The index of the sources is damaged; the damaged part is made anew.')
    this.session.setSources({ ...this.session.sources, complete: false })
    this.want({ renew: 'damaged' })
  }

  /** Reads every source again. Resolves when that is done. */
  async rebuild(): Promise<void> {
    this.running?.abort()
    this.want({ renew: 'all' })
    await this.idle.promise
  }

  /** Files or folders changed on disk. */
  changed(uris: readonly string[]): void {
    for (const uri of uris) this.touched.add(uri)
    this.settle?.()
    this.settle = this.session.host.timers.after(SETTLE_MS, () => {
      this.settle = undefined
      const changed = new Set(this.touched)
      this.touched.clear()
      // What the project file says of any source may be otherwise now.
      const isProject = [...changed].some(uri => PROJECT_FILE.test(uri))
      this.want(isProject ? {} : { changed })
    })
  }

  /** Resolves when there is what was kept, the sources have been read once, or patience with that has ended. Throws Cancelled. */
  async ready(task: RequestTask): Promise<void> {
    if (this.session.sources.complete || !this.running) return
    await task.race(Promise.race([this.warm.promise, this.idle.promise, this.patience.promise]))
  }

  dispose(): void {
    this.isDisposed = true
    this.settle?.()
    this.wish = undefined
    this.running?.abort()
    this.stopTidying?.()
    this.tidying?.abort()
  }

  get folders(): SourceFolders {
    return { folders: this.session.folders, extra: this.session.config.sources }
  }

  /** Bibliographies name other files than before. */
  private attach(): void {
    const now = this.session.bibliographies.attached.map(({ uri, key }) => `${uri} ${key}`)
    const before = this.attached
    this.attached = now
    const different = [...now.filter(one => !before.includes(one)), ...before.filter(one => !now.includes(one))]
    if (different.length > 0) this.changed(different.map(one => one.slice(0, one.indexOf(' '))))
  }

  private want(wish: Wish): void {
    this.wish = this.wish ? both(this.wish, wish) : wish
    this.stopTidying?.()
    this.tidying?.abort()
    if (!this.running) watched(this.context, 'reading the sources', () => this.run())
  }

  private async run(): Promise<void> {
    this.idle = Promise.withResolvers<void>()
    const patience = Promise.withResolvers<void>()
    this.patience = patience
    const endPatience = this.session.host.timers.after(PATIENCE_MS, () => patience.resolve())
    try {
      while (this.wish) {
        const wish = this.wish
        this.wish = undefined
        this.running = new AbortController()
        await this.read(wish, this.running.signal)
      }
    } finally {
      this.running = undefined
      endPatience()
      this.idle.resolve()
      const { progress, ...rest } = this.session.sources
      if (progress) this.session.setSources(rest)
      this.stopTidying = this.session.host.timers.after(TIDY_MS, () => {
        watched(this.context, 'tidying the index', () => this.tidy())
      })
    }
  }

  /** Nothing that anybody is told changes: only how fast it is found. */
  private async tidy(): Promise<void> {
    const { session } = this
    const tidying = new AbortController()
    this.tidying = tidying
    const before = session.sources.corpus
    try {
      const corpus = await session.host.tidySources(before, tidying.signal)
      if (corpus !== before && session.sources.corpus === before) session.setSources({ ...session.sources, corpus })
    } catch (error) {
      if (!tidying.signal.aborted) throw error
    }
  }

  /** By its name, or because the project file names it or a folder that it lies in. */
  mayBeGlossary(uri: string): boolean {
    return isGlossaryName(uri) || this.session.glossaries.watched.some(place => isUnder(uri, place))
  }

  /** Small files: what they say is known before the sources are. */
  private async readGlossaries(signal: AbortSignal): Promise<void> {
    try {
      const glossaries = await this.session.host.loadGlossaries(this.session.folders)
      if (!signal.aborted) this.session.setGlossaries(glossaries)
    } catch (error) {
      this.context.log(`the glossaries could not be read: ${stackOf(error)}`)
    }
  }

  /** What has been read answers, and is where the next reading begins, even when it is done after that reading was called off. */
  private keep(read: Pick<Sources, 'corpus'> & Partial<Sources>): void {
    if (!this.isDisposed) this.session.setSources({ ...this.session.sources, ...read })
  }

  private async read({ renew, changed }: Wish, signal: AbortSignal): Promise<void> {
    const { session } = this
    const update = (news: Partial<Sources>): void => {
      if (!signal.aborted) session.setSources({ ...session.sources, ...news })
    }
    try {
      const isGlossary = !changed || [...changed].some(uri => this.mayBeGlossary(uri))
      const glossaries = isGlossary ? this.readGlossaries(signal) : undefined
      const corpus = await session.host.loadSources({
        ...this.folders,
        starterCorpus: session.config.starterCorpus,
        attached: session.bibliographies.attached,
        previous: renew === 'all' ? emptied(session.sources.corpus) : session.sources.corpus,
        memory: session.config.indexMemory,
        ...(this.storage !== undefined && { storage: this.storage }),
        ...(renew && { renew }),
        // What was not read to the end must be read whole.
        ...(changed && session.sources.complete && { changed: [...changed] }),
        signal,
        onFound: places => update({ places: samePlaces(places, session.sources.places) }),
        onProgress: (done, total) => update({ progress: { done, total } }),
        onCorpus: (part, isKept) => {
          this.keep({ corpus: part })
          if (isKept) this.warm.resolve()
        },
      })
      await glossaries
      this.keep({ corpus, ...(!signal.aborted && { complete: true }) })
    } catch (error) {
      if (!signal.aborted) this.context.log(`the sources could not be read: ${stackOf(error)}`)
    }
  }
}

/** One reading that does for two. */
function both(a: Wish, b: Wish): Wish {
  const renew = a.renew === 'all' || b.renew === 'all' ? 'all' : (a.renew ?? b.renew)
  if (renew) return { renew }
  return a.changed && b.changed ? { changed: new Set([...a.changed, ...b.changed]) } : {}
}

/** Nothing in it, but its next revision: a revision is never used twice. */
function emptied(corpus: Corpus): Corpus {
  const failed = corpus.failed.map(({ path }) => path as SourceId)
  return corpus.with([], [...corpus.sources.keys(), ...failed])
}

/** The old value where it says the same, so that who compares sees no change. */
function samePlaces(now: SourcePlaces, before: SourcePlaces): SourcePlaces {
  return JSON.stringify(now) === JSON.stringify(before) ? before : now
}
