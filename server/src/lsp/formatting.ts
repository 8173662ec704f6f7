import { normalPath } from '../core/bib/bind-files.ts'
import type { Library } from '../core/bib/library.ts'
import type { Reference } from '../core/bib/reference.ts'
import type { CitingRequest, CitingResult } from '../core/cite/citing.ts'
import { type EssayCitations, essayCitations } from '../core/cite/essay-citations.ts'
import type { FormattedText } from '../core/cite/formatted-text.ts'
import { shippedStyle } from '../core/cite/styles.ts'
import { Event } from './event.ts'
import type { GuardContext } from './guard.ts'
import { watched } from './guard.ts'
import type { RequestTask } from './request-task.ts'
import type { EssaySnapshot, Session } from './session.ts'
import { comparable, folderOf } from './uri.ts'

/** Entries that are formatted ahead of need at one time. */
const MOST_AT_ONCE = 100
/** Typing brings a check at every pause: the style waits a little longer. */
const SETTLE_MS = 300

/** All that an essay cites, as its style has it. */
export interface FormattedEssay {
  readonly cited: EssayCitations
  readonly result: CitingResult
}

/** Entries in one style; undefined: being formatted, or nothing to show. */
type Entries = Map<string, FormattedText | undefined>

/**
 * What the essays' styles make of their citations. Formatting is done by the host, beside the requests; entries for hovers are made
 * ahead of need, when an essay has been checked, and kept as long as its library is.
 */
export class Formatting {
  private readonly session: Session
  private readonly context: GuardContext
  /** Other files than before are styles: see {@link styleFiles}. */
  readonly onStyles = new Event<void>()
  /** A style changed: what was formatted is to be asked for again. */
  readonly onRestyled = new Event<void>()
  private entries = new WeakMap<Library, Map<string, Entries>>()
  private readonly styles = new Set<string>()
  private changes = 0
  private settle: (() => void) | undefined

  constructor(session: Session, context: GuardContext) {
    this.session = session
    this.context = context
    session.onChecked.on(({ document }) => {
      this.settle?.()
      this.settle = session.host.timers.after(SETTLE_MS, () => {
        this.settle = undefined
        const snapshot = session.essay(document.uri)
        if (snapshot) this.prepare(snapshot, essayCitations(snapshot.essay).keys)
      })
    })
  }

  /** URIs of the files that are styles of essays, and of the places where one was sought. */
  get styleFiles(): readonly string[] {
    return [...this.styles]
  }

  /** Another number: styles have changed since. */
  get revision(): number {
    return this.changes
  }

  /** Files changed on disk. What is being formatted meanwhile goes into entries that nobody asks any more. */
  changed(uris: readonly string[]): void {
    const known = new Set([...this.styles].map(comparable))
    if (!uris.some(uri => /\.csl$/i.test(uri) || known.has(comparable(uri)))) return
    this.entries = new WeakMap()
    this.changes++
    this.onRestyled.fire()
  }

  /** The work's entry in the essay's style; undefined until it has been made, which asking for it brings about. */
  entryOf(snapshot: EssaySnapshot, key: string): FormattedText | undefined {
    this.prepare(snapshot, [key])
    return this.knownEntry(snapshot, key)
  }

  /** The same, where it has been made already. */
  knownEntry(snapshot: EssaySnapshot, key: string): FormattedText | undefined {
    return this.entriesOf(snapshot).get(key)
  }

  /** Begins to format what is not known yet of these works. */
  prepare(snapshot: EssaySnapshot, keys: readonly string[]): void {
    const entries = this.entriesOf(snapshot)
    const isNew = (key: string): boolean => !entries.has(key) && this.referenceOf(snapshot, key) !== undefined
    const wanted = keys.filter(isNew).slice(0, MOST_AT_ONCE)
    if (wanted.length > 0) this.format(snapshot, wanted, entries)
  }

  /** The entries of these works, each by itself, in their order. */
  async entriesFor(snapshot: EssaySnapshot, keys: readonly string[], task: RequestTask): Promise<CitingResult> {
    return task.race(
      this.session.host.citing.format({ ...this.requestFor(snapshot, keys), citations: [], alone: true, links: true }),
    )
  }

  /** The whole essay: citations in their order, since what one looks like depends on those before it, and the bibliography. */
  async essay(snapshot: EssaySnapshot, task: RequestTask, wantsTexts = false): Promise<FormattedEssay> {
    const cited = essayCitations(snapshot.essay)
    const all = snapshot.works.library.keys
    const uncited = cited.uncited.includes('*') ? all : cited.uncited
    const request = this.requestFor(snapshot, [...new Set([...cited.keys, ...uncited])])
    const result = await task.race(
      this.session.host.citing.format({ ...request, citations: cited.clusters, uncited, links: true, wantsTexts }),
    )
    return { cited, result }
  }

  private format(snapshot: EssaySnapshot, keys: readonly string[], entries: Entries): void {
    for (const key of keys) entries.set(key, undefined)
    const request = this.requestFor(snapshot, keys)
    watched(this.context, 'formatting references', async () => {
      const { bibliography } = await this.session.host.citing.format({ ...request, citations: [], alone: true })
      for (const { key, text } of bibliography) entries.set(key, text)
    })
  }

  private requestFor(snapshot: EssaySnapshot, keys: readonly string[]): Omit<CitingRequest, 'citations'> {
    const { document, essay, works } = snapshot
    const { csl = works.style, lang = works.language } = essay.frontMatter ?? {}
    const folders = [folderOf(document.uri), ...this.session.folders]
    this.noteStyle(csl, folders)
    return {
      folders,
      references: keys.flatMap(key => this.referenceOf(snapshot, key) ?? []),
      // References of the front matter are not on disk as they stand in the editor.
      texts: [{ path: document.uri, text: document.text }],
      ...(csl !== undefined && { style: csl }),
      ...(lang !== undefined && { language: lang }),
    }
  }

  private noteStyle(csl: string | undefined, folders: readonly string[]): void {
    const before = this.styles.size
    for (const uri of csl === undefined ? [] : stylePlaces(csl, folders, path => this.session.host.uriOf(path)))
      this.styles.add(uri)
    if (this.styles.size > before) this.onStyles.fire()
  }

  /** Of a source that no bibliography describes there is what it says of itself. */
  private referenceOf({ sources, works }: EssaySnapshot, key: string): Reference | undefined {
    return works.library.get(key) ?? this.session.citables.of(sources.corpus, works).get(key)?.reference
  }

  private entriesOf({ document, essay, works }: EssaySnapshot): Entries {
    const { csl = works.style, lang = works.language } = essay.frontMatter ?? {}
    const styles = this.entries.get(works.library) ?? new Map<string, Entries>()
    this.entries.set(works.library, styles)
    const style = JSON.stringify([csl === undefined ? '' : folderOf(document.uri), csl, lang])
    const known = styles.get(style)
    if (known) return known
    const entries: Entries = new Map()
    styles.set(style, entries)
    return entries
  }
}

/** Where a style that is a file would lie; nowhere for an address and for the name of a style that ships. */
function stylePlaces(csl: string, folders: readonly string[], uriOf: (path: string) => string): readonly string[] {
  if (/^[a-z][a-z+.-]+:\/\//i.test(csl)) return []
  const isFile = /\.csl$/i.test(csl)
  if (!isFile && !csl.includes('/') && shippedStyle(csl)) return []
  const names = isFile ? [csl] : [csl, `${csl}.csl`]
  return names.flatMap(name => {
    const absolute = uriOf(name)
    if (absolute !== name) return [absolute]
    const relative = normalPath(name).split('/').map(encodeURIComponent).join('/')
    // What lies above the folder is found by its name all the same: every style that changes counts.
    return relative.startsWith('..') ? [] : [...new Set(folders)].map(folder => `${folder}/${relative}`)
  })
}
