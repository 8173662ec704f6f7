import type { TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'

/** Sources whose files are no text, as documents of the editor's (`apparatus-source:`). */
export class Renditions {
  private readonly session: Session
  private readonly refresh: (uri: string) => void
  /** What was shown, by the fingerprint of its source; none where there was no such source. */
  private readonly shown = new Map<string, string | undefined>()

  /** `refresh` asks the editor to ask for a document again. */
  constructor(session: Session, refresh: (uri: string) => void) {
    this.session = session
    this.refresh = refresh
    session.onSources.on(() => this.changed())
  }

  /** The sources have been read. Of a source that is not there the text says so: it may come back. */
  async content({ uri }: TextDocumentContentParams, task: RequestTask): Promise<TextDocumentContentResult> {
    await task.checkpoint()
    const { session } = this
    const source = session.shown.at(session.sources.corpus, uri)
    this.shown.set(uri, source?.contribution.fingerprint)
    return { text: source ? session.shown.document(source).text : 'This source is not among those that are loaded.\n' }
  }

  private changed(): void {
    const { corpus } = this.session.sources
    for (const [uri, fingerprint] of this.shown) {
      const now = this.session.shown.at(corpus, uri)?.contribution.fingerprint
      if (now === fingerprint) continue
      // Asked for again only if it is still open.
      this.shown.delete(uri)
      this.refresh(uri)
    }
  }
}
