/**
 * The references that an essay may cite, from the files that its front matter and the `_quarto.yml` above it name, else the project
 * file, else the one bibliography at the top of the workspace.
 *
 * Programs that export bibliographies delete, recreate and rewrite them while we look: a file that is gone, empty or cut off
 * keeps its last good version until it can be read again.
 */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { Library } from '../core/bib/library.ts'
import { type BibliographyReading, readBibliography } from '../core/bib/parse-bibliography.ts'
import type { Bibliography, Reference } from '../core/bib/reference.ts'
import { decode } from '../core/read/charset.ts'
import { readerFor } from '../core/read/readers.ts'
import { inSlices } from './in-slices.ts'
import { isFile } from './is-file.ts'
import { guessedEncoding } from './read-text.ts'
import { type BibliographyRequest, missingMessage, type QuartoSettings, wantedFiles } from './wanted-bibliographies.ts'

/** A bibliography that is named but cannot be used. */
export interface MissingBibliography {
  /** As the essay or the project file has it. */
  readonly name: string
  /** Absolute paths where it was looked for; empty: it is no file that is read here. */
  readonly sought: readonly string[]
  readonly message: string
}

export interface LoadedLibrary extends QuartoSettings {
  /** The same object as the last time when nothing has changed. Paths in it are absolute. */
  readonly library: Library
  readonly missing: readonly MissingBibliography[]
  /** Every path that would change the result: files that are used, and places where they were sought. Absolute. */
  readonly watched: readonly string[]
  /** Files of which an older version is used until they can be read again. Absolute. */
  readonly stale: readonly string[]
}

/** A file that a reference names, that exists and that a reader knows: it is to be a source, under that key. */
export interface NamedFile {
  /** Absolute. */
  readonly path: string
  readonly key: string
}

/** More is no bibliography, and its text would fill the memory. */
const LARGEST_BIBLIOGRAPHY = 200_000_000
/** A file that is cut off and has lost more of its entries than this was caught while it was written. */
const MOST_LOST = 1
const MOST_KEPT_LIBRARIES = 20
/** Files whose existence is looked up at the same time. */
const ASKED_AT_ONCE = 64

/** One version of a file. */
interface Version {
  readonly stamp: string
  readonly reading: BibliographyReading
  readonly stale: boolean
}

/** Loads libraries and remembers what it has read. One for a server; every caller gets what the disk says now. */
export class BibliographyLoader {
  private readonly versions = new Map<string, Version>()
  private readonly reading = new Map<string, Promise<Version | undefined>>()
  /** Recent libraries by what they are made of. */
  private libraries: readonly Library[] = []
  private making: Promise<unknown> = Promise.resolve()

  async load(request: BibliographyRequest): Promise<LoadedLibrary> {
    const { files: wanted, quarto } = await wantedFiles(request)
    const bibliographies: Bibliography[] = []
    const stale: string[] = []
    const missing: MissingBibliography[] = []
    for (const { name, candidates } of wanted) {
      const found = await this.firstReadable(candidates)
      if (!found) {
        missing.push({ name, sought: candidates, message: missingMessage(name, candidates, request.workspace) })
        continue
      }
      const { bibliography } = found.reading
      if (found.stale) stale.push(bibliography.path)
      if (!bibliographies.includes(bibliography)) bibliographies.push(bibliography)
    }
    if (request.inline && request.inline.references.length > 0) bibliographies.push(request.inline)
    const watched = [...new Set(wanted.flatMap(({ candidates }) => candidates))]
    return { library: await this.libraryOf(bibliographies), missing, watched, stale, ...quarto }
  }

  /** The first candidate that exists; else the first that existed once. */
  private async firstReadable(candidates: readonly string[]): Promise<Version | undefined> {
    let before: Version | undefined
    for (const candidate of candidates) {
      const version = await this.read(candidate)
      if (version && !version.stale) return version
      before ??= version
    }
    return before
  }

  private async read(absolute: string): Promise<Version | undefined> {
    const running = this.reading.get(absolute)
    if (running) return running
    const reading = this.readNow(absolute).finally(() => this.reading.delete(absolute))
    this.reading.set(absolute, reading)
    return reading
  }

  private async readNow(absolute: string): Promise<Version | undefined> {
    const before = this.versions.get(absolute)
    const version = await readVersion(absolute, before)
    if (version) this.versions.set(absolute, version)
    return version
  }

  /** One after the other: essays that name the same files have the same library. */
  private libraryOf(bibliographies: readonly Bibliography[]): Promise<Library> {
    const made = this.making.then(() => this.makeLibrary(bibliographies))
    this.making = made.catch(() => {})
    return made
  }

  private async makeLibrary(bibliographies: readonly Bibliography[]): Promise<Library> {
    const same = this.libraries.find(
      ({ bibliographies: made }) =>
        made.length === bibliographies.length && made.every((one, i) => one === bibliographies[i]),
    )
    const before = this.libraries.find(({ bibliographies: made }) => made[0]?.path === bibliographies[0]?.path)
    const library = same ?? (await inSlices(Library.building(bibliographies, before)))
    // One that is made of versions that are gone would hold on to them.
    const kept = this.libraries.filter(
      other => other !== library && other.bibliographies.every(one => this.isLast(one)),
    )
    this.libraries = [library, ...kept].slice(0, MOST_KEPT_LIBRARIES)
    return library
  }

  private isLast(bibliography: Bibliography): boolean {
    if (bibliography.format === 'inline') return true
    return this.versions.get(bibliography.path)?.reading.bibliography === bibliography
  }
}

async function readVersion(absolute: string, before: Version | undefined): Promise<Version | undefined> {
  const kept = before && { ...before, stale: true }
  try {
    const stats = await fs.stat(absolute, { bigint: true })
    if (!stats.isFile() || stats.size > LARGEST_BIBLIOGRAPHY) return kept
    const stamp = `${stats.mtimeNs}:${stats.ctimeNs}:${stats.size}:${stats.ino}`
    if (before?.stamp === stamp) return before
    const bytes = await fs.readFile(absolute)
    const { text } = decode(bytes, undefined, await guessedEncoding(absolute, bytes))
    const reading = await inSlices(readBibliography(text, absolute, before?.reading))
    if (!reading) return kept
    if (before && isHalfWritten(reading.bibliography, before.reading.bibliography))
      return { ...before, stamp, stale: true }
    return { stamp, reading, stale: false }
  } catch {
    return kept
  }
}

function isHalfWritten(now: Bibliography, before: Bibliography): boolean {
  const lost = before.references.length - now.references.length
  if (now.references.length === 0) return lost > 0
  return now.truncated && lost > MOST_LOST
}

/**
 * The files that the library's references name, that exist and that a reader knows: they are sources. A file that two references
 * name is in the list once, under the first.
 */
export async function filesNamedBy(library: Library): Promise<readonly NamedFile[]> {
  const named = new Map<string, NamedFile>()
  for (const reference of library.references) {
    for (const file of filePaths(reference)) {
      if (!named.has(file) && readerFor(file)) named.set(file, { path: file, key: reference.key })
    }
  }
  const all = [...named.values()]
  const found: NamedFile[] = []
  for (let from = 0; from < all.length; from += ASKED_AT_ONCE) {
    const some = all.slice(from, from + ASKED_AT_ONCE)
    const exist = await Promise.all(some.map(file => isFile(file.path)))
    found.push(...some.filter((_, i) => exist[i]))
  }
  return found
}

/** Absolute; a path of another system (`C:/…`) can only be tried as it is. */
function filePaths({ files, bibliography }: Reference): readonly string[] {
  return files.map(file => path.resolve(path.dirname(bibliography), file))
}
