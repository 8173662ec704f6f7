import type { TextDocumentContentParams } from 'vscode-languageserver'
import type { Source } from '../../core/service.ts'
import { say } from '../../core/wording.ts'
import type { SourceContent } from '../protocol.ts'
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

  /**
   * Of a source that is not there the text says so: it may come back. While sources are being read it is waited for: a window that is opened
   * again asks before they are.
   */
  async content({ uri }: TextDocumentContentParams, task: RequestTask): Promise<SourceContent> {
    await task.checkpoint()
    const { session } = this
    const find = (): Source | undefined => session.shown.at(session.sources.corpus, uri)
    while (!find() && session.sources.progress) {
      await task.race(new Promise<void>(resolve => session.onSources.once(() => resolve())))
    }
    const source = find()
    this.shown.set(uri, source && session.shown.versionOf(source))
    if (!source) return { text: `${say('This source is not among those that are loaded.')}\n`, isMissing: true }
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
