/** The numbered parts that a place stands in. */
import type { Rendition } from '../model/source.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import type { DivisionLabel, VerseForm } from './division-headings.ts'
import { type Division, divisionsOf } from './divisions.ts'
import type { Located } from './located.ts'
import { type CountedPoem, countedPoems, verseForms } from './verse-forms.ts'

interface DivisionTable {
  readonly divisions: readonly Division[]
  readonly labels: ReadonlySet<DivisionLabel | VerseForm>
  readonly restarting: ReadonlySet<DivisionLabel>
  readonly bareLabel: 'section' | 'chapter'
  readonly poems: readonly CountedPoem[]
}

function divisionTable(rendition: Rendition): DivisionTable {
  const plain = divisionsOf(rendition)
  const forms = verseForms(plain, rendition.text)
  const divisions = plain.map((division, i) => {
    const form = forms.get(i)
    return form ? { ...division, form } : division
  })
  const seen = new Set<string>()
  const restarting = new Set<DivisionLabel>()
  for (const { label, number } of divisions) {
    const name = `${label} ${number.map(({ value }) => value).join('.')}`
    if (seen.has(name)) restarting.add(label)
    seen.add(name)
  }
  const labels = new Set<DivisionLabel | VerseForm>(
    divisions.flatMap(({ label, form }) => (form ? [label, form] : [label])),
  )
  const isSection = labels.has('chapter') || divisions.some(one => one.label === 'bare' && one.number.length > 1)
  return {
    divisions,
    labels,
    restarting,
    bareLabel: isSection ? 'section' : 'chapter',
    poems: countedPoems(divisions, rendition.text),
  }
}

/** All, in order of the text. */
export function divisionsIn(source: Located): readonly Division[] {
  return source.derived(divisionTable).divisions
}

export function hasDivision(source: Located, label: DivisionLabel | VerseForm): boolean {
  return source.derived(divisionTable).labels.has(label)
}

/** Whether a division bears a number of what is called so; a number without a word is a section to whoever says that. */
export function isCalled({ label, form }: Division, wanted: string): boolean {
  return label === wanted || form === wanted || (label === 'bare' && wanted === 'section')
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

/** The poems of which the lines can be counted, in order. */
export function poemsIn(source: Located): readonly CountedPoem[] {
  return source.derived(divisionTable).poems
}
