/**
 * Abbreviations and their long forms in running text: `New Economic Policy (NEP)`, `NEP (New Economic Policy)`, `NEP, short for …`,
 * `New Economic Policy, abbreviated NEP`. How letters and words are told to belong together: long-forms.ts; lists of abbreviations:
 * glossary-entries.ts. Cost: O(length) for each parenthesis, of a window of a few words.
 */
import { allMatches } from './all-matches.ts'
import { isShortForm, longFormAtStart, longFormBefore, MAX_SHORT, singularOf } from './long-forms.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate } from './sentence.ts'
import {
  CALLED as HAS_CALLED,
  OTHER_NAME as HAS_OTHER_NAME,
  PARENTHESIS as HAS_PARENTHESIS,
  SHORTENING as HAS_SHORTENING,
} from './sentence-signs.ts'

/** What stands in parentheses, in characters. */
const MIN_INSIDE = 2
const MAX_INSIDE = 90

/** How far back a long form may begin, in characters. */
const MAX_LONG = 300

/** What may stand before the short form in parentheses. */
const INTRODUCTION =
  /^(?:(?:or|abbr\.?|abbreviated(?:\s+as|\s+to)?|herein(?:after)?|hereafter|henceforth|also|often|usually|sometimes|simply|called|known\s+as|referred\s+to\s+as|the|aka|kurz|abgekürzt|ou|en\s+abrégé|сокращ[её]нно|далее)[\s:,—–-]+)*["“«„'‘]?/iu

const SHORT_FOR =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}/&.-]{1,10}?)["”»“]?\s*[,(—–]?\s*(?:which\s+)?(?:(?:is|was|ist|est)\s+)?(?:(?:stands?|standing|stood|short|kurz|steht)\s+(?:for|für)|(?:an?\s+|the\s+|die\s+|l['’]|une?\s+)?(?:abbreviation|acronym|initialism|Abkürzung|abréviation|sigle|acronyme)\s+(?:of|for|für|von|de|pour)|(?:—\s+)?(?:это\s+)?(?:сокращение\s+от|расшифровывается\s+как))\s+(?:(?:the|den|die|das|der|le|la|les)\s+)?["“«„]?(?=\p{L})/gu

/** What of it stands everywhere, without a look back: most sentences with `short` in them shorten nothing. */
const SHORT_FOR_ITSELF =
  /(?:stands?|standing|stood|short|kurz|steht)\s+(?:for|für)|(?:abbreviation|acronym|initialism|Abkürzung|abréviation|sigle|acronyme)\s+(?:of|for|für|von|de|pour)|сокращение\s+от|расшифровывается\s+как/u

/** `…, abbreviated NEP`, `…, or NEP`, `…, also known as NEP`. */
const SHORTENED_TO =
  /(?:,?\s+(?:\(?(?:is|was|are|were|often|usually|commonly|hereafter|henceforth)\s+)*(?:abbreviated|shortened|abgekürzt|abrégée?|сокращ[её]нно)(?:\s+(?:as|to|mit|en|как))?|,?\s+(?:or|oder|ou|или)|,\s+(?:also\s+)?(?:known\s+as|called))[\s:—–-]+["“«„]?(\p{Lu}[\p{L}\p{N}/&-]{1,10})(?![\p{L}\p{N}])/gu

/** What of it stands where nothing is shortened. */
const CALLED_BESIDE = /,\s+(?:also\s+)?(?:known\s+as|called)[\s:—–-]|\s(?:or|oder|ou|или)[\s:—–-]/

/** An expansion alone tells what a name is, not what the thing is. */
const QUALITY = 0.45

export function findAbbreviations(sentence: Sentence, sink: CandidateSink): void {
  const { flags } = sentence.signs
  if ((flags & HAS_PARENTHESIS) !== 0) findParenthesised(sentence, sink)
  if ((flags & HAS_SHORTENING) !== 0) findExplained(sentence, sink)
  if ((flags & (HAS_SHORTENING | HAS_OTHER_NAME | HAS_CALLED)) !== 0) findOtherNames(sentence, sink)
}

function findParenthesised(sentence: Sentence, sink: CandidateSink): void {
  const { text } = sentence
  let next = -1
  for (let open = text.indexOf('('); open >= 0; open = next) {
    next = text.indexOf('(', open + 1)
    const close = text.indexOf(')', open)
    if (close < 0) return
    if ((next >= 0 && next < close) || close - open <= MIN_INSIDE || close - open > MAX_INSIDE + 1) continue
    const isInside = mayHoldShortForm(text, open + 1, close)
    if (!isInside && !mayHoldShortForm(text, Math.max(0, open - MAX_SHORT), open)) continue
    const inside = text.slice(open + 1, close).trim()
    const from = Math.max(0, open - MAX_LONG)
    const short = isInside ? shortFormIn(inside) : undefined
    if (short !== undefined) {
      const before = text.slice(from, open).trimEnd()
      const long = longFormBefore(short, before)
      if (long !== undefined) {
        emit(sentence, long, from + before.lastIndexOf(long), short, sink)
        continue
      }
    }
    if (!mayEndInShortForm(text, from, open)) continue
    const before = text.slice(Math.max(from, open - MAX_SHORT * 4), open).trimEnd()
    if (!CAPITALS_LAST.test(before)) continue
    const outside = /(?<![\p{L}\p{N}-])([\p{Lu}\p{N}][\p{L}\p{N}./-]{1,10})["”»]?$/u.exec(
      before.slice(-MAX_SHORT * 2),
    )?.[1]
    if (outside === undefined || !isShortForm(outside)) continue
    const bare = inside
      .replace(/^(?:(?:the|an?|der|die|das|le|la|les|for|short\s+for|i\.e\.,?|or)\s+)+/iu, '')
      .replace(/^["“«„'‘]/u, '')
    const long = longFormAtStart(outside, bare)
    // What follows the long form may be more of it, unless a stop stands between.
    if (long === undefined || /^[\s]*[\p{L}\p{N}]/u.test(bare.slice(long.length))) continue
    emit(sentence, long, text.indexOf(long, open), outside, sink)
  }
}

/** `NEP`, `or “NEP”`, `NEP; see below`, `NEP [12]`. */
function shortFormIn(inside: string): string | undefined {
  if (inside.length > MAX_SHORT + 1 && inside.search(/[\s;,"“«]/) < 0) return undefined
  // Most often it begins with the abbreviation.
  const second = inside.charCodeAt(1)
  const start =
    (second >= 65 && second <= 90) || !mayIntroduce(inside) ? 0 : (INTRODUCTION.exec(inside)?.[0].length ?? 0)
  const word = /^[^\s;,"”»“'’]+/u.exec(inside.slice(start))?.[0]
  if (word === undefined || !isShortForm(word)) return undefined
  if (start + word.length === inside.length) return word
  return /^["”»“'’]?\s*(?:$|[;,[]|or\s|for\s+short|in\s+(?:Russian|German|French))/u.test(
    inside.slice(start + word.length),
  )
    ? word
    : undefined
}

function findExplained(sentence: Sentence, sink: CandidateSink): void {
  const { text } = sentence
  if (!SHORT_FOR_ITSELF.test(text)) return
  for (const m of allMatches(SHORT_FOR, text)) {
    const short = m[1] as string
    const from = m.index + m[0].length
    const long = isShortForm(short) ? longFormAtStart(short, text.slice(from, from + MAX_LONG)) : undefined
    if (long !== undefined) emit(sentence, long, from, short, sink)
  }
}

function findOtherNames(sentence: Sentence, sink: CandidateSink): void {
  const { text, signs } = sentence
  if ((signs.flags & (HAS_SHORTENING | HAS_OTHER_NAME)) === 0 && !CALLED_BESIDE.test(text)) return
  // Where nothing but `or` may shorten, it is sought from the first `or` on, with the comma and the space before it.
  const isOr = (signs.flags & (HAS_SHORTENING | HAS_CALLED)) === 0
  for (const m of allMatches(SHORTENED_TO, text, isOr ? pastSpaceBefore(text, signs.or - sentence.start) : 0)) {
    const short = m[1] as string
    const from = Math.max(0, m.index - MAX_LONG)
    const before = text.slice(from, m.index).replace(/["”»“,]+$/u, '')
    // `… or NEP` may be one thing or the other: only letters that fit exactly tell that it is one.
    const long = isShortForm(short) ? longFormBefore(short, before, true) : undefined
    if (long !== undefined) emit(sentence, long, from + before.lastIndexOf(long), short, sink)
  }
}

function pastSpaceBefore(text: string, at: number): number {
  let i = at
  while (i > 0 && text.charCodeAt(i - 1) <= 32) i--
  return i > 0 && text.charCodeAt(i - 1) === 44 ? i - 1 : i
}

function emit(sentence: Sentence, long: string, at: number, short: string, sink: CandidateSink): void {
  if (at < 0) return
  const explaining = sentence.signs.words / 2
  const alias = singularOf(short)
  // Where several are spoken of the long form is a plural: not the name to show.
  const quality = alias === short ? QUALITY : QUALITY - 0.1
  sink(candidate(sentence, { kind: 'abbreviation', name: long, at, aliases: [alias], quality, explaining }))
}

/**
 * A cheap look before a closer one: whether a word between these offsets has two capitals, or a capital and a digit. Letters beyond ASCII
 * count as capitals.
 */
function mayHoldShortForm(text: string, from: number, to: number): boolean {
  let capitals = 0
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i)
    if ((unit >= 65 && unit <= 90) || unit > 127 || (capitals > 0 && unit >= 48 && unit <= 57)) {
      if (++capitals === 2) return true
    } else if (unit === 32 || unit === 10) capitals = 0
  }
  return false
}

/** The same of the last word before `to`. */
function mayEndInShortForm(text: string, from: number, to: number): boolean {
  let last = to
  while (last > from && text.charCodeAt(last - 1) <= 32) last--
  if (last > from && text.charCodeAt(last - 1) > 127) return true
  let capitals = 0
  for (let i = last - 1; i >= from; i--) {
    const unit = text.charCodeAt(i)
    if (unit <= 32) return false
    if ((unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit > 127) {
      if (++capitals === 2) return true
    }
  }
  return false
}

/** Whether it begins with a letter of {@link INTRODUCTION}, or with no letter of ours. */
function mayIntroduce(inside: string): boolean {
  const unit = inside.charCodeAt(0)
  const small = unit | 32
  return small < 97 || small > 122 || FIRST_LETTERS.includes(String.fromCharCode(small))
}

const FIRST_LETTERS = 'oahuscrktpe'

/** Two capitals in the last word. */
const CAPITALS_LAST = /[\p{Lu}\p{N}][\p{L}\p{N}./-]*\p{Lu}[\p{L}\p{N}./-]*["”»]?$|\p{Lu}[\p{L}\p{N}./-]*\d["”»]?$/u
