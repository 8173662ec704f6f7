/** The machine's files, until the process kills itself at a call that changes something. */
import { nodeFiles, type StoreFiles } from '../../server/src/node/index-store/store-files.ts'

/**
 * @param callsUntilDeath so many are made, the next is not, or half of it when it writes
 * @param count called with how many were made
 */
export function deadlyFiles(callsUntilDeath: number, count: (calls: number) => void): StoreFiles {
  let calls = 0
  const isLast = (): boolean => calls === callsUntilDeath
  const step = (): void => {
    if (isLast()) die()
    count(++calls)
  }
  return {
    ...nodeFiles,
    makeFolder: async folder => (step(), nodeFiles.makeFolder(folder)),
    create: async file => (step(), nodeFiles.create(file)),
    write: async (file, bytes) => {
      if (isLast()) await nodeFiles.write(file, bytes.subarray(0, bytes.length >> 1))
      step()
      await nodeFiles.write(file, bytes)
    },
    // What the disk has in hand outlives a process: a power cut is another test.
    sync: async () => {},
    syncFolder: async () => {},
    link: async (file, other) => (step(), nodeFiles.link(file, other)),
    rename: async (from, to) => (step(), nodeFiles.rename(from, to)),
    remove: async file => (step(), nodeFiles.remove(file)),
    removeFolder: async folder => (step(), nodeFiles.removeFolder(folder)),
  }
}

/** Not an exit: nothing runs after it, no handler and no `finally`. */
function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // It is killed before this returns; if ever not, it must not go on.
  for (;;);
}
