/** A source's file, once nobody is writing to it, with what lies beside it. */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { type ContributingFile, LARGEST_FILE, tooLarge } from '../../core/corpus/contribute.ts'
import { type Sidecar, sidecarPaths } from '../../core/read/sidecar.ts'
import { type Unsaid, unsaid } from '../../core/wording.ts'
import type { FoundSource } from '../find-files.ts'
import { guessedEncoding } from '../read-text.ts'

/** Why a file cannot be a source. */
export interface Unread {
  readonly reason: Unsaid
}

/** Undefined: the file is gone. Never rejects. */
export async function readSource(source: FoundSource): Promise<ContributingFile | Unread | undefined> {
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
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === 'ENOENT') return undefined
    if (code === 'EACCES' || code === 'EPERM') return { reason: unsaid('You are not allowed to read the file.') }
    return { reason: unsaid('The file cannot be read ({0}).', code) }
  }
}

/** A file that was written to within this many milliseconds may not be finished. */
const STILL_WARM = 100
/** A file that never rests is read as it is after so many looks. */
const MOST_LOOKS = 20

async function readWhole(source: FoundSource): Promise<Uint8Array | Unread> {
  for (let look = 1; ; look++) {
    const before = await fs.stat(source.absolute)
    if (!before.isFile()) return { reason: unsaid('This is not a regular file.') }
    if (before.size > LARGEST_FILE) return { reason: tooLarge(before.size) }
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
