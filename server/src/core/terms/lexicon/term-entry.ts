import type { Term, TermLanguage } from '../../model/term.ts'
import type { Inflection } from '../inflection.ts'
import { isCapitalised, isStopWord } from '../phrase.ts'
import { wordsOfName } from '../term-words.ts'
import { compareMerged, type MergedTerm } from './merge-terms.ts'

/** One name of a term, prepared for comparing words with it. */
export interface TermEntry {
  readonly term: Term
  /** `['New', 'Economic', 'Policy']`, without an article. */
  readonly words: readonly string[]
  /** The keys of each word (see inflection.ts), its other spellings among them. */
  readonly keys: readonly (readonly string[])[]
  /** One word, or two of which the first is a common one, whose capital belongs to it: with a small letter it is another word. */
  readonly proper: boolean
  readonly merged: MergedTerm
  /** Which of the names of its term this is. */
  readonly index: number
}

/** Names with more words are not looked for, so that a term round an offset is found in a small window. */
export const MAX_WORDS = 8

/** The names of a term that can be found in a text. */
export function entriesOf(merged: MergedTerm, inflection: Inflection): readonly TermEntry[] {
  const entries: TermEntry[] = []
  for (const [index, { name, language, proper }] of merged.names.entries()) {
    const words = wordsOfName(name)
    if (words.length === 0 || words.length > MAX_WORDS) continue
    const keys = words.map(word => inflection.allKeys(word, [language]))
    // Writers differ on the capital of an -ism: Bonapartism, bonapartism.
    const oneWord = words.length === 1 && !(keys[0] ?? []).some(key => key.endsWith('~ism'))
    // A new course is not the pamphlet *The New Course*; an A-label is written with a small letter itself.
    const [first, second] = words
    const isTitle = second !== undefined && words.length === 2 && isStopWord(first as string) && isCapitalised(second)
    const cased = proper && (oneWord || isTitle)
    entries.push({ term: merged.term, words, keys, proper: cased, merged, index })
  }
  return entries
}

/** Whether these words, as they are written in a text of one of these languages, are a form of that name. */
export function isFormOf(
  entry: TermEntry,
  words: readonly string[],
  inflection: Inflection,
  languages: readonly TermLanguage[],
): boolean {
  if (words.length !== entry.keys.length) return false
  if (entry.proper && !isCapitalised(words[words.length - 1] as string)) return false
  return words.every((word, i) => {
    const keys = inflection.allKeys(word, languages)
    const wanted = entry.keys[i] as readonly string[]
    return keys.some(key => wanted.includes(key))
  })
}

/**
 * Those of `entries` that the words are a form of, best first: by the surest key of the first word, by the importance of their terms,
 * by the names of a term.
 */
export function entriesFitting(
  entries: Iterable<TermEntry>,
  words: readonly string[],
  inflection: Inflection,
  languages: readonly TermLanguage[],
): readonly TermEntry[] {
  const fitting = [...new Set(entries)].filter(entry => isFormOf(entry, words, inflection, languages))
  if (fitting.length < 2) return fitting
  const first = inflection.allKeys(words[0] as string, languages)
  const rank = (entry: TermEntry): number => first.findIndex(key => (entry.keys[0] as readonly string[]).includes(key))
  return fitting.sort((a, b) => rank(a) - rank(b) || compareMerged(a.merged, b.merged) || a.index - b.index)
}
