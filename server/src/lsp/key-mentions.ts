/** Which essays cite a key, and where first: for the hover, which waits for no disk. */
import type { CitedElsewhere } from '../core/features/cited-elsewhere.ts'
import type { CitedItem } from '../core/features/hover.ts'
import { say } from '../core/wording.ts'
import { AbortToken } from './abort-token.ts'
import type { CitingEssay, EssayCitations } from './essay-citations.ts'
import { type GuardContext, watched } from './guard.ts'
import { RequestTask } from './request-task.ts'
import type { EssaySnapshot, Session } from './session.ts'
import { linkTo } from './to-lsp.ts'
import { comparable, fileNameOf } from './uri.ts'

/** A hover that waits longer is one that nobody waits for: it tells of this essay alone. */
const PATIENCE_MS = 100

/** Tells of the other citations of a key. What essays cite is read in the background. */
export class KeyMentions {
  private readonly session: Session
  private readonly citations: EssayCitations
  private readonly context: GuardContext
  private reading: Promise<void> | undefined

  constructor(session: Session, citations: EssayCitations, context: GuardContext) {
    this.session = session
    this.citations = citations
    this.context = context
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
    const isOther = ({ uri, head }: CitingEssay): boolean =>
      comparable(uri) !== comparable(document.uri) &&
      this.session.worksOf(uri, head).library.get(key)?.bibliography === bibliography
    const essays = [...this.citations.essays()]
      .flatMap(citing => {
        const cited = citing.keys.get(key)
        return cited && isOther(citing) ? [{ name: fileNameOf(citing.uri), ...cited }] : []
      })
      .sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1))
    return { here, essays }
  }

  /** Resolves when the essays have been read, or patience ends; the reading goes on. */
  private patiently(): Promise<void> {
    const { timers } = this.session.host
    if (!this.session.sources.complete) return Promise.resolve()
    if (!this.reading && this.citations.isStale) {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.reading = promise
      watched(this.context, 'reading what essays cite', async () => {
        const task = new RequestTask(new AbortToken(), timers)
        try {
          await this.citations.read(task)
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
}
