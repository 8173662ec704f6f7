/**
 * Which of the files that references name are read as sources. A bibliography may come with a workspace that somebody else made, and
 * may name any file of this machine: only files in the workspace and files beside the bibliography (in its folder or below) are
 * taken, wherever links lead. All others can be named in `apparatus.sources`.
 */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import type { Library } from '../core/bib/library.ts'
import { filesNamedBy, type NamedFile } from './load-bibliography.ts'
import { isInside } from './walk.ts'

/** An exported library of everything that somebody ever read is no list of sources. */
const MOST_ATTACHED = 2000

/** @param workspace absolute */
export async function attachedSources(library: Library, workspace?: string): Promise<readonly NamedFile[]> {
  const beside = library.bibliographies
    .filter(({ path: file }) => path.isAbsolute(file))
    .map(({ path: file }) => path.dirname(file))
  const named = [...beside, ...(workspace === undefined ? [] : [workspace])]
  const folders = await Promise.all(named.map(folder => fs.realpath(folder).catch(() => folder)))
  const allowed: NamedFile[] = []
  for (const file of await filesNamedBy(library)) {
    const real = await fs.realpath(file.path).catch(() => undefined)
    if (real !== undefined && folders.some(folder => isInside(real, folder))) allowed.push(file)
    if (allowed.length >= MOST_ATTACHED) break
  }
  return allowed
}
