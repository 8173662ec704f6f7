/** Stores in folders of their own, all closed and removed after each test. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { IndexStore, type StoreOptions } from '../../server/src/node/index-store/index-store.ts'
import { nodeFiles, type StoreFiles } from '../../server/src/node/index-store/store-files.ts'
import { parseStoreName } from '../../server/src/node/index-store/store-names.ts'

export const VERSION = 'words 1'
const CACHE_BYTES = 1 << 20

/** A power cut is not what these tests are about. */
export const unsyncedFiles: StoreFiles = { ...nodeFiles, sync: async () => {}, syncFolder: async () => {} }

/** An error as the system makes it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code, syscall: 'injected' })
}

export class Stores {
  private readonly folders: string[] = []
  private readonly opened: IndexStore[] = []
  readonly messages: string[] = []

  folder(): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-survival-'))
    this.folders.push(folder)
    return folder
  }

  async open(folder: string, options: Partial<StoreOptions> & { readonly version?: string } = {}): Promise<IndexStore> {
    const store = await IndexStore.open(folder, options.version ?? VERSION, {
      cacheBytes: CACHE_BYTES,
      log: message => this.messages.push(message),
      files: unsyncedFiles,
      ...options,
    })
    this.opened.push(store)
    return store
  }

  async close(): Promise<void> {
    for (const store of this.opened.splice(0)) await store.close()
  }

  async clear(): Promise<void> {
    await this.close()
    for (const folder of this.folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
    this.messages.length = 0
  }
}

/** The one folder in which a store keeps its files. */
export function innerFolder(folder: string): string {
  const [inner, ...more] = fs.readdirSync(folder).filter(name => name.startsWith('index-'))
  if (inner === undefined || more.length > 0) throw new Error(`${folder} does not hold one index`)
  return path.join(folder, inner)
}

/** The names of files of one kind. */
export function filesOf(folder: string, kind: 'manifest' | 'segment' | 'temporary' | 'lease' | 'value'): string[] {
  return fs.readdirSync(innerFolder(folder)).filter(name => parseStoreName(name)?.kind === kind)
}
