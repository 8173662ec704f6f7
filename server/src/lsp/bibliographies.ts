import type { Binding } from '../core/bib/bind.ts'
import { parseInlineReferences } from '../core/bib/csl-yaml.ts'
import { Library } from '../core/bib/library.ts'
import { isBibliographyPath } from '../core/bib/parse-bibliography.ts'
import type { Reference } from '../core/bib/reference.ts'
import { pageNumberingOf } from '../core/corpus/project-pages.ts'
import type { PageNumbering } from '../core/locate/page-numbering.ts'
import type { SourceId } from '../core/model/place.ts'
import { bindCorpus, type CheckOptions, type Corpus, type Essay, type Source } from '../core/service.ts'
import { say } from '../core/wording.ts'
import { Event } from './event.ts'
import type { AttachedFile, BibliographyRequest, Host, LoadedBibliography } from './host.ts'
import { comparable, folderOf, isUnder } from './uri.ts'

/** A program that exports a bibliography writes it in several steps. One reading for all of them. */
const SETTLE_MS = 100
/** Essays with other bibliographies than the last so many are read anew when they are asked for. */
const MOST_KEPT = 5000
const PROJECT_FILE = /\/apparatus\.ya?ml$/

/** What of an essay says which bibliographies it has: the text as far as the front matter goes is enough. */
export type EssayHead = Pick<Essay, 'text' | 'frontMatter'>

/** What the keys of an essay stand for at one moment. The same object as long as bibliographies and sources stay the same. */
export interface EssayWorks {
  /** False while the bibliographies are being read for the first time. */
  readonly ready: boolean
  readonly library: Library
  readonly binding: Binding
  /** What a `_quarto.yml` says for essays that do not say it themselves: a path or the name of a style, and a language. */
  readonly style?: string
  readonly language?: string
  /** For the check. */
  readonly cited: Pick<CheckOptions, 'library' | 'incomplete' | 'ownSources' | 'sourcesOf' | 'keyOf' | 'pagesOf'>
}

interface State {
  readonly request: BibliographyRequest
  loaded: LoadedBibliography | undefined
  reading: Promise<void>
  attached: readonly AttachedFile[]
  attaching: Promise<void>
  works: { readonly corpus: Corpus; readonly value: EssayWorks } | undefined
}

const EMPTY = Library.empty()

/**
 * The bibliographies of the essays: read once for all essays that name the same ones, again when their files change. A reading that
 * finds the same as before changes nothing.
 */
export class Bibliographies {
  /** The references of some essay are others now. */
  readonly onChange = new Event<void>()
  private readonly host: Host
  private readonly log: (message: string) => void
  private readonly states = new Map<string, State>()
  private readonly bindings = new WeakMap<Library, { readonly corpus: Corpus; readonly binding: Binding }>()
  private settle: (() => void) | undefined

  constructor(host: Host, log: (message: string) => void) {
    this.host = host
    this.log = log
  }

  /** Begins to read the bibliographies where they are not known yet; `onChange` says when they are. */
  worksOf(uri: string, essay: EssayHead, folders: readonly string[], corpus: Corpus): EssayWorks {
    const state = this.stateOf(uri, essay, folders)
    if (state.works?.corpus === corpus) return state.works.value
    const { loaded } = state
    const library = loaded?.library ?? EMPTY
    const binding = this.bindingOf(library, corpus)
    const value: EssayWorks = {
      ready: loaded !== undefined,
      library,
      binding,
      ...(loaded?.csl !== undefined && { style: loaded.csl }),
      ...(loaded?.lang !== undefined && { language: loaded.lang }),
      cited: {
        library,
        incomplete: loaded === undefined || loaded.missing.length > 0 || loaded.stale.length > 0,
        ownSources: [...corpus.sources.values()].some(({ contribution }) =>
          folders.some(folder => isUnder(contribution.uri, folder)),
        ),
        sourcesOf: key => binding.resolve(key),
        keyOf: id => binding.keyFor(id),
        pagesOf: id => {
          const { key, contribution } = corpus.source(id)
          return pageNumberingOf(loaded?.pages ?? {}, contribution.path, binding.keyFor(id) ?? key)
        },
      },
    }
    state.works = { corpus, value }
    return value
  }

  /** Resolves when the essay's bibliographies have been read once, and the files that they name were looked for. */
  async ready(uri: string, essay: EssayHead, folders: readonly string[]): Promise<void> {
    const state = this.stateOf(uri, essay, folders)
    await state.reading
    await state.attaching
  }

  /** What is wrong with the bibliographies that an essay names, as sentences. */
  troublesOf(uri: string, essay: EssayHead, folders: readonly string[]): readonly string[] {
    const { loaded } = this.stateOf(uri, essay, folders)
    const stale = loaded?.stale.map(file =>
      say('The bibliography {0} cannot be read now; its last version is used.', file),
    )
    return [...(loaded?.missing ?? []), ...(stale ?? [])]
  }

  /** URIs of all bibliographies that are used, and of the places where one was sought. */
  get files(): readonly string[] {
    return [...new Set([...this.states.values()].flatMap(({ loaded }) => loaded?.files ?? []))].sort()
  }

  /** The entries that sources are bound to in any of the bibliographies, by their keys. */
  boundIn(corpus: Corpus): ReadonlyMap<SourceId, string> {
    const keys = new Map<SourceId, string>()
    for (const library of new Set([...this.states.values()].map(({ loaded }) => loaded?.library ?? EMPTY)))
      for (const [key, { sources }] of this.bindingOf(library, corpus).bound)
        for (const id of sources) if (!keys.has(id)) keys.set(id, key)
    return keys
  }

  /** How the project of an essay says that the pages of a source are numbered; undefined where none says anything. */
  numberingOf({ key, contribution }: Source): PageNumbering | undefined {
    for (const { loaded } of this.states.values()) {
      const numbering = pageNumberingOf(loaded?.pages ?? {}, contribution.path, key)
      if (numbering) return numbering
    }
    return undefined
  }

  /** The entries of the bibliographies in use that no source is bound to, each key once, in their order. */
  unboundIn(corpus: Corpus): readonly Reference[] {
    const unbound = new Map<string, Reference>()
    for (const library of new Set([...this.states.values()].map(({ loaded }) => loaded?.library ?? EMPTY)))
      for (const key of this.bindingOf(library, corpus).unbound) {
        const reference = library.get(key)
        if (reference && !unbound.has(key)) unbound.set(key, reference)
      }
    return [...unbound.values()]
  }

  /** How libraries name the bibliography at this URI; undefined where none is used. */
  pathOf(uri: string): string | undefined {
    const wanted = comparable(uri)
    for (const { loaded } of this.states.values())
      for (const { path } of loaded?.library.bibliographies ?? [])
        if (comparable(this.host.uriOf(path)) === wanted) return path
    return undefined
  }

  /** The same, and the project files that say which ones are used. */
  get watched(): readonly string[] {
    const projects = [...this.states.values()].flatMap(({ loaded }) => loaded?.projects ?? [])
    return [...new Set([...this.files, ...projects])].sort()
  }

  /** Files that references name and that are to be sources. */
  get attached(): readonly AttachedFile[] {
    const all = new Map<string, AttachedFile>()
    for (const { attached } of this.states.values())
      for (const file of attached) if (!all.has(file.uri)) all.set(file.uri, file)
    return [...all.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
  }

  /** Files changed on disk: what may be a bibliography, or name one, is read again. */
  changed(uris: readonly string[]): void {
    const used = new Set(this.watched.map(comparable))
    const matters = (uri: string): boolean =>
      used.has(comparable(uri)) || PROJECT_FILE.test(uri) || isBibliographyPath(uri)
    if (this.states.size === 0 || !uris.some(matters)) return
    this.settle?.()
    this.settle = this.host.timers.after(SETTLE_MS, () => {
      this.settle = undefined
      // A reading that began before the change may have seen the file as it was.
      for (const state of this.states.values()) state.reading = state.reading.then(() => this.read(state))
    })
  }

  dispose(): void {
    this.settle?.()
  }

  private stateOf(uri: string, essay: EssayHead, folders: readonly string[]): State {
    const { frontMatter } = essay
    const named = frontMatter?.bibliography ?? []
    const hasInline = (frontMatter?.references.length ?? 0) > 0
    const block = hasInline && frontMatter ? essay.text.slice(0, frontMatter.span.end) : ''
    const place = folderOf(uri)
    // Without a name it is the workspace's, which may be one of several.
    const home = folders.find(folder => comparable(uri).startsWith(`${comparable(folder)}/`)) ?? folders[0] ?? ''
    const key = JSON.stringify([home, place, named, hasInline ? uri : '', block])
    const known = this.states.get(key)
    if (known) {
      this.states.delete(key)
      this.states.set(key, known)
      return known
    }
    const inline = hasInline && frontMatter ? parseInlineReferences(essay.text, frontMatter.span, uri) : undefined
    const request = { essay: uri, named, ...(inline && { inline }), ...(home !== '' && { folder: home }) }
    const done = Promise.resolve()
    const state: State = { request, loaded: undefined, reading: done, attached: [], attaching: done, works: undefined }
    this.states.set(key, state)
    const oldest = this.states.keys().next().value
    if (this.states.size > MOST_KEPT && oldest !== undefined) this.states.delete(oldest)
    state.reading = this.read(state)
    return state
  }

  private async read(state: State): Promise<void> {
    const before = state.loaded
    let loaded: LoadedBibliography
    try {
      loaded = await this.host.loadBibliography(state.request)
    } catch (error) {
      this.log(`a bibliography could not be read: ${String(error)}`)
      loaded = before ?? { library: EMPTY, missing: [], stale: [], files: [] }
    }
    // A large library names files by the thousand: nobody waits for them who only wants a key.
    state.attaching = state.attaching.then(() => this.attach(state, loaded.library))
    if (before && isSame(before, loaded)) return
    state.loaded = loaded
    state.works = undefined
    this.onChange.fire()
  }

  private async attach(state: State, library: Library): Promise<void> {
    try {
      const attached = await this.host.attachedTo(library, state.request.folder)
      if (JSON.stringify(attached) === JSON.stringify(state.attached)) return
      state.attached = attached
      this.onChange.fire()
    } catch (error) {
      this.log(`the files of a bibliography could not be looked for: ${String(error)}`)
    }
  }

  private bindingOf(library: Library, corpus: Corpus): Binding {
    const known = this.bindings.get(library)
    if (known?.corpus === corpus) return known.binding
    const binding = bindCorpus(library, corpus)
    this.bindings.set(library, { corpus, binding })
    return binding
  }
}

function isSame(a: LoadedBibliography, b: LoadedBibliography): boolean {
  const { library: one, ...rest } = a
  const { library: other, ...others } = b
  return one === other && JSON.stringify(rest) === JSON.stringify(others)
}
