/**
 * Small files that are read whole: a checksum, then what it was made of. The file's name goes into the checksum, so that
 * one file in the place of another is damage too. They come to be by renaming: whoever reads sees the old one or the new one.
 */
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { StoreFiles } from './store-files.ts'
import { errorCode } from './store-unavailable.ts'

/** Of SHA-256. */
const SUM_BYTES = 16
/** A larger file of this kind was not written by us. */
const LARGEST = 256 << 20

/** The bytes of a file that is to be called `name`. */
export function seal(name: string, body: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(SUM_BYTES + body.length)
  sealed.set(sum(name, body))
  sealed.set(body, SUM_BYTES)
  return sealed
}

/** What was sealed under that name, else nothing. */
function unseal(name: string, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < SUM_BYTES) return undefined
  const body = sealed.subarray(SUM_BYTES)
  return sum(name, body).every((byte, i) => byte === sealed[i]) ? body : undefined
}

function sum(name: string, body: Uint8Array): Uint8Array {
  return createHash('sha256').update(`${name}\0`).update(body).digest().subarray(0, SUM_BYTES)
}

/** These mean that what stands there is not a file of ours that can be read; others mean that it cannot be known just now. */
const DAMAGE = ['ELOOP', 'EMLINK', 'EISDIR', 'ENXIO', 'ENODEV', 'ENOTDIR', 'EIO', 'ESTALE']

/** Rejects only when it cannot be known just now, as when too many files are open. */
export async function readSealed(
  files: StoreFiles,
  folder: string,
  name: string,
  sealedAs = name,
): Promise<Uint8Array | 'missing' | 'damaged'> {
  let file: number | undefined
  try {
    file = await files.open(path.join(folder, name))
    const { size, isFile } = files.measure(file)
    if (!isFile || size > LARGEST) return 'damaged'
    const sealed = new Uint8Array(size)
    if (files.read(file, sealed, 0, size, 0) < size) return 'damaged'
    return unseal(sealedAs, sealed) ?? 'damaged'
  } catch (error) {
    const code = errorCode(error) ?? ''
    if (code === 'ENOENT') return 'missing'
    if (DAMAGE.includes(code)) return 'damaged'
    throw error
  } finally {
    if (file !== undefined) files.close(file)
  }
}

/** A new file with these bytes that outlives a power cut, but for its name: that takes a sync of the folder. */
export async function createFile(files: StoreFiles, file: string, bytes: Uint8Array): Promise<void> {
  const opened = await files.create(file)
  try {
    await files.write(opened, bytes)
    await files.sync(opened)
  } finally {
    files.close(opened)
  }
}

export interface Replacement {
  readonly name: string
  /** A name that nobody else uses. */
  readonly temporary: string
  readonly body: Uint8Array
  /** Whether it is of use after a power cut; its name takes a sync of the folder then. */
  readonly isLasting: boolean
}

/** Puts `body` in the place of what the file held. */
export async function replaceSealed(files: StoreFiles, folder: string, replacement: Replacement): Promise<void> {
  const { name, temporary, body, isLasting } = replacement
  const written = path.join(folder, temporary)
  try {
    await createFile(isLasting ? files : { ...files, sync: async () => {} }, written, seal(name, body))
    await files.rename(written, path.join(folder, name))
  } catch (error) {
    await removeQuietly(files, written)
    throw error
  }
}

/** What cannot be removed now is removed by a later tidying. */
export async function removeQuietly(files: StoreFiles, file: string): Promise<void> {
  await files.remove(file).catch(() => undefined)
}
