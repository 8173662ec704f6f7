/**
 * Files over which a reader process died, by the hash of their bytes, as a value of the index's folder. The first time may have been an
 * accident of the machine: the file is tried once more at the next start. After the second it is let be, until its bytes are others.
 */
import type { Death } from './reader-limits.ts'

const MOST_DEATHS = 2

export interface Deaths {
  readonly count: number
  readonly last: Death
}

export class Quarantine {
  private readonly deaths: Map<string, Deaths>
  private changed = false

  private constructor(deaths: Map<string, Deaths>) {
    this.deaths = deaths
  }

  /** Nothing known, when the bytes are missing or not what was written. */
  static read(bytes: Uint8Array | undefined): Quarantine {
    try {
      const rows = bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as [string, Deaths][]) : []
      return new Quarantine(new Map(rows))
    } catch {
      return new Quarantine(new Map())
    }
  }

  /** The bytes to keep, when there is anything new to keep. */
  write(): Uint8Array | undefined {
    if (!this.changed) return undefined
    this.changed = false
    return new TextEncoder().encode(JSON.stringify([...this.deaths]))
  }

  /** What is not to be tried again: hash → how its reader died. */
  get closed(): ReadonlyMap<string, Death> {
    const closed = [...this.deaths].filter(([, { count }]) => count >= MOST_DEATHS)
    return new Map(closed.map(([hash, { last }]) => [hash, last]))
  }

  /** Everything is tried again. */
  forget(): void {
    this.changed ||= this.deaths.size > 0
    this.deaths.clear()
  }

  note(hash: string, death: Death): void {
    if (death === 'no-start') return
    this.deaths.set(hash, { count: (this.deaths.get(hash)?.count ?? 0) + 1, last: death })
    this.changed = true
  }
}
