/**
 * The terms that one source explains or names. Each pattern family is a file of its own; this one walks the sentences and keeps the
 * best few candidates of each name. Cost: O(length of the text), apart from sorting what was found.
 */
import type { Block, Rendition } from '../../model/source.ts'
import type { TermCandidate } from '../../model/term.ts'
import { eachSentence } from '../../text/sentences.ts'
import type { Span } from '../../text/span.ts'
import { scanWords, type WordTable } from '../../text/words.ts'
import { languageOf } from '../language.ts'
import { compareCandidates, compareText, kindRank, SCORE_STEPS } from '../term-order.ts'
import { findAbbreviations } from './abbreviations.ts'
import { findAppositions } from './appositions.ts'
import { findCapitalisedTerms } from './capitalised-terms.ts'
import { findDefinitions, isSubjectPossible } from './definitions.ts'
import { EmphasisWalk } from './emphasised-terms.ts'
import { FrequentPhrases } from './frequent-phrases.ts'
import { EntryFinder, findDefinitionLists } from './glossary-entries.ts'
import { findHeadings } from './headings.ts'
import { findIndexEntries } from './index-entries.ts'
import { isDivided } from './is-divided.ts'
import { KeyWords } from './key-words.ts'
import { afterListMark } from './list-mark.ts'
import { findNamingPhrases } from './naming-phrases.ts'
import { findQuotedTerms } from './quoted-terms.ts'
import { type SectionRole, SectionWalk, sectionsOf } from './sections.ts'
import { SeenNames } from './seen-names.ts'
import { type CandidateSink, isQuestion, type Sentence, type SourceOfTerms } from './sentence.ts'
import {
  BESIDE,
  CALLED,
  DEFINING_VERB,
  FORM_OF,
  LEADER,
  MEANT,
  OTHER_NAME,
  PARENTHESIS,
  QUOTATION_MARK,
  RELATIVE,
  SentenceSigns,
  SHORTENING,
  THAT_IS,
} from './sentence-signs.ts'
import { LONGEST_SOURCE, sortedCandidates } from './sorted-candidates.ts'
import { findSpokenOf } from './spoken-of.ts'

/** Goes up whenever the same rendition would give other terms: cached contributions are then rebuilt. */
export const TERMS_VERSION = 6

/** How many passages of one name a source may offer: the best, and a few for a reader who wants more. */
const PASSAGES_OF_A_NAME = 4
/** Of a name that it only mentions. */
const MENTIONS_OF_A_NAME = 2

/** Names that a source only mentions; more for a longer source, so that a book does not drown an article. */
const MIN_NAMES = 250
const MAX_NAMES = 1500
const CHARACTERS_FOR_A_NAME = 1000

/**
 * Best first: by kind, then by score. At most {@link MAX_NAMES} names, with at most {@link PASSAGES_OF_A_NAME} passages each. `words`: the
 * rendition's own, outside its furniture.
 */
export function findTerms(
  rendition: Rendition,
  words: WordTable = scanWords(rendition.text, rendition.furniture),
): readonly TermCandidate[] {
  const byName = new Map<string, TermCandidate[]>()
  const sink: CandidateSink = candidate => {
    if (!isDivided(candidate.name, candidate.kind === 'glossary')) keep(byName, candidate)
  }
  const seen = new SeenNames(rendition.text)
  const language = languageOf(rendition)
  const nouns = language === 'de' ? 'capitalised' : 'small'
  const source: SourceOfTerms = {
    title: rendition.metadata.title?.toLowerCase() ?? '',
    keyWords: new KeyWords(rendition.text, language),
  }
  const sections = sectionsOf(rendition)
  const emphasis = new EmphasisWalk(rendition)
  const frequent = language === 'en' ? new FrequentPhrases(rendition, words, sections) : undefined
  const heads = findDefinitionLists(rendition, source, sink)
  findHeadings(rendition, source, heads, sink)
  eachPromising(rendition, words, source, heads, new SectionWalk(sections), emphasis, frequent, sink, sentence => {
    if (sentence.role === 'index') return
    if (sentence.role === 'glossary' || heads.has(sentence.start)) {
      // Its entries say what its terms are; what stands in one about another is a mention.
      findCapitalisedTerms(sentence, seen, nouns, sink)
      return
    }
    findAbbreviations(sentence, sink)
    if (sentence.block === 'heading') return
    if (!isQuestion(sentence.text)) {
      findDefinitions(sentence, sink)
      findNamingPhrases(sentence, sink)
      findSpokenOf(sentence, sink)
      findAppositions(sentence, sink)
    }
    findQuotedTerms(sentence, sink)
    emphasis.find(sentence, sink)
    frequent?.find(sentence, sink)
    findCapitalisedTerms(sentence, seen, nouns, sink)
  })
  findIndexEntries(rendition, sections, sink)
  const limit = Math.min(MAX_NAMES, MIN_NAMES + Math.floor(rendition.text.length / CHARACTERS_FOR_A_NAME))
  for (const candidates of byName.values()) if (candidates.length > 1) candidates.sort(compareCandidates)
  const timesOf = (name: string): number => Math.max(seen.timesOf(name), frequent?.timesOf(name) ?? 0)
  const names = byName.size > limit ? bestNames([...byName.values()], limit, timesOf) : byName.values()
  const found: TermCandidate[] = []
  for (const candidates of names) {
    const most = candidates[0]?.kind === 'mention' ? MENTIONS_OF_A_NAME : PASSAGES_OF_A_NAME
    for (let i = 0; i < most && i < candidates.length; i++) found.push(candidates[i] as TermCandidate)
  }
  return sortedCandidates(found).map(detached)
}

/**
 * The same with names that are strings of their own: a stretch of a text keeps the whole text in memory, and what is found outlives it.
 * Engines copy what is as short as {@link COPIED}.
 */
function detached(candidate: TermCandidate): TermCandidate {
  if (candidate.name.length <= COPIED && candidate.aliases.length === 0) return candidate
  return { ...candidate, name: copyOf(candidate.name), aliases: candidate.aliases.map(copyOf) }
}

const COPIED = 12

function copyOf(name: string): string {
  let copy = ''
  for (let i = 0; i < name.length; i += COPIED) copy += name.slice(i, i + COPIED)
  return copy
}

/** The candidates of the best names. Of names that are only mentioned, those mentioned oftener are worth more. */
function bestNames(
  names: readonly (readonly TermCandidate[])[],
  limit: number,
  timesOf: (name: string) => number,
): readonly (readonly TermCandidate[])[] {
  const ranked = names.map((candidates): Ranked<readonly TermCandidate[]> => {
    const best = candidates[0] as TermCandidate
    const rank = rankOf(best, best.kind === 'mention' ? timesOf(best.name) : 0)
    return { value: candidates, name: best.name, rank }
  })
  return ranked
    .sort(compareRanked)
    .slice(0, limit)
    .map(({ value }) => value)
}

/** Something with its place in {@link compareCandidates}, or nearly, as a number: a long text names thousands. */
interface Ranked<T> {
  readonly value: T
  readonly name: string
  /** Less is better. */
  readonly rank: number
}

/** Mentions beyond this do not count. */
const MOST_OFTEN = 2 ** 14 - 1
/** By kind, by how often, by score, by place. Whole numbers below 2⁵³. */
function rankOf({ kind, score, at }: TermCandidate, often: number): number {
  const unseen = MOST_OFTEN - Math.min(often, MOST_OFTEN)
  const below = SCORE_STEPS - Math.round(score * SCORE_STEPS)
  return ((kindRank(kind) * (MOST_OFTEN + 1) + unseen) * (SCORE_STEPS + 1) + below) * LONGEST_SOURCE + at.start
}

function compareRanked(a: Ranked<unknown>, b: Ranked<unknown>): number {
  return a.rank - b.rank || compareText(a.name, b.name)
}

/** Keeps the best of each name and, of one place, the better kind. */
function keep(byName: Map<string, TermCandidate[]>, candidate: TermCandidate): void {
  const kept = byName.get(candidate.name)
  if (!kept) {
    byName.set(candidate.name, [candidate])
    return
  }
  let same = kept.length - 1
  while (same >= 0 && (kept[same] as TermCandidate).passage.start !== candidate.passage.start) same--
  if (same >= 0) {
    const other = kept[same] as TermCandidate
    const better = compareCandidates(candidate, other) < 0 ? candidate : other
    const aliases = [...new Set([...other.aliases, ...candidate.aliases])]
    const proper = other.proper === true || candidate.proper === true
    kept[same] = { ...better, aliases, ...(proper ? { proper } : {}) }
    return
  }
  kept.push(candidate)
  if (kept.length <= PASSAGES_OF_A_NAME * 2) return
  kept.sort(compareCandidates)
  kept.length = PASSAGES_OF_A_NAME
}

/** A longer run without a stop is a table or a list: it is read in pieces, so that no pattern sees a megabyte. */
const LONGEST_SENTENCE = 3000
const SHORTEST_SENTENCE = 3

/** Every sentence outside code and headings in which some family may find something; entries of glossaries go to `sink` at once. */
function eachPromising(
  rendition: Rendition,
  words: WordTable,
  source: SourceOfTerms,
  heads: ReadonlySet<number>,
  walk: SectionWalk,
  emphasis: EmphasisWalk,
  frequent: FrequentPhrases | undefined,
  sink: CandidateSink,
  visit: (sentence: Sentence) => void,
): void {
  const { text, blocks, furniture } = rendition
  let page = 0
  const signs = new SentenceSigns(text, words)
  const entries = new EntryFinder(rendition, source, heads, sink)
  const look = (from: number, to: number, role: SectionRole | undefined, block: Block['kind']): void => {
    signs.read(from, to)
    if ((signs.flags & LEADER) !== 0) return
    const promising = isPromising(signs, from) || emphasis.reaches(from, to)
    if (!promising && frequent?.reaches(from, to) !== true) return
    const sentence = {
      text: text.slice(from, to),
      start: from,
      position: from / text.length,
      signs,
      role,
      block,
      source,
    }
    if (promising) visit(sentence)
    else if (role !== 'index' && role !== 'glossary' && block !== 'heading' && !heads.has(from))
      frequent?.find(sentence, sink)
  }
  for (const block of blocks) {
    if (block.kind === 'code' || block.kind === 'furniture') continue
    // A title may give an abbreviation; it explains nothing.
    if (block.kind === 'heading' && !text.slice(block.span.start, block.span.end).includes('(')) continue
    const role = walk.roleAt(block.span.start)
    entries.read(block, role)
    eachSentence(text, block.span.start, block.span.end, (start, end) => {
      while (page < furniture.length && (furniture[page] as Span<'text'>).end <= start) page++
      const head = furniture[page]
      if (head && head.start <= start && end <= head.end) return true
      let from = afterListMark(text, start)
      while (end - from >= SHORTEST_SENTENCE) {
        const to = pieceEnd(text, from, end)
        look(from, to, role, block.kind)
        from = to
        while (from < end && text.charCodeAt(from) <= 32) from++
      }
      return true
    })
  }
}

/** A capital at the start of a sentence says nothing; a verb that may define says something when a subject may stand before it. */
function isPromising(signs: SentenceSigns, from: number): boolean {
  const { flags, phrases, phraseStarts } = signs
  if ((flags & FOR_ANY) !== 0) return true
  if ((flags & DEFINING_VERB) !== 0 && (signs.colon >= 0 || isSubjectPossible(signs))) return true
  if (phrases === 0) return (flags & BESIDE) !== 0
  return (
    (flags & (BESIDE | RELATIVE)) !== 0 ||
    phrases > 1 ||
    phraseStarts[0] !== from ||
    (signs.phraseEnds[0] as number) - from > LONGEST_WORD
  )
}

/** A longer phrase at the start of a sentence is more than a word: what follows its first word may be a name. */
const LONGEST_WORD = 12

/** What makes a sentence worth a look without a capital in it. */
const FOR_ANY = CALLED | MEANT | FORM_OF | THAT_IS | QUOTATION_MARK | PARENTHESIS | SHORTENING | OTHER_NAME

function pieceEnd(text: string, from: number, end: number): number {
  if (end - from <= LONGEST_SENTENCE) return end
  const space = text.slice(from, from + LONGEST_SENTENCE).lastIndexOf(' ')
  return space > 0 ? from + space : from + LONGEST_SENTENCE
}
