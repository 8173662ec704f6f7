/** The numbered parts that a place stands in. */
import type { Division } from './divisions.ts'
import { divisionsOf } from './divisions.ts'
import { lastAtOrBefore } from './last-at-or-before.ts'
import type { Located } from './located.ts'

/** Innermost first. Cost: O(log of the divisions + their depth). */
export function divisionsAt(source: Located, at: number): readonly Division[] {
  const divisions = source.derived(divisionsOf)
  const chain: Division[] = []
  for (
    let i: number | undefined = lastAtOrBefore(divisions, at, d => d.span.start);
    i !== undefined && i >= 0;
    i = divisions[i]?.parent
  ) {
    const division = divisions[i] as Division
    if (division.span.end > at) chain.push(division)
  }
  return chain
}

/** Labels of which the same number comes more than once: chapters that begin anew in each part. */
export function restartingOf(source: Located): ReadonlySet<string> {
  const seen = new Set<string>()
  const restarting = new Set<string>()
  for (const { label, number } of source.derived(divisionsOf)) {
    const name = `${label} ${number.map(({ value }) => value).join('.')}`
    if (seen.has(name)) restarting.add(label)
    seen.add(name)
  }
  return restarting
}

/** What a number without a word is called: a section beside chapters or where it has points, else a chapter. */
export function bareLabelOf(source: Located): 'section' | 'chapter' {
  const isSection = source
    .derived(divisionsOf)
    .some(({ label, number }) => label === 'chapter' || (label === 'bare' && number.length > 1))
  return isSection ? 'section' : 'chapter'
}
