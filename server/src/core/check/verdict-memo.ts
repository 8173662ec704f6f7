import type { Judgement } from '../model/verdict.ts'

/** Remembers judgements by what they depend on, so that typing elsewhere rechecks nothing. Holds the last few thousand. */
export class VerdictMemo {
  private readonly entries = new Map<string, Judgement>()
  private readonly limit: number

  constructor(limit = 5000) {
    this.limit = limit
  }

  get(key: string): Judgement | undefined {
    const found = this.entries.get(key)
    if (found) {
      this.entries.delete(key)
      this.entries.set(key, found)
    }
    return found
  }

  set(key: string, judgement: Judgement): void {
    this.entries.set(key, judgement)
    if (this.entries.size > this.limit) {
      const oldest = this.entries.keys().next().value
      if (oldest !== undefined) this.entries.delete(oldest)
    }
  }
}
