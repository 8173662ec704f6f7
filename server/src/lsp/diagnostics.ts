import type {
  DiagnosticServerCancellationData,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  PublishDiagnosticsParams,
} from 'vscode-languageserver'
import { type Diagnostic, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { Cancelled } from '../core/task.ts'
import { AbortToken } from './abort-token.ts'
import type { ClosedEssays } from './closed-essays.ts'
import { type GuardContext, Stale, watched } from './guard.ts'
import type { OpenDocument } from './open-document.ts'
import { RequestTask } from './request-task.ts'
import type { EssaySnapshot, Session } from './session.ts'
import { diagnosticsOf } from './to-lsp.ts'

/** How long an essay must be left alone before its findings are pushed: a typist's pause. */
export const QUIET_MS = 150

async function essayDiagnostics(session: Session, snapshot: EssaySnapshot, task: RequestTask): Promise<Diagnostic[]> {
  if (!snapshot.config.check) return []
  const checked = await session.check(snapshot, task)
  return diagnosticsOf(snapshot.lines, checked.findings, snapshot.config, session.findingPages)
}

/**
 * Answers `textDocument/diagnostic`: for an open essay as it stands in the editor, for a bibliography, and for an essay of the
 * workspace that is not open, since an editor asks once more for what it closes.
 */
export async function pullDiagnostics(
  session: Session,
  closed: ClosedEssays,
  { textDocument }: DocumentDiagnosticParams,
  task: RequestTask,
): Promise<DocumentDiagnosticReport> {
  const document = session.document(textDocument.uri)
  await task.race(session.bibliographyReady(textDocument.uri))
  const snapshot = session.essay(textDocument.uri)
  if (!snapshot) {
    // A file that was just closed, and a bibliography.
    const report = await closed.report(textDocument.uri, task)
    return { kind: 'full', items: [...(report?.diagnostics ?? [])] }
  }
  try {
    if (snapshot.document !== document) throw new Stale(textDocument.uri)
    const items = await essayDiagnostics(session, snapshot, task)
    session.assertCurrent(snapshot)
    return { kind: 'full', items }
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    // The one request for which the protocol has a better word than ContentModified, at which some editors drop what they show.
    const data: DiagnosticServerCancellationData = {
      retriggerRequest: session.document(textDocument.uri) !== undefined,
    }
    throw new ResponseError(LSPErrorCodes.ServerCancelled, error.message, data)
  }
}

export interface DiagnosticsOutput {
  publish(params: PublishDiagnosticsParams): void
  /** Tells the editor to ask again. */
  refresh(): void
}

/**
 * Sees to it that what the editor shows is true: asks an editor that pulls to pull again when the sources or settings change;
 * pushes to the others, after a quiet period for each essay. A run that was superseded never publishes.
 */
export class DiagnosticsScheduler {
  private readonly session: Session
  private readonly context: GuardContext
  private readonly output: DiagnosticsOutput
  /** What takes back the run that is waiting or going on, by URI. */
  private readonly pending = new Map<string, () => void>()
  /** Essays for which something is shown that may have to be taken back. */
  private readonly shown = new Set<string>()
  private refreshing = false

  constructor(session: Session, context: GuardContext, output: DiagnosticsOutput) {
    this.session = session
    this.context = context
    this.output = output
    session.onSources.on(() => this.everything())
    session.onConfig.on(() => this.everything())
    session.bibliographies.onChange.on(() => this.everything())
    session.onEssay.on(document => this.changed(document))
    session.onClosed.on(document => this.closed(document))
  }

  private everything(): void {
    if (this.session.flags.pullsDiagnostics) {
      this.refresh()
      return
    }
    for (const uri of this.shown) if (!this.session.essay(uri)) this.takeBack(uri)
    for (const { uri } of this.session.openEssays) this.schedule(uri, 0)
  }

  private changed({ uri }: OpenDocument): void {
    if (!this.session.flags.pullsDiagnostics && this.session.essay(uri)) this.schedule(uri, QUIET_MS)
  }

  private closed({ uri }: OpenDocument): void {
    this.pending.get(uri)?.()
    this.pending.delete(uri)
    this.takeBack(uri)
  }

  private takeBack(uri: string): void {
    if (this.shown.delete(uri)) this.output.publish({ uri, diagnostics: [] })
  }

  /** Several changes at once are one request. */
  private refresh(): void {
    if (this.refreshing) return
    this.refreshing = true
    this.session.host.timers.after(0, () => {
      this.refreshing = false
      this.output.refresh()
    })
  }

  private schedule(uri: string, delay: number): void {
    this.pending.get(uri)?.()
    const run = new AbortToken()
    const stop = this.session.host.timers.after(delay, () =>
      watched(this.context, 'checking an essay', () => this.run(uri, run)),
    )
    this.pending.set(uri, () => {
      stop()
      run.cancel()
    })
  }

  private async run(uri: string, token: AbortToken): Promise<void> {
    await this.session.bibliographyReady(uri)
    const snapshot = this.session.essay(uri)
    if (!snapshot || token.isCancellationRequested) return
    const task = new RequestTask(token, this.session.host.timers)
    try {
      const diagnostics = await essayDiagnostics(this.session, snapshot, task)
      if (token.isCancellationRequested) throw new Cancelled()
      this.session.assertCurrent(snapshot)
      const version = this.session.flags.versionedDiagnostics ? { version: snapshot.document.version } : {}
      this.shown.add(uri)
      this.output.publish({ uri, ...version, diagnostics })
    } finally {
      task.dispose()
    }
  }
}
