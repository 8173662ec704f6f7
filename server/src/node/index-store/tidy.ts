/**
 * Removes what nobody needs: manifests before the last two, segments that neither names, what dead processes left half written.
 *
 * Nothing that may still be named by a manifest goes. The order sees to that: first what there is, then who lives, then the manifests.
 * A writer that was dead before the manifests were read cannot publish what they do not name; one that lives keeps its own, but for what
 * was seen in a manifest and is in none any more, for a name never comes back.
 */
import path from 'node:path'
import { type Lease, readLiveLease } from './lease.ts'
import { listEntries, readManifests, removeEntry, removeManifest } from './manifests.ts'
import type { ProcessMark } from './process-mark.ts'
import { removeQuietly } from './sealed-file.ts'
import type { FolderEntry, StoreFiles } from './store-files.ts'
import { parseStoreName } from './store-names.ts'

export interface Tidier {
  readonly files: StoreFiles
  readonly folder: string
  readonly mark: ProcessMark
  /** Who tidies; it is writing nothing meanwhile but the segments of `writing`. */
  readonly owner: string
  readonly writing: ReadonlySet<string>
  /** The newest generation that it knows. */
  readonly generation: number
  /** Names that stood in a manifest once. Those that are gone are taken out. */
  readonly seen: Set<string>
  /** A name that nobody else uses. */
  readonly temporary: () => string
}

/** What cannot be removed is left for another time. Rejects when the folder cannot be read. */
export async function tidy(tidier: Tidier): Promise<void> {
  const { files, folder, owner, seen, writing } = tidier
  const entries = await listEntries(files, folder)
  const leases = await liveLeases(tidier, entries)
  const { newest, before } = await readManifests(files, folder)
  const named = new Set([...newest.segments, ...before.segments].map(({ name }) => name))
  const isHeld = (name: string): boolean =>
    writing.has(name) || [...leases.values()].some(({ held }) => held === 'all' || held.includes(name))
  for (const { name, kind } of entries) {
    const parsed = parseStoreName(name)
    if (!parsed) continue
    if (parsed.kind === 'manifest') {
      if (parsed.generation >= before.generation) continue
      await removeManifest(files, folder, name, kind === 'folder' ? tidier.temporary() : undefined)
    } else if (parsed.kind === 'temporary') {
      if (parsed.owner === owner || !leases.has(parsed.owner)) await removeEntry(files, folder, name, kind === 'folder')
    } else if (parsed.kind === 'lease') {
      if (parsed.owner !== owner && !leases.has(parsed.owner)) await removeQuietly(files, path.join(folder, name))
    } else if (parsed.kind === 'segment') {
      const isAbandoned = parsed.owner === owner || !leases.has(parsed.owner) || seen.has(name)
      if (!named.has(name) && isAbandoned && !isHeld(name)) await removeQuietly(files, path.join(folder, name))
    }
  }
  const there = new Set(entries.map(({ name }) => name))
  for (const name of seen) if (!there.has(name)) seen.delete(name)
}

/** Of all whose files lie there: a listing made while a lease is renewed may lack it, so it is looked for by its name. */
async function liveLeases(
  { files, folder, mark, generation }: Pick<Tidier, 'files' | 'folder' | 'mark' | 'generation'>,
  entries: readonly FolderEntry[],
): Promise<ReadonlyMap<string, Lease>> {
  const owners = new Set(
    entries.flatMap(({ name }) => {
      const parsed = parseStoreName(name)
      return parsed && 'owner' in parsed ? [parsed.owner] : []
    }),
  )
  const leases = new Map<string, Lease>()
  for (const owner of owners) {
    const lease = await readLiveLease(files, folder, owner, mark, generation)
    if (lease) leases.set(owner, lease)
  }
  return leases
}

/** Removes the folders of other versions of the index that no process uses. */
export async function removeOtherVersions(
  { files, mark }: Pick<Tidier, 'files' | 'mark'>,
  parent: string,
  isOther: (name: string) => boolean,
): Promise<void> {
  for (const { name, kind } of await listEntries(files, parent)) {
    if (kind !== 'folder' || !isOther(name)) continue
    const folder = path.join(parent, name)
    const entries = await listEntries(files, folder)
    const { newest } = await readManifests(files, folder)
    const leases = await liveLeases({ files, folder, mark, generation: newest.generation }, entries)
    if (leases.size > 0) continue
    // Manifests first: none may be left that names what is gone.
    const isManifest = (entry: FolderEntry): boolean => parseStoreName(entry.name)?.kind === 'manifest'
    const ours = entries.filter(entry => parseStoreName(entry.name))
    for (const entry of [...ours.filter(isManifest), ...ours.filter(each => !isManifest(each))]) {
      await removeEntry(files, folder, entry.name, entry.kind === 'folder')
    }
    await files.removeFolder(folder).catch(() => undefined)
  }
}
