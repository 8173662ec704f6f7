import type { Block } from '../../model/source.ts'
import type { DefinitionKind, TermCandidate } from '../../model/term.ts'
import { span } from '../../text/span.ts'
import { hasUnevenSpace, isCapitalised } from '../phrase.ts'
import { steppedScore } from '../term-order.ts'
import type { KeyWords } from './key-words.ts'
import type { SectionRole } from './sections.ts'
import type { SentenceSigns } from './sentence-signs.ts'

/** A sentence as the pattern families see it. */
export interface Sentence {
  readonly text: string
  /** Where it begins in the rendition. */
  readonly start: number
  /** How far into the source it stands, 0 to 1. */
  readonly position: number
  /** What a first look at it says. Good until the next sentence. */
  readonly signs: SentenceSigns
  readonly role: SectionRole | undefined
  readonly block: Block['kind']
  readonly source: SourceOfTerms
}

/** What the families know of the source. */
export interface SourceOfTerms {
  /** Its title in small letters. */
  readonly title: string
  readonly keyWords: KeyWords
}

/** Receives what a pattern family finds. */
export type CandidateSink = (candidate: TermCandidate) => void

/** Something found in a sentence; offsets count in the sentence. */
export interface Found {
  readonly kind: DefinitionKind
  readonly name: string
  readonly at: number
  readonly aliases?: readonly string[]
  /** How sure the pattern is that this explains the name, 0 to 1. */
  readonly quality: number
  /** How many words explain it: more is better, up to a sentence's worth. */
  readonly explaining: number
  readonly proper?: boolean
  /** It stands in a parenthesis of its own and needs nothing of the sentence round it. */
  readonly isAside?: boolean
}

/** Beyond this many words an explanation does not get better. */
const ENOUGH_WORDS = 16

/** Longest passage that a hover shows; a longer sentence is cut round the term, at a clause if there is one. */
const MAX_PASSAGE = 600

/** What each of them is worth; the sum is 1. */
const QUALITY = 0.6
const INFORMATION = 0.15
const CLARITY = 0.15
const POSITION = 0.1

/** A source about a term explains it better than others: so much is added where its title has the name. */
const IN_TITLE = 0.1
/** So much where its section is for definitions. */
const AMONG_DEFINITIONS = 0.1

/** All of them together. */
const BEST_SCORE = QUALITY + INFORMATION + CLARITY + POSITION + IN_TITLE + AMONG_DEFINITIONS

/** What must be looked up elsewhere. */
const POINTING =
  /(?<![\p{L}])(?:in|see|of|by) (?:Section|section|Figure|Table|Chapter|Appendix|Abschnitt|Kapitel) |syntax rule|as follows|the following/u

/** The same without a look at what stands before, which costs more than the rest. */
const POINTING_AT =
  /(?:in|see|of|by) (?:[Ss]ection|Figure|Table|Chapter|Appendix|Abschnitt|Kapitel) |syntax rule|as follows|the following/

export function candidate(sentence: Sentence, found: Found): TermCandidate {
  const { text, start, role } = sentence
  const informative = Math.min(1, found.explaining / ENOUGH_WORDS)
  // Of what is only mentioned its family says whether it stands in prose.
  const clear = found.isAside === true || found.kind === 'mention' ? 1 : clarityOf(sentence)
  const listed = isReference(sentence) ? 0.5 : 1
  let score = QUALITY * found.quality + INFORMATION * informative + CLARITY * clear + POSITION * (1 - sentence.position)
  if (found.kind !== 'mention') {
    if (isInTitle(sentence.source.title, found)) score += IN_TITLE
    if (role === 'definitions' || role === 'glossary') score += AMONG_DEFINITIONS
    // What cannot be read by itself explains nothing, whatever its pattern.
    score *= (0.4 + 0.6 * clear) / BEST_SCORE
    if (POINTING_AT.test(text) && POINTING.test(text)) score *= 0.85
  }
  const at = start + found.at
  const end = start + passageEnd(text, found.at + found.name.length)
  const from = start + (found.at > MAX_PASSAGE ? clauseStart(text, found.at) : 0)
  const name = onOneLine(found.name)
  const aliases = found.aliases ? found.aliases.map(onOneLine) : NO_ALIASES
  const { kind } = found
  const place = span<'text'>(at, at + found.name.length)
  const passage = span<'text'>(from, end)
  const stepped = steppedScore(listed * score)
  return found.proper === true && isCapitalised(name)
    ? { name, aliases, kind, at: place, passage, score: stepped, proper: true }
    : { name, aliases, kind, at: place, passage, score: stepped }
}

/** An entry of a list of references tells what a work is called. */
function isReference({ text, role }: Sentence): boolean {
  if (text.startsWith('[') && /^\[[^\]\s]{1,24}\]\s/.test(text)) return true
  return role === 'references' && BIBLIOGRAPHIC.test(text)
}

const BIBLIOGRAPHIC =
  /^[[(]?\d|[,.]["”»]|["”»],|\bRFC \d|\b(?:19|20)\d\d[.;,)]|\b(?:pp?|vol|no|ed|eds|Bd|Nr|т|с)\.|https?:/

const NO_ALIASES: readonly string[] = []

function isInTitle(title: string, { name, aliases }: Found): boolean {
  if (title === '') return false
  return title.includes(name.toLowerCase()) || (aliases?.some(alias => title.includes(alias.toLowerCase())) ?? false)
}

/** Words that a reader takes in at one look; with so many more there is nothing left of the clarity that length gives. */
const SHORT_SENTENCE = 40
const TOO_LONG = 60

/** How well a passage can be understood by itself, 0 to 1. */
function clarityOf(sentence: Sentence): number {
  const { signs } = sentence
  if (signs.clarity < 0) signs.clarity = clarity(sentence)
  return signs.clarity
}

function clarity({ text, signs, block }: Sentence): number {
  let clear = 1
  const end = endOfProse(text)
  if (end === '?') return 0
  if (end === '') clear *= block === 'list-item' ? 0.75 : 0.6
  const first = text.charCodeAt(0)
  if (first >= 97 && first <= 122) clear *= 0.7
  else if (ANAPHORIC.test(text)) clear *= 0.75
  if (signs.words > SHORT_SENTENCE) clear *= Math.max(0.4, 1 - (signs.words - SHORT_SENTENCE) / TOO_LONG)
  if (UNREADABLE.test(text)) clear *= 0.4
  return clear
}

/** A sentence that leans on the one before. */
const ANAPHORIC =
  /^(?:This|These|Those|That|It|Its|He|His|She|Her|They|Their|Such|However|Thus|Therefore|Hence|Then|Also|But|And|So|In this|In that|In addition|Moreover|Furthermore|Otherwise|Note|For example|For instance|Dies|Diese[rsmn]?|Er|Sie|Es|Aber|Doch|Ce|Cette|Ces|Il|Elle|Ils|Elles|Mais|Это|Этот|Эта|Эти|Он|Она|Они|Но)(?![\p{L}\p{N}])/u

/** Page breaks, drawings, tables, grammars. */
const UNREADABLE = /\f|[|+=_][-=_+|]{2}|-{4}|::=|[{}\\]|\s\|\s|(?:\s\.){3}|<-|->/

/** The stop that a sentence ends with: `.`, `?` …; empty where there is none. Closing marks and the number of a note do not count. */
function endOfProse(text: string): string {
  if (text.charCodeAt(text.length - 1) === FULL_STOP) return '.'
  let i = text.length - 1
  while (i >= 0 && text.charCodeAt(i) <= 32) i--
  while (i >= 0 && isNoteOrCloser(text.charCodeAt(i))) i--
  const last = text.charAt(i)
  return '.!?…‽'.includes(last) ? last : ''
}

const FULL_STOP = 46

function isNoteOrCloser(unit: number): boolean {
  const small = unit | 32
  if (small >= 97 && small <= 122) return false
  return (unit >= 48 && unit <= 57) || '"”»“’\')]*_ ['.includes(String.fromCharCode(unit))
}

/** Whether a stop stands at its end, with closing marks and the number of a note at most. */
export function endsAsProse(text: string): boolean {
  let i = text.trimEnd().length - 1
  while (i >= 0 && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i--
  while (i >= 0 && '"”»)]'.includes(text.charAt(i))) i--
  return i >= 0 && '.!?'.includes(text.charAt(i))
}

export function isQuestion(text: string): boolean {
  return endOfProse(text) === '?'
}

function onOneLine(name: string): string {
  return hasUnevenSpace(name) ? name.replace(/\s+/g, ' ') : name
}

function clauseStart(text: string, at: number): number {
  const first = at - MAX_PASSAGE + 1
  const near = text.slice(first, at + 2)
  const clause = Math.max(near.lastIndexOf('; '), near.lastIndexOf(': '))
  return clause < 0 ? 0 : first + clause + 2
}

function passageEnd(text: string, after: number): number {
  if (text.length <= MAX_PASSAGE * 2 || after > text.length - MAX_PASSAGE) return text.length
  const clause = text.indexOf(';', after + MAX_PASSAGE)
  return clause > 0 && clause < after + MAX_PASSAGE * 2 ? clause : text.length
}

const LONGEST_LABEL = 50

/** The length of a label with its colon and space: `Historical context: Written in …`. 0 when there is none. */
export function labelLength({ text, start, signs }: Pick<Sentence, 'text' | 'start' | 'signs'>): number {
  const colon = signs.colon - start
  if (colon < 2 || colon > LONGEST_LABEL * 2) return 0
  return /^[^:.!?()"“”;]{2,50}:\s+/u.exec(text.slice(0, 60))?.[0].length ?? 0
}

/** Whether a stretch has so many words, counted as {@link roughWords} does. */
export function hasWords(text: string, least: number): boolean {
  let words = 0
  let inWord = false
  for (let i = 0; i < text.length && words < least; i++) {
    const blank = text.charCodeAt(i) <= 32
    if (!blank && !inWord) words++
    inWord = !blank
  }
  return words >= least
}

/** Words of a stretch, counted by its spaces: good enough for weighing, and cheap. */
export function roughWords(text: string): number {
  let words = 0
  let inWord = false
  for (let i = 0; i < text.length; i++) {
    const blank = text.charCodeAt(i) <= 32
    if (!blank && !inWord) words++
    inWord = !blank
  }
  return words
}
