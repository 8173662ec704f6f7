import type { TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver'
import { say } from '../../core/wording.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'

/** Sources whose files are no text, as documents of the editor's (`apparatus-source:`). */
export class Renditions {
  private readonly session: Session
  private readonly refresh: (uri: string) => void
  /** What was shown, by the version of its source; none where there was no such source. */
  private readonly shown = new Map<string, string | undefined>()

  /** `refresh` asks the editor to ask for a document again. */
  constructor(session: Session, refresh: (uri: string) => void) {
    this.session = session
    this.refresh = refresh
    session.onSources.on(() => this.changed())
    // A project file says how pages are numbered.
    session.bibliographies.onChange.on(() => this.changed())
  }

  /** The sources have been read. Of a source that is not there the text says so: it may come back. */
  async content({ uri }: TextDocumentContentParams, task: RequestTask): Promise<TextDocumentContentResult> {
    await task.checkpoint()
    const { session } = this
    const source = session.shown.at(session.sources.corpus, uri)
    this.shown.set(uri, source && session.shown.versionOf(source))
    if (!source) return { text: `${say('This source is not among those that are loaded.')}\n` }
    return { text: session.shown.document(source).text }
  }

  private changed(): void {
    const { corpus } = this.session.sources
    for (const [uri, version] of this.shown) {
      const source = this.session.shown.at(corpus, uri)
      if ((source && this.session.shown.versionOf(source)) === version) continue
      // Asked for again only if it is still open.
      this.shown.delete(uri)
      this.refresh(uri)
    }
  }
}
