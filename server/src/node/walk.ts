/**
 * Walks a folder for regular files. Hidden files and `node_modules` are passed over; a symbolic link is followed only to a place
 * inside the folder, and no folder is entered twice, so that loops end; pipes, sockets and devices are never opened.
 */
import { type Dirent, promises as fs } from 'node:fs'
import path from 'node:path'

export interface WalkedFile {
  readonly absolute: string
  /** Relative to the folder that was walked, `/` between parts. */
  readonly relative: string
}

export interface WalkOptions {
  /** Whether to pass over a file or folder. Folders' paths end in `/`. */
  readonly skip?: (relative: string) => boolean
  /** Called with each folder before its files, so that the caller can read an ignore file there. */
  readonly enter?: (absolute: string, relative: string) => Promise<void>
}

/** Deeper folders are not entered. */
const DEEPEST = 64

/** In the order of their paths. A folder that cannot be read gives nothing. */
export async function walk(root: string, options: WalkOptions = {}): Promise<readonly WalkedFile[]> {
  const found: WalkedFile[] = []
  const seen = new Set<string>()
  const realRoot = await fs.realpath(root).catch(() => undefined)
  if (realRoot === undefined) return found
  const enter = async (folder: string, relative: string, depth: number): Promise<void> => {
    const real = await fs.realpath(folder).catch(() => undefined)
    if (real === undefined || seen.has(real) || depth > DEEPEST) return
    seen.add(real)
    await options.enter?.(folder, relative)
    const entries = await fs.readdir(folder, { withFileTypes: true }).catch((): Dirent[] => [])
    for (const entry of entries) {
      if (isHidden(entry.name)) continue
      const absolute = path.join(folder, entry.name)
      const inner = relative === '' ? entry.name : `${relative}/${entry.name}`
      const kind = entry.isSymbolicLink() ? await kindOfLink(absolute, realRoot) : kindOf(entry)
      if (kind === 'folder' && !options.skip?.(`${inner}/`)) await enter(absolute, inner, depth + 1)
      else if (kind === 'file' && !options.skip?.(inner)) found.push({ absolute, relative: inner })
    }
  }
  await enter(root, '', 0)
  return found.sort((a, b) => (a.relative < b.relative ? -1 : 1))
}

export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

/** Whether `inner` is `outer` or lies below it. Both absolute. */
export function isInside(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner)
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative))
}

type Kind = 'file' | 'folder' | undefined

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): Kind {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : undefined
}

async function kindOfLink(absolute: string, realRoot: string): Promise<Kind> {
  try {
    const target = await fs.realpath(absolute)
    return isInside(target, realRoot) ? kindOf(await fs.stat(target)) : undefined
  } catch {
    return undefined
  }
}
