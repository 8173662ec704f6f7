/**
 * Loads a corpus from files: a few files are read ahead while one is worked on, and the event loop gets its turn about every ten
 * milliseconds, so that a server goes on answering. What has not changed since the corpus before is taken from it.
 */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { type ContributingFile, contribute, fingerprint, LARGEST_FILE, tooLarge } from '../core/corpus/contribute.ts'
import { Corpus, type FailedSource } from '../core/corpus/corpus.ts'
import type { Contribution } from '../core/index/contribution.ts'
import type { SourceId } from '../core/model/place.ts'
import { type Sidecar, sidecarPaths } from '../core/read/sidecar.ts'
import { type FoundSource, type FoundSources, findSources, type Search } from './find-files.ts'
import { hashBytes } from './hash.ts'
import { guessedEncoding } from './read-text.ts'
import { isInside } from './walk.ts'

export interface LoadOptions {
  readonly onProgress?: (done: number, total: number, path: string) => void
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** The corpus before: its contributions are used again where files have not changed, and its revision goes on. */
  readonly previous?: Corpus
}

/** How many files are read ahead. */
const READ_AHEAD = 8
/** How long the event loop may be kept waiting between files, in milliseconds. */
const SLICE = 10

/** The corpus of all files that the search finds. Files that cannot be read are in its `failed`. */
export async function loadCorpus(search: Search, options: LoadOptions = {}): Promise<Corpus> {
  const found = await findSources(search)
  const corpus = options.previous ?? Corpus.empty()
  return applyFiles(corpus, found, found.sources, options)
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
  const found = await findSources(search)
  const touched = affected(found, changed)
  const failing = new Set(corpus.failed.map(failure => failure.path))
  const again = found.sources.filter(
    source => touched.has(source) || (!corpus.sources.has(source.id) && !failing.has(source.path)),
  )
  return applyFiles(corpus, found, again, options)
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
  { signal, onProgress }: LoadOptions,
): Promise<Corpus> {
  const wasFailed = new Set(corpus.failed.map(failure => failure.path))
  const failed = found.missing.filter(root => !wasFailed.has(root)).map(missingRoot)
  const added: Contribution[] = []
  // A failure is kept by the path that was shown; naming it among the removed clears it.
  const gone: string[] = notFoundAgain(corpus, found)
  const reading: Promise<ReadFile>[] = []
  let sliceEnd = performance.now() + SLICE
  for (const [i, source] of files.entries()) {
    while (reading.length < READ_AHEAD && i + reading.length < files.length) {
      reading.push(readSource(files[i + reading.length] as FoundSource))
    }
    const file = await (reading.shift() as Promise<ReadFile>)
    signal?.throwIfAborted()
    const before = corpus.sources.get(source.id)?.contribution
    const result = file && ('reason' in file ? file : contributionOf(file, before))
    if (result !== undefined && 'reason' in result) failed.push(result)
    else if (result !== undefined && result !== before) added.push(result)
    if (before && (result === undefined || 'reason' in result)) gone.push(source.id)
    if (wasFailed.has(source.path)) gone.push(source.path)
    onProgress?.(i + 1, files.length, source.path)
    if (performance.now() >= sliceEnd) {
      await new Promise<void>(resolve => setImmediate(resolve))
      signal?.throwIfAborted()
      sliceEnd = performance.now() + SLICE
    }
  }
  const isSame = added.length === 0 && gone.length === 0 && failed.length === 0
  return isSame && corpus.revision > 0 ? corpus : corpus.with(added, gone as SourceId[], failed)
}

/** Sources and failures of the corpus that are not among the files any more. */
function notFoundAgain(corpus: Corpus, found: FoundSources): string[] {
  const ids = new Set<string>(found.sources.map(source => source.id))
  const paths = new Set([...found.sources.map(source => source.path), ...found.missing])
  const sources = [...corpus.sources.keys()].filter(id => !ids.has(id))
  return [...sources, ...corpus.failed.map(failure => failure.path).filter(failure => !paths.has(failure))]
}

function missingRoot(root: string): FailedSource {
  return { path: root, reason: `${root} does not exist or cannot be read` }
}

function contributionOf(file: ContributingFile, before: Contribution | undefined): Contribution | FailedSource {
  if (
    before &&
    before.uri === file.uri &&
    before.path === file.path &&
    before.fingerprint === fingerprint(file, hashBytes)
  )
    return before
  const made = contribute(file, hashBytes)
  return 'failed' in made ? { path: file.path, reason: made.failed } : made
}

/** Undefined: the file is gone. */
type ReadFile = ContributingFile | FailedSource | undefined

async function readSource(source: FoundSource): Promise<ReadFile> {
  try {
    const bytes = await readWhole(source)
    if (!(bytes instanceof Uint8Array)) return bytes
    const sidecar = await readSidecarOf(source.absolute)
    const encoding = await guessedEncoding(source.absolute, bytes)
    const { id, path: shown, uri, key } = source
    return {
      id,
      path: shown,
      uri,
      bytes,
      ...(sidecar ? { sidecar } : {}),
      ...(encoding === undefined ? {} : { encoding }),
      ...(key === undefined ? {} : { key }),
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    const reason = error instanceof Error ? error.message : String(error)
    return { path: source.path, reason: `${source.path} cannot be read: ${reason}` }
  }
}

/** A file that was written to within this many milliseconds may not be finished. */
const STILL_WARM = 100
/** A file that never rests is read as it is after so many looks. */
const MOST_LOOKS = 20

/** The bytes of a file once nobody is writing to it. */
async function readWhole(source: FoundSource): Promise<Uint8Array | FailedSource> {
  for (let look = 1; ; look++) {
    const before = await fs.stat(source.absolute)
    if (!before.isFile()) return { path: source.path, reason: `${source.path} is not a regular file` }
    if (before.size > LARGEST_FILE) return { path: source.path, reason: tooLarge(source.path, before.size) }
    const bytes = await fs.readFile(source.absolute)
    const after = await fs.stat(source.absolute)
    const age = Date.now() - after.mtimeMs
    const rests = after.mtimeMs === before.mtimeMs && after.size === bytes.length && !(age >= 0 && age < STILL_WARM)
    if (rests || look >= MOST_LOOKS) return bytes
    await new Promise<void>(resolve => setTimeout(resolve, STILL_WARM / 2))
  }
}

/** A sidecar is a page of text at most. */
const LARGEST_SIDECAR = 1024 * 1024

async function readSidecarOf(absolute: string): Promise<Sidecar | undefined> {
  for (const candidate of sidecarPaths(absolute)) {
    const stats = await fs.lstat(candidate).catch(() => undefined)
    if (!stats?.isFile() || stats.size > LARGEST_SIDECAR) continue
    return { path: path.basename(candidate), bytes: await fs.readFile(candidate) }
  }
  return undefined
}
