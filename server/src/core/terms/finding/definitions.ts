/**
 * Sentences whose subject is what they define: `X is a …`, `X refers to …`, `The term “X” means …`, `An X consists of …`.
 *
 * M. A. Hearst, "Automatic acquisition of hyponyms from large text corpora", COLING 1992, has the patterns; that a definition names a kind
 * and then what sets the thing apart from others of it (`… that …`, `… used for …`) is what weighs one against another, as in
 * E. Westerhout, P. Monachesi, "Extraction of Dutch definitory contexts", CLIN 2007. Conservative about subjects: a noun phrase of one to
 * five words at the start of a sentence, of a parenthesis or after a label.
 */
import {
  CAPITAL_WORD,
  isAbbreviation,
  isCapitalised,
  isName,
  isStopWord,
  NOT_LETTER_AFTER,
  QUOTED,
  spacedWords,
  WORD,
} from '../phrase.ts'
import type { CandidateSink, Found, Sentence } from './sentence.ts'
import { candidate, labelLength, roughWords } from './sentence.ts'
import { BY, DEFINING_VERB, hasVerbBetween, type SentenceSigns } from './sentence-signs.ts'

/** Verbs that say what a word means, whatever the subject. */
const NAMING = [
  'refers?\\s+to',
  'referred\\s+to',
  'means?',
  'denotes?',
  'designates?',
  'signifies',
  'is\\s+meant',
  '(?:is|was|are|were)\\s+(?:an?|the)\\s+(?:\\p{L}+\\s+)?(?:reference|term|name|word|label|synonym)s?(?=\\s+(?:for|of|to|given|used|that|which|meaning|denoting|applied|describing))',
  '(?:is|was|are|were)\\s+(?:defined|understood)\\s+(?:as|to\\s+(?:be|mean))',
  '(?:is|was|are|were)\\s+used\\s+(?:here\\s+)?(?:to\\s+(?:refer|mean|describe|denote|designate)|as\\s+(?:a|the)\\s+(?:\\p{L}+\\s+)?(?:term|name))',
  '(?:ist|war)\\s+(?:der|die)\\s+(?:Bezeichnung|Begriff|Name)',
  'bezeichne[nt]',
  'bedeute[nt]',
  'désigne(?:nt)?',
  'signifie(?:nt)?',
  'называ(?:ется|ют(?:ся)?)',
  'означает',
].join('|')

const OFTEN =
  '(?:\\s+(?:also|essentially|usually|typically|generally|basically|simply|normally|commonly|always|thus|then|therefore|itself|ein(?:fach)?|also|donc|aussi))?'

const COPULA = [
  `(?:is|was|are|were)${OFTEN}\\s+(?:an?|the|one\\s+of|any)`,
  '(?:are|were)(?=\\s+(?:\\p{L}+\\s+){1,2}(?:that|which|who)\\s)',
  `(?:ist|war|sind|waren)${OFTEN}\\s+(?:eine?|der|die|das)`,
  `(?:est|était|sont|étaient)${OFTEN}\\s+(?:une?|les?|la|des|l['’])`,
  '[—–-]\\s*это',
  'это',
  'представля(?:ет|ют)\\s+собой',
].join('|')

/** What a thing does or is made of: less than what it is. */
const DOING = [
  'consists?\\s+of',
  'comprises',
  'provides?',
  'enables?',
  'allows?',
  'permits?',
  'specif(?:y|ies)',
  'defines',
  'represents?',
  'describes',
  'identifies',
  '(?:acts|serves)\\s+as',
  '(?:is|are|was|were)\\s+(?:used|designed|responsible)\\s+(?:to|for|by|in|as)',
  'besteht\\s+aus',
  'dient',
  'consiste\\s+(?:en|à)',
  'comprend',
  'состоит\\s+из',
].join('|')

/** How something came to be: of an event or a body as near to a definition as histories come. */
const FOUNDED =
  '(?:was|were)\\s+(?:first\\s+)?(?:founded|formed|established|created|organi[sz]ed|introduced|launched|convened|set\\s+up)|(?:wurden?|war|waren)\\s+(?:\\S+\\s+){0,4}gegründet|(?:fut|furent)\\s+(?:fondée?s?|créée?s?)'

const TERM_WORD =
  'term|word|phrase|expression|name|concept|notion|acronym|abbreviation|Begriff|Ausdruck|Wort|terme|mot|expression|термин|слово|понятие'

/** `, in this set of documents,`; `, or Y,`. */
const ASIDE =
  '(?:\\s*,\\s+(?:in|or|as|also|sometimes|for|which|commonly|known|under|au|dans|ou|oder|или|в)\\s[^,.;:()]{1,70},)?'

const SUBJECT = new RegExp(
  `(?:(the|an?|der|die|das|eine?|les?|la|une?)\\s+|(l['’]))?(?:(${TERM_WORD})s?\\s+(?:of\\s+)?)?` +
    `(?:${QUOTED}|(${WORD}(?:\\s+${WORD}){0,4}?))` +
    `(?:\\s*\\([^()]{1,200}\\))?(?:\\s+by\\s+(?:${CAPITAL_WORD}\\s+){1,3}(?=is|was))?${ASIDE}\\s*(?<=[\\s),])` +
    `(?:(${NAMING})|(${COPULA})|(${DOING})|(${FOUNDED}))${NOT_LETTER_AFTER}`,
  'iuy',
)

export function findDefinitions(sentence: Sentence, sink: CandidateSink): void {
  if ((sentence.signs.flags & DEFINING_VERB) === 0) return
  for (const start of subjectStarts(sentence)) {
    const found = subjectAt(sentence, start)
    if (found) sink(candidate(sentence, found))
  }
}

/** The start of the sentence; after a label and a colon; after each opening parenthesis. */
function subjectStarts(sentence: Sentence): readonly number[] {
  const { text, start, signs } = sentence
  const starts: number[] = []
  if (isSubjectPossible(signs) && mayBegin(text)) starts.push(0)
  const label = labelLength(sentence)
  if (label > 0) starts.push(label)
  if (signs.parenthesis < 0) return starts
  const most = MOST_STARTS - 1 - Number(label > 0)
  let at = signs.parenthesis - start
  for (let i = 0; i < most && at >= 0 && at < signs.lastVerb - start; i++) {
    const close = text.indexOf(')', at)
    // No subject goes on beyond its parenthesis.
    if (close < 0 || (close - at > SHORTEST_ASIDE && hasVerbBetween(signs, start + at, start + close)))
      starts.push(at + 1)
    at = text.indexOf('(', at + 1)
  }
  return starts
}

/** `This is …`, `There are …`, `If …`: such a word is no subject that is defined, nor does one begin with it. */
function mayBegin(text: string): boolean {
  const space = text.indexOf(' ')
  if (space < 1 || space > LONGEST_OPENER) return true
  const word = text.slice(0, space)
  if (!LETTERS.test(word)) return true
  return ARTICLES.has(word.toLowerCase()) || !isStopWord(word)
}

const LONGEST_OPENER = 10
const LETTERS = /^\p{L}+$/u
const ARTICLES: ReadonlySet<string> = new Set(
  'the a an der die das ein eine le la les l un une term word name new old great first second third last next one'.split(
    ' ',
  ),
)

const MOST_STARTS = 6
/** Characters that a parenthesis with a sentence in it has at least: `(X is a thing)`. */
const SHORTEST_ASIDE = 14

/** An article, `term`, five words and a dash; `by` and the three names of a writer. */
const LONGEST_SUBJECT = 8
const LONGEST_BY = 4
/** `The term X, in this set of documents, …`. */
const LONGEST_ASIDE = 8

/** Whether so few words stand before the first verb that they can be its subject. A parenthesis between them does not count. */
export function isSubjectPossible({ flags, verbChunk, firstVerb, parenthesis, comma }: SentenceSigns): boolean {
  if (parenthesis >= 0 && parenthesis < firstVerb) return true
  const aside = comma >= 0 && comma < firstVerb ? LONGEST_ASIDE : 0
  return verbChunk <= LONGEST_SUBJECT + 1 + ((flags & BY) !== 0 ? LONGEST_BY : 0) + aside
}

/** What a verb is worth beside the copula. */
const OF_NAMING = 0.1
const OF_DOING = -0.3
const OF_FOUNDING = -0.2
const OF_PURPOSE = -0.15
const PURPOSE = /(?:used|designed|responsible)\s/
const OF_INTRODUCING = 0.08
const INTRODUCED = /\(\p{Lu}[\p{L}\p{N}/-]{1,10}\)/u
/** A kind and what sets the thing apart. */
const OF_DIFFERENCE = 0.12

function subjectAt(sentence: Sentence, start: number): Found | undefined {
  const { text } = sentence
  SUBJECT.lastIndex = start
  const m = SUBJECT.exec(text)
  if (!m) return undefined
  const article = m[1] ?? m[2]
  const termWord = m[3] !== undefined
  const quoted = m[4]
  const name = quoted ?? m[5] ?? ''
  const verb = m[6] ?? m[7] ?? m[8] ?? m[9] ?? ''
  const founded = m[9] !== undefined
  const naming = m[6] !== undefined
  const doing = m[8] !== undefined
  const words = spacedWords(name)
  let quality = subjectQuality(sentence, article, quoted !== undefined || termWord, words, naming)
  if (quality <= 0) return undefined
  const verbEnd = start + m[0].length
  const inParenthesis = start > 0 && text[start - 1] === '('
  const close = inParenthesis ? text.indexOf(')', verbEnd) : -1
  const definiens = text.slice(verbEnd, close > 0 ? close : text.length)
  const explaining = roughWords(definiens)
  // `Trotsky refers to Stalinism as …`: here somebody speaks.
  if (quoted === undefined && /to$/u.test(m[6] ?? '') && /^(?:\s+\S+){1,4}\s+as\s/u.test(definiens)) return undefined
  if (quoted === undefined && !termWord && !agrees(words, article !== undefined, verb)) return undefined
  if (explaining < (founded ? 5 : 3) || (!naming && EMPTY.test(definiens))) return undefined
  // `The Cookie provides …`: one that the text spoke of before.
  if (doing && words.length === 1 && /^the$/iu.test(article ?? '') && !isAbbreviation(name)) return undefined
  if (doing) quality += OF_DOING + (PURPOSE.test(verb) ? OF_PURPOSE : 0)
  else if (founded) quality += OF_FOUNDING
  else if (DIFFERENCE.test(definiens)) quality += OF_DIFFERENCE
  if (naming) quality += OF_NAMING
  // Who gives the abbreviation with the name introduces it.
  if (INTRODUCED.test(m[0])) quality += OF_INTRODUCING
  // Who interrupts a sentence for it means to explain.
  if (inParenthesis) quality += 0.2
  if (quality <= LEAST_QUALITY) return undefined
  const bare = withoutKind(sentence, name)
  const proper =
    quoted === undefined && (article !== undefined || words.length > 1) && words.every(w => isCapitalised(w))
  // What a thing does, said where nothing introduces it, is beside the point as often as not.
  const kind = doing && !INTRODUCED.test(m[0]) ? 'apposition' : 'definition'
  return {
    kind,
    name,
    ...(bare === undefined ? {} : { aliases: [bare] }),
    at: text.indexOf(name, start + (article?.length ?? 0)),
    quality: Math.min(1, quality),
    explaining,
    isAside: inParenthesis,
    proper: proper || (quoted !== undefined && words.length === 1 && isCapitalised(name) && !naming),
  }
}

/** The `WebSocket Protocol` is `WebSocket` for short; a common word is not. */
function withoutKind({ source }: Sentence, name: string): string | undefined {
  const bare = /^(\p{Lu}[\p{L}\p{N}]+)\s+(?:[Pp]rotocol|[Ff]ramework|[Ll]anguage|[Ff]ormat)$/u.exec(name)?.[1]
  return bare !== undefined && !isStopWord(bare) && source.keyWords.isRare(bare) ? bare : undefined
}

/** A sentence that says less than this of its subject defines nothing. */
const LEAST_QUALITY = 0.15

/** What says of a subject how it is judged, where it stands or that it is not, instead of what it is. */
const EMPTY =
  /^\s+(?:not|same|case|only|most|more|opposite|question|key|first|last|next|result|reason|problem|matter|lot|bit|few|need|must|little|good|bad|better|best|great|big|huge|serious|further|sign|subject|topic|target|answer|default|responsibility|right|wrong|one|other|others|above|following|latter|former|nicht|kein|gleiche|einzige|erste|letzte|même|seule?|première?|dernière?|не|тот|та)(?!\p{L})/iu

/** Within the first words: `… that …`, `… used for …`, `… of …`. */
const DIFFERENCE =
  /^(?:\s+\S+){1,9}?\s+(?:that|which|who|whose|where|when|in\s+which|by\s+which|used|consisting|containing|designed|representing|defined|denoting|der|die|das|mit|qui|que|dont|pour|котор[\p{L}]+|для)\s/iu

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
  if (/^(?:are|were|sind|waren|sont|étaient)\s/u.test(verb) && !plural) return /^(?:sind|waren)/u.test(verb)
  if (
    /^(?:refer|denote|designate|mean|consist|provide|enable|allow|permit|specify|represent)(?:\s|$)/u.test(verb) &&
    !plural
  )
    return false
  if (words.length > 1 || article || !/^(?:is|was|are|were)\s+the$/u.test(verb)) return true
  return isAbbreviation(last) || NOUN_ENDING.test(last)
}

/**
 * How likely these words are a term that is being defined, 0 (no) to 1. `The book is a …` is about a book at hand, not about books; `An
 * octet is a …` is about octets, `A friend is a …` only where a source is about friends.
 */
function subjectQuality(
  { source }: Sentence,
  article: string | undefined,
  quoted: boolean,
  words: readonly string[],
  naming: boolean,
): number {
  if (!isName(words)) return 0
  if (quoted) return naming ? 0.85 : 0.75
  if (
    words.some(
      (w, i) => isStopWord(w) && !(i > 0 && i < words.length - 1 && /^(?:of|the|and|de|du|des|la|von|der)$/u.test(w)),
    )
  )
    return 0
  if (words.some(w => /(?:ly|ing)$/u.test(w) && !isCapitalised(w) && (words.length === 1 || /ly$/u.test(w)))) return 0
  const last = words[words.length - 1] as string
  const capitals = words.filter(w => isCapitalised(w)).length
  const general = article !== undefined && /^an?$/iu.test(article)
  if (article !== undefined && !/^(?:the|an?)$/iu.test(article) && words.length === 1) {
    // German and French put an article before what they speak of in general; in German every noun has a capital.
    return source.keyWords.isTelling(words) ? 0.6 : 0.15
  }
  if (
    words.every(w => isCapitalised(w) || isStopWord(w)) &&
    (article !== undefined || words.length > 1 || isAbbreviation(last))
  )
    return 0.75
  const telling = source.keyWords.isTelling(words)
  if (general) return telling ? 0.65 : 0
  if (article !== undefined) return telling ? (words.length > 1 ? 0.4 : 0.35) : 0
  if (words.length === 1) return telling ? 0.65 : 0
  // `Show trials were organised …`: of all of them.
  return capitals > 1 ? 0.5 : telling || /s$/u.test(last) ? 0.45 : 0.2
}
