/**
 * Loads a corpus from files. What has not changed since the corpus before is taken from it; whether a file has changed its stamp says, or
 * its bytes. What is read can be searched batch by batch, and where it is kept on disk a load that is broken off goes on where it was.
 */
import { promises as fs } from 'node:fs'
import type { Corpus, FailedSource } from '../core/corpus/corpus.ts'
import type { SourceId } from '../core/model/place.ts'
import { sidecarPaths } from '../core/read/sidecar.ts'
import { unsaid } from '../core/wording.ts'
import { type FoundSource, type FoundSources, findSources, type Search } from './find-files.ts'
import type { Built, FileToRead } from './indexing/build-segment.ts'
import { CorpusIndex } from './indexing/corpus-index.ts'
import { fileStamp, folderNames } from './indexing/file-stamp.ts'
import { readFiles } from './indexing/read-files.ts'
import type { Stamps } from './indexing/stamps.ts'
import type { Quarantine } from './reader-process/quarantine.ts'
import { isInside } from './walk.ts'

export interface LoadOptions {
  readonly onProgress?: (done: number, total: number, path: string) => void
  /** What is there so far, while more is read. */
  readonly onCorpus?: (corpus: Corpus) => void
  /** Aborting rejects with the signal's reason, unless all was read. What was read and kept until then need not be read again. */
  readonly signal?: AbortSignal
  /** The corpus before: what has not changed is taken from it, and its revision goes on. */
  readonly previous?: Corpus
  /** Where segments are kept. Absent: in memory. */
  readonly index?: CorpusIndex
  /** At most so many threads read; absent: as many as suit the machine. */
  readonly threads?: number
}

/** The corpus of all files that the search finds. Files that cannot be read are in its `failed`. */
export async function loadCorpus(search: Search, options: LoadOptions = {}): Promise<Corpus> {
  const found = await findSources(search)
  return loadFound(found, options)
}

/** The same for files that were found already. */
export async function loadFound(found: FoundSources, options: LoadOptions = {}): Promise<Corpus> {
  const index = options.index ?? (await memoryIndex())
  return applyFiles(options.previous ?? index.empty(), found, found.sources, index, options)
}

/**
 * The corpus after the files or folders at `changed` (absolute paths) were added, changed or deleted. The same corpus, when
 * nothing of it has changed.
 */
export async function reloadPaths(
  corpus: Corpus,
  changed: readonly string[],
  search: Search,
  options: LoadOptions = {},
): Promise<Corpus> {
  return reloadFound(corpus, changed, await findSources(search), options)
}

/** The same for files that were found already. */
export async function reloadFound(
  corpus: Corpus,
  changed: readonly string[],
  found: FoundSources,
  options: LoadOptions = {},
): Promise<Corpus> {
  const touched = affected(found, changed)
  const failing = new Set(corpus.failed.map(failure => failure.path))
  const again = found.sources.filter(
    source => touched.has(source) || (!corpus.search.source(source.id) && !failing.has(source.path)),
  )
  return applyFiles(corpus, found, again, options.index ?? (await memoryIndex()), options)
}

const NO_MEMORY_OF_PAGES = 192 * 1024 * 1024

function memoryIndex(): Promise<CorpusIndex> {
  return CorpusIndex.open({ memory: NO_MEMORY_OF_PAGES, log: () => {} })
}

/** The sources that changed: they themselves, what lies in a changed folder, and what a changed sidecar describes. */
function affected(found: FoundSources, changed: readonly string[]): ReadonlySet<FoundSource> {
  const isChanged = new Set(changed)
  return new Set(
    found.sources.filter(
      ({ absolute }) =>
        isChanged.has(absolute) ||
        sidecarPaths(absolute).some(sidecar => isChanged.has(sidecar)) ||
        changed.some(folder => isInside(absolute, folder)),
    ),
  )
}

/** Reads `files`, drops what was not found any more, and keeps the rest as it is. */
async function applyFiles(
  corpus: Corpus,
  found: FoundSources,
  files: readonly FoundSource[],
  index: CorpusIndex,
  { signal, onProgress, onCorpus, threads }: LoadOptions,
): Promise<Corpus> {
  const wasFailed = new Set(corpus.failed.map(failure => failure.path))
  const missing = found.missing.filter(root => !wasFailed.has(root)).map(missingRoot)
  const gone = notFoundAgain(corpus, found)
  const stamps = await index.stamps()
  const quarantine = await index.quarantine()
  const toRead = await changedFiles(corpus, files, stamps, signal)
  let current = corpus
  if (gone.length > 0 || missing.length > 0) {
    current = await index.add(current, [], gone as SourceId[], missing, await deletedOf(gone, corpus))
  }
  let done = 0
  const tell = (path: string): void => onProgress?.(++done, toRead.length, path)
  const bySource = new Map(files.map(file => [file.id, file]))
  let left = toRead.length
  try {
    for await (const built of readFiles(toRead, tell, { signal, threads, closed: quarantine.closed })) {
      current = await applyBuilt(current, built, index, bySource, wasFailed, stamps, quarantine)
      left -= built.outcomes.length
      if (left > 0 && current !== corpus) onCorpus?.(current)
    }
  } finally {
    // When it is called off too: what was read until then is not even looked at again.
    await index.saveStamps()
    await index.saveQuarantine()
  }
  return current === corpus && corpus.revision === 0 ? corpus.with([]) : current
}

async function applyBuilt(
  corpus: Corpus,
  { segment, outcomes }: Built,
  index: CorpusIndex,
  bySource: ReadonlyMap<SourceId, FoundSource>,
  wasFailed: ReadonlySet<string>,
  stamps: Stamps,
  quarantine: Quarantine,
): Promise<Corpus> {
  const failed: FailedSource[] = []
  // A failure is kept by the path that was shown; naming it among the removed clears it.
  const gone: string[] = []
  const deleted = new Set<SourceId>()
  for (const outcome of outcomes) {
    const { id, kind } = outcome
    const source = bySource.get(id) as FoundSource
    if (kind === 'failed') failed.push({ path: outcome.path, reason: outcome.reason })
    if (kind === 'failed' && outcome.killer) quarantine.note(outcome.killer.hash, outcome.killer.death)
    if (kind === 'failed' || kind === 'gone') stamps.forget(id)
    else stamps.note(source, outcome.stamp, outcome.fingerprint)
    if (kind === 'gone') deleted.add(id)
    if ((kind === 'failed' || kind === 'gone') && corpus.search.source(id)) gone.push(id)
    if (wasFailed.has(source.path)) gone.push(source.path)
  }
  await index.saveQuarantine()
  if (!segment && failed.length === 0 && gone.length === 0) return corpus
  return index.add(corpus, segment ? [segment] : [], gone as SourceId[], failed, deleted)
}

const STAMPED_AT_ONCE = 64

/** Those of the files that are not surely as they were, with what is known of them. */
async function changedFiles(
  corpus: Corpus,
  files: readonly FoundSource[],
  stamps: Stamps,
  signal: AbortSignal | undefined,
): Promise<FileToRead[]> {
  const changed: FileToRead[] = []
  const names = folderNames()
  for (let at = 0; at < files.length; at += STAMPED_AT_ONCE) {
    const some = files.slice(at, at + STAMPED_AT_ONCE)
    const now = Date.now()
    const current = await Promise.all(
      some.map(async ({ id, absolute }) => (corpus.search.source(id) ? fileStamp(absolute, now, names) : undefined)),
    )
    signal?.throwIfAborted()
    for (const [i, source] of some.entries()) {
      const before = corpus.search.source(source.id)
      if (before && stamps.isSame(source, current[i], before.fingerprint)) continue
      const isPlaced = before && before.uri === source.uri && before.path === source.path
      changed.push(isPlaced ? { ...source, known: before.fingerprint } : source)
    }
  }
  return changed
}

/** Sources and failures of the corpus that are not among the files any more. */
function notFoundAgain(corpus: Corpus, found: FoundSources): string[] {
  const ids = new Set<string>(found.sources.map(source => source.id))
  const paths = new Set([...found.sources.map(source => source.path), ...found.missing])
  const sources = [...corpus.search.sources()].map(({ id }) => id).filter(id => !ids.has(id))
  return [...sources, ...corpus.failed.map(failure => failure.path).filter(failure => !paths.has(failure))]
}

/** Of sources that are not wanted here those whose files are no more. */
async function deletedOf(ids: readonly string[], corpus: Corpus): Promise<Set<SourceId>> {
  const deleted = new Set<SourceId>()
  for (const id of ids) {
    const source = corpus.search.source(id as SourceId)
    if (!source) continue
    const isThere = await fs.lstat(new URL(source.uri)).then(
      () => true,
      () => false,
    )
    if (!isThere) deleted.add(source.id)
  }
  return deleted
}

function missingRoot(root: string): FailedSource {
  return { path: root, reason: unsaid('The file or folder does not exist or cannot be read.') }
}
