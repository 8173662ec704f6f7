import type { CodeLens, CodeLensParams, Location } from 'vscode-languageserver'
import { Cancelled } from '../../core/task.ts'
import { say } from '../../core/wording.ts'
import { AbortToken } from '../abort-token.ts'
import type { ClosedEssays } from '../closed-essays.ts'
import { type GuardContext, watched } from '../guard.ts'
import { SHOW_QUOTATIONS } from '../protocol.ts'
import { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { sourceLines } from '../source-lines.ts'
import type { SourceQuotation, SourceQuotations } from '../source-quotations.ts'
import { sourceRangeOf } from '../to-lsp.ts'
import { fileNameOf } from '../uri.ts'

/** Many essays are checked one after the other. One question for all of them. */
const SETTLE_MS = 300

/** Above the lines of a source where a quoted passage begins: which essays quote it. */
export class QuotationLenses {
  private readonly session: Session
  private readonly closed: ClosedEssays
  private readonly quotations: SourceQuotations
  private readonly context: GuardContext
  private readonly refresh: () => void
  private stopWaiting: (() => void) | undefined
  /** What was answered may be seen. */
  private isShown = false
  private isChecking = false

  /** `refresh` asks the editor to ask again. */
  constructor(
    session: Session,
    closed: ClosedEssays,
    quotations: SourceQuotations,
    context: GuardContext,
    refresh: () => void,
  ) {
    this.session = session
    this.closed = closed
    this.quotations = quotations
    this.context = context
    this.refresh = refresh
    const changed = (): void => this.changed()
    session.onChecked.on(changed)
    session.onClosed.on(changed)
    session.onConfig.on(changed)
    session.onSources.on(changed)
    closed.onQuotes.on(changed)
  }

  /** From what has been checked already; what is checked later is shown later. Null for what is no source. */
  async lenses({ textDocument }: CodeLensParams, task: RequestTask): Promise<CodeLens[] | null> {
    const { session } = this
    const source = session.shown.at(session.sources.corpus, textDocument.uri)
    if (!source) return null
    this.isShown = true
    if (!session.config.codeLens) return []
    this.checkClosed()
    const shown = await sourceLines(session, source, task)
    if (!shown) return null
    const byLine = new Map<number, SourceQuotation[]>()
    for (const quotation of this.quotations.known(source)) {
      const { line } = sourceRangeOf(shown, quotation.passage).start
      byLine.set(line, [...(byLine.get(line) ?? []), quotation])
    }
    return [...byLine].map(([line, quotations]) => {
      const start = { line, character: 0 }
      const locations: Location[] = quotations.map(({ uri, range }) => ({ uri, range }))
      return {
        range: { start, end: start },
        // An editor that does not know our command shows the title.
        command: session.flags.apparatus
          ? { title: titleOf(quotations), command: SHOW_QUOTATIONS, arguments: [textDocument.uri, start, locations] }
          : { title: titleOf(quotations), command: '' },
      }
    })
  }

  private changed(): void {
    if (!this.isShown || this.stopWaiting) return
    this.stopWaiting = this.session.host.timers.after(SETTLE_MS, () => {
      this.stopWaiting = undefined
      this.isShown = false
      this.refresh()
    })
  }

  /** An editor that pulls diagnostics has the closed essays checked all the time; for the others somebody must begin. */
  private checkClosed(): void {
    const { session } = this
    if (this.isChecking || session.flags.pullsDiagnostics || !session.sources.complete) return
    this.isChecking = true
    const task = new RequestTask(new AbortToken(), session.host.timers)
    watched(this.context, 'checking the closed essays', async () => {
      try {
        await this.closed.checkUntil(() => false, task)
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error
      } finally {
        this.isChecking = false
        task.dispose()
      }
    })
  }
}

/** `quoted in essay.md (2), other.md` */
function titleOf(quotations: readonly SourceQuotation[]): string {
  const counts = new Map<string, number>()
  for (const { uri } of quotations) counts.set(uri, (counts.get(uri) ?? 0) + 1)
  const names = [...counts].map(([uri, count]) => fileNameOf(uri) + (count > 1 ? ` (${count})` : ''))
  return say('quoted in {0}', names.join(', '))
}
