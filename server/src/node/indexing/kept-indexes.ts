import { createHash } from 'node:crypto'
import path from 'node:path'
import { CorpusIndex } from './corpus-index.ts'

/** The indexes of a server: one for each set of folders, all in one folder of the editor's. Those that were opened stay open. */
export class KeptIndexes {
  /** The one that answers now. */
  current: CorpusIndex | undefined
  private readonly open = new Map<string, Promise<CorpusIndex>>()
  private readonly log: (message: string) => void
  private readonly notice: (message: string) => void

  /** `notice` is for what a person should know, `log` for whoever looks. */
  constructor(log: (message: string) => void, notice: (message: string) => void) {
    this.log = log
    this.notice = notice
  }

  /** `places`: what tells this workspace from others. Without `storage` there is one index, in memory. */
  take(storage: string | undefined, places: readonly (string | undefined)[], memory: number): Promise<CorpusIndex> {
    const folder = storage === undefined ? undefined : indexFolder(storage, places)
    const name = folder ?? ''
    const known = this.open.get(name)
    if (known) return known
    const index = CorpusIndex.open({
      memory,
      log: this.log,
      notice: this.notice,
      ...(folder === undefined ? {} : { folder }),
    })
    this.open.set(name, index)
    return index
  }

  async close(): Promise<void> {
    const opened = await Promise.all(this.open.values())
    this.open.clear()
    this.current = undefined
    for (const index of opened) await index.close()
  }
}

/** The folder within a storage for the sources of these places. */
export function indexFolder(storage: string, places: readonly (string | undefined)[]): string {
  const text = JSON.stringify(places.filter(place => place !== undefined).sort())
  return path.join(storage, createHash('sha256').update(text).digest('hex').slice(0, 24))
}
