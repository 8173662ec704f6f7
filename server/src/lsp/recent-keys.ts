/** More is no longer recent. */
const MOST_RECENT = 40

/**
 * The citation keys that the writer put in last, in any essay, the latest first; behind them those of the essays that were opened last.
 */
export class RecentKeys {
  private recent: readonly string[] = []
  private readonly cited = new Map<string, ReadonlySet<string>>()

  /** What an open essay cites now. */
  note(uri: string, keys: ReadonlySet<string>): void {
    const before = this.cited.get(uri)
    this.cited.set(uri, keys)
    const added = [...keys].filter(key => before?.has(key) !== true)
    if (added.length === 0) return
    const all = before ? [...added, ...this.recent] : [...this.recent, ...added]
    this.recent = [...new Set(all)].slice(0, MOST_RECENT)
  }

  /** The essay was closed: opened again it is the same as before. */
  forget(uri: string): void {
    this.cited.delete(uri)
  }

  get keys(): readonly string[] {
    return this.recent
  }
}
