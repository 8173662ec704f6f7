/**
 * Watches the folders of sources where the editor does not. Changes come in batches: a quiet moment after the last one, so that
 * a folder that is copied in, or a file that is deleted and written anew, is one change.
 */

import path from 'node:path'
import { watch } from 'chokidar'
import { mayBeSource } from './find-files.ts'
import { isHidden } from './walk.ts'

export interface CorpusWatcher {
  /** Settles when every folder is watched: changes from then on are told. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

export interface WatchTiming {
  /** Milliseconds of quiet before a batch is told. */
  readonly quiet?: number
  /** Milliseconds for which a file's size must stay the same before it is taken for written. */
  readonly written?: number
}

/** A file that keeps changing is told of at the latest after so many quiet periods. */
const LONGEST_WAIT = 20

/**
 * @param roots folders and files, absolute; they may come into being later
 * @param onChange is given absolute paths of files and folders, each once a batch
 */
export function watchCorpus(
  roots: readonly string[],
  onChange: (changed: readonly string[]) => void,
  timing: WatchTiming = {},
): CorpusWatcher {
  const { quiet = 150, written = 100 } = timing
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let waits = 0
  const tell = (): void => {
    timer = undefined
    waits = 0
    const batch = [...changed].sort()
    changed.clear()
    onChange(batch)
  }
  const note = (file: string, isFolder: boolean): void => {
    // What is watched by itself matters whatever it is: a style, a project file.
    if (!isFolder && !roots.includes(file) && !mayBeSource(file)) return
    changed.add(file)
    if (timer !== undefined && ++waits > LONGEST_WAIT) return
    clearTimeout(timer)
    timer = setTimeout(tell, quiet)
  }
  const watcher = watch([...roots], {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: file => !roots.includes(file) && isHidden(path.basename(file)),
    awaitWriteFinish: { stabilityThreshold: written, pollInterval: Math.max(10, Math.floor(written / 4)) },
  })
  watcher.on('add', file => note(file, false))
  watcher.on('change', file => note(file, false))
  watcher.on('unlink', file => note(file, false))
  watcher.on('unlinkDir', folder => note(folder, true))
  // A folder that may not be read is no reason to stop watching the others.
  watcher.on('error', () => {})
  return {
    ready: new Promise(resolve => watcher.once('ready', () => resolve())),
    close: async () => {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}
