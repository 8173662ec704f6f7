/**
 * Whether a file is as it was when it was read, without reading it. What the file system says of it: size, times of change in
 * microseconds, inode. A file that changed so lately that a second change might not show has no stamp and is read again; so clock jumps
 * and changes within one tick are found by the hash of the bytes, which is what decides.
 */
import { promises as fs, type Stats } from 'node:fs'
import path from 'node:path'
import { sidecarPaths } from '../../core/read/sidecar.ts'

/** File systems tell times in steps of up to two seconds. */
const COARSEST_CLOCK_MS = 2000

/** What lies in a folder, by its absolute path: the names in small letters, since not all file systems tell them apart; undefined where that is not known. */
export type FolderNames = (folder: string) => Promise<ReadonlySet<string> | undefined>

/**
 * A stamp of the file and of what describes it beside it; undefined when there is no file, or it may change unseen. `names` spares asking
 * for files that are not there, six of which a source may have beside it.
 */
export async function fileStamp(absolute: string, now: number, names?: FolderNames): Promise<string | undefined> {
  const there = await names?.(path.dirname(absolute))
  const stats = await Promise.all(
    [absolute, ...sidecarPaths(absolute)].map(async file =>
      there && !there.has(path.basename(file).toLowerCase()) ? undefined : fs.lstat(file).catch(() => undefined),
    ),
  )
  // A link says nothing of where it leads to.
  if (!stats[0]?.isFile()) return undefined
  return stats.some(one => one && isWarm(one, now)) ? undefined : stats.map(one => (one ? stampOf(one) : '-')).join(' ')
}

/** Lists each folder once, when it is first asked for: what comes later is not among the names. */
export function folderNames(): FolderNames {
  const known = new Map<string, Promise<ReadonlySet<string> | undefined>>()
  return folder => {
    let names = known.get(folder)
    if (!names) {
      names = fs.readdir(folder).then(
        found => new Set(found.map(name => name.toLowerCase())),
        () => undefined,
      )
      known.set(folder, names)
    }
    return names
  }
}

function isWarm({ mtimeMs, ctimeMs }: Stats, now: number): boolean {
  return Math.max(mtimeMs, ctimeMs) > now - COARSEST_CLOCK_MS
}

function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size}:${mtimeMs}:${ctimeMs}:${ino}`
}
