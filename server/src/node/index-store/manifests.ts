/**
 * Reading and publishing manifests. A new one is written under a name of its own and then linked to the name of the next generation, which
 * fails when another process was there first: compare and swap without a lock. Where a file system has no links, a folder that holds the
 * file is renamed instead, which fails in the same way when there is a full one.
 */

import path from 'node:path'
import { unsaid } from '../../core/wording.ts'
import { decodeManifest, encodeManifest, type Manifest, NO_MANIFEST } from './manifest.ts'
import { createFile, readSealed, removeQuietly, seal } from './sealed-file.ts'
import type { FolderEntry, StoreFiles } from './store-files.ts'
import { manifestName, parseStoreName } from './store-names.ts'
import { errorCode, StoreUnavailable } from './store-unavailable.ts'

export interface Manifests {
  /** The newest that is whole; an empty one when there is none. */
  readonly newest: Manifest
  /** The one that counts if the newest should be found damaged. */
  readonly before: Manifest
  /** The highest number of a file, whole or not; 0 when there is none. */
  readonly highest: number
}

/** The file within a folder that stands for a manifest. */
const INNER = 'manifest'

/** Others may publish and tidy between our listing and our reading; never this often. */
const MOST_LISTINGS = 1000

/** Rejects when a manifest cannot be read just now: then nothing may be published that leaves it out. */
export async function readManifests(files: StoreFiles, folder: string): Promise<Manifests> {
  const missing = new Set<string>()
  for (let tries = 0; tries < MOST_LISTINGS; tries++) {
    const manifests = await readListed(files, folder, missing)
    if (manifests) return manifests
  }
  throw new StoreUnavailable(unsaid('Its folder changes all the time.'))
}

/** Nothing when a file went between listing and reading; it is added to `missing`, and if it is listed again it is an empty folder. */
async function readListed(files: StoreFiles, folder: string, missing: Set<string>): Promise<Manifests | undefined> {
  const found = (await listEntries(files, folder)).flatMap(({ name, kind }) => {
    const parsed = parseStoreName(name)
    return parsed?.kind === 'manifest' ? [{ name, generation: parsed.generation, isFolder: kind === 'folder' }] : []
  })
  found.sort((a, b) => b.generation - a.generation)
  const whole: Manifest[] = []
  for (const { name, generation, isFolder } of found) {
    const bytes = await readSealed(files, folder, isFolder ? path.join(name, INNER) : name, name)
    if (bytes === 'missing' && !missing.has(name)) {
      missing.add(name)
      return undefined
    }
    const manifest = typeof bytes === 'string' ? undefined : decodeManifest(bytes, generation)
    if (manifest) whole.push(manifest)
    if (whole.length === 2) break
  }
  const [newest = NO_MANIFEST, before = NO_MANIFEST] = whole
  return { newest, before, highest: found[0]?.generation ?? 0 }
}

/** What lies in a folder; nothing when it is not there. */
export async function listEntries(files: StoreFiles, folder: string): Promise<readonly FolderEntry[]> {
  return files.list(folder).catch(error => {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  })
}

/** Whether the manifest became that of its generation. `temporary` is a name that nobody else uses; nothing is left of it. */
export async function claimGeneration(
  files: StoreFiles,
  folder: string,
  manifest: Manifest,
  temporary: string,
): Promise<boolean> {
  const name = manifestName(manifest.generation)
  const target = path.join(folder, name)
  const written = path.join(folder, temporary)
  const bytes = seal(name, encodeManifest(manifest))
  try {
    await createFile(files, written, bytes)
    await files.link(written, target)
    return true
  } catch (error) {
    if (await isOurs(files, folder, manifest)) return true
    const code = errorCode(error) ?? ''
    if (code === 'EEXIST') return false
    if (!NO_LINKS.includes(code)) throw error
  } finally {
    await removeQuietly(files, written)
  }
  return claimByFolder(files, folder, { manifest, temporary, bytes })
}

/** How file systems say that they have no links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'EACCES', 'UNKNOWN']

async function claimByFolder(
  files: StoreFiles,
  folder: string,
  claim: { readonly manifest: Manifest; readonly temporary: string; readonly bytes: Uint8Array },
): Promise<boolean> {
  const written = path.join(folder, claim.temporary)
  try {
    await files.makeFolder(written)
    await createFile(files, path.join(written, INNER), claim.bytes)
    await files.syncFolder(written)
    await files.rename(written, path.join(folder, manifestName(claim.manifest.generation)))
    return true
  } catch (error) {
    await removeEntry(files, folder, claim.temporary, true)
    if (await exists(files, folder, claim.manifest.generation)) return isOurs(files, folder, claim.manifest)
    throw error
  }
}

/** A network's answer may get lost and the call be made twice: then what stands there is what we put there. */
async function isOurs(files: StoreFiles, folder: string, manifest: Manifest): Promise<boolean> {
  const { newest, before } = await readManifests(files, folder)
  return newest.id === manifest.id || before.id === manifest.id
}

async function exists(files: StoreFiles, folder: string, generation: number): Promise<boolean> {
  const name = manifestName(generation)
  return (await files.list(folder)).some(entry => entry.name === name)
}

/** Removes a file, or a folder with a manifest in it. What cannot be removed now is removed by a later tidying. */
export async function removeEntry(files: StoreFiles, folder: string, name: string, isFolder: boolean): Promise<void> {
  const entry = path.join(folder, name)
  if (!isFolder) return removeQuietly(files, entry)
  await removeQuietly(files, path.join(entry, INNER))
  await files.removeFolder(entry).catch(() => undefined)
}

/** Removes a manifest at one stroke: nobody may meet an empty folder in its place. */
export async function removeManifest(
  files: StoreFiles,
  folder: string,
  name: string,
  aside: string | undefined,
): Promise<void> {
  if (aside === undefined) return removeEntry(files, folder, name, false)
  await files.rename(path.join(folder, name), path.join(folder, aside)).catch(() => undefined)
  await removeEntry(files, folder, aside, true)
}
