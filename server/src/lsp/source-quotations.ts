import type { Range } from 'vscode-languageserver'
import { quotedPassages } from '../core/features/quoted-passages.ts'
import type { CheckedEssay, Source } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import type { Span } from '../core/text/span.ts'
import type { ClosedEssays, EssayQuotes } from './closed-essays.ts'
import type { RequestTask } from './request-task.ts'
import type { Session } from './session.ts'
import { rangeOf } from './to-lsp.ts'

/** A quotation of an essay, and the stretch of the source that it quotes. */
export interface SourceQuotation {
  readonly uri: string
  readonly range: Range
  readonly passage: Span<'text'>
}

/** So long a person who asks waits for essays that were not checked yet. */
const PATIENCE_MS = 2000

/** Where the essays quote a source: what the checks have found, of essays that are open and of those that are not. */
export class SourceQuotations {
  private readonly session: Session
  private readonly closed: ClosedEssays
  private readonly open = new WeakMap<CheckedEssay, EssayQuotes>()

  constructor(session: Session, closed: ClosedEssays) {
    this.session = session
    this.closed = closed
  }

  /** What is known now; nothing is checked for it. In order of the essays. */
  known({ id, contribution }: Source): readonly SourceQuotation[] {
    const found = [...this.openQuotes(), ...this.closed.quotes].flatMap(({ uri, passages, lines }) =>
      passages
        .filter(({ source, fingerprint }) => source === id && fingerprint === contribution.fingerprint)
        .map(({ passage, quotation }) => ({ uri, range: rangeOf(lines, quotation), passage })),
    )
    return found.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.range.start.line - b.range.start.line))
  }

  /** The same after what was not checked yet has been, or a while. Throws Cancelled. */
  async patient(source: Source, task: RequestTask): Promise<readonly SourceQuotation[]> {
    const { session } = this
    const { timers } = session.host
    const end = timers.now() + PATIENCE_MS
    for (const { uri } of session.openEssays) {
      const snapshot = session.checked(uri) ? undefined : session.essay(uri)
      if (snapshot && timers.now() < end) await session.check(snapshot, task)
    }
    await this.closed.checkUntil(() => timers.now() >= end, task)
    return this.known(source)
  }

  private openQuotes(): readonly EssayQuotes[] {
    const { session } = this
    return session.openEssays.flatMap(({ uri }) => {
      const checked = session.checked(uri)
      if (!checked) return []
      const known = this.open.get(checked)
      if (known) return [known]
      const lines = new LineIndex<'essay'>(checked.essay.text)
      const quotes = { uri, passages: quotedPassages(checked), lines }
      this.open.set(checked, quotes)
      return [quotes]
    })
  }
}
