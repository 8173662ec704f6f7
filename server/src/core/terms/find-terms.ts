/**
 * The terms that one source explains or names. Each pattern family is a file of its own; this one walks the sentences and keeps the
 * best few candidates of each name. Cost: O(length of the text), apart from sorting what was found.
 */
import type { Rendition } from '../model/source.ts'
import type { DefinitionKind, TermCandidate } from '../model/term.ts'
import { sentences } from '../text/sentences.ts'
import { findAbbreviations } from './abbreviations.ts'
import { findAppositions } from './appositions.ts'
import { capitalPhrases } from './capital-phrases.ts'
import { findCapitalisedTerms, type SeenNames } from './capitalised-terms.ts'
import { findDefinitions } from './definitions.ts'
import { findGlossaryEntries } from './glossary-entries.ts'
import { findHeadings } from './headings.ts'
import { languageOf } from './language.ts'
import { findQuotedTerms } from './quoted-terms.ts'
import type { CandidateSink, Sentence } from './sentence.ts'

/** Goes up whenever the same rendition would give other terms: cached contributions are then rebuilt. */
export const TERMS_VERSION = 1

/** How many passages of one name a source may offer: the best, and a few for a reader who wants more. */
const PASSAGES_OF_A_NAME = 4
/** Of a name that it only mentions. */
const MENTIONS_OF_A_NAME = 2

/** Names that a source only mentions; more for a longer source, so that a book does not drown an article. */
const MIN_NAMES = 250
const MAX_NAMES = 1500
const CHARACTERS_FOR_A_NAME = 1000

/** No name runs over these, so that one with them would never be found in an essay (see isOneName in mentions.ts). */
const DIVIDED = /[.,]\s|[,;:!?()[\]{}|=<>…–—]|^[^\p{L}\p{N}]|[^\p{L}\p{N}.]$/u

const KIND_ORDER: readonly DefinitionKind[] = [
  'glossary',
  'definition',
  'abbreviation',
  'apposition',
  'heading',
  'mention',
]

/** Best first: by kind, then by score. At most {@link MAX_NAMES} names, with at most {@link PASSAGES_OF_A_NAME} passages each. */
export function findTerms(rendition: Rendition): readonly TermCandidate[] {
  const byName = new Map<string, TermCandidate[]>()
  const sink: CandidateSink = candidate => {
    if (!DIVIDED.test(candidate.name)) keep(byName, candidate)
  }
  const seen: SeenNames = new Map()
  const nouns = languageOf(rendition) === 'de' ? 'capitalised' : 'small'
  findGlossaryEntries(rendition, sink)
  findHeadings(rendition, sink)
  eachSentence(rendition, sentence => {
    findAbbreviations(sentence, sink)
    findDefinitions(sentence, sink)
    const phrases = capitalPhrases(sentence.text)
    findAppositions(sentence, phrases, sink)
    findQuotedTerms(sentence, sink)
    findCapitalisedTerms(sentence, phrases, seen, nouns, sink)
  })
  const limit = Math.min(MAX_NAMES, MIN_NAMES + Math.floor(rendition.text.length / CHARACTERS_FOR_A_NAME))
  const names = [...byName.values()]
  for (const candidates of names) candidates.sort(compareCandidates)
  // Of names that are only mentioned, those mentioned oftener are worth more.
  const often = (c: TermCandidate): number => seen.get(c.name) ?? 0
  names.sort((a, b) => {
    const [x, y] = [a[0] as TermCandidate, b[0] as TermCandidate]
    if (x.kind === 'mention' && y.kind === 'mention')
      return often(y) - often(x) || y.score - x.score || x.at.start - y.at.start
    return compareCandidates(x, y)
  })
  return names
    .slice(0, limit)
    .flatMap(list => list.slice(0, list[0]?.kind === 'mention' ? MENTIONS_OF_A_NAME : PASSAGES_OF_A_NAME))
    .sort(compareCandidates)
}

export function kindRank(kind: DefinitionKind): number {
  return KIND_ORDER.indexOf(kind)
}

function compareCandidates(a: TermCandidate, b: TermCandidate): number {
  return kindRank(a.kind) - kindRank(b.kind) || b.score - a.score || a.at.start - b.at.start
}

/** Keeps the best of each name and, of one place, the better kind. */
function keep(byName: Map<string, TermCandidate[]>, candidate: TermCandidate): void {
  const kept = byName.get(candidate.name)
  if (!kept) {
    byName.set(candidate.name, [candidate])
    return
  }
  const same = kept.findIndex(k => k.passage.start === candidate.passage.start)
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

const LIST_MARK = /\s*(?:(?:[-*+•–—]|\(?\d{1,3}[.)])\s+)?/uy

/** A longer run without a stop is a table or a list: it is read in pieces, so that no pattern sees a megabyte. */
const LONGEST_SENTENCE = 3000

function eachSentence(rendition: Rendition, visit: (sentence: Sentence) => void): void {
  const { text, blocks } = rendition
  for (const block of blocks) {
    if (block.kind === 'code' || block.kind === 'furniture' || block.kind === 'heading') continue
    for (const { start, end } of sentences(text, block.span.start, block.span.end)) {
      LIST_MARK.lastIndex = start
      let from = start + (LIST_MARK.exec(text)?.[0].length ?? 0)
      while (end - from >= 3) {
        const to = pieceEnd(text, from, end)
        const words = text.slice(from, to)
        // Dots in a row lead to the page number of a table of contents.
        if (!words.includes('....') && !words.includes('. . . .')) {
          visit({ text: words, start: from, position: from / text.length })
        }
        from = to
        while (from < end && text.charCodeAt(from) <= 32) from++
      }
    }
  }
}

function pieceEnd(text: string, from: number, end: number): number {
  if (end - from <= LONGEST_SENTENCE) return end
  const space = text.slice(from, from + LONGEST_SENTENCE).lastIndexOf(' ')
  return space > 0 ? from + space : from + LONGEST_SENTENCE
}
