/** What a language's tables of spellings hold. All words are folded (text/fold.ts). */
export interface Spellings {
  /** Words and their other spellings, in both directions. */
  readonly pairs: ReadonlyMap<string, ReadonlySet<string>>
  /** Endings and groups of letters that whole families of words exchange. Each brings both spellings to one form. */
  readonly families: readonly (readonly [RegExp, string])[]
  /** Words that a family would take for other words. */
  readonly apart: ReadonlySet<string>
}

/** `gaol jail | grey gray` */
export function wordPairs(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const map = new Map<string, Set<string>>()
  const add = (one: string, other: string): void => {
    map.set(one, (map.get(one) ?? new Set()).add(other))
  }
  for (const pair of text.split('|')) {
    const [one, other] = pair.trim().split(/\s+/) as [string, string]
    add(one, other)
    add(other, one)
  }
  return map
}
