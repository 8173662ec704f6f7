/**
 * Entries that set a term and its explanation apart: in sections of definitions, glossaries and lists of abbreviations (sections.ts)
 * lines `Term – explanation`, `Term: explanation`, `Term (alias; alias): explanation`, `Term      explanation` in columns, a term on a line of
 * its own with its explanation below it, rows of a table; anywhere Markdown definition lists (`Term⏎: explanation`) and terms with their explanation
 * indented below them. An entry goes on over the lines of its block. Cost: O(length of such sections, and of the first lines of blocks).
 */
import type { Block, Rendition } from '../../model/source.ts'
import { type Span, span } from '../../text/span.ts'
import { isName, spacedWords } from '../phrase.ts'
import { steppedScore } from '../term-order.ts'
import { allMatches } from './all-matches.ts'
import { entryEnd } from './entry-end.ts'
import { type EntryParts, entriesOfBlock, hangingEntry, isTermLine, splitAliases } from './entry-lines.ts'
import { expansionOf, isShortForm, longFormBefore, singularOf } from './long-forms.ts'
import { holdsEntries, type SectionRole } from './sections.ts'
import { type CandidateSink, roughWords, type SourceOfTerms } from './sentence.ts'

/** A colon in a term is a part of it, and one at its end is none of ours. */
const DEFINITION_LIST = /^(?![\s:])([^\n|]{0,199}[^\n|:])\n{1,2}[ ]{0,3}:[ \t]+(?=\S)/gmu

/** Gives where the entries begin. */
export function findDefinitionLists(
  rendition: Rendition,
  source: SourceOfTerms,
  sink: CandidateSink,
): ReadonlySet<number> {
  const { text } = rendition
  const heads = new Set<number>()
  if (!text.includes('\n:') && !text.includes('\n  :')) return heads
  for (const m of allMatches(DEFINITION_LIST, text)) {
    const from = m.index + m[0].length
    const end = definitionEnd(text, from)
    const heading = (m[1] as string).trim()
    const [name, aliases] = nameAndAliases(heading)
    const at = text.indexOf(name, m.index)
    heads.add(m.index)
    // Set as a definition list, *My Life* and *July Days* are terms too.
    emit(text, { name, aliases, at, passage: at, from, end }, source, sink, 'glossary', true)
  }
  return heads
}

/** A definition ends at a blank line or before the next term; a longer one is shown in part. */
function definitionEnd(text: string, from: number): number {
  const window = text.slice(from, from + LONGEST_DEFINITION)
  const end = window.search(/\n[ \t]*\n|\n(?![\s:])[^\n]{0,199}[^\n:]\n {0,3}:[ \t]/)
  return from + (end < 0 ? window.length : end)
}

const LONGEST_DEFINITION = 1500

/** The entries of one block after the other. */
export class EntryFinder {
  private readonly text: string
  private readonly furniture: readonly Span<'text'>[]
  private page = 0
  private readonly source: SourceOfTerms
  private readonly sink: CandidateSink
  /** Where the entries of definition lists begin, which have been read. */
  private readonly heads: ReadonlySet<number>
  /** A line that may be the term of the next block. */
  private term: { readonly parts: Pick<EntryParts, 'name' | 'aliases' | 'at'>; readonly indent: number } | undefined

  constructor(rendition: Rendition, source: SourceOfTerms, heads: ReadonlySet<number>, sink: CandidateSink) {
    this.text = rendition.text
    this.furniture = rendition.furniture
    this.source = source
    this.heads = heads
    this.sink = sink
  }

  /** A list goes on over the foot of a page, an entry that is shown does not. */
  private beforePage({ span: { start, end } }: Block): number {
    while (this.page < this.furniture.length && (this.furniture[this.page] as Span<'text'>).end <= start) this.page++
    const next = this.furniture[this.page]
    return next && next.start < end ? Math.max(start, next.start) : end
  }

  /** Whether the block was a list of entries and needs no other look. */
  read(block: Block, role: SectionRole | undefined): boolean {
    const { text } = this
    const term = this.term
    this.term = undefined
    if (block.kind === 'heading' || block.kind === 'code') return false
    const { start } = block.span
    if (this.heads.has(start)) return true
    const end = this.beforePage(block)
    if (!holdsEntries(role)) {
      if (isListOfAbbreviations(text, start, end)) {
        for (const entry of entriesOfBlock(text, start, end)) {
          if (expansionOf(entry.name, text.slice(entry.from, entry.end)))
            emit(text, entry, this.source, this.sink, 'definition')
        }
        return true
      }
      const hanging = block.kind === 'paragraph' ? hangingEntry(text, start, end, true) : undefined
      // Fields of messages and options of programs are set like terms: only a word of their own is worth a look.
      if (hanging && spacedWords(hanging.name).some(word => this.source.keyWords.isRare(word)))
        emit(text, hanging, this.source, this.sink, 'definition')
      return false
    }
    const indent = indentOf(text, start)
    const kind = role === 'glossary' ? 'glossary' : 'definition'
    if (term && indent > term.indent) {
      emit(text, { ...term.parts, passage: start, from: start, end }, this.source, this.sink, kind)
      return false
    }
    const entries = entriesOfBlock(text, start, end)
    for (const entry of entries) emit(text, entry, this.source, this.sink, kind)
    if (entries.length > 0) return true
    const line = isTermLine(text, start, end)
    if (line) this.term = { parts: line, indent }
    return false
  }
}

/** `ABC: A Bee Cee` or `ABC   A Bee Cee` on its first lines. */
function isListOfAbbreviations(text: string, start: number, end: number): boolean {
  const second = text.charCodeAt(start + 1)
  // Most blocks begin with a word.
  if (!((second >= 65 && second <= 90) || (second >= 48 && second <= 57) || second > 127)) return false
  // The abbreviation ends with a colon, a dash or a gap.
  let at = start + 2
  while (at < end && at - start < LONGEST_SHORT && text.charCodeAt(at) > 32 && text.charCodeAt(at) !== COLON) at++
  const mark = text.charCodeAt(at)
  const next = text.charCodeAt(at + 1)
  if (mark !== COLON && mark !== TAB && !(mark === 32 && (next === 32 || next === 45 || next > 127))) return false
  return ABBREVIATIONS.test(text.slice(start, Math.min(end, start + 200)))
}

const LONGEST_SHORT = 12
const COLON = 58
const TAB = 9

const ABBREVIATIONS =
  /^\p{Lu}[\p{Lu}\p{N}][\p{L}\p{N}/&-]{0,9}(?::?[ \t]{2,}|[:\t][ \t]?|[ ]+[–—-][ ]+)\(?\p{Lu}[^\n]{3,90}\n\s*\p{Lu}[\p{Lu}\p{N}][\p{L}\p{N}/&-]{0,9}(?::?[ \t]{2,}|[:\t][ \t]?|[ ]+[–—-][ ]+)\(?\p{Lu}/u

function indentOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1)
}

/** Fewer words after a term explain nothing; an abbreviation's long form has two. */
const FEWEST_WORDS = 3

/** It is said elsewhere. */
const ELSEWHERE = /^(?:See|Cf|As defined in|Defined in|As specified in|Siehe|Vgl|Voir|См)(?![\p{L}])/u

/** So few words with the term itself among them say nothing. */
const CIRCULAR = 6

function emit(
  text: string,
  entry: EntryParts,
  source: SourceOfTerms,
  sink: CandidateSink,
  kind: 'glossary' | 'definition' = 'glossary',
  anyName = false,
): void {
  const { name, at } = entry
  const end = entryEnd(text, entry.from, entry.end)
  if (name === '' || at < 0 || end - entry.from < 3) return
  const explanation = text.slice(entry.from, end)
  const expansion = expansionOf(name, explanation)
  if (!expansion && !(anyName || isName(spacedWords(name)))) return
  // A glossary's other names are what its author says; elsewhere a parenthesis holds anything, and an abbreviation must fit.
  const isOther = (alias: string): boolean =>
    alias !== name && (kind === 'glossary' || !isShortForm(alias) || longFormBefore(alias, name) !== undefined)
  const aliases = entry.aliases.filter(isOther)
  if (expansion) {
    // What an abbreviation stands for is a name; a list that says no more does not explain it.
    const alone = roughWords(explanation.slice(expansion.end)) < FEWEST_WORDS
    const place = entry.from + expansion.start
    sink({
      name: onOneLine(expansion.long),
      aliases: [singularOf(name)],
      kind: alone ? 'abbreviation' : kind,
      at: span(place, place + expansion.long.length),
      passage: span(Math.min(entry.passage, at), end),
      score: steppedScore(scoreOf(name, explanation, source)),
    })
    return
  }
  const words = roughWords(explanation)
  if (words < FEWEST_WORDS && !/\p{Ll}{3}/u.test(explanation)) return
  if (ELSEWHERE.test(explanation)) return
  // `Access token: OAuth access token.`
  if (words <= CIRCULAR && explanation.toLowerCase().includes(name.toLowerCase())) return
  sink({
    name: onOneLine(name),
    aliases,
    kind,
    at: span(at, at + name.length),
    passage: span(entry.passage, end),
    score: steppedScore(scoreOf(name, explanation, source)),
  })
}

/** The longer explanation is the better one, up to a short paragraph; a source about the term tells best. */
function scoreOf(name: string, explanation: string, source: SourceOfTerms): number {
  const small = name.toLowerCase()
  const inTitle = source.title.includes(small) ? 0.1 : 0
  const whole = /[.!?…»”"]\s*$/u.test(explanation) ? 0.1 : 0
  const first = /^(?:an?|the)\s+(.{1,80}?)\s+(\S+\s+\S+)/iu.exec(explanation)
  const telling = first?.[1]?.toLowerCase().startsWith(small) === true && !SAYS_WHAT.test(first[2] as string)
  return 0.4 + inTitle + whole + 0.4 * Math.min(1, explanation.length / 150) - (telling ? OF_DOING : 0)
}

/** `Resolver: A resolver is contacted by …` says what it does. */
const OF_DOING = 0.35
const SAYS_WHAT = /^(?:is|are|was|were|refers|means|denotes)\s+(?:an?|the|any|one|to|defined|either)$/iu

function onOneLine(name: string): string {
  return name.replace(/\s+/g, ' ')
}

function nameAndAliases(heading: string): readonly [string, readonly string[]] {
  const bare = heading.replace(/\*\*|__/g, '').trim()
  const m = /^(.*?)\s*\(([^()]*)\)$/u.exec(bare)
  return m ? [m[1] as string, splitAliases(m[2])] : [bare, []]
}
