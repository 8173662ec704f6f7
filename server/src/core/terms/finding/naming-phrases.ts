/**
 * Phrases that give a thing its name or say what a name means: `known as X`, `so-called X`, `by X he means …`, `a form of “X”`,
 * `X, that is, …`, `an X — a Y that …`.
 */

import {
  CAPITAL_PHRASE,
  CAPITAL_WORD,
  isCapitalised,
  isName,
  isStopWord,
  NOT_LETTER_AFTER,
  NOT_LETTER_BEFORE,
  QUOTED,
  spacedWords,
  WORD,
} from '../phrase.ts'
import { allMatches, wordMatches } from './all-matches.ts'
import type { CandidateSink, Found, Sentence } from './sentence.ts'
import { candidate, roughWords } from './sentence.ts'
import {
  BESIDE as HAS_BESIDE,
  CALLED as HAS_CALLED,
  DASH as HAS_DASH,
  FORM_OF as HAS_FORM_OF,
  MEANT as HAS_MEANT,
  THAT_IS as HAS_THAT_IS,
} from './sentence-signs.ts'

const CALLED = new RegExp(
  `(known\\s+as|so-called|called|termed|dubbed|referred\\s+to\\s+as|sogenannte[nrs]?|soi-disant|appelée?s?|так\\s+называем[\\p{L}]+)` +
    `\\s+(?:(?:the|an?|die|der|das|les?|la)\\s+)?(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,2}?)(?=[,.;:)—–]|$))`,
  'gu',
)

const MEANT = new RegExp(
  `[Bb]y\\s+(?:the\\s+|an?\\s+)?(?:(?:term|word)\\s+)?(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,3}?))\\s*,?\\s+(?:he|she|they|we|I|is|was|one|${CAPITAL_PHRASE})\\s+(?:mean|means|meant|understands?|understood)${NOT_LETTER_AFTER}|` +
    `[Uu]nter\\s+(?:(?:dem|der|einem|einer)\\s+)?(?:Begriff\\s+)?(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,3}?))\\s+versteht${NOT_LETTER_AFTER}|` +
    `[Пп]од\\s+(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,2}?))\\s+(?:понимает(?:ся)?|понимают|подразумевает(?:ся)?)${NOT_LETTER_AFTER}|` +
    `[Pp]ar\\s+(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,2}?))\\s*,?\\s+(?:on|il|elle|nous)\\s+enten`,
  'gu',
)

const FORM_OF = new RegExp(
  `(form|kind|type|sort|concept|notion|idea|theory|doctrine|slogan|policy|principle|perspective|conception)s?\\s+of\\s+(?:the\\s+)?` +
    `(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,2})(?=\\s*(?:[—–,]\\s*(?:which|that\\s+is|i\\.e\\.)|(?:[—–]|--)\\s*(?:in\\s+the|a\\s|the\\s|an\\s))))`,
  'gu',
)

/** What follows must be a thing, not a clause. */
const DETERMINED =
  '(?=\\s*,?\\s*(?:an?|the|any|one|those|what|eine?[nrms]?|der|die|das|une?|le|la|les|[\\p{Script=Cyrillic}]+)\\s)'

const THAT_IS = new RegExp(
  `(?:${QUOTED}|${NOT_LETTER_BEFORE}(${CAPITAL_PHRASE})|${NOT_LETTER_BEFORE}(${WORD}))\\s*(,|—|–|--|\\()\\s*` +
    `(?:that\\s+is(?:\\s+to\\s+say)?|i\\.\\s?e\\.|das\\s+heißt|d\\.\\s?h\\.|c['’]est-à-dire|то\\s+есть|т\\.\\s?е\\.)${DETERMINED}`,
  'gu',
)

/** A look before the pattern, which tries every word. */
const THAT_IS_ITSELF = /(?:[,—–(]|--)\s*(?:that\s+is|i\.\s?e\.|das\s+heißt|d\.\s?h\.|c['’]est-à|то\s+есть|т\.\s?е\.)/

/** `an access token -- a string denoting …` */
const DASHED = new RegExp(
  `(?:an?|the|eine?[nmrs]?|une?)\\s+(${WORD}(?:\\s+${WORD}){0,2}?)\\s*(?:--|—|–)\\s*(?:an?|the|one|eine?|une?)\\s+(?=[^—–]{12})`,
  'gu',
)

/** What is said of these are names, however common their words. */
const CONCEPT = /^(?:concept|notion|idea|theory|doctrine|slogan|policy|principle|known|so-called|termed|dubbed)/

/** `by means of` is none. */
const MEANT_ORDER = /[Bb]y\s+(?!means\s)[^.]*(?:mean|underst)|versteht|пони|подразум|enten/
/** `soi-` and `so-` stand before the word that calls. */
const LONGEST_SO = 4
const IN_WORDS = 0.6
const BESIDE_IT = 0.2

export function findNamingPhrases(sentence: Sentence, sink: CandidateSink): void {
  const { text, signs } = sentence
  const { flags } = signs
  const emit = (found: Found | undefined): void => {
    if (found) sink(candidate(sentence, found))
  }
  if ((flags & HAS_CALLED) !== 0) {
    for (const m of wordMatches(CALLED, text, signs.calling - sentence.start - LONGEST_SO)) {
      const verb = m[1] as string
      // `an agent, called a resolver, which …`, `state (called cookies)`: the thing stands right before its name.
      const beside = /[,(]\s*$/.test(text.slice(Math.max(0, m.index - 2), m.index)) ? BESIDE_IT : 0
      emit(named(sentence, m, m[2], m[3], (/^called|^termed|^dubbed/.test(verb) ? 0.35 : 0.45) + beside, 0.6 + beside))
      if (/^(?:known|referred|dubbed)/.test(verb) && isCapitalised(m[2] ?? m[3] ?? ''))
        emit(otherwiseNamed(sentence, m.index))
    }
  }
  if ((flags & HAS_MEANT) !== 0 && MEANT_ORDER.test(text)) {
    for (const m of wordMatches(MEANT, text)) {
      emit(named(sentence, m, m[1] ?? m[3] ?? m[5] ?? m[7], m[2] ?? m[4] ?? m[6] ?? m[8], 0.7, 0.85))
    }
  }
  if ((flags & HAS_FORM_OF) !== 0) {
    for (const m of wordMatches(FORM_OF, text, signs.form - sentence.start))
      emit(named(sentence, m, m[2], m[3], 0.5, 0.5))
  }
  if ((flags & HAS_THAT_IS) !== 0 && THAT_IS_ITSELF.test(text)) {
    for (const m of allMatches(THAT_IS, text)) emit(thatIs(sentence, m))
  }
  if ((flags & HAS_BESIDE) !== 0 && (flags & HAS_DASH) !== 0) {
    for (const m of wordMatches(DASHED, text)) emit(dashed(sentence, m))
  }
}

/** A name that stands after its pattern's words: in quotation marks (first) or plain. */
function named(
  { text, source }: Sentence,
  match: RegExpExecArray,
  quoted: string | undefined,
  plain: string | undefined,
  plainQuality: number,
  quotedQuality: number,
): Found | undefined {
  const name = quoted ?? plain
  if (name === undefined) return undefined
  const words = spacedWords(name)
  if (!isName(words) || words.some(w => isStopWord(w) && !/^(?:of|the|in|one)$/u.test(w))) return undefined
  const proper = words.every(w => isCapitalised(w))
  const isConcept = words.length > 1 && CONCEPT.test(match[1] ?? '')
  if (!proper && !isConcept && !source.keyWords.isTelling(words)) return undefined
  return {
    kind: 'definition',
    name,
    at: text.indexOf(name, match.index),
    quality: quoted === undefined ? plainQuality : quotedQuality,
    explaining: roughWords(text) * IN_WORDS,
    proper,
  }
}

const LATER =
  '(?:also|subsequently|later|sometimes|commonly|often|generally|popularly|collectively|better|now|usually|hereafter)\\s+'

/**
 * A name with a noun before what it is known by: `the four Moscow trials, held in public and later `. Without a comma or a word like *later* it is one
 * of several that is so known.
 */
const BEFORE_NAMING = new RegExp(
  `(\\S+)\\s+(${CAPITAL_WORD}\\s+(?:\\p{Ll}{3,}\\s+)?\\p{Ll}{3,})(?:\\s+\\p{Ll}+ed\\s+(?:by|in|at|on|from|with|for)\\s[^.,;:()]{2,60})?` +
    `(?:\\s*,\\s+(?:and\\s+)?(?:${LATER})?|\\s+(?:and\\s+)?${LATER})$`,
  'u',
)
const LONGEST_BEFORE = 140

/** What has another name that it is known by: the sentence is about both. */
function otherwiseNamed({ text, signs }: Sentence, before: number): Found | undefined {
  const from = Math.max(0, before - LONGEST_BEFORE)
  const m = BEFORE_NAMING.exec(text.slice(from, before))
  const name = m?.[2] ?? ''
  const words = spacedWords(name)
  if (
    !m ||
    /^(?:an?|any|each|every|new)$/iu.test(m[1] as string) ||
    !isName(words) ||
    words.some(w => isStopWord(w) || /(?:ly|ed|ing)$/u.test(w))
  )
    return undefined
  const at = from + m.index + m[0].indexOf(name)
  return { kind: 'apposition', name, at, quality: 0.45, explaining: signs.words * IN_WORDS, proper: true }
}

const ADJECTIVE = /(?:ful|al|ive|ous|able|ible|ic|ary|ed|ing|ly|less)$/iu

/** In parentheses most often something is said once more; between stops it is explained. */
function thatIs({ text, source }: Sentence, match: RegExpExecArray): Found | undefined {
  const [, quoted, capital, small, mark] = match
  const name = quoted ?? capital ?? small ?? ''
  const words = spacedWords(name)
  if (!isName(words) || (match.index === 0 && quoted !== undefined && text.length < name.length * 2)) return undefined
  if (
    small !== undefined &&
    (mark === '(' ||
      isStopWord(small) ||
      small.length < 4 ||
      ADJECTIVE.test(small) ||
      !source.keyWords.isTelling([small]))
  )
    return undefined
  const rest = text.slice(match.index + match[0].length)
  const explanation = mark === '(' ? rest.slice(0, Math.max(0, rest.indexOf(')'))) : rest
  const explaining = roughWords(explanation)
  if (explaining < 4) return undefined
  const kind = mark === '(' ? 'apposition' : 'definition'
  const at = text.indexOf(name, match.index)
  return {
    kind,
    name,
    at,
    quality: mark === '(' ? 0.35 : 0.5,
    explaining,
    proper: capital !== undefined && match.index > 0,
  }
}

function dashed({ text, source }: Sentence, match: RegExpExecArray): Found | undefined {
  const name = match[1] as string
  const words = spacedWords(name)
  if (!isName(words) || words.some(w => isStopWord(w)) || !source.keyWords.isTelling(words)) return undefined
  const explaining = roughWords(text.slice(match.index + match[0].length))
  if (explaining < 4) return undefined
  const at = text.indexOf(name, match.index)
  return { kind: 'apposition', name, at, quality: 0.6, explaining, proper: words.every(w => isCapitalised(w)) }
}
