/**
 * A Russian name that is spelt otherwise than in all sources: by another system of transliteration. Nothing is told of a spelling that any source
 * or any cited work has, nor of somebody with a forename that no source knows.
 */
import type { Corpus } from '../../corpus/corpus.ts'
import { isCapitalised, isStopWord } from '../../terms/phrase.ts'
import { foldWord } from '../../text/fold.ts'
import { looksRussian, otherEndings } from '../../text/transliteration.ts'
import type { Works } from '../works.ts'
import type { SourceWords } from './source-words.ts'

/**
 * How all sources spell the name; undefined where they spell it so, in several ways, or not at all.
 * @param forename the word before it, as far as it may be one; else empty
 */
export function usualNameSpelling(
  word: string,
  folded: string,
  forename: string,
  { corpus, library }: Works,
  said: SourceWords,
): string | undefined {
  if (!looksRussian(folded) || isOtherPerson(forename, said)) return undefined
  const [usual, ...more] = corpus.glossary.otherSpellings(word)
  if (usual === undefined || more.length > 0 || said.has(folded)) return undefined
  if ((library?.search(word, 1).length ?? 0) > 0) return undefined
  // The sources may have a second spelling that they nowhere use as a term.
  const second = otherEndings(folded).filter(one => one !== foldWord(usual))
  return second.some(one => said.has(one)) ? undefined : usual
}

/** Names are spelt as the language has it; where the sources have several, nobody knows which spelling is of which. */
export function isInLanguageOf({ glossary }: Corpus, language: string): boolean {
  return glossary.languages.every(one => one === language || one === 'ru')
}

/** Marek Kaminski, where no source knows a Marek, is not their Kaminsky. */
function isOtherPerson(forename: string, said: SourceWords): boolean {
  return isCapitalised(forename) && !isStopWord(forename) && !said.has(foldWord(forename))
}
