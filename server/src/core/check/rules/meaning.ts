/**
 * Changes that touch what the sentence says: a negation, number, date, name, quantifier or modal that is changed, added or dropped. An
 * error however alike the rest is: a passage and its negation differ in one word.
 */
import { type Change, isReplacement, type Token } from '../change.ts'
import { type Lexicon, lexiconOf } from '../lexicon/lexicon.ts'
import { isNumberWord } from '../number-value.ts'
import type { Rule, Ruling } from './rule.ts'

export const meaning: Rule = change => {
  const lexicon = lexiconOf(change.language)
  if (negationsChange(change, lexicon)) return ruled('meaning.negation')
  if (monthsChange(change, lexicon)) return ruled('meaning.date')
  if (numbersChange(change)) return ruled('meaning.number')
  if (setChanges(change, lexicon.quantifiers)) return ruled('meaning.quantifier')
  if (modalsChange(change, lexicon)) return ruled('meaning.modal')
  return namesChange(change) || firstNameChanges(change) ? ruled('meaning.name') : undefined
}

function ruled(kind: Ruling['kind']): Ruling {
  return { kind, class: 'meaning' }
}

/** Whether the change adds, drops or reverses a negation, number or quantifier: also brackets are asked this. */
export function touchesMeaning(change: Change): boolean {
  const lexicon = lexiconOf(change.language)
  return negationsChange(change, lexicon) || numbersChange(change) || setChanges(change, lexicon.quantifiers)
}

function negationsChange(change: Change, lexicon: Lexicon): boolean {
  const count = (tokens: readonly Token[]): number => tokens.filter(t => lexicon.negations.has(t.folded)).length
  return count(change.essay) !== count(change.source) || prefixReverses(change, lexicon)
}

/** `possible` for `impossible`. */
function prefixReverses(change: Change, { negatingPrefixes }: Lexicon): boolean {
  return change.essay.some(a =>
    change.source.some(b => {
      const [long, short] = a.folded.length > b.folded.length ? [a.folded, b.folded] : [b.folded, a.folded]
      return short.length > 2 && negatingPrefixes.some(prefix => long === prefix + short)
    }),
  )
}

function monthsChange(change: Change, { months }: Lexicon): boolean {
  if (!isReplacement(change)) return false
  const values = (tokens: readonly Token[]): number[] =>
    tokens.filter(t => isCapitalised(t) || change.language !== 'en').flatMap(t => months.get(t.folded) ?? [])
  const ours = values(change.essay)
  const theirs = values(change.source)
  return ours.length > 0 && theirs.length > 0 && ours.join() !== theirs.join()
}

function numbersChange(change: Change): boolean {
  const numbers = (tokens: readonly Token[]): string =>
    tokens
      .filter(t => isNumberWord(t, change.language))
      .map(t => t.folded)
      .join(' ')
  return numbers(change.essay) !== numbers(change.source)
}

/** `need not` is one, `plants need water` is none. */
function modalsChange(change: Change, { modals }: Lexicon): boolean {
  const isMainVerb = ({ folded, end }: Token, text: string): boolean =>
    folded === 'need' && !/^\s+(?:not|never)\b/i.test(text.slice(end, end + 12))
  const essay = change.essay.filter(t => !isMainVerb(t, change.essayText))
  const source = change.source.filter(t => !isMainVerb(t, change.sourceText))
  return setChanges({ ...change, essay, source }, modals)
}

function setChanges(change: Change, words: ReadonlySet<string>): boolean {
  const list = (tokens: readonly Token[]): string =>
    tokens
      .map(t => t.folded)
      .filter(w => words.has(w))
      .join(' ')
  return list(change.essay) !== list(change.source)
}

/** A name for another, or a name added or dropped: capitalised where no sentence begins. German nouns are no names. */
function namesChange(change: Change): boolean {
  if (change.language === 'de') return false
  const names = (tokens: readonly Token[], text: string): string[] =>
    tokens.filter(t => isCapitalised(t) && t.text.length > 1 && !beginsSentence(text, t.start)).map(t => t.folded)
  const ours = names(change.essay, change.essayText)
  const theirs = names(change.source, change.sourceText)
  return ours.join(' ') !== theirs.join(' ') && ours.length + theirs.length > 0
}

/**
 * `“Stalin was …”` for `“Trotsky was …”`, where a capital says nothing: both are names if the source has them as names in the midst of its
 * sentences, and never in small letters.
 */
function firstNameChanges({ essay, source, essayText, sourceText, language }: Change): boolean {
  const [ours] = essay
  const [theirs] = source
  if (!ours || !theirs || language === 'de' || essay.length > 1 || source.length > 1) return false
  if (ours.folded === theirs.folded || !isCapitalised(ours) || !isCapitalised(theirs)) return false
  if (!beginsSentence(essayText, ours.start) || !beginsSentence(sourceText, theirs.start)) return false
  return isNameIn(sourceText, ours.text) && isNameIn(sourceText, theirs.text)
}

/** O(the source); asked only of one word that stands for another at the beginning of a sentence. */
function isNameIn(text: string, word: string): boolean {
  const bare = word.replace(/['’]s$/, '')
  const small = bare.toLowerCase()
  if (bare.length < 2 || small === bare || wordsAt(text, small).length > 0) return false
  return wordsAt(text, bare).some(at => !beginsSentence(text, at))
}

/** Where a whole word stands, written so. */
function wordsAt(text: string, word: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const isInside = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))
    if (!isInside && !/^[\p{L}\p{N}]/u.test(text.slice(at + word.length, at + word.length + 2))) found.push(at)
  }
  return found
}

function isCapitalised({ text }: Token): boolean {
  const first = text.charAt(0)
  return first !== first.toLowerCase()
}

/** `Mr. Dunn`, `J. P. Ward`: these full stops end no sentence. */
const TITLE_OR_INITIAL =
  /(?<!\p{L})(?:\p{Lu}|Mrs?|Ms|Drs?|St|Prof|Revd?|Capt|Col|Gen|Lt|Sgt|Sen|Gov|Hon|Mme|Mlle|MM|Hr|Fr)\.\s+$/u

/** Also at the start of a line and after a mark that may open one: capitals say nothing there. */
function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at)
  if (TITLE_OR_INITIAL.test(before)) return false
  return at === 0 || /(?:^|[.!?:…\n\u00ad“"„«‘'([—–-])[\s\u00ad“"„«‘'([*_]*$/.test(before)
}
