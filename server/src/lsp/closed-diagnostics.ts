import type { PublishDiagnosticsParams } from 'vscode-languageserver'
import { isBibliographyPath } from '../core/bib/parse-bibliography.ts'
import { Cancelled } from '../core/task.ts'
import { AbortToken } from './abort-token.ts'
import type { ClosedEssays } from './closed-essays.ts'
import { severityOf } from './config.ts'
import { type GuardContext, watched } from './guard.ts'
import type { OpenDocument } from './open-document.ts'
import { RequestTask } from './request-task.ts'
import type { Session } from './session.ts'

/** Several changes at once are one run. */
const SETTLE_MS = 100
/** A writer who types cites a work once in a while: what nobody cites is looked at when there is a pause. */
const PAUSE_MS = 500

/**
 * For editors that do not pull: publishes what is wrong in a bibliography that is open, and, once the writer has asked for all essays,
 * what is found in those that are not open, and keeps it true.
 */
export class ClosedDiagnostics {
  private readonly session: Session
  private readonly closed: ClosedEssays
  private readonly context: GuardContext
  private readonly publish: (params: PublishDiagnosticsParams) => void
  /** Names of what is shown, by URI. */
  private readonly shown = new Map<string, string>()
  private isAsked = false
  private pause: (() => void) | undefined
  private stop: (() => void) | undefined

  constructor(
    session: Session,
    closed: ClosedEssays,
    context: GuardContext,
    publish: (params: PublishDiagnosticsParams) => void,
  ) {
    this.session = session
    this.closed = closed
    this.context = context
    this.publish = publish
    closed.onChange.on(() => {
      if (this.isAsked) this.schedule()
    })
    session.onEssay.on(document => {
      this.bibliography(document)
      if (session.isEssay(document)) this.essay()
    })
    // What all essays cite is known when it is known which files are essays.
    session.onSources.on(() => this.openBibliographies())
    session.onConfig.on(() => {
      this.openBibliographies()
      if (this.isAsked) this.schedule()
    })
  }

  /** Publishes all of it once, and from then on what changes. */
  async showAll(task: RequestTask): Promise<void> {
    this.isAsked = true
    await this.run(task)
  }

  private schedule(): void {
    this.stop?.()
    const token = new AbortToken()
    const task = new RequestTask(token, this.session.host.timers)
    const cancel = this.session.host.timers.after(SETTLE_MS, () =>
      watched(this.context, 'checking the closed essays', () => this.run(task).finally(() => task.dispose())),
    )
    this.stop = () => {
      cancel()
      token.cancel()
    }
  }

  private async run(task: RequestTask): Promise<void> {
    if (!this.session.sources.complete) return
    const there = new Set<string>()
    for await (const { uri, diagnostics, resultId } of this.closed.reports(task)) {
      there.add(uri)
      if (this.shown.get(uri) === resultId) continue
      // Who was not shown anything need not be told that there is nothing.
      if (diagnostics.length > 0 || this.shown.has(uri)) this.publish({ uri, diagnostics: [...diagnostics] })
      this.shown.set(uri, resultId)
    }
    for (const uri of [...this.shown.keys()]) {
      if (there.has(uri)) continue
      this.shown.delete(uri)
      if (!this.session.document(uri)) this.publish({ uri, diagnostics: [] })
    }
  }

  /** What an essay cites is no longer what nobody cites. */
  private essay(): void {
    if (severityOf(this.session.config, 'bibliography.never-cited', 'hint') === undefined) return
    this.pause?.()
    this.pause = this.session.host.timers.after(PAUSE_MS, () => {
      this.pause = undefined
      this.openBibliographies()
      if (this.isAsked) this.schedule()
    })
  }

  private openBibliographies(): void {
    for (const document of this.session.openDocuments) this.bibliography(document)
  }

  private bibliography({ uri }: OpenDocument): void {
    if (!isBibliographyPath(uri)) return
    const task = new RequestTask(new AbortToken(), this.session.host.timers)
    watched(this.context, 'checking a bibliography', async () => {
      try {
        const report = await this.closed.report(uri, task)
        if (!report || this.shown.get(uri) === report.resultId) return
        this.shown.set(uri, report.resultId)
        this.publish({ uri, diagnostics: [...report.diagnostics] })
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error
      } finally {
        task.dispose()
      }
    })
  }
}
