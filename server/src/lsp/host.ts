import type { Library } from '../core/bib/library.ts'
import type { Bibliography } from '../core/bib/reference.ts'
import type { Citing } from '../core/cite/citing.ts'
import type { OwnGlossaries } from '../core/corpus/own-glossaries.ts'
import type { ProjectPages } from '../core/corpus/project-pages.ts'
import type { Corpus } from '../core/service.ts'
import type { Timers } from './timers.ts'

/**
 * What the language server needs from the machine it runs on. Files are named by URI here; only the host knows paths.
 */
export interface Host {
  readonly timers: Timers
  /** What people read, in the language of an editor: its sentences by the English ones. Undefined for English and for languages that are not there. */
  translationsInto(locale: string): Readonly<Record<string, string>> | undefined
  /** The URI of the page on a code of findings, with `{code}` in the place of the code. Undefined where there are none. */
  readonly findingPages: string | undefined
  /** Reads the sources, all of them or what changed since `previous`. Rejects when `signal` says that it is not wanted. */
  loadSources(request: LoadRequest): Promise<Corpus>
  /** The same sources, kept so that they are searched faster; the corpus itself where nothing is to be gained. Rejects as above. */
  tidySources(corpus: Corpus, signal: AbortSignal): Promise<Corpus>
  /** Formats citations beside everything else. Folders are URIs here. */
  readonly citing: Citing
  /** Ends what goes on and lets go of what is open. */
  dispose(): Promise<void>
  /** Calls `changed` with the URIs of files and folders under `roots` that were added, changed or removed. */
  watchSources(roots: readonly string[], changed: (uris: readonly string[]) => void): { dispose(): void }
  /** The decoded text of a file without a byte-order mark, or undefined when it cannot be read. */
  readText(uri: string): Promise<string | undefined>
  /**
   * Writes the text that shows a source which is no text file, for editors that open files only: read-only, in `storage` or, where there is
   * none, in a temporary folder that goes with the server; never beside the source. Gives its URI; undefined when it cannot be written.
   */
  keepRendition(file: KeptRendition): Promise<string | undefined>
  /** Changes whenever the file does; undefined when there is none. Costs no reading. */
  stampOf(uri: string): Promise<string | undefined>
  /** The address of a bibliography as a library names it. */
  uriOf(bibliography: string): string
  /** The references that an essay may cite. Never rejects because of a file. */
  loadBibliography(request: BibliographyRequest): Promise<LoadedBibliography>
  /** The writer's own glossaries. Never rejects because of a file. */
  loadGlossaries(folders: readonly string[]): Promise<LoadedGlossaries>
  /** The files that the references name, that exist and may be sources: in the workspace's folder or beside the bibliography. */
  attachedTo(library: Library, folder: string | undefined): Promise<readonly AttachedFile[]>
  /** The essays of these folders, outside all source folders, ignore files respected. */
  findEssays(folders: SourceFolders): Promise<readonly string[]>
}

export interface KeptRendition {
  readonly folder: string
  readonly name: string
  readonly text: string
  readonly storage?: string
}

export interface SourceFolders {
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[]
  /** More files and folders of sources, as the writer's settings name them: absolute, or relative to a workspace folder. */
  readonly extra: readonly string[]
}

export interface BibliographyRequest {
  /** URI. */
  readonly essay: string
  /** What its front matter names. */
  readonly named: readonly string[]
  /** Its own references. */
  readonly inline?: Bibliography
  /** URI of the workspace's folder that it lies in. */
  readonly folder?: string
}

export interface LoadedBibliography {
  /** The same object as long as nothing in it changed. */
  readonly library: Library
  /** What was named and not found, and where it was sought: a sentence each. */
  readonly missing: readonly string[]
  /** Files, as a person finds them, of which an older version is used until they can be read again. */
  readonly stale: readonly string[]
  /** URIs of the files that are used, and of the places where they were sought. */
  readonly files: readonly string[]
  /** URIs of the project files (`_quarto.yml`) that are used, or would be. */
  readonly projects?: readonly string[]
  /** What such a file says of style (a path or a name) and language. */
  readonly csl?: string
  readonly lang?: string
  /** How the project file of the workspace numbers the pages of sources. */
  readonly pages?: ProjectPages
}

export interface LoadedGlossaries {
  /** The same object as long as nothing in it changed. */
  readonly own: OwnGlossaries
  /** URIs of files and folders besides the usual ones that are to be watched. */
  readonly watched: readonly string[]
  /** What is wrong with them, a sentence each. */
  readonly troubles: readonly string[]
}

/** A file that is a source because a reference names it. */
export interface AttachedFile {
  readonly uri: string
  readonly key: string
}

export interface LoadRequest extends SourceFolders {
  /** Whether the sources that ship with the program answer when there are no others. */
  readonly starterCorpus: boolean
  /** Files that bibliographies name. */
  readonly attached: readonly AttachedFile[]
  /** What is known already: files that did not change are not read again. Empty for a start from nothing. */
  readonly previous: Corpus
  /** The folder for what may be kept from one start to the next; absent: all is in memory. */
  readonly storage?: string
  /** How many bytes of memory the sources may take, about. */
  readonly memory: number
  /** What is kept is not to be used: nothing of it, or what turned out to be damaged. */
  readonly renew?: 'all' | 'damaged'
  /**
   * Called with what can be searched already. `isKept`: as it was when it was last kept; else some of the sources, while others are
   * being read.
   */
  readonly onCorpus: (corpus: Corpus, isKept: boolean) => void
  /** The files and folders that may differ from `previous`, where nothing else does; absent: any file may. */
  readonly changed?: readonly string[]
  /** Called before the first file is read. */
  readonly onFound: (places: SourcePlaces) => void
  readonly onProgress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/** Where sources lie. All URIs, of folders and of files that exist or may come into being. */
export interface SourcePlaces {
  /** What to watch. */
  readonly roots: readonly string[]
  /** What holds sources only: nothing in it is an essay. A folder that a glob begins with holds essays too. */
  readonly sourceOnly: readonly string[]
}
