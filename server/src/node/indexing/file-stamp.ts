/**
 * Whether a file is as it was when it was read, without reading it. What the file system says of it: size, times of change in
 * microseconds, inode. A file that changed so lately that a second change might not show has no stamp and is read again; so clock jumps
 * and changes within one tick are found by the hash of the bytes, which is what decides.
 */
import { promises as fs, type Stats } from 'node:fs'
import { sidecarPaths } from '../../core/read/sidecar.ts'

/** File systems tell times in steps of up to two seconds. */
const COARSEST_CLOCK_MS = 2000

/** A stamp of the file and of what describes it beside it; undefined when there is no file, or it may change unseen. */
export async function fileStamp(absolute: string, now: number): Promise<string | undefined> {
  const stats = await Promise.all(
    [absolute, ...sidecarPaths(absolute)].map(file => fs.lstat(file).catch(() => undefined)),
  )
  // A link says nothing of where it leads to.
  if (!stats[0]?.isFile()) return undefined
  return stats.some(one => one && isWarm(one, now)) ? undefined : stats.map(one => (one ? stampOf(one) : '-')).join(' ')
}

function isWarm({ mtimeMs, ctimeMs }: Stats, now: number): boolean {
  return Math.max(mtimeMs, ctimeMs) > now - COARSEST_CLOCK_MS
}

function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size}:${mtimeMs}:${ctimeMs}:${ino}`
}
