import type { Rendition } from '../model/source.ts'
import type { TermLanguage } from '../model/term.ts'
import { LETTER_UNIT, UNIT_CLASSES } from './finding/unit-classes.ts'

export type { TermLanguage } from '../model/term.ts'

const FREQUENT: readonly (readonly [TermLanguage, string])[] = [
  ['en', 'the of and to in that was is with'],
  ['de', 'der die das und nicht von ist den mit'],
  ['fr', 'le la les et des du est une que'],
  ['ru', 'и в не на что с как это его'],
]
const LONGEST = 5

/** The number of its language in {@link FREQUENT}, by word. */
const LANGUAGE_OF: ReadonlyMap<string, number> = new Map(
  FREQUENT.flatMap(([, words], language) => words.split(' ').map(word => [word, language] as const)),
)

/** Enough text to tell languages apart by their commonest words. */
const SAMPLE = 2500

/** The language of a source: what its metadata says, or the one whose commonest words it uses most. English when in doubt. */
export function languageOf(rendition: Rendition): TermLanguage {
  const said = rendition.metadata.language?.slice(0, 2).toLowerCase()
  if (said === 'en' || said === 'de' || said === 'fr' || said === 'ru') return said
  const middle = Math.max(0, Math.floor(rendition.text.length / 2) - SAMPLE / 2)
  const sample = rendition.text.slice(middle, middle + SAMPLE)
  let best: TermLanguage = 'en'
  let most = 0
  for (const { language, count } of countsOf(sample)) {
    if (count > most) {
      most = count
      best = language
    }
  }
  return best
}

/** A short text says its language by at least so many of the commonest words, twice as many as of any other. */
const LEAST_SIGNS = 3

/** The language of a few sentences; undefined when they do not tell. */
export function languageOfText(text: string): TermLanguage | undefined {
  const [first, second] = [...countsOf(text)].sort((a, b) => b.count - a.count)
  if (!first || first.count < LEAST_SIGNS || first.count < 2 * (second?.count ?? 0)) return undefined
  return first.language
}

/** How often the text has the commonest words of each language. */
function countsOf(text: string): readonly { readonly language: TermLanguage; readonly count: number }[] {
  const counts = FREQUENT.map(() => 0)
  for (let i = 0; i < text.length; i++) {
    if (!isLetter(text, i)) continue
    const start = i
    while (isLetter(text, i)) i++
    if (i - start > LONGEST) continue
    const language = LANGUAGE_OF.get(text.slice(start, i).toLowerCase())
    if (language !== undefined) counts[language] = (counts[language] as number) + 1
  }
  return FREQUENT.map(([language], i) => ({ language, count: counts[i] as number }))
}

/** None at the end. Of scripts that are not in the table no word is sought. */
function isLetter(text: string, at: number): boolean {
  return at < text.length && ((UNIT_CLASSES[text.charCodeAt(at)] as number) & LETTER_UNIT) !== 0
}
