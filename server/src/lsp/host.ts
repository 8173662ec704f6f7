import type { Corpus } from '../core/service.ts'
import type { Timers } from './timers.ts'

/**
 * What the language server needs from the machine it runs on. Files are named by URI here; only the host knows paths.
 */
export interface Host {
  readonly timers: Timers
  /** Reads the sources, all of them or what changed since `previous`. Rejects when `signal` says that it is not wanted. */
  loadSources(request: LoadRequest): Promise<Corpus>
  /** Calls `changed` with the URIs of files and folders under `roots` that were added, changed or removed. */
  watchSources(roots: readonly string[], changed: (uris: readonly string[]) => void): { dispose(): void }
  /** The decoded text of a file without a byte-order mark, or undefined when it cannot be read. */
  readText(uri: string): Promise<string | undefined>
  /** The essays of these folders, outside all source folders, ignore files respected. */
  findEssays(folders: SourceFolders): Promise<readonly string[]>
}

export interface SourceFolders {
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[]
  /** More files and folders of sources, as the writer's settings name them: absolute, or relative to a workspace folder. */
  readonly extra: readonly string[]
}

export interface LoadRequest extends SourceFolders {
  /** Whether the sources that ship with the program answer when there are no others. */
  readonly starterCorpus: boolean
  /** What is known already: files that did not change are not read again. Empty for a start from nothing. */
  readonly previous: Corpus
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
