import { promises as fs } from 'node:fs'

/** Whether there is a file, or a link to one, at this path. */
export function isFile(absolute: string): Promise<boolean> {
  return fs.stat(absolute).then(
    stats => stats.isFile(),
    () => false,
  )
}
