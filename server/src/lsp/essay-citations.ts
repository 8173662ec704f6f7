/** Which keys the essays of the workspace cite, how often and where first: open essays as the editor has them, closed ones as read last. */
import { type Essay, parseEssay } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import type { EssayHead } from './bibliographies.ts'
import type { ClosedEssays } from './closed-essays.ts'
import type { RequestTask } from './request-task.ts'
import type { Session } from './session.ts'
import { linkTo } from './to-lsp.ts'
import { comparable } from './uri.ts'

export interface KeyCited {
  readonly times: number
  /** A link to the first. */
  readonly address: string
}

export interface CitingEssay {
  readonly uri: string
  /** What says which bibliographies the keys are of. */
  readonly head: EssayHead
  readonly keys: ReadonlyMap<string, KeyCited>
}

/** Kept, so that only essays that changed are read again. */
export class EssayCitations {
  private readonly session: Session
  private readonly closed: ClosedEssays
  private readonly ofOpen = new WeakMap<Essay, ReadonlyMap<string, KeyCited>>()
  private readonly onDisk = new Map<string, CitingEssay & { readonly stamp: string }>()
  private changes = 0
  /** The changes that the last whole reading knew of. */
  private seen = -1

  constructor(session: Session, closed: ClosedEssays) {
    this.session = session
    this.closed = closed
    closed.onChange.on(() => {
      this.changes++
    })
  }

  /** Something changed on disk since the last whole reading, or may have. */
  get isStale(): boolean {
    return this.seen !== this.changes || !this.session.flags.watchesFiles
  }

  /** Reads the closed essays that changed, with their bibliographies. Throws Cancelled. */
  async read(task: RequestTask): Promise<void> {
    if (!this.isStale) return
    const { host, bibliographies, folders } = this.session
    const { changes } = this
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
      await task.race(bibliographies.ready(uri, head, folders))
      this.onDisk.set(uri, { uri, stamp, head, keys: citedIn(uri, essay) })
    }
    this.seen = changes
  }

  /** Open ones first. Closed ones that {@link read} has not come to are not among them. */
  *essays(): Generator<CitingEssay> {
    const open = new Set<string>()
    for (const { uri } of this.session.openEssays) {
      const essay = this.session.essay(uri)?.essay
      if (!essay) continue
      open.add(comparable(uri))
      const keys = this.ofOpen.get(essay) ?? citedIn(uri, essay)
      this.ofOpen.set(essay, keys)
      yield { uri, head: essay, keys }
    }
    for (const essay of this.onDisk.values()) if (!open.has(comparable(essay.uri))) yield essay
  }
}

function citedIn(uri: string, { text, citations }: Essay): ReadonlyMap<string, KeyCited> {
  const lines = new LineIndex<'essay'>(text)
  const keys = new Map<string, KeyCited>()
  for (const { key, keySpan } of citations.flatMap(({ items }) => items)) {
    const before = keys.get(key)
    keys.set(key, {
      times: (before?.times ?? 0) + 1,
      address: before?.address ?? linkTo(uri, lines.lineColumnAt(keySpan.start)),
    })
  }
  return keys
}
