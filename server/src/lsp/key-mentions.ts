/** Which essays cite a key, and where first: for the hover, which waits for no disk. */
import type { CitedElsewhere } from '../core/features/cited-elsewhere.ts'
import type { CitedItem } from '../core/features/hover.ts'
import { type Essay, parseEssay } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import { say } from '../core/wording.ts'
import { AbortToken } from './abort-token.ts'
import type { EssayHead } from './bibliographies.ts'
import type { ClosedEssays } from './closed-essays.ts'
import { type GuardContext, watched } from './guard.ts'
import { RequestTask } from './request-task.ts'
import type { EssaySnapshot, Session } from './session.ts'
import { linkTo } from './to-lsp.ts'
import { comparable } from './uri.ts'

/** A hover that waits longer is one that nobody waits for: it tells of this essay alone. */
const PATIENCE_MS = 100

interface Mention {
  readonly times: number
  /** A link to the first. */
  readonly address: string
}

interface Known {
  readonly stamp: string
  readonly head: EssayHead
  readonly keys: ReadonlyMap<string, Mention>
}

/** What the essays of the workspace cite, kept: only those that changed are read again. */
export class KeyMentions {
  private readonly session: Session
  private readonly closed: ClosedEssays
  private readonly context: GuardContext
  private readonly ofOpen = new WeakMap<Essay, ReadonlyMap<string, Mention>>()
  private readonly onDisk = new Map<string, Known>()
  private reading: Promise<void> | undefined
  private isStale = true

  constructor(session: Session, closed: ClosedEssays, context: GuardContext) {
    this.session = session
    this.closed = closed
    this.context = context
    closed.onChange.on(() => {
      this.isStale = true
    })
  }

  /** Besides the citation at hand. What has not been read in time is left out and told of the next time. */
  async elsewhere(snapshot: EssaySnapshot, { item }: CitedItem, task: RequestTask): Promise<CitedElsewhere> {
    const { essay, lines, document, works } = snapshot
    await task.race(this.patiently())
    const { key } = item
    const here = essay.citations
      .flatMap(({ items }) => items)
      .filter(other => other.key === key && other.keySpan.start !== item.keySpan.start)
      .map(({ keySpan, locator }) => {
        const at = lines.lineColumnAt(keySpan.start)
        const label = locator ? essay.text.slice(locator.span.start, locator.span.end) : say('line {0}', at.line + 1)
        return { label, address: linkTo(document.uri, at) }
      })
    const bibliography = works.library.get(key)?.bibliography
    const isSame = (uri: string, head: EssayHead): boolean =>
      this.session.worksOf(uri, head).library.get(key)?.bibliography === bibliography
    const essays = [...this.others(document.uri)]
      .flatMap(({ uri, head, keys }) => {
        const mention = keys.get(key)
        return mention && isSame(uri, head) ? [{ name: nameOf(uri), ...mention }] : []
      })
      .sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1))
    return { here, essays }
  }

  private *others(uri: string): Generator<Pick<Known, 'head' | 'keys'> & { readonly uri: string }> {
    const open = new Set<string>([comparable(uri)])
    for (const document of this.session.openEssays) {
      const snapshot = document.uri === uri ? undefined : this.session.essay(document.uri)
      if (!snapshot) continue
      open.add(comparable(document.uri))
      const keys = this.ofOpen.get(snapshot.essay) ?? mentionsIn(document.uri, snapshot.essay)
      this.ofOpen.set(snapshot.essay, keys)
      yield { uri: document.uri, head: snapshot.essay, keys }
    }
    for (const [other, { head, keys }] of this.onDisk)
      if (!open.has(comparable(other))) yield { uri: other, head, keys }
  }

  /** Resolves when the essays have been read, or patience ends; the reading goes on. */
  private patiently(): Promise<void> {
    const { timers } = this.session.host
    if (!this.session.sources.complete) return Promise.resolve()
    if (!this.reading && (this.isStale || !this.session.flags.watchesFiles)) {
      this.isStale = false
      const { promise, resolve } = Promise.withResolvers<void>()
      this.reading = promise
      watched(this.context, 'reading what essays cite', async () => {
        const task = new RequestTask(new AbortToken(), timers)
        try {
          await this.read(task)
        } catch (error) {
          this.isStale = true
          throw error
        } finally {
          task.dispose()
          this.reading = undefined
          resolve()
        }
      })
    }
    if (!this.reading) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    const stop = timers.after(PATIENCE_MS, resolve)
    return Promise.race([this.reading, promise]).finally(stop)
  }

  private async read(task: RequestTask): Promise<void> {
    const { host, bibliographies, folders } = this.session
    const uris = await this.closed.list(task)
    for (const uri of this.onDisk.keys()) if (!uris.includes(uri)) this.onDisk.delete(uri)
    for (const uri of uris) {
      await task.checkpoint()
      const stamp = await host.stampOf(uri)
      if (stamp === undefined || this.onDisk.get(uri)?.stamp === stamp) continue
      const text = await host.readText(uri)
      if (text === undefined) continue
      const essay = parseEssay(text)
      const { frontMatter } = essay
      const head = { text: text.slice(0, frontMatter?.span.end ?? 0), ...(frontMatter && { frontMatter }) }
      await bibliographies.ready(uri, head, folders)
      this.onDisk.set(uri, { stamp, head, keys: mentionsIn(uri, essay) })
    }
  }
}

function mentionsIn(uri: string, { text, citations }: Essay): ReadonlyMap<string, Mention> {
  const lines = new LineIndex<'essay'>(text)
  const keys = new Map<string, Mention>()
  for (const { key, keySpan } of citations.flatMap(({ items }) => items)) {
    const before = keys.get(key)
    keys.set(key, {
      times: (before?.times ?? 0) + 1,
      address: before?.address ?? linkTo(uri, lines.lineColumnAt(keySpan.start)),
    })
  }
  return keys
}

/** `essay.md` */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
