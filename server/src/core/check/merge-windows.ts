/** Windows of the index begin at every block of words, so a passage lies in several of them. Here each stretch of a source comes once. */
import type { SearchWindow } from '../index/search-index.ts'

/**
 * The windows in their order, of those that lie over each other only the first, as wide as all of them. One joins another when it
 * begins within it, or ends within it: a row of joined windows does not grow without end.
 */
export function mergeWindows(windows: readonly SearchWindow[]): readonly SearchWindow[] {
  const merged: { window: SearchWindow; fromWord: number; toWord: number; leastEdits: number }[] = []
  const bySource = new Map<string, typeof merged>()
  for (const window of windows) {
    const here = bySource.get(window.source.id) ?? []
    if (here.length === 0) bySource.set(window.source.id, here)
    const first = here.find(m => window.fromWord < m.window.toWord && m.window.fromWord < window.toWord)
    if (first) {
      first.fromWord = Math.min(first.fromWord, window.fromWord)
      first.toWord = Math.max(first.toWord, window.toWord)
      first.leastEdits = Math.min(first.leastEdits, window.leastEdits)
      continue
    }
    const { fromWord, toWord, leastEdits } = window
    const own = { window, fromWord, toWord, leastEdits }
    merged.push(own)
    here.push(own)
  }
  return merged.map(({ window, ...extent }) => ({ ...window, ...extent }))
}
