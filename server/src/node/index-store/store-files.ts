/**
 * The calls that the store makes of a file system, and no others: tests put one in its place that dies, fills up or forgets.
 * Nothing here follows a symbolic link in the last part of a path or waits for a pipe.
 */
import fs, { promises } from 'node:fs'
import path from 'node:path'

export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other'
}

/** All reject or throw with the system's error code in `code`. A file is a number, as the system gives it. */
export interface StoreFiles {
  list(folder: string): Promise<readonly FolderEntry[]>
  open(file: string): Promise<number>
  measure(file: number): { readonly size: number; readonly isFile: boolean }
  /** How many bytes there were, which is less than `length` at the end of the file only. */
  read(file: number, into: Uint8Array, at: number, length: number, position: number): number
  close(file: number): void
  /** With the folders above it, and so that they outlive a power cut; nothing happens when it is there. */
  makeFolder(folder: string): Promise<void>
  /** A new file to write to; EEXIST when there is anything of that name. */
  create(file: string): Promise<number>
  /** Writes all of it behind what was written before. */
  write(file: number, bytes: Uint8Array): Promise<void>
  /** When it has resolved, what was written outlives a power cut. */
  sync(file: number): Promise<void>
  /** The same for the names in a folder. Does nothing where a system cannot. */
  syncFolder(folder: string): Promise<void>
  /** Gives a file a second name; EEXIST when there is anything of that name. */
  link(file: string, other: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
  removeFolder(folder: string): Promise<void>
}

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = fs.constants
// Windows has neither; its links cannot be made without a privilege and its pipes have no paths in folders.
const O_NOFOLLOW = fs.constants.O_NOFOLLOW ?? 0
const O_NONBLOCK = fs.constants.O_NONBLOCK ?? 0
/** What it holds is words of the writer's sources, so it is the writer's alone. */
const OWN_FILE = 0o600
const OWN_FOLDER = 0o700

export const nodeFiles: StoreFiles = {
  async list(folder) {
    const entries = await promises.readdir(folder, { withFileTypes: true })
    return entries.map(entry => ({
      name: entry.name,
      kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
    }))
  },
  open: file => descriptor(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
  measure(file) {
    const stats = fs.fstatSync(file)
    return { size: stats.size, isFile: stats.isFile() }
  },
  read(file, into, at, length, position) {
    let done = 0
    while (done < length) {
      const count = fs.readSync(file, into, at + done, length - done, position + done)
      if (count === 0) break
      done += count
    }
    return done
  },
  close: file => fs.closeSync(file),
  async makeFolder(folder) {
    const made = await promises.mkdir(folder, { recursive: true, mode: OWN_FOLDER })
    if (made === undefined) return
    const highest = path.dirname(path.resolve(made))
    for (let parent = path.resolve(folder); parent !== highest; ) {
      parent = path.dirname(parent)
      await nodeFiles.syncFolder(parent)
    }
  },
  create: file => descriptor(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW),
  async write(file, bytes) {
    for (let done = 0; done < bytes.length; ) done += await writeSome(file, bytes.subarray(done))
  },
  sync: file => new Promise((resolve, reject) => fs.fsync(file, error => (error ? reject(error) : resolve()))),
  async syncFolder(folder) {
    const file = await descriptor(folder, O_RDONLY).catch(() => undefined)
    if (file === undefined) return
    try {
      await nodeFiles.sync(file)
    } catch {
      // Windows and some network folders sync names by themselves or not at all.
    } finally {
      fs.closeSync(file)
    }
  },
  link: (file, other) => promises.link(file, other),
  rename: (from, to) => promises.rename(from, to),
  remove: file => promises.unlink(file),
  removeFolder: folder => promises.rmdir(folder),
}

function descriptor(file: string, flags: number): Promise<number> {
  return new Promise((resolve, reject) =>
    fs.open(file, flags, OWN_FILE, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
}

function writeSome(file: number, bytes: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) =>
    fs.write(file, bytes, 0, bytes.length, null, (error, count) => (error ? reject(error) : resolve(count))),
  )
}
