/** The folder in which the stores of one version keep their files, as one of them is in it: its lease, its names, its values. */

import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import { unsaid } from '../../core/wording.ts'
import { encodeLease, type Lease } from './lease.ts'
import { listEntries, type Manifests, readManifests } from './manifests.ts'
import { ownMark, type ProcessMark } from './process-mark.ts'
import { readSealed, removeQuietly, replaceSealed } from './sealed-file.ts'
import type { StoreFiles } from './store-files.ts'
import { leaseName, segmentName, temporaryName } from './store-names.ts'
import { StoreUnavailable } from './store-unavailable.ts'
import { removeOtherVersions, tidy } from './tidy.ts'

const VERSION_FOLDER = /^index-[0-9a-f]{16}$/

export class StoreFolder {
  readonly files: StoreFiles
  /** The folder that was given, which may hold other things. */
  readonly parent: string
  /** Ours alone. */
  readonly path: string
  private readonly mark: ProcessMark = ownMark()
  private readonly owner = randomBytes(8).toString('hex')
  private count = 0

  constructor(files: StoreFiles, parent: string, version: string) {
    this.files = files
    this.parent = parent
    this.path = path.join(parent, `index-${createHash('sha256').update(version).digest('hex').slice(0, 16)}`)
  }

  /** Rejects when something else is in its place, as a link to where others' files are. */
  async isThere(): Promise<boolean> {
    const name = path.basename(this.path)
    const kind = (await listEntries(this.files, this.parent)).find(entry => entry.name === name)?.kind
    if (kind !== undefined && kind !== 'folder')
      throw new StoreUnavailable(unsaid('“{0}” is not a folder of its own.', name))
    return kind === 'folder'
  }

  async make(): Promise<void> {
    if (!(await this.isThere())) await this.files.makeFolder(this.path)
  }

  /**
   * Before anything is written: the folder may have been removed since, and the lease with it, and without one what is being written
   * would be taken for a dead one's.
   */
  async prepare(lease: Omit<Lease, 'mark'>): Promise<void> {
    await this.make()
    const there = await readSealed(this.files, this.path, leaseName(this.owner))
    if (typeof there === 'string') await this.renewLease(lease)
  }

  async renewLease(lease: Omit<Lease, 'mark'>): Promise<void> {
    await this.replace(leaseName(this.owner), encodeLease({ mark: this.mark, ...lease }), false)
  }

  async endLease(): Promise<void> {
    await removeQuietly(this.files, path.join(this.path, leaseName(this.owner)))
  }

  manifests(): Promise<Manifests> {
    return readManifests(this.files, this.path)
  }

  /** A name that nobody else uses, nor we again. */
  segment(): string {
    return segmentName(this.owner, ++this.count)
  }

  temporary(): string {
    return temporaryName(this.owner, ++this.count)
  }

  /** What a small file holds; nothing when it is missing or damaged. */
  async load(name: string): Promise<Uint8Array | undefined> {
    if (!(await this.isThere())) return undefined
    const bytes = await readSealed(this.files, this.path, name)
    return typeof bytes === 'string' ? undefined : bytes
  }

  /** Puts it in the place of what is there. It outlives a power cut if asked to, once the folder was synced after it. */
  async replace(name: string, body: Uint8Array, isLasting: boolean): Promise<void> {
    await replaceSealed(this.files, this.path, { name, temporary: this.temporary(), body, isLasting })
  }

  sync(): Promise<void> {
    return this.files.syncFolder(this.path)
  }

  /** See tidy.ts. Not while something but the segments of `writing` is being written. */
  async tidy(generation: number, seen: Set<string>, writing: ReadonlySet<string>): Promise<void> {
    if (!(await this.isThere())) return
    const { files, mark, owner } = this
    const temporary = (): string => this.temporary()
    await tidy({ files, folder: this.path, mark, owner, generation, seen, writing, temporary })
    const own = path.basename(this.path)
    await removeOtherVersions({ files, mark }, this.parent, name => name !== own && VERSION_FOLDER.test(name))
  }
}
