/**
 * Words of the writer's own that stand in no source and are most likely a word mistyped of which terms of the sources are made: Bolshevick,
 * Mezhraionsty, `Left Oposition`. What is a word of English, in any form, is none (word-bases.ts), nor what may mean two terms.
 *
 * Cost: a look into the index for each word of five letters and more that was not seen before; for those that stand nowhere a comparison
 * with the words of all names that begin with their letter.
 */

import { isCommonWord } from '../../terms/common-words.ts'
import type { Glossary } from '../../terms/glossary.ts'
import type { NameWord, NameWords } from '../../terms/lookup/name-words.ts'
import { isCapitalised, isStopWord } from '../../terms/phrase.ts'
import { foldWord } from '../../text/fold.ts'
import { editDistance, shapeOf } from '../../text/near-word.ts'
import { looksRussian } from '../../text/transliteration.ts'
import { isEnglishName, isEnglishWord } from '../lexicon/english-words.ts'
import { isMadeOfKnown } from '../lexicon/word-bases.ts'
import type { Works } from '../works.ts'
import { editsOfSlip, isOtherSystem, mostEdits } from './slip.ts'
import type { SourceWords } from './source-words.ts'

/** What a word may have been meant to be. */
export interface Slip {
  /** As the sources spell it, with the writer's capital. */
  readonly usual: string
  /** The sources have it beside a word that it stands beside here. */
  readonly agrees: boolean
  /** A name by another system of transliteration: who spells several so, makes no slips. */
  readonly isSystem: boolean
  /** Nothing but the letters says that this one is meant: it may as well be the name of somebody else. */
  readonly isDoubtful: boolean
  /** It stands beside a name that shows that somebody else is meant. */
  readonly isOther: boolean
}

/** A word and what stands right before and behind it in the same name; empty where nothing does. */
export interface WordInText {
  readonly word: string
  readonly before: string
  readonly after: string
  readonly beginsSentence: boolean
}

/** What words are looked up in, and what was found. Holds for one corpus and one library. */
export interface SlipSearch {
  readonly works: Works
  readonly said: SourceWords
  readonly names: NameWords
  /** By the folded word. */
  readonly known: Map<string, readonly Near[]>
}

/** A word that a slip may have been meant to be. */
interface Near {
  readonly word: NameWord
  /** The form of it that is nearest, folded. */
  readonly form: string
  readonly edits: number
}

/** Words that are remembered: more than those of a long essay. */
const MOST_KNOWN = 20_000
/** Folded letters of the shortest word that is looked up. */
const LEAST_LETTERS = 5
/** The sources say a word so often, at least, before it is held against another. */
const LEAST_SAID = 4
/** A name of so many letters is rarely near to that of somebody else. */
const LONG_NAME = 9

export function slipOf({ word, before, after, beginsSentence }: WordInText, search: SlipSearch): Slip | undefined {
  if (word.length < LEAST_LETTERS || !/^[A-Za-z][a-z]+$/.test(word)) return undefined
  const folded = word.toLowerCase()
  let near = search.known.get(folded)
  if (!near) {
    near = nearestTo(folded, search)
    if (search.known.size >= MOST_KNOWN) search.known.clear()
    search.known.set(folded, near)
  }
  if (near.length === 0) return undefined
  const capital = isCapitalised(word)
  const fitting = near.filter(({ word: { isCapital, isSmall, root, folded: name } }) =>
    capital ? isCapital || beginsSentence : isSmall || root !== name,
  )
  const [found] = fitting
  if (!found || fitting.length > 1) return undefined
  const { form, edits } = found
  const isName = capital && isNameWord(found.word)
  const beside = isName ? [before, after].map(one => (isPartOfName(one) ? one : '')) : [before, after]
  const agrees = agreesWith(form, beside[0] ?? '', beside[1] ?? '', search.said)
  if (edits > mostEdits(form, agrees)) return undefined
  if (!agrees && isOrdinary(found.word, capital && !beginsSentence, search)) return undefined
  const isAlike = isOtherSystem(folded, form)
  const isSystem = isAlike && looksRussian(form)
  const isLonger = folded.length !== form.length
  if (isName && !isSystem) {
    // Another letter makes the name of somebody else; of a name that many have, one more or less does so too.
    const isOtherLetter = edits > 1 || !hasSameLetters(folded, form)
    const isKnown = isEnglish(form)
    if (isOtherLetter && (!agrees || isKnown)) return undefined
    if (isLonger && isKnown && !agrees && !isAlike) return undefined
  }
  return {
    usual: writtenAs(found, capital),
    agrees,
    isSystem,
    isDoubtful: isName && !agrees && !isSystem && isLonger && form.length < LONG_NAME,
    isOther: capital && !agrees && (isPartOfName(before) || isPartOfName(after)),
  }
}

/** Of a person, a place or the like: with a capital only, and made of no word that everybody uses. */
function isNameWord({ folded, root, isSmall }: NameWord): boolean {
  if (isSmall || root !== folded) return false
  return SURNAME.test(folded) || folded.length < LONG_NAME || !isMadeOfKnown(folded, isEnglishWord)
}

/** Endings of surnames that make words of words. */
const SURNAME = /(?:mann?|berg|burg|stein|feld|field|ford|son|sen|ton|ley)$/

/** A word that is rather one of everybody's than of a term, however it is mistyped. */
function isOrdinary({ folded, root, written, isSmall }: NameWord, isInside: boolean, { works }: SlipSearch): boolean {
  if (isCommonWord(folded, 'en')) return true
  // The capitals of a title make no name of its words.
  if (!isInside || isSmall || root !== folded || !isMadeOfKnown(folded, isEnglishWord)) return false
  return !works.corpus.glossary.find(written)?.accounts.some(({ proper }) => proper)
}

/** Whether letters were only swapped, or one put in or left out. */
function hasSameLetters(a: string, b: string): boolean {
  return a.length !== b.length || [...a].sort().join('') === [...b].sort().join('')
}

function isPartOfName(word: string): boolean {
  return isCapitalised(word) && !isStopWord(word)
}

/** Whether the sources have the word beside one that stands beside it here: *Left Opposition*, *Grigory Zinoviev*. */
function agreesWith(form: string, before: string, after: string, said: SourceWords): boolean {
  if (before !== '' && !isStopWord(before) && said.has(foldWord(before), form)) return true
  return after !== '' && !isStopWord(after) && said.has(form, foldWord(after))
}

/** The nearest words of terms; empty for a word that is one itself, in the sources or in English. Several where they are equally near. */
function nearestTo(folded: string, search: SlipSearch): readonly Near[] {
  if (isEnglish(folded)) return []
  const { works, said, names } = search
  const { glossary } = works.corpus
  const { classes } = shapeOf(folded)
  const close = names.beginningWith(folded.charAt(0)).filter(word => mayBeNear(folded, classes, word))
  // A word that stands nearly everywhere is not found in the sources.
  if (close.length === 0 || close.some(word => word.folded === folded) || isKnown(folded, search)) return []
  const near = close.flatMap(word => nearestForm(folded, word, glossary, said) ?? [])
  const least = Math.min(...near.map(({ edits }) => edits))
  return withoutVariants(
    near.filter(({ edits }) => edits === least),
    search,
  )
}

/** Whether it is a word of English, of the sources or of a cited work, or a form of one. */
function isKnown(folded: string, { works: { corpus, library }, said }: SlipSearch): boolean {
  return (
    isMadeOfKnown(folded, isEnglish, isEnglishWord) ||
    isMadeOfKnown(folded, word => isEnglish(word) || said.has(word), isEnglishWord) ||
    corpus.glossary.englishForms(folded).some(form => said.has(form)) ||
    (library?.search(folded, 1).length ?? 0) > 0
  )
}

/** Of words that are spellings of one term that which the sources have most often. */
function withoutVariants(near: readonly Near[], { works, said }: SlipSearch): readonly Near[] {
  const [first, ...others] = near
  if (!first || others.length === 0) return near
  const { glossary } = works.corpus
  const term = glossary.find(first.word.written)
  const isSame = ({ word, form }: Near): boolean =>
    form === first.form || (term !== undefined && glossary.find(word.written) === term)
  if (!others.every(isSame)) return near
  const often = ({ form }: Near): number => said.count(MOST_COUNTED, [form])
  return [others.reduce((best, one) => (often(one) > often(best) ? one : best), first)]
}

/** How often spellings of one word are counted to tell which is the usual one. */
const MOST_COUNTED = 100

/** Longest ending of a family of words: -isation and -istic have fewer letters more than -ism. */
const LONGEST_ENDING = 6

function mayBeNear(folded: string, classes: number, { root, classes: own, folded: name }: NameWord): boolean {
  const most = mostEdits(folded.length > name.length ? folded : name, true)
  if (root.length > folded.length + most || folded.length > root.length + most + LONGEST_ENDING) return false
  let missing = own & ~classes
  for (let i = 0; i <= most; i++) {
    if (missing === 0) break
    if (i === most) return false
    missing &= missing - 1
  }
  for (let length = root.length - most; length <= root.length + most; length++)
    if (editDistance(folded.slice(0, length), root) <= most) return true
  return false
}

/** The form of a word that the sources have and that the slip is nearest to. */
function nearestForm(folded: string, word: NameWord, glossary: Glossary, said: SourceWords): Near | undefined {
  let nearest: Near | undefined
  const forms = glossary.englishForms(word.written)
  for (const form of forms) {
    const edits = editsOfSlip(folded, form)
    if (edits !== undefined && edits < (nearest?.edits ?? edits + 1) && said.has(form)) nearest = { word, form, edits }
  }
  return nearest && (isSaidOften(forms, said) || isInGlossary(word, glossary)) ? nearest : undefined
}

function isSaidOften(forms: readonly string[], said: SourceWords): boolean {
  let count = 0
  for (const form of forms) {
    count += said.count(LEAST_SAID, [form])
    if (count >= LEAST_SAID) return true
  }
  return false
}

function isInGlossary({ written }: NameWord, glossary: Glossary): boolean {
  const kind = glossary.find(written)?.accounts[0]?.kind
  return kind === 'own' || kind === 'glossary'
}

/** Or a name that is not of these sources alone. */
function isEnglish(folded: string): boolean {
  return isEnglishWord(folded) || isEnglishName(folded)
}

function writtenAs({ word: { folded, written, isSmall }, form }: Near, capital: boolean): string {
  const stem = isSmall && !capital ? written.toLowerCase() : written
  const spelt = form.startsWith(folded) ? stem + form.slice(folded.length) : form
  return capital ? spelt.charAt(0).toUpperCase() + spelt.slice(1) : spelt
}
