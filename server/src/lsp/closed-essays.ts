import type { Diagnostic } from 'vscode-languageserver'
import { type BibliographyReading, isBibliographyPath, readBibliography } from '../core/bib/parse-bibliography.ts'
import type { Steps } from '../core/bib/steps.ts'
import { bibliographyFindings, checkEssay, parseEssay } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import type { EssayHead, EssayWorks } from './bibliographies.ts'
import { checkOptionsOf } from './check-jobs.ts'
import { CitedKeys } from './cited-keys.ts'
import { severityOf } from './config.ts'
import { type EssayQuotes, essayQuotes } from './essay-quotes.ts'
import { Event } from './event.ts'
import { isMarkdown } from './open-document.ts'
import type { CheckedFile } from './protocol.ts'
import type { RequestTask } from './request-task.ts'
import type { Session, Sources } from './session.ts'
import type { SourceLoading } from './source-loading.ts'
import { countsOf } from './status.ts'
import { diagnosticsOf } from './to-lsp.ts'
import { comparable } from './uri.ts'

/** What is shown for a file that is not open, and under which name: the same as long as what is shown is the same. */
export interface FileReport extends CheckedFile {
  readonly resultId: string
}

interface Known {
  readonly stamp: string
  readonly sources: Sources
  readonly works: EssayWorks | undefined
  readonly config: Session['config']
  /** For a bibliography: what all essays cite, where that was asked for. */
  readonly cited?: ReadonlySet<string> | undefined
  readonly shown: string
  readonly report: FileReport
  /** What an essay quotes. */
  readonly quotes?: EssayQuotes
}

/**
 * Checks the files of the workspace that are not open: its essays, and the bibliographies in use. A file is read again only when it,
 * the sources, its bibliographies or the settings changed; which files there are, when one came or went.
 */
export class ClosedEssays {
  /** Something changed that may change a report. */
  readonly onChange = new Event<void>()
  /** An essay was checked. */
  readonly onQuotes = new Event<EssayQuotes>()
  private readonly session: Session
  private readonly loading: SourceLoading
  private readonly known = new Map<string, Known>()
  private readonly heads = new Map<string, EssayHead>()
  /** The last versions of bibliographies that are open: the next one is read with them. */
  private readonly readings = new Map<string, BibliographyReading>()
  private readonly cited: CitedKeys
  private essays: readonly string[] | undefined
  private open = ''
  private results = 0

  constructor(session: Session, loading: SourceLoading) {
    this.session = session
    this.loading = loading
    this.cited = new CitedKeys(session)
    const anew = (): void => {
      this.essays = undefined
      this.onChange.fire()
    }
    session.onSources.on(anew)
    session.onConfig.on(anew)
    session.bibliographies.onChange.on(() => this.onChange.fire())
    session.onEssay.on(() => this.opened())
    session.onClosed.on(({ uri }) => {
      this.readings.delete(uri)
      this.opened()
    })
  }

  /** Files changed on disk. */
  changed(uris: readonly string[]): void {
    if (!uris.some(uri => isMarkdown({ uri, languageId: '' }) || isBibliographyPath(uri) || !/\.\w+$/.test(uri))) return
    this.essays = undefined
    this.onChange.fire()
  }

  /** Every essay that is not open and every bibliography in use, one after the other. None before the sources are read. */
  async *reports(task: RequestTask): AsyncGenerator<FileReport> {
    const open = new Set(this.session.openEssays.map(({ uri }) => comparable(uri)))
    for (const uri of this.isWanted ? await this.list(task) : []) {
      await task.checkpoint()
      if (open.has(comparable(uri))) continue
      const report = await this.essay(uri, task)
      if (report) yield report
    }
    for (const uri of this.session.bibliographies.files) {
      const report = this.isOurs(uri) ? await this.bibliography(uri, task) : undefined
      if (report) yield report
    }
  }

  /** A file that is not open; undefined where it is no essay and no bibliography, or cannot be read. */
  async report(uri: string, task: RequestTask): Promise<FileReport | undefined> {
    if (isBibliographyPath(uri)) return this.bibliography(uri, task)
    if (!this.isWanted) return undefined
    const own = (await this.list(task)).find(essay => comparable(essay) === comparable(uri))
    return own === undefined ? undefined : this.essay(own, task)
  }

  /** What the essays that are not open quote, as far as they have been checked. */
  get quotes(): readonly EssayQuotes[] {
    const open = new Set(this.session.openEssays.map(({ uri }) => comparable(uri)))
    const there = this.essays && new Set(this.essays)
    return [...this.known.values()].flatMap(({ quotes }) =>
      quotes && this.isWanted && (there?.has(quotes.uri) ?? true) && !open.has(comparable(quotes.uri)) ? [quotes] : [],
    )
  }

  /** Checks the essays that are not open, those that changed; stops, between two of them, when `isEnough` says so. Throws Cancelled. */
  async checkUntil(isEnough: () => boolean, task: RequestTask): Promise<void> {
    if (!this.isWanted) return
    const open = new Set(this.session.openEssays.map(({ uri }) => comparable(uri)))
    for (const uri of await this.list(task)) {
      if (isEnough()) return
      if (!open.has(comparable(uri))) await this.essay(uri, task)
    }
  }

  private get isWanted(): boolean {
    const { check, closedEssays } = this.session.config
    return check && closedEssays
  }

  /** The essays on disk, open or not, in order. */
  async list(task: RequestTask): Promise<readonly string[]> {
    // Where the editor does not tell which files come and go they are looked for each time.
    if (this.essays && this.session.flags.watchesFiles) return this.essays
    const found = await task.race(this.session.host.findEssays(this.loading.folders))
    this.essays = found.filter(uri => this.session.isEssay({ uri, languageId: '' })).sort()
    return this.essays
  }

  /** An essay as it stands on disk. */
  async essay(uri: string, task: RequestTask): Promise<FileReport | undefined> {
    const { session } = this
    const stamp = await task.race(session.host.stampOf(uri))
    const { sources, config } = session
    const before = this.known.get(uri)
    if (stamp === undefined) return undefined
    if (before?.works && isSame(before, { stamp, sources, config })) {
      const head = this.heads.get(uri)
      if (head && before.works === session.worksOf(uri, head)) return before.report
    }
    const text = await task.race(session.host.readText(uri))
    if (text === undefined) return undefined
    const essay = parseEssay(text)
    await task.race(session.bibliographies.ready(uri, essay, session.folders))
    const works = session.worksOf(uri, essay)
    const { frontMatter } = essay
    this.heads.set(uri, {
      text: text.slice(0, frontMatter?.span.end ?? 0),
      ...(frontMatter && { frontMatter }),
    })
    const checked = await checkEssay(
      essay,
      sources.corpus,
      task,
      session.memo,
      checkOptionsOf({ sources, works, config }),
    )
    const lines = new LineIndex<'essay'>(text)
    const diagnostics = diagnosticsOf(lines, checked.findings, config, session.findingPages)
    const counted = { quotations: checked.quotations.length, counts: countsOf(checked) }
    const quotes = essayQuotes(uri, checked, lines)
    const report = this.remember(uri, diagnostics, counted, { stamp, sources, works, config, quotes })
    this.onQuotes.fire(quotes)
    return report
  }

  /** A bibliography as it stands in the editor, else on disk. */
  private async bibliography(uri: string, task: RequestTask): Promise<FileReport | undefined> {
    const { session } = this
    const document = session.document(uri)
    const stamp = document ? `version ${document.version}` : await task.race(session.host.stampOf(uri))
    if (stamp === undefined) return undefined
    const { sources, config } = session
    const before = this.known.get(uri)
    const wantsUncited = severityOf(config, 'bibliography.never-cited', 'hint') !== undefined && sources.complete
    const cited = wantsUncited ? await this.cited.of(await this.list(task), task) : undefined
    if (before && before.stamp === stamp && before.config === config && before.cited === cited) return before.report
    const text = document?.text ?? (await task.race(session.host.readText(uri)))
    if (text === undefined) return undefined
    await task.checkpoint()
    const reading = await inSteps(readBibliography(text, uri, this.readings.get(uri)), task)
    if (document && reading) this.readings.set(uri, reading)
    const found = reading ? bibliographyFindings(text, reading.bibliography, cited) : []
    const diagnostics = diagnosticsOf(new LineIndex(text), found, config, session.findingPages)
    const made = { stamp, sources, works: undefined, config, cited }
    return this.remember(uri, diagnostics, { quotations: 0, counts: {} }, made)
  }

  private remember(
    uri: string,
    diagnostics: Diagnostic[],
    counted: Pick<CheckedFile, 'quotations' | 'counts'>,
    made: Pick<Known, 'stamp' | 'sources' | 'works' | 'config' | 'cited' | 'quotes'>,
  ): FileReport {
    const shown = JSON.stringify(diagnostics)
    const before = this.known.get(uri)
    const resultId =
      before?.shown === shown ? before.report.resultId : `${this.session.host.timers.now()}.${++this.results}`
    const report = { uri, ...counted, diagnostics, resultId }
    this.known.set(uri, { ...made, shown, report })
    return report
  }

  /** A bibliography in the workspace: what is wrong in the one of a whole life, elsewhere, is not the essay's concern. */
  private isOurs(uri: string): boolean {
    return this.session.folders.some(folder => comparable(uri).startsWith(`${comparable(folder)}/`))
  }

  /** Typing in an open essay changes no other file. */
  private opened(): void {
    const now = this.session.openEssays.map(({ uri }) => uri).join('\n')
    if (now === this.open) return
    this.open = now
    this.onChange.fire()
  }
}

/** Does the work to its end; other requests are answered between its steps. Throws Cancelled. */
async function inSteps<T>(steps: Steps<T>, task: RequestTask): Promise<T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await task.checkpoint()
  }
}

function isSame(a: Known, { stamp, sources, config }: Pick<Known, 'stamp' | 'sources' | 'config'>): boolean {
  return (
    a.stamp === stamp &&
    a.config === config &&
    a.sources.corpus === sources.corpus &&
    a.sources.complete === sources.complete
  )
}
