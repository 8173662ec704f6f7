/** Which citation key each source of a corpus has: see index/key-hint.ts for what a source would like, here for who gets it. */
import type { SourceFacts } from '../index/contribution.ts'
import type { SourceId } from '../model/place.ts'

/**
 * A key for each contribution, the same whatever the order of loading. Sources that declare one key, or whose words are the
 * same, are renditions of one work and share it; of other sources that would like the same key one whose file is named so has it as it
 * is, else the first by id, and the next ones have `b`, `c` after it.
 */
export function assignKeys(contributions: readonly SourceFacts[]): ReadonlyMap<SourceId, string> {
  const works = worksOf(contributions)
  const wishes = new Map<string, SourceFacts[][]>()
  const taken = new Set<string>()
  const keys = new Map<SourceId, string>()
  for (const work of works) {
    const declared = work.find(c => c.metadata.key !== undefined)?.metadata.key
    if (declared !== undefined) {
      taken.add(declared)
      for (const { id } of work) keys.set(id, declared)
      continue
    }
    const wish = (work[0] as SourceFacts).keyHint
    const others = wishes.get(wish)
    if (others) others.push(work)
    else wishes.set(wish, [work])
  }
  // Wishes that no one else has come first, so that a made-up suffix never takes another source's own key.
  const ordered = [...wishes].sort((a, b) => a[1].length - b[1].length || (a[0] < b[0] ? -1 : 1))
  for (const [wish, rivals] of ordered) {
    // The first keeps the bare key: an essay that cites it goes on citing it when a rival is added after it. But a writer who names a
    // file by a key means that file.
    const [named, others] = [rivals.filter(work => isNamed(work, wish)), rivals.filter(work => !isNamed(work, wish))]
    let letter = 1
    for (const [i, work] of [...named, ...others].entries()) {
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

/** Whether a file of the work has the key for its name. */
function isNamed(work: readonly SourceFacts[], key: string): boolean {
  return work.some(({ path }) => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '') === key)
}

/** `smith1776b`, `revolution-betrayed-b`; after `z` comes `aa`. */
function suffixed(wish: string, letter: number): string {
  let suffix = ''
  for (let rest = letter; rest >= 0; rest = Math.floor(rest / 26) - 1)
    suffix = String.fromCharCode(97 + (rest % 26)) + suffix
  return /\d$/.test(wish) ? wish + suffix : `${wish}-${suffix}`
}

/** Groups of renditions of one work, in the order of their first id. */
function worksOf(contributions: readonly SourceFacts[]): SourceFacts[][] {
  const works: SourceFacts[][] = []
  const byKey = new Map<string, SourceFacts[]>()
  const byLength = new Map<number, SourceFacts[][]>()
  for (const contribution of contributions) {
    const declared = contribution.metadata.key
    const same = byLength.get(contribution.wordCount)?.find(work => sameWords(work[0] as SourceFacts, contribution))
    const work =
      (declared === undefined ? undefined : byKey.get(declared)) ?? (declaresOther(same, declared) ? undefined : same)
    if (work) work.push(contribution)
    const group = work ?? [contribution]
    if (!work) works.push(group)
    if (declared !== undefined) byKey.set(declared, group)
    if (contribution.wordCount > 0 && !same) {
      const list = byLength.get(contribution.wordCount)
      if (list) list.push(group)
      else byLength.set(contribution.wordCount, [group])
    }
  }
  return works
}

function declaresOther(work: readonly SourceFacts[] | undefined, declared: string | undefined): boolean {
  return declared !== undefined && (work?.some(c => (c.metadata.key ?? declared) !== declared) ?? false)
}

function sameWords(a: SourceFacts, b: SourceFacts): boolean {
  return a.wordCount > 0 && a.wordCount === b.wordCount && a.wordsDigest === b.wordsDigest
}
