import type { SourceId } from '../../core/model/place.ts'
import { type Essay, parseEssay } from '../../core/service.ts'
import type { EssayHead } from '../bibliographies.ts'
import type { ClosedEssays } from '../closed-essays.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { comparable } from '../uri.ts'

/** How often the essays of a workspace cite what. */
export interface Citations {
  readonly bySource: ReadonlyMap<SourceId, number>
  readonly byKey: ReadonlyMap<string, number>
  /** URIs of the essays that cite a source, in order. */
  readonly essaysCiting: (source: SourceId) => readonly string[]
}

interface Known {
  readonly stamp: string
  readonly head: EssayHead
  readonly keys: ReadonlyMap<string, number>
}

/** Counts the citations of all essays of the workspace, open ones as they stand in the editor. Only essays that changed are read. */
export class CitationCounts {
  private readonly session: Session
  private readonly closed: ClosedEssays
  private readonly ofOpen = new WeakMap<Essay, ReadonlyMap<string, number>>()
  private readonly onDisk = new Map<string, Known>()
  /** Something changed on disk, or may have. */
  private isStale = true

  constructor(session: Session, closed: ClosedEssays) {
    this.session = session
    this.closed = closed
    closed.onChange.on(() => {
      this.isStale = true
    })
  }

  /** Throws Cancelled. */
  async count(task: RequestTask): Promise<Citations> {
    await this.readClosed(task)
    const { session } = this
    const open = new Set(session.openEssays.map(({ uri }) => comparable(uri)))
    const bySource = new Map<SourceId, number>()
    const byKey = new Map<string, number>()
    const essays = new Map<SourceId, string[]>()
    const add = (uri: string, head: EssayHead, keys: ReadonlyMap<string, number>): void => {
      const { sourcesOf } = session.worksOf(uri, head).cited
      for (const [key, times] of keys) {
        byKey.set(key, (byKey.get(key) ?? 0) + times)
        for (const source of sourcesOf?.(key) ?? []) {
          bySource.set(source, (bySource.get(source) ?? 0) + times)
          const citing = essays.get(source)
          if (!citing) essays.set(source, [uri])
          else if (citing.at(-1) !== uri) citing.push(uri)
        }
      }
    }
    for (const { uri } of session.openEssays) {
      await task.checkpoint()
      const essay = session.essay(uri)?.essay
      if (essay) add(uri, essay, this.ofEssay(essay))
    }
    for (const [uri, { head, keys }] of this.onDisk) {
      await task.checkpoint()
      if (!open.has(comparable(uri))) add(uri, head, keys)
    }
    return { bySource, byKey, essaysCiting: source => [...(essays.get(source) ?? [])].sort() }
  }

  private async readClosed(task: RequestTask): Promise<void> {
    if (!this.isStale && this.session.flags.watchesFiles) return
    this.isStale = false
    const { host, bibliographies, folders } = this.session
    try {
      const uris = await this.closed.list(task)
      for (const uri of this.onDisk.keys()) if (!uris.includes(uri)) this.onDisk.delete(uri)
      for (const uri of uris) {
        await task.checkpoint()
        const stamp = await task.race(host.stampOf(uri))
        if (stamp === undefined || this.onDisk.get(uri)?.stamp === stamp) continue
        const text = await task.race(host.readText(uri))
        if (text === undefined) continue
        const essay = parseEssay(text)
        const { frontMatter } = essay
        const head = { text: text.slice(0, frontMatter?.span.end ?? 0), ...(frontMatter && { frontMatter }) }
        this.onDisk.set(uri, { stamp, head, keys: keysOf(essay) })
        await task.race(bibliographies.ready(uri, head, folders))
      }
    } catch (error) {
      // What was not looked at is looked at next time.
      this.isStale = true
      throw error
    }
  }

  private ofEssay(essay: Essay): ReadonlyMap<string, number> {
    const known = this.ofOpen.get(essay) ?? keysOf(essay)
    this.ofOpen.set(essay, known)
    return known
  }
}

function keysOf({ citations }: Essay): ReadonlyMap<string, number> {
  const keys = new Map<string, number>()
  for (const { items } of citations) for (const { key } of items) keys.set(key, (keys.get(key) ?? 0) + 1)
  return keys
}
