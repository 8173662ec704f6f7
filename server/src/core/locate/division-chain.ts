/** The numbered parts that a place stands in. */
import type { Rendition } from '../model/source.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import type { DivisionLabel } from './division-headings.ts'
import { type Division, divisionsOf } from './divisions.ts'
import type { Located } from './located.ts'

interface DivisionTable {
  readonly divisions: readonly Division[]
  readonly labels: ReadonlySet<DivisionLabel>
  readonly restarting: ReadonlySet<DivisionLabel>
  readonly bareLabel: 'section' | 'chapter'
}

function divisionTable(rendition: Rendition): DivisionTable {
  const divisions = divisionsOf(rendition)
  const seen = new Set<string>()
  const restarting = new Set<DivisionLabel>()
  for (const { label, number } of divisions) {
    const name = `${label} ${number.map(({ value }) => value).join('.')}`
    if (seen.has(name)) restarting.add(label)
    seen.add(name)
  }
  const labels = new Set(divisions.map(({ label }) => label))
  const isSection = labels.has('chapter') || divisions.some(one => one.label === 'bare' && one.number.length > 1)
  return { divisions, labels, restarting, bareLabel: isSection ? 'section' : 'chapter' }
}

/** All, in order of the text. */
export function divisionsIn(source: Located): readonly Division[] {
  return source.derived(divisionTable).divisions
}

export function hasDivision(source: Located, label: DivisionLabel): boolean {
  return source.derived(divisionTable).labels.has(label)
}

/** Innermost first. Cost: O(log of the divisions + their depth). */
export function divisionsAt(source: Located, at: number): readonly Division[] {
  const divisions = divisionsIn(source)
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
  return source.derived(divisionTable).restarting
}

/** What a number without a word is called: a section beside chapters or where it has points, else a chapter. */
export function bareLabelOf(source: Located): 'section' | 'chapter' {
  return source.derived(divisionTable).bareLabel
}
