/** Which citation key each source of a corpus has: see index/key-hint.ts for what a source would like, here for who gets it. */
import type { Contribution } from '../index/contribution.ts'
import type { SourceId } from '../model/place.ts'

/**
 * A key for each contribution, the same whatever the order of loading. Sources that declare one key, or whose words are the
 * same, are renditions of one work and share it; of other sources that would like the same key the first by id has it as it is, and
 * the next ones with `b`, `c` after it.
 */
export function assignKeys(contributions: readonly Contribution[]): ReadonlyMap<SourceId, string> {
  const works = worksOf(contributions)
  const wishes = new Map<string, Contribution[][]>()
  const taken = new Set<string>()
  const keys = new Map<SourceId, string>()
  for (const work of works) {
    const declared = work.find(c => c.rendition.metadata.key !== undefined)?.rendition.metadata.key
    if (declared !== undefined) {
      taken.add(declared)
      for (const { id } of work) keys.set(id, declared)
      continue
    }
    const wish = (work[0] as Contribution).keyHint
    const others = wishes.get(wish)
    if (others) others.push(work)
    else wishes.set(wish, [work])
  }
  // Wishes that no one else has come first, so that a made-up suffix never takes another source's own key.
  const ordered = [...wishes].sort((a, b) => a[1].length - b[1].length || (a[0] < b[0] ? -1 : 1))
  for (const [wish, rivals] of ordered) {
    // The first keeps the bare key: an essay that cites it goes on citing it when a rival is added after it.
    let letter = 1
    for (const [i, work] of rivals.entries()) {
      let key = wish
      if (i > 0 || taken.has(key)) {
        do key = suffixed(wish, letter++)
        while (taken.has(key) || (wishes.has(key) && key !== wish))
      }
      taken.add(key)
      for (const { id } of work) keys.set(id, key)
    }
  }
  return new Map(contributions.map(({ id }) => [id, keys.get(id) as string]))
}

/** `smith1776b`, `revolution-betrayed-b`; after `z` comes `aa`. */
function suffixed(wish: string, letter: number): string {
  let suffix = ''
  for (let rest = letter; rest >= 0; rest = Math.floor(rest / 26) - 1)
    suffix = String.fromCharCode(97 + (rest % 26)) + suffix
  return /\d$/.test(wish) ? wish + suffix : `${wish}-${suffix}`
}

/** Groups of renditions of one work, in the order of their first id. */
function worksOf(contributions: readonly Contribution[]): Contribution[][] {
  const works: Contribution[][] = []
  const byKey = new Map<string, Contribution[]>()
  const byLength = new Map<number, Contribution[][]>()
  for (const contribution of contributions) {
    const declared = contribution.rendition.metadata.key
    const same = byLength.get(contribution.words.count)?.find(work => sameWords(work[0] as Contribution, contribution))
    const work =
      (declared === undefined ? undefined : byKey.get(declared)) ?? (declaresOther(same, declared) ? undefined : same)
    if (work) work.push(contribution)
    const group = work ?? [contribution]
    if (!work) works.push(group)
    if (declared !== undefined) byKey.set(declared, group)
    if (contribution.words.count > 0 && !same) {
      const list = byLength.get(contribution.words.count)
      if (list) list.push(group)
      else byLength.set(contribution.words.count, [group])
    }
  }
  return works
}

function declaresOther(work: readonly Contribution[] | undefined, declared: string | undefined): boolean {
  return declared !== undefined && (work?.some(c => (c.rendition.metadata.key ?? declared) !== declared) ?? false)
}

function sameWords(a: Contribution, b: Contribution): boolean {
  const count = a.words.count
  if (count === 0 || count !== b.words.count) return false
  for (let i = 0; i < count; i++) if (a.words.hashes[i] !== b.words.hashes[i]) return false
  return true
}
