import type { Essay } from '../../essay/essay.ts'
import { LOCATOR_TERMS } from '../../essay/locator-terms.ts'
import { writtenLocator } from '../../locate/written-locator.ts'
import type { CitedLocator } from '../../model/citation.ts'
import type { Mislocation } from '../../model/verdict.ts'
import { say } from '../../wording.ts'
import { shortTerms } from '../completion/written-locators.ts'
import { applyEdits, type Candidate, edit, type FixContext, type FixEdit, type FixTarget } from './fix.ts'

/** Cites the place where the words stand: only the value is written anew, and the term where it becomes one page or several. */
export function rightLocatorFixes(context: FixContext, target: FixTarget): readonly Candidate[] {
  const { judgement, finding } = target
  const edits = finding.code === 'quotation.mislocated' ? rightLocatorEdits(context, target) : undefined
  if (!edits || judgement.location?.kind !== 'wrong') return []
  return [
    {
      title: say('Correct the locator to {0}', titleOf(context, target, judgement.location, edits)),
      kind: 'quickfix',
      finding,
      edits,
      goal: 'resolved',
      ...(isSureLocator(context, target) ? { preferred: true } : {}),
    },
  ]
}

/** Undefined where nobody can tell which of several values to change. */
export function rightLocatorEdits({ essay }: FixContext, target: FixTarget): readonly FixEdit[] | undefined {
  const { location } = target.judgement
  if (location?.kind !== 'wrong' || location.corrections.length === 0) return undefined
  const parts = partsOf(target, location)
  const edits = location.corrections.flatMap(({ part, value }) => {
    const cited = parts[part]
    if (!cited) return []
    const { start, end } = cited.span
    const valueStart = essay.text.slice(start, end).lastIndexOf(cited.value)
    if (valueStart < 0) return []
    const term = essay.text.slice(start, start + valueStart)
    const isRange = /\p{N}\s*[-–—]|\p{L}-/u.test(value)
    const termed = termFor(term, cited.label, isRange)
    const written = `${/\d/.test(value) ? termed : beforeLetters(termed, cited, essay, isRange)}${value}`
    const valueEnd = start + valueStart + cited.value.length
    // The stop of `33f.` goes with it.
    const isStopLeft = /\df+$/.test(cited.value) && !/f$/.test(value) && essay.text[valueEnd] === '.'
    return [edit(essay, start, isStopLeft ? valueEnd + 1 : valueEnd, written)]
  })
  return edits.length === location.corrections.length ? edits : undefined
}

/** What stands before a Roman number: without a term, or right behind one, it would be no locator to Pandoc: `[@key, iii]`, `p.iii`. */
function beforeLetters(
  term: string,
  { label, span }: CitedLocator,
  { text, language }: Essay,
  isRange: boolean,
): string {
  if (term.trim() !== '') return /\s$/.test(term) ? term : `${term} `
  if (/\{\s*$/.test(text.slice(0, span.start))) return term
  const terms = shortTerms(label, language.slice(0, 2).toLowerCase()) ?? shortTerms(label, 'en')
  return terms ? `${isRange ? terms.many : terms.one} ` : term
}

/** Whether the place is printed in the source and the citation is that of this quotation alone. */
export function isSureLocator({ checked }: FixContext, { quotation, judgement }: FixTarget): boolean {
  const { location } = judgement
  if (location?.kind !== 'wrong' || !location.right.certain) return false
  const citation = quotation.claims[location.claim]?.citation.start
  const others = checked.quotations.filter(one => one.quotation.claims.some(claim => claim.citation.start === citation))
  return others.length === 1
}

function partsOf({ quotation }: FixTarget, { claim }: Mislocation): readonly CitedLocator[] {
  const locator = quotation.claims[claim]?.locator
  return locator?.parts ?? (locator ? [locator] : [])
}

/** The locator as it will stand in the essay; a bare number with what it is the number of. */
function titleOf({ essay }: FixContext, target: FixTarget, location: Mislocation, edits: readonly FixEdit[]): string {
  const parts = partsOf(target, location)
  const start = Math.min(...parts.map(({ span }) => span.start))
  const end = Math.max(...parts.map(({ span }) => span.end), ...edits.map(({ span }) => span.end))
  const moved = edits.map(({ span, oldText, newText }) => ({
    ...edit(essay, span.start, span.end, newText),
    oldText,
  }))
  const growth = moved.reduce((sum, { oldText, newText }) => sum + newText.length - oldText.length, 0)
  const written = applyEdits(essay.text.slice(0, end), moved).slice(start, end + growth)
  return /^\p{N}/u.test(written) ? writtenLocator(location.right) : written
}

/** `pp. ` for `p. ` before a range and the other way round, in the language of the term; as it is where it has but one form. */
function termFor(term: string, label: string, isRange: boolean): string {
  const bare = term.trim()
  if (bare === '') return term
  for (const terms of Object.values(LOCATOR_TERMS)) {
    const forms = terms[label] ?? []
    const at = forms.findIndex(form => form.toLowerCase() === bare.toLowerCase())
    if (at < 0) continue
    // The tables have each form in the singular and then in the plural.
    const other = forms[at % 2 === 0 ? at + 1 : at - 1]
    const isPlural = at % 2 === 1
    if (isPlural === isRange || other === undefined || isAbbreviation(other) !== isAbbreviation(bare)) return term
    return term.replace(bare, /^\p{Lu}/u.test(bare) ? other.charAt(0).toUpperCase() + other.slice(1) : other)
  }
  return term
}

function isAbbreviation(term: string): boolean {
  return term.endsWith('.')
}
