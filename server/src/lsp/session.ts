import { OwnGlossaries } from '../core/corpus/own-glossaries.ts'
import { type CheckedEssay, Corpus, type Essay, parseEssay, VerdictMemo } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import { Bibliographies, type EssayHead, type EssayWorks } from './bibliographies.ts'
import { type CheckInput, CheckJobs } from './check-jobs.ts'
import { CitablesMemo } from './citables-memo.ts'
import type { ClientFlags } from './client-flags.ts'
import type { Config } from './config.ts'
import { Event } from './event.ts'
import { Stale } from './guard.ts'
import type { Host, LoadedGlossaries, SourcePlaces } from './host.ts'
import { isMarkdown, type OpenDocument } from './open-document.ts'
import { RecentKeys } from './recent-keys.ts'
import type { RequestTask } from './request-task.ts'
import { ShownSources } from './shown-sources.ts'
import { comparable, folderOf, isUnder } from './uri.ts'

const NOWHERE: SourcePlaces = { roots: [], sourceOnly: [] }

/** What the sources are at one moment. Immutable. */
export interface Sources {
  readonly corpus: Corpus
  readonly places: SourcePlaces
  /** False until all sources of the present folders and settings have been read once. */
  readonly complete: boolean
  /** Present while files are being read. */
  readonly progress?: { readonly done: number; readonly total: number }
}

/** One version of an open essay with the sources as they were when it was taken. A handler takes this first and keeps to it. */
export interface EssaySnapshot extends CheckInput {
  readonly lines: LineIndex<'essay'>
  readonly sources: Sources
}

interface ParsedEssay {
  readonly essay: Essay
  readonly lines: LineIndex<'essay'>
}

/**
 * All that changes in the server. Everything else is a function of what it is given. Who keeps a snapshot over an `await` sees the
 * moment that it was taken; `assertCurrent` says whether that moment is still the present.
 */
export class Session {
  readonly host: Host
  readonly flags: ClientFlags
  readonly shown: ShownSources
  readonly memo = new VerdictMemo()
  readonly citables = new CitablesMemo()
  readonly bibliographies: Bibliographies
  readonly recentKeys = new RecentKeys()
  /** The sources changed: all that was said about essays may be otherwise. */
  readonly onSources = new Event<Sources>()
  /** Reading goes on, begins or ends. */
  readonly onProgress = new Event<Sources>()
  readonly onConfig = new Event<Config>()
  /** An essay was opened or changed. */
  readonly onEssay = new Event<OpenDocument>()
  readonly onClosed = new Event<OpenDocument>()
  readonly onChecked = new Event<{ readonly document: OpenDocument; readonly checked: CheckedEssay }>()

  private readonly jobs: CheckJobs
  private readonly documents = new Map<string, OpenDocument>()
  private readonly parsed = new WeakMap<OpenDocument, ParsedEssay>()
  /** The last version of each open essay that was read: the next one is read with it. */
  private readonly lastParsed = new Map<string, Essay>()
  private readonly lastChecked = new Map<string, CheckedEssay>()
  private readonly filesOf = new WeakMap<Corpus, ReadonlySet<string>>()
  private currentFolders: readonly string[]
  private currentConfig: Config
  private currentGlossaries: LoadedGlossaries = { own: OwnGlossaries.none, watched: [], troubles: [] }
  private currentSources: Sources = { corpus: Corpus.empty(), places: NOWHERE, complete: false }

  constructor(
    host: Host,
    flags: ClientFlags,
    config: Config,
    folders: readonly string[],
    log: (message: string) => void = () => {},
    storage?: string,
  ) {
    this.host = host
    this.bibliographies = new Bibliographies(host, log)
    this.flags = flags
    this.currentConfig = config
    this.currentFolders = folders
    this.shown = new ShownSources(host, flags, source => this.bibliographies.numberingOf(source), storage)
    this.jobs = new CheckJobs(host.timers, this.memo)
  }

  /** As the host has them (host.ts); undefined for an editor that makes no link of a code. */
  get findingPages(): string | undefined {
    return this.flags.linksCodes ? this.host.findingPages : undefined
  }

  get config(): Config {
    return this.currentConfig
  }

  setConfig(config: Config): void {
    this.currentConfig = config
    this.onConfig.fire(config)
  }

  /** URIs of the workspace's folders; of the folders of the open essays where there is no workspace. */
  get folders(): readonly string[] {
    return this.currentFolders
  }

  setFolders(folders: readonly string[]): void {
    this.currentFolders = folders
  }

  get sources(): Sources {
    return this.currentSources
  }

  /** The writer's own glossaries, whose terms are in the corpus. */
  get glossaries(): LoadedGlossaries {
    return this.currentGlossaries
  }

  /** How often they have become others. */
  glossaryChanges = 0

  setGlossaries(glossaries: LoadedGlossaries): void {
    if (glossaries.own !== this.currentGlossaries.own) this.glossaryChanges++
    this.currentGlossaries = glossaries
    this.setSources(this.currentSources)
  }

  setSources(given: Sources): void {
    const before = this.currentSources
    const corpus = given.corpus.withOwn(this.currentGlossaries.own)
    const sources = corpus === given.corpus ? given : { ...given, corpus }
    this.currentSources = sources
    if (sources.corpus !== before.corpus || sources.complete !== before.complete || sources.places !== before.places) {
      this.onSources.fire(sources)
    }
    if (sources.progress !== before.progress) this.onProgress.fire(sources)
  }

  /** Opens a document or gives its next version. */
  setDocument(document: OpenDocument): void {
    const before = this.documents.get(document.uri)
    this.documents.set(document.uri, document)
    if (before) this.jobs.drop(before)
    this.onEssay.fire(document)
  }

  closeDocument(uri: string): void {
    const before = this.documents.get(uri)
    if (!before) return
    this.documents.delete(uri)
    this.lastChecked.delete(uri)
    this.recentKeys.forget(uri)
    this.lastParsed.delete(uri)
    this.jobs.drop(before)
    this.onClosed.fire(before)
  }

  document(uri: string): OpenDocument | undefined {
    return this.documents.get(uri)
  }

  /** The same for a URI that another program may have written otherwise. */
  documentAt(uri: string): OpenDocument | undefined {
    const wanted = comparable(uri)
    return this.documents.get(uri) ?? [...this.documents.values()].find(other => comparable(other.uri) === wanted)
  }

  /** Whether a file is an essay: Markdown and not itself a source. */
  isEssay(document: { readonly uri: string; readonly languageId: string }): boolean {
    const { corpus, places } = this.currentSources
    if (!isMarkdown(document) || places.sourceOnly.some(root => isUnder(document.uri, root))) return false
    // A page of ours that a link has opened.
    const { findingPages } = this.host
    if (findingPages !== undefined && isUnder(document.uri, folderOf(findingPages))) return false
    return !this.sourceFiles(corpus).has(comparable(document.uri))
  }

  private sourceFiles(corpus: Corpus): ReadonlySet<string> {
    const known = this.filesOf.get(corpus)
    if (known) return known
    const files = new Set([...corpus.sources.values()].map(({ contribution }) => comparable(contribution.uri)))
    this.filesOf.set(corpus, files)
    return files
  }

  get openDocuments(): readonly OpenDocument[] {
    return [...this.documents.values()]
  }

  get openEssays(): readonly OpenDocument[] {
    return this.openDocuments.filter(document => this.isEssay(document))
  }

  /** Undefined where the URI is not that of an open essay. */
  essay(uri: string): EssaySnapshot | undefined {
    const document = this.documents.get(uri)
    if (!document || !this.isEssay(document)) return undefined
    const parsed = this.parse(document)
    return {
      document,
      ...parsed,
      sources: this.currentSources,
      works: this.worksOf(uri, parsed.essay),
      config: this.currentConfig,
    }
  }

  /** What the keys of an essay stand for, open or not. */
  worksOf(uri: string, essay: EssayHead): EssayWorks {
    return this.bibliographies.worksOf(uri, essay, this.currentFolders, this.currentSources.corpus)
  }

  /** Resolves when the bibliographies of an open essay have been read once; at once for what is none. */
  async bibliographyReady(uri: string): Promise<void> {
    const document = this.documents.get(uri)
    if (!document || !this.isEssay(document)) return
    await this.bibliographies.ready(uri, this.parse(document).essay, this.currentFolders)
  }

  /** What is wrong with the bibliographies of the open essays, as sentences. */
  get bibliographyTroubles(): readonly string[] {
    const troubles = this.openEssays.flatMap(document =>
      this.bibliographies.troublesOf(document.uri, this.parse(document).essay, this.currentFolders),
    )
    return [...new Set(troubles)]
  }

  private parse(document: OpenDocument): ParsedEssay {
    const known = this.parsed.get(document)
    if (known) return known
    const essay = parseEssay(document.text, this.lastParsed.get(document.uri))
    const parsed = { essay, lines: new LineIndex<'essay'>(document.text) }
    this.parsed.set(document, parsed)
    if (this.documents.get(document.uri) === document) this.lastParsed.set(document.uri, essay)
    return parsed
  }

  /** Checks the snapshot, or gives what was found before. Throws Cancelled or Stale. */
  async check(snapshot: EssaySnapshot, task: RequestTask): Promise<CheckedEssay> {
    const { document } = snapshot
    const checked = await this.jobs.check(snapshot, task, this.lastChecked.get(document.uri))
    if (this.documents.get(document.uri) === document && this.lastChecked.get(document.uri) !== checked) {
      this.lastChecked.set(document.uri, checked)
      this.recentKeys.note(document.uri, knownKeys(snapshot))
      this.onChecked.fire({ document, checked })
    }
    return checked
  }

  /** What the last check of an open document found; it may be a version behind. */
  checked(uri: string): CheckedEssay | undefined {
    return this.lastChecked.get(uri)
  }

  /** Throws Stale when the editor has another version by now. */
  assertCurrent({ document }: EssaySnapshot): void {
    if (this.documents.get(document.uri) !== document) throw new Stale(document.uri)
  }
}

/** What an essay cites that is known: a key that is being written is another one with each letter. */
function knownKeys({ essay, works }: EssaySnapshot): ReadonlySet<string> {
  const keys = essay.citations.flatMap(({ items }) => items.map(({ key }) => key))
  return new Set(keys.filter(key => works.library.has(key) || works.binding.resolve(key).length > 0))
}
