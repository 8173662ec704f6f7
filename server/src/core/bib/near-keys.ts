/** Keys that somebody may have meant who wrote one that does not exist. */

/** What is looked up for each key: made once a library. */
export interface KeyShape {
  readonly key: string
  /** Lower case, letters and digits only. */
  readonly plain: string
  /** One bit a letter of the alphabet or digit (those of other scripts fold onto them): a filter. */
  readonly mask: number
}

const MOST_NEAR = 3
/** A shorter beginning says nothing: `a` begins every third key. */
const SHORTEST_PREFIX = 4
const LONGEST_KEY = 200

export function keyShape(key: string): KeyShape {
  const plain = key
    .slice(0, LONGEST_KEY)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  let mask = 0
  for (let i = 0; i < plain.length; i++) mask |= 1 << (plain.charCodeAt(i) & 31)
  return { key, plain, mask }
}

/**
 * At most three of `shapes`, the nearest first: the same letters but for case and punctuation, then one or two slips (one only
 * in a key of fewer than six characters), then keys that one begins, then the same letters in another order.
 * Cost: a few operations a key, an edit distance for the few that pass the filter.
 */
export function nearKeys(key: string, shapes: readonly KeyShape[]): readonly string[] {
  const wanted = keyShape(key)
  if (wanted.plain === '') return []
  const sorted = sortedLetters(wanted.plain)
  const slips = wanted.plain.length < 3 ? 0 : wanted.plain.length < 6 ? 1 : 2
  const found: { readonly key: string; readonly far: number }[] = []
  for (const shape of shapes) {
    if (shape.key === key) continue
    const far = distance(wanted, shape, slips, sorted)
    if (far !== undefined) found.push({ key: shape.key, far })
  }
  found.sort((a, b) => a.far - b.far || a.key.length - b.key.length || (a.key < b.key ? -1 : 1))
  return found.slice(0, MOST_NEAR).map(near => near.key)
}

function distance(wanted: KeyShape, other: KeyShape, slips: number, sorted: string): number | undefined {
  if (wanted.plain === other.plain) return 0
  const [a, b] = [wanted.plain, other.plain]
  // A slip takes away one letter and brings one.
  if (Math.abs(a.length - b.length) <= slips && bits(wanted.mask ^ other.mask) <= 2 * slips) {
    const far = slipsBetween(a, 0, b, 0, slips)
    if (far <= slips) return far
  }
  const shorter = Math.min(a.length, b.length)
  if (shorter >= SHORTEST_PREFIX && (a.startsWith(b) || b.startsWith(a))) return 3 + Math.abs(a.length - b.length) / 100
  if (a.length === b.length && wanted.mask === other.mask && sortedLetters(b) === sorted) return 6
  return undefined
}

/**
 * How many letters were changed, dropped, added or swapped with their neighbour between `a` from `i` and `b` from `j`; Infinity when
 * more than `most`. O(length · 4^most), and hardly more than the common beginning for keys that are far apart.
 */
function slipsBetween(a: string, i: number, b: string, j: number, most: number): number {
  while (i < a.length && a[i] === b[j]) {
    i++
    j++
  }
  if (i === a.length && j === b.length) return 0
  if (most === 0 || Math.abs(a.length - i - (b.length - j)) > most) return Infinity
  let fewest = Infinity
  if (i < a.length && j < b.length) fewest = slipsBetween(a, i + 1, b, j + 1, most - 1)
  if (i < a.length) fewest = Math.min(fewest, slipsBetween(a, i + 1, b, j, most - 1))
  if (j < b.length) fewest = Math.min(fewest, slipsBetween(a, i, b, j + 1, most - 1))
  if (i + 1 < a.length && a[i] === b[j + 1] && a[i + 1] === b[j])
    fewest = Math.min(fewest, slipsBetween(a, i + 2, b, j + 2, most - 1))
  return 1 + fewest
}

function sortedLetters(plain: string): string {
  return [...plain].sort().join('')
}

function bits(value: number): number {
  let count = 0
  for (let rest = value >>> 0; rest !== 0; rest &= rest - 1) count++
  return count
}
