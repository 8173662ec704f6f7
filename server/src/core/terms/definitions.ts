/**
 * Sentences that define: `X is a …`, `X refers to …`, `“X” means …`, `known as X`, `by X he means …`, `a form of “X”`.
 * Conservative about subjects: a noun phrase of one to five words at the start of a sentence, of a parenthesis or after a label.
 */
import { allMatches } from './all-matches.ts'
import {
  CAPITAL_PHRASE,
  CAPITAL_WORD,
  isAbbreviation,
  isCapitalised,
  isName,
  isStopWord,
  NOT_LETTER_AFTER,
  NOT_LETTER_BEFORE,
  QUOTED,
  WORD,
} from './phrase.ts'
import type { CandidateSink, Found, Sentence } from './sentence.ts'
import { candidate, labelLength, roughWords } from './sentence.ts'
import {
  BY,
  DEFINING_VERB,
  CALLED as HAS_CALLED,
  FORM_OF as HAS_FORM_OF,
  MEANT as HAS_MEANT,
  THAT_IS as HAS_THAT_IS,
  type SentenceSigns,
} from './sentence-signs.ts'

/** Verbs that say what a word means, whatever the subject. */
const NAMING = [
  'refers?\\s+to',
  'referred\\s+to',
  'means',
  'denotes?',
  'designates?',
  'signifies',
  '(?:is|was|are|were)\\s+a\\s+(?:reference|term|name|word|label|synonym)',
  '(?:is|was|are|were)\\s+the\\s+(?:term|name|word|label)',
  '(?:is|was|are|were)\\s+(?:defined|understood)\\s+as',
  'bezeichnet',
  'bedeutet',
  'désigne',
  'signifie',
  'называется',
  'означает',
].join('|')

const COPULA = [
  '(?:is|was|are|were)\\s+(?:an?|the|one\\s+of|any)',
  '(?:ist|war|sind|waren)\\s+(?:eine?|der|die|das)',
  '(?:est|était|sont)\\s+(?:une?|les?|la|des)',
  '[—–-]\\s*это',
  'это',
].join('|')

const SUBJECT = new RegExp(
  `(?:(the|an?|der|die|das|eine?|les?|la|une?)\\s+)?` +
    `(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,4}?))` +
    `(?:\\s*\\([^()]{1,200}\\))?(?:\\s+by\\s+(?:${CAPITAL_WORD}\\s+){1,3}(?=is|was))?\\s*(?<=[\\s)])(?:(${NAMING})|(${COPULA}))${NOT_LETTER_AFTER}`,
  'iuy',
)

const CALLED = new RegExp(
  `${NOT_LETTER_BEFORE}(known\\s+as|so-called|called|termed|dubbed|referred\\s+to\\s+as|sogenannte[nrs]?|soi-disant|appelée?s?|так\\s+называем[\\p{L}]+)` +
    `\\s+(?:(?:the|an?|die|der|das|les?|la)\\s+)?(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,2}?)(?=[,.;:)—–]|$))`,
  'gu',
)

const MEANT = new RegExp(
  `${NOT_LETTER_BEFORE}[Bb]y\\s+(?:the\\s+)?(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,3}?))\\s*,?\\s+(?:he|she|they|we|I|${CAPITAL_PHRASE})\\s+(?:mean|means|meant|understands?|understood)${NOT_LETTER_AFTER}`,
  'gu',
)

const FORM_OF = new RegExp(
  `${NOT_LETTER_BEFORE}(?:form|kind|type|sort|concept|notion|idea|theory|doctrine|slogan|policy|principle)s?\\s+of\\s+(?:the\\s+)?` +
    `(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,2})(?=\\s*[—–,]\\s*(?:which|that\\s+is|i\\.e\\.)))`,
  'gu',
)

const THAT_IS = new RegExp(
  `(?:${QUOTED}|${NOT_LETTER_BEFORE}(${CAPITAL_PHRASE}))\\s*[,—–(]\\s*(?:that\\s+is|i\\.\\s?e\\.|das\\s+heißt|d\\.\\s?h\\.|c['’]est-à-dire|то\\s+есть)${NOT_LETTER_AFTER}`,
  'gu',
)

/** Cheap tests before the patterns, of sentences that have the signs of them. */
const HAS_SUBJECT =
  /\s(?:is|was|are|were|refers?|referred|means|denotes?|designates?|signifies|ist|war|sind|waren|bezeichnet|bedeutet|est|sont|était|désigne|signifie|это|называется|означает)\s/
const MEANT_ORDER = /[Bb]y\s[^.]*(?:mean|underst)/

const ANY = DEFINING_VERB | HAS_CALLED | HAS_MEANT | HAS_FORM_OF | HAS_THAT_IS

export function findDefinitions(sentence: Sentence, sink: CandidateSink): void {
  const { text, signs } = sentence
  const { flags } = signs
  if ((flags & ANY) === 0) return
  const emit = (found: Found | undefined): void => {
    if (found) sink(candidate(sentence, found))
  }
  if ((flags & DEFINING_VERB) !== 0 && HAS_SUBJECT.test(text)) {
    for (const start of subjectStarts(sentence)) emit(subjectAt(text, start))
  }
  if ((flags & HAS_CALLED) !== 0) {
    for (const m of allMatches(CALLED, text)) {
      const verb = m[1] as string
      emit(named(text, m, m[2], m[3], /^called|^termed|^dubbed/.test(verb) ? 0.25 : 0.4, 0.6))
    }
  }
  if ((flags & HAS_MEANT) !== 0 && MEANT_ORDER.test(text)) {
    for (const m of allMatches(MEANT, text)) emit(named(text, m, m[1], m[2], 0.6, 0.8))
  }
  if ((flags & HAS_FORM_OF) !== 0) {
    for (const m of allMatches(FORM_OF, text)) emit(named(text, m, m[1], m[2], 0.45, 0.5))
  }
  if ((flags & HAS_THAT_IS) !== 0) {
    for (const m of allMatches(THAT_IS, text)) {
      if (m.index > 0 || m[1] !== undefined) emit(named(text, m, m[1], m[2], 0.4, 0.5))
    }
  }
}

/** The start of the sentence; after a label and a colon; after each opening parenthesis. */
function subjectStarts(sentence: Sentence): readonly number[] {
  const { text, start, signs } = sentence
  const starts: number[] = []
  if (isSubjectPossible(signs)) starts.push(0)
  const label = labelLength(sentence)
  if (label > 0) starts.push(label)
  if (signs.parenthesis < 0) return starts
  const most = MOST_STARTS - 1 - Number(label > 0)
  let at = signs.parenthesis - start
  for (let i = 0; i < most && at >= 0 && at < signs.lastVerb - start; i++) {
    starts.push(at + 1)
    at = text.indexOf('(', at + 1)
  }
  return starts
}

const MOST_STARTS = 6

/** An article, five words and a dash; `by` and the three names of a writer. */
const LONGEST_SUBJECT = 7
const LONGEST_BY = 4

/** Whether so few words stand before the first verb that they can be its subject. A parenthesis between them does not count. */
function isSubjectPossible({ flags, verbChunk, firstVerb, parenthesis }: SentenceSigns): boolean {
  if (parenthesis >= 0 && parenthesis < firstVerb) return true
  return verbChunk <= LONGEST_SUBJECT + 1 + ((flags & BY) !== 0 ? LONGEST_BY : 0)
}

function subjectAt(text: string, start: number): Found | undefined {
  SUBJECT.lastIndex = start
  const m = SUBJECT.exec(text)
  if (!m) return undefined
  const quoted = m[2]
  const name = quoted ?? m[3] ?? ''
  const naming = m[4] !== undefined
  const words = name.split(/\s+/)
  const quality = subjectQuality(m[1], quoted !== undefined, words, naming)
  if (quality <= 0) return undefined
  const verbEnd = start + m[0].length
  const inParenthesis = start > 0 && text[start - 1] === '('
  const close = inParenthesis ? text.indexOf(')', verbEnd) : -1
  const definiens = text.slice(verbEnd, close > 0 ? close : text.length)
  const explaining = roughWords(definiens)
  // `Trotsky refers to Stalinism as …`: here somebody speaks.
  if (quoted === undefined && /to$/u.test(m[4] ?? '') && /^(?:\s+\S+){1,4}\s+as\s/u.test(definiens)) return undefined
  if (quoted === undefined && !agrees(words, m[1] !== undefined, m[4] ?? (m[5] as string))) return undefined
  if (explaining < 3 || /^\s+(?:same|case|only|most|more|opposite|question|key|first|last)(?!\p{L})/iu.test(definiens))
    return undefined
  const at = text.indexOf(name, start)
  const proper = quoted === undefined && (m[1] !== undefined || words.length > 1) && words.every(w => isCapitalised(w))
  // Who interrupts a sentence for it means to explain.
  return {
    kind: 'definition',
    name,
    at,
    quality: inParenthesis ? Math.min(1, quality + 0.3) : quality,
    explaining,
    proper: proper || (quoted !== undefined && words.length === 1 && isCapitalised(name)),
  }
}

/** Nouns that a capital at the start of a sentence does not hide. */
const NOUN_ENDING =
  /(?:ism|tion|sion|ment|ness|ity|ance|ence|ship|hood|cracy|logy|graphy|heit|keit|ung|schaft|tät|isme|isation|изм|ция|ость|ство)s?$/iu

/**
 * Whether subject and verb can belong together: `Gone are the days`, `Sweet is the vintage`, `Please refer to …` have no subject
 * before the verb. One word without an article before `is the` must look like a noun or a name of its own.
 */
function agrees(words: readonly string[], article: boolean, verb: string): boolean {
  const last = words[words.length - 1] as string
  const plural = /s$/u.test(last) || words.some(w => /^and$/u.test(w)) || /(?:tsy|i|ae|men|a)$/u.test(last)
  if (/^(?:are|were|sind|waren|sont|refer\s|denote\s|designate\s)/u.test(verb) && !plural) return false
  if (words.length > 1 || article || !/^(?:is|was|are|were)\s+the$/u.test(verb)) return true
  return isAbbreviation(last) || NOUN_ENDING.test(last)
}

/**
 * How likely these words are a term that is being defined, 0 (no) to 1. `The book is a …` is about a book at hand, not about books:
 * an article with one common noun counts nothing, with more of them little.
 */
function subjectQuality(
  article: string | undefined,
  quoted: boolean,
  words: readonly string[],
  naming: boolean,
): number {
  if (!isName(words)) return 0
  if (quoted) return naming ? 0.9 : 0.8
  if (
    words.some(
      (w, i) => isStopWord(w) && !(i > 0 && i < words.length - 1 && /^(?:of|the|and|de|du|des|la|von|der)$/u.test(w)),
    )
  )
    return 0
  if (words.some(w => /(?:ly|ing)$/u.test(w) && !isCapitalised(w))) return 0
  const last = words[words.length - 1] as string
  const capitals = words.filter(w => isCapitalised(w)).length
  const sure = naming ? 0.1 : 0
  // German and French put an article before what they speak of in general; in German every noun has a capital.
  if (article !== undefined && !/^(?:the|an?)$/iu.test(article) && words.length === 1) return 0.4 + sure
  if (
    words.every(w => isCapitalised(w) || isStopWord(w)) &&
    (article !== undefined || words.length > 1 || isAbbreviation(last))
  )
    return 0.8 + sure
  if (article !== undefined) return words.length > 1 ? 0.25 + sure : 0
  if (words.length === 1) return 0.65 + sure
  return capitals > 1 ? 0.5 + sure : 0.35 + sure
}

/** A name that stands after its pattern's words: in quotation marks (first) or plain. */
function named(
  text: string,
  match: RegExpExecArray,
  quoted: string | undefined,
  plain: string | undefined,
  plainQuality: number,
  quotedQuality: number,
): Found | undefined {
  const name = quoted ?? plain
  if (name === undefined) return undefined
  const words = name.split(/\s+/)
  if (!isName(words) || words.some(w => isStopWord(w) && !/^(?:of|the|in|one)$/u.test(w))) return undefined
  if (quoted === undefined && plainQuality < 0.3 && !words.every(w => isCapitalised(w))) return undefined
  return {
    kind: 'definition',
    name,
    at: text.indexOf(name, match.index),
    quality: quoted === undefined ? plainQuality : quotedQuality,
    explaining: roughWords(text) * 0.6,
    proper: words.every(w => isCapitalised(w)),
  }
}
