import type { DefinitionKind, TermCandidate } from '../model/term.ts'
import { span } from '../text/span.ts'
import { isCapitalised } from './phrase.ts'
import type { SentenceSigns } from './sentence-signs.ts'
import { steppedScore } from './term-order.ts'

/** A sentence as the pattern families see it. */
export interface Sentence {
  readonly text: string
  /** Where it begins in the rendition. */
  readonly start: number
  /** How far into the source it stands, 0 to 1. */
  readonly position: number
  /** What a first look at it says. Good until the next sentence. */
  readonly signs: SentenceSigns
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
}

/** Beyond this many words an explanation does not get better. */
const ENOUGH_WORDS = 25

/** Longest passage that a hover shows; a longer sentence is cut round the term, at a clause if there is one. */
const MAX_PASSAGE = 600

export function candidate(sentence: Sentence, found: Found): TermCandidate {
  const informative = Math.min(1, found.explaining / ENOUGH_WORDS)
  // An entry of a list of references tells what a work is called.
  const listed = sentence.text.startsWith('[') && /^\[[^\]\s]{1,24}\]\s/.test(sentence.text) ? 0.5 : 1
  const score = listed * (0.6 * found.quality + 0.3 * informative + 0.1 * (1 - sentence.position))
  const at = sentence.start + found.at
  const end = sentence.start + passageEnd(sentence.text, found.at + found.name.length)
  const from = sentence.start + (found.at > MAX_PASSAGE ? clauseStart(sentence.text, found.at) : 0)
  const made: TermCandidate = {
    name: onOneLine(found.name),
    aliases: found.aliases ? found.aliases.map(onOneLine) : NO_ALIASES,
    kind: found.kind,
    at: span(at, at + found.name.length),
    passage: span(from, end),
    score: steppedScore(score),
  }
  return found.proper === true && isCapitalised(found.name) ? { ...made, proper: true } : made
}

const NO_ALIASES: readonly string[] = []

function onOneLine(name: string): string {
  return UNEVEN_SPACE.test(name) ? name.replace(/\s+/g, ' ') : name
}

const UNEVEN_SPACE = /[^\S ]|  /

function clauseStart(text: string, at: number): number {
  const clause = Math.max(text.lastIndexOf('; ', at), text.lastIndexOf(': ', at))
  return clause > at - MAX_PASSAGE && clause > 0 ? clause + 2 : 0
}

function passageEnd(text: string, after: number): number {
  if (text.length <= MAX_PASSAGE * 2 || after > text.length - MAX_PASSAGE) return text.length
  const clause = text.indexOf(';', after + MAX_PASSAGE)
  return clause > 0 && clause < after + MAX_PASSAGE * 2 ? clause : text.length
}

const LONGEST_LABEL = 50

/** The length of a label with its colon and space: `Historical context: Written in …`. 0 when there is none. */
export function labelLength({ text, start, signs }: Sentence): number {
  const colon = signs.colon - start
  if (colon < 2 || colon > LONGEST_LABEL * 2) return 0
  return /^[^:.!?()"“”;]{2,50}:\s+/u.exec(text.slice(0, 60))?.[0].length ?? 0
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
