/**
 * Renditions as read-only files, for editors that open files only: `renditions/<content>/keeper1907.pdf.txt` in the server's storage. Without
 * a storage the folder is one of the system's temporary folder that this process makes for itself alone (others could put their files into
 * one that has a fixed name) and takes away at its end.
 */
import { randomUUID } from 'node:crypto'
import { promises as fs, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { KeptRendition } from '../lsp/host.ts'

const FOLDER = 'renditions'
/** What nobody has gone to for so long is taken away. */
const KEPT_DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000
const READ_ONLY = 0o444

export class KeptRenditions {
  private readonly log: (message: string) => void
  /** The storages that are ours to tidy. */
  private readonly used = new Set<string>()
  private temporary: string | undefined

  constructor(log: (message: string) => void) {
    this.log = log
  }

  /** What an earlier start left there is tidied as well. */
  use(storage: string | undefined): void {
    if (storage !== undefined) this.used.add(storage)
  }

  /** The file's URI; undefined where nothing can be written. */
  async keep({ storage, folder, name, text }: KeptRendition): Promise<string | undefined> {
    try {
      const base = path.join(storage ?? this.ownFolder(), FOLDER)
      const own = path.join(base, folder)
      const file = path.join(own, name)
      await fs.mkdir(own, { recursive: true })
      const there = await fs.readFile(file, 'utf8').catch(() => undefined)
      if (there !== text) await replace(file, text)
      // The folder's time says when somebody last went there.
      const now = new Date()
      await fs.utimes(own, now, now).catch(() => undefined)
      return pathToFileURL(file).href
    } catch (error) {
      this.log(`a source cannot be shown: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  }

  /** Removes what was not used for long. What cannot be removed is left for another time. */
  async tidy(now = Date.now()): Promise<void> {
    for (const storage of this.used) {
      const base = path.join(storage, FOLDER)
      for (const entry of await fs.readdir(base, { withFileTypes: true }).catch(() => [])) {
        if (!entry.isDirectory()) continue
        const own = path.join(base, entry.name)
        const stats = await fs.stat(own).catch(() => undefined)
        if (stats && now - stats.mtimeMs > KEPT_DAYS * DAY_MS) await remove(own).catch(() => undefined)
      }
    }
  }

  dispose(): void {
    if (this.temporary === undefined) return
    rmSync(this.temporary, { recursive: true, force: true })
    this.temporary = undefined
  }

  private ownFolder(): string {
    if (this.temporary === undefined) {
      this.temporary = mkdtempSync(path.join(os.tmpdir(), 'apparatus-'))
      // An editor that dies says no `shutdown`.
      process.once('exit', () => this.dispose())
    }
    return this.temporary
  }
}

/** Nobody sees half a file. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  await fs.writeFile(draft, text, { mode: READ_ONLY, flag: 'wx' })
  try {
    await fs.rename(draft, file)
  } catch {
    // Windows replaces no file that is read-only.
    await fs.chmod(file, 0o644).catch(() => undefined)
    await fs.rename(draft, file)
  }
}

async function remove(folder: string): Promise<void> {
  for (const name of await fs.readdir(folder)) await fs.chmod(path.join(folder, name), 0o644)
  await fs.rm(folder, { recursive: true })
}
