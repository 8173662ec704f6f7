import type { Location, Range } from 'vscode-languageserver'
import { citationsAt } from '../core/features/quoted-passages.ts'
import type { CheckedEssay, Source } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import { type Offset, type Span, touches } from '../core/text/span.ts'
import type { ClosedEssays } from './closed-essays.ts'
import { type EssayQuotes, essayQuotes } from './essay-quotes.ts'
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
    const found = this.quotes().flatMap(({ uri, passages, lines }) =>
      passages
        .filter(({ source, fingerprint }) => source === id && fingerprint === contribution.fingerprint)
        .map(({ passage, quotation }) => ({ uri, range: rangeOf(lines, quotation), passage })),
    )
    return found.sort(inOrder)
  }

  /**
   * The quotations that stand at a place of a source, and the citations that name a page or chapter which holds it; after what was not
   * checked yet has been, or a while. In order of the essays. Throws Cancelled.
   */
  async at(source: Source, at: Offset<'text'>, task: RequestTask): Promise<readonly Location[]> {
    await this.checkForAWhile(task)
    const found: Location[] = this.known(source)
      .filter(({ passage }) => touches(passage, at))
      .map(({ uri, range }) => ({ uri, range }))
    const { contribution } = source
    for (const { uri, citations, works, lines } of this.quotes()) {
      await task.checkpoint()
      if (works.corpus.sources.get(source.id)?.contribution.fingerprint !== contribution.fingerprint) continue
      for (const { citation } of citationsAt(citations, works, source.id, at))
        found.push({ uri, range: rangeOf(lines, citation) })
    }
    return found.sort(inOrder)
  }

  private async checkForAWhile(task: RequestTask): Promise<void> {
    const { session } = this
    const { timers } = session.host
    const end = timers.now() + PATIENCE_MS
    for (const { uri } of session.openEssays) {
      const snapshot = session.checked(uri) ? undefined : session.essay(uri)
      if (snapshot && timers.now() < end) await session.check(snapshot, task)
    }
    await this.closed.checkUntil(() => timers.now() >= end, task)
  }

  private quotes(): readonly EssayQuotes[] {
    return [...this.openQuotes(), ...this.closed.quotes]
  }

  private openQuotes(): readonly EssayQuotes[] {
    const { session } = this
    return session.openEssays.flatMap(({ uri }) => {
      const checked = session.checked(uri)
      if (!checked) return []
      const known = this.open.get(checked)
      if (known) return [known]
      const quotes = essayQuotes(uri, checked, new LineIndex(checked.essay.text))
      this.open.set(checked, quotes)
      return [quotes]
    })
  }
}

function inOrder(a: Location, b: Location): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character
}
