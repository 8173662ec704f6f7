import type { Judgement } from '../model/verdict.ts'

interface Entry {
  readonly judgement: Judgement
  /** The corpus that was searched; absent where the claimed sources alone were asked, which the key names. */
  readonly revision: number | undefined
}

/**
 * Remembers judgements by what they depend on, so that neither typing elsewhere nor a change of sources that were not asked makes them
 * anew. Holds the last few thousand.
 */
export class VerdictMemo {
  private readonly entries = new Map<string, Entry>()
  private readonly limit: number

  constructor(limit = 5000) {
    this.limit = limit
  }

  /** Undefined where nothing is known, or the whole corpus was asked and it is another one now. */
  get(key: string, revision: number): Judgement | undefined {
    const found = this.entries.get(key)
    if (!found || (found.revision !== undefined && found.revision !== revision)) return undefined
    this.entries.delete(key)
    this.entries.set(key, found)
    return found.judgement
  }

  /** `revision` is that of the corpus where all of it was searched. */
  set(key: string, judgement: Judgement, revision?: number): void {
    this.entries.delete(key)
    this.entries.set(key, { judgement, revision })
    if (this.entries.size > this.limit) {
      const oldest = this.entries.keys().next().value
      if (oldest !== undefined) this.entries.delete(oldest)
    }
  }
}
