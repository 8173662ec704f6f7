/**
 * Explanations set beside a name: `the Mezhraiontsy, the Inter-District Organization of …`, `"Great Purge" (Yezhovshchina)`,
 * `stagnation (Era of Stagnation)`, `the New Economic Policy that had been adopted by …`, `Thermidor — the month when …`.
 */

import {
  CAPITAL_PHRASE,
  isAbbreviation,
  isName,
  isStopWord,
  NOT_LETTER_BEFORE,
  QUOTED,
  spacedWords,
} from '../phrase.ts'
import { allMatches, isWordBefore } from './all-matches.ts'
import { nameStart } from './name-start.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate, roughWords } from './sentence.ts'
import {
  BESIDE as HAS_BESIDE,
  PARENTHESIS as HAS_PARENTHESIS,
  RELATIVE as HAS_RELATIVE,
  QUOTATION_MARK,
} from './sentence-signs.ts'

/** What may follow a name at once: `, the Inter-District Organization of …` up to the next stop. */
const BESIDE =
  /(?:\s+\(\p{Lu}[^()]{1,12}\)|(\s+\p{Ll}{3,}s))?\s*(,|—|–|--)\s*((?:the|an?|one\s+of|once|initially|originally|formerly|his|her|their|its|eine?|der|die|das|une?|la|le)\s+[^,.;:()—–]{8,200})([,.;:)—–]|$)/uy

const RELATIVE =
  /(?:\s+\(\p{Lu}[^()]{1,12}\))?(,?)\s+(?:that|which|who)\s+(?:had\s+been|has\s+been|have\s+been|was|were|is|are)\s+(?=\p{L})/uy

const QUOTED_THEN_NAME = new RegExp(`${QUOTED}\\s*\\((${CAPITAL_PHRASE})\\)`, 'gu')

const SMALL_WORD_LAST = /(\p{Ll}+)\s+$/u

const OTHER_SCRIPT = new RegExp(`${NOT_LETTER_BEFORE}(${CAPITAL_PHRASE})\\s*\\(([\\p{L}\\s-]{3,60})\\)`, 'gu')

export function findAppositions(sentence: Sentence, sink: CandidateSink): void {
  const { text, signs } = sentence
  if ((signs.flags & HAS_PARENTHESIS) !== 0) findParenthesised(sentence, sink)
  const beside = (signs.flags & HAS_BESIDE) !== 0
  const relative = (signs.flags & HAS_RELATIVE) !== 0
  if (!beside && !relative) return
  for (let i = 0; i < signs.phrases; i++) {
    const end = (signs.phraseEnds[i] as number) - sentence.start
    const at = nameStart(text, (signs.phraseStarts[i] as number) - sentence.start, end)
    if (beside && mayBeBeside(text, end)) {
      BESIDE.lastIndex = end
      const m = BESIDE.exec(text)
      const name = m ? text.slice(at, end) : ''
      const words = spacedWords(name)
      const isPlain = m?.[1] === undefined || /(?:^|\s)[Tt]he\s+$/u.test(text.slice(0, at))
      if (
        m &&
        isPlain &&
        isName(words) &&
        !(at === 0 && words.length === 1 && m[2] === ',') &&
        !opensClause(text, at, end)
      ) {
        const explanation = m[3] as string
        const explaining = roughWords(explanation)
        const after = text.slice(end + m[0].length, end + m[0].length + 5)
        if (explaining >= 3 && !isClause(explanation) && !isListed(text, at, explanation, m[4] as string, after)) {
          const quality = /\s(?:of|who|which|that|des?|der|von)\s/u.test(explanation) ? 0.6 : 0.45
          sink(candidate(sentence, { kind: 'apposition', name, at, quality, explaining: explaining * 2, proper: true }))
        }
      }
    }
    if (relative && mayBeRelative(text, end)) {
      RELATIVE.lastIndex = end
      const m = RELATIVE.exec(text)
      if (!m) continue
      const name = text.slice(at, end)
      const words = spacedWords(name)
      if (!isName(words) || (words.length === 1 && !isAbbreviation(name))) continue
      const explaining = roughWords(text.slice(end + m[0].length))
      // Without a comma the clause tells which of several is meant: of a name that is one thing only it explains.
      const quality = isAbbreviation(name) ? 0.15 : m[1] === ',' ? 0.5 : 0.55
      sink(candidate(sentence, { kind: 'apposition', name, at, quality, explaining, proper: true }))
    }
  }
}

/**
 * A cheap look before {@link BESIDE}: after a word in small letters with `s` at its end, or at once, there is a comma or a dash and the first letter of an
 * article or the like; or a parenthesis, or what no table of ASCII knows.
 */
function mayBeBeside(text: string, end: number): boolean {
  let at = pastBlanks(text, end)
  let unit = text.charCodeAt(at)
  if (unit === OPEN || unit > 127) return true
  if (unit >= 97 && unit <= 122 && at > end) {
    while (unit >= 97 && unit <= 122) unit = text.charCodeAt(++at)
    if (unit > 127) return true
    if (text.charCodeAt(at - 1) !== SMALL_S) return false
    at = pastBlanks(text, at)
    unit = text.charCodeAt(at)
  }
  if (unit > 127) return true
  if (unit === HYPHEN ? text.charCodeAt(at + 1) !== HYPHEN : unit !== COMMA) return false
  // The first letter of a word that may begin an explanation.
  return DETERMINING.includes(text.charAt(pastBlanks(text, at + (unit === HYPHEN ? 2 : 1))))
}

const DETERMINING = 'taofhiedul'

/** The same before {@link RELATIVE}. */
function mayBeRelative(text: string, end: number): boolean {
  const at = pastBlanks(text, end + Number(text.charCodeAt(end) === COMMA))
  const unit = text.charCodeAt(at)
  return unit === SMALL_T || unit === SMALL_W || unit === OPEN || unit > 127
}

function pastBlanks(text: string, at: number): number {
  let i = at
  while (text.charCodeAt(i) <= 32) i++
  return i
}

const COMMA = 44
const HYPHEN = 45
const SMALL_S = 115
const SMALL_T = 116
const SMALL_W = 119

/** `in Norway, the book was published`: what follows the comma has a verb of its own. */
function isClause(explanation: string): boolean {
  const verb = explanation.search(/\s(?:is|was|are|were|has|had|have|will|would|could|can|ist|war|hat|est|était)\s/u)
  const relative = explanation.search(/\s(?:who|which|that|whose|where|when|der|die|das|qui|que)\s/u)
  return verb >= 0 && (relative < 0 || verb < relative)
}

/**
 * `When a message comes through SPF, the server …`, `… to verify, through SPF, the use of …`: the comma ends what the sentence or the aside began
 * with, and the words after it belong to the sentence.
 */
function opensClause(text: string, at: number, end: number): boolean {
  const before = text.slice(0, at)
  if (/[,—–]\s+\p{Ll}+\s+(?:the\s+)?$/u.test(before)) return true
  return /^\P{L}*\p{Lu}\p{Ll}*\s+\p{L}/u.test(before) && OPENING.test(before) && !before.slice(0, end).includes(',')
}

const OPENING =
  /^\P{L}*(?:When|If|For|In|While|Although|Though|As|Since|Because|After|Before|Once|Where|Under|With|Without|To|During|Within|At|On|By|From|Unless|Until|Given|Instead|Using|Upon|Via|Through|Despite|Wenn|Als|Bei|Nach|In|Während|Obwohl|Quand|Si|Dans|Pour|Après|Avec|Когда|Если|В|На|После|При|Для)(?!\p{L})/u

/** `Lenin, the Bolsheviks, and …`, `in Germany, France, the Netherlands and …`: members of a list explain nothing. */
function isListed(text: string, at: number, explanation: string, close: string, after: string): boolean {
  const isNameLike = /\p{Lu}\S*$/u.test(explanation.trimEnd()) || roughWords(explanation) < 3
  if (close === ',' && isNameLike && /^\s*(?:and|or|und|oder|et|ou)\s/u.test(after)) return true
  return /,\s*(?:(?:and|or)\s+)?(?:the\s+)?$/u.test(text.slice(Math.max(0, at - 8), at)) && close === ','
}

function findParenthesised(sentence: Sentence, sink: CandidateSink): void {
  const { text } = sentence
  const explaining = sentence.signs.words / 2
  if (isNameParenthesised(sentence)) findNameInParentheses(sentence, explaining, sink)
  if (isCyrillic(text)) findOtherScript(sentence, explaining, sink)
}

/** Whether a pair of parentheses holds a capitalised phrase and nothing else. */
function isNameParenthesised({ text, start, signs }: Sentence): boolean {
  for (let i = 0; i < signs.phrases; i++) {
    const before = (signs.phraseStarts[i] as number) - start - 1
    if (text.charCodeAt(before) === OPEN && text.charCodeAt((signs.phraseEnds[i] as number) - start) === CLOSE)
      return true
  }
  return false
}

const OPEN = 40
const CLOSE = 41

function findNameInParentheses(sentence: Sentence, explaining: number, sink: CandidateSink): void {
  const { text } = sentence
  const seen = new Set<number>()
  const { signs } = sentence
  const quoted = (signs.flags & QUOTATION_MARK) === 0 ? [] : allMatches(QUOTED_THEN_NAME, text)
  for (const m of quoted) {
    const name = m[1] as string
    const at = text.indexOf(name, m.index)
    seen.add(m.index + m[0].length)
    const found = {
      kind: 'apposition',
      name,
      at,
      aliases: [m[2] as string],
      quality: 0.7,
      explaining,
      proper: true,
    } as const
    // `“forward” (RCPT)`: an abbreviation is of what it abbreviates only.
    if (isName(spacedWords(name)) && !isAbbreviation(m[2] as string)) sink(candidate(sentence, found))
  }
  for (let i = 0; i < signs.phrases; i++) {
    const at = (signs.phraseStarts[i] as number) - sentence.start
    const end = (signs.phraseEnds[i] as number) - sentence.start
    if (text.charCodeAt(at - 1) !== OPEN || text.charCodeAt(end) !== CLOSE || seen.has(end + 1)) continue
    const word = smallWordBefore(text, at - 1)
    const name = text.slice(at, end)
    if (word === undefined || isStopWord(word) || !isName(spacedWords(name))) continue
    const repeated = name.toLowerCase().includes(word)
    if (!repeated && !name.includes(' ')) continue
    sink(candidate(sentence, { kind: 'apposition', name, at, quality: repeated ? 0.6 : 0.3, explaining, proper: true }))
  }
}

/** The word in small letters that stands before a space and `at`. */
function smallWordBefore(text: string, at: number): string | undefined {
  const unit = text.charCodeAt(at - 1)
  if (!(unit <= 32 || unit > 127)) return undefined
  const before = text.slice(Math.max(0, at - LONGEST_BEFORE), at)
  const m = SMALL_WORD_LAST.exec(before)
  return m && !isWordBefore(before, m.index) ? m[1] : undefined
}

const LONGEST_BEFORE = 60

function findOtherScript(sentence: Sentence, explaining: number, sink: CandidateSink): void {
  const { text } = sentence
  for (const m of allMatches(OTHER_SCRIPT, text)) {
    const name = m[1] as string
    const other = (m[2] as string).trim()
    if (isCyrillic(name) === isCyrillic(other) || !isName(spacedWords(name)) || !/\p{Lu}/u.test(other)) continue
    const aliases = [other]
    if (!isCyrillic(other) && !new RegExp(`^${CAPITAL_PHRASE}$`, 'u').test(other)) continue
    sink(
      candidate(sentence, { kind: 'apposition', name, at: m.index, aliases, quality: 0.4, explaining, proper: true }),
    )
  }
}

function isCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text)
}
