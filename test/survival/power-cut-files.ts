/**
 * A disk in memory that forgets, at a power cut, what was not synced: of a name that was not, whether it was made, moved or removed; of
 * a file that was not, anything behind what was. What it keeps of it is drawn, each by itself, which is worse than what disks do.
 */
import path from 'node:path'
import type { StoreFiles } from '../../server/src/node/index-store/store-files.ts'
import { systemError } from './stores.ts'

interface File {
  readonly kind: 'file'
  bytes: Uint8Array
  /** How much of it outlives a power cut. */
  safe: number
}
interface Folder {
  readonly kind: 'folder'
  readonly names: Map<string, Node>
  safe: ReadonlyMap<string, Node>
}
type Node = File | Folder

export class PowerCutDisk {
  private readonly root: Folder
  private readonly opened = new Map<number, { readonly node: Node; at: number }>()
  private nextDescriptor = 1
  private left: number
  private readonly cut = Promise.withResolvers<void>()
  private readonly hasLinks: boolean
  /** Calls that change something. */
  calls = 0

  /** @param callsUntilCut the power goes off at the call after so many that change something */
  constructor(callsUntilCut: number, hasLinks: boolean, root: Folder = folder()) {
    this.left = callsUntilCut
    this.hasLinks = hasLinks
    this.root = root
  }

  /** Resolves when the power goes off. */
  get off(): Promise<void> {
    return this.cut.promise
  }

  /** What is found after the power is back. Who had leases is dead. */
  after(random: () => number): PowerCutDisk {
    return new PowerCutDisk(Number.POSITIVE_INFINITY, this.hasLinks, survivingFolder(this.root, random))
  }

  /** Every name there is, folders too. */
  names(): string[] {
    const all = (each: Folder): string[] =>
      [...each.names].flatMap(([name, node]) => [name, ...(node.kind === 'folder' ? all(node) : [])])
    return all(this.root)
  }

  get files(): StoreFiles {
    return {
      list: async at =>
        [...this.folderAt(at).names].map(([name, node]) => ({ name, kind: node.kind === 'file' ? 'file' : 'folder' })),
      open: async file => this.descriptor(this.nodeAt(file)),
      measure: file => {
        const { node } = this.at(file)
        return node.kind === 'file' ? { size: node.bytes.length, isFile: true } : { size: 0, isFile: false }
      },
      read: (file, into, at, length, position) => {
        const { node } = this.at(file)
        if (node.kind !== 'file') throw systemError('EISDIR')
        const bytes = node.bytes.subarray(position, position + length)
        into.set(bytes, at)
        return bytes.length
      },
      close: file => {
        this.opened.delete(file)
      },
      makeFolder: async at => {
        await this.change()
        let parent = this.root
        for (const part of parts(at)) {
          const node = parent.names.get(part) ?? folder()
          if (node.kind !== 'folder') throw systemError('EEXIST')
          parent.names.set(part, node)
          parent.safe = new Map(parent.safe).set(part, node)
          parent = node
        }
      },
      create: async file => {
        await this.change()
        const { parent, name } = this.place(file)
        if (parent.names.has(name)) throw systemError('EEXIST')
        const node: File = { kind: 'file', bytes: new Uint8Array(0), safe: 0 }
        parent.names.set(name, node)
        return this.descriptor(node)
      },
      write: async (file, bytes) => {
        const { node } = this.at(file)
        if (node.kind !== 'file') throw systemError('EISDIR')
        // A write may have got half through.
        if (this.left === 0) node.bytes = joined(node.bytes, bytes.subarray(0, bytes.length >> 1))
        await this.change()
        node.bytes = joined(node.bytes, bytes)
      },
      sync: async file => {
        await this.change()
        const { node } = this.at(file)
        if (node.kind === 'file') node.safe = node.bytes.length
      },
      syncFolder: async at => {
        await this.change()
        const node = this.folderAt(at)
        node.safe = new Map(node.names)
      },
      link: async (file, other) => {
        if (!this.hasLinks) throw systemError('ENOTSUP')
        await this.change()
        const { parent, name } = this.place(other)
        if (parent.names.has(name)) throw systemError('EEXIST')
        parent.names.set(name, this.nodeAt(file))
      },
      rename: async (from, to) => {
        await this.change()
        const node = this.nodeAt(from)
        const [source, target] = [this.place(from), this.place(to)]
        const there = target.parent.names.get(target.name)
        if (there?.kind === 'folder' && there.names.size > 0) throw systemError('ENOTEMPTY')
        source.parent.names.delete(source.name)
        target.parent.names.set(target.name, node)
      },
      remove: async file => {
        await this.change()
        const { parent, name } = this.place(file)
        if (!parent.names.delete(name)) throw systemError('ENOENT')
      },
      removeFolder: async at => {
        await this.change()
        const { parent, name } = this.place(at)
        if (this.folderAt(at).names.size > 0) throw systemError('ENOTEMPTY')
        parent.names.delete(name)
      },
    }
  }

  /** Nothing comes back from a call once the power is off. */
  private async change(): Promise<void> {
    if (this.left === 0) {
      this.cut.resolve()
      await new Promise(() => {})
    }
    this.left--
    this.calls++
  }

  private descriptor(node: Node): number {
    this.opened.set(this.nextDescriptor, { node, at: 0 })
    return this.nextDescriptor++
  }

  private at(file: number): { readonly node: Node } {
    const opened = this.opened.get(file)
    if (!opened) throw systemError('EBADF')
    return opened
  }

  private nodeAt(at: string): Node {
    let node: Node = this.root
    for (const part of parts(at)) {
      const next: Node | undefined = node.kind === 'folder' ? node.names.get(part) : undefined
      if (!next) throw systemError('ENOENT')
      node = next
    }
    return node
  }

  private folderAt(at: string): Folder {
    const node = this.nodeAt(at)
    if (node.kind !== 'folder') throw systemError('ENOTDIR')
    return node
  }

  private place(file: string): { readonly parent: Folder; readonly name: string } {
    return { parent: this.folderAt(path.dirname(file)), name: path.basename(file) }
  }
}

function survivingFolder(before: Folder, random: () => number): Folder {
  const after = folder()
  for (const name of new Set([...before.names.keys(), ...before.safe.keys()])) {
    const [now, safe] = [before.names.get(name), before.safe.get(name)]
    const node = now === safe || random() < 0.5 ? now : safe
    if (node && !name.startsWith('lease-')) after.names.set(name, surviving(node, random))
  }
  after.safe = new Map(after.names)
  return after
}

function surviving(node: Node, random: () => number): Node {
  if (node.kind === 'folder') return survivingFolder(node, random)
  const kept = node.safe + Math.floor(random() * (node.bytes.length - node.safe + 1))
  const bytes = node.bytes.slice(0, kept)
  if (kept > node.safe && random() < 0.5) bytes.fill(0, node.safe)
  return { kind: 'file', bytes, safe: bytes.length }
}

function folder(): Folder {
  return { kind: 'folder', names: new Map(), safe: new Map() }
}

function parts(at: string): string[] {
  return at.split(path.sep).filter(part => part !== '')
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
