import type { Corpus, Source } from '../corpus/corpus.ts'
import type { Place, SourceId } from '../model/place.ts'
import type { Block, Heading, Rendition } from '../model/source.ts'
import type { Account, DefinitionKind, Term } from '../model/term.ts'
import { isClearAccount } from '../terms/senses/clear-account.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import { sentences } from '../text/sentences.ts'
import { contains, type Span, span } from '../text/span.ts'
import type { CitedNear } from './cited-near.ts'
import { EXPLAINING, sensesFor } from './term-senses.ts'

export { accountsFor } from './term-senses.ts'

/** A passage of a source that explains or uses a term. */
export interface TermPassage {
  readonly source: SourceId
  readonly key: string
  /** Of a glossary of the writer's its path. */
  readonly title: string
  readonly kind: DefinitionKind
  /** The passage, for going there. */
  readonly place: Place
  /** The term within the source's text; the whole passage where it does not stand in it. */
  readonly at: Span<'text'>
  /** The passage's words, line breaks and runs of spaces as one space. */
  readonly text: string
  /** Where in `text` the term stands; empty where it does not. */
  readonly term: { readonly start: number; readonly end: number }
  /** Title of the section that the passage stands in. */
  readonly heading?: string
}

export interface TermCount {
  readonly source: SourceId
  readonly key: string
  readonly title: string
  readonly count: number
}

/**
 * What a hover spends on counting, in words that are looked through (see terms/corpus-mentions.ts): some 30 ms where a library is large. Of commoner
 * terms it says how often they were found so far.
 */
const COUNTED_WORDS = 120_000

/** One of several things that a name stands for. */
export interface TermSense {
  /** The name that tells it from the others: an abbreviation's long form. */
  readonly name: string
  readonly passage: TermPassage
}

export interface TermHover {
  /** What the pointer rests on. */
  readonly span: Span<'essay'>
  readonly name: string
  readonly aliases: readonly string[]
  readonly best: TermPassage
  /** Where the name stands for several things: each, best first; the first is `best`. Else empty. */
  readonly senses: readonly TermSense[]
  /** The abbreviation that the senses are told apart of. */
  readonly shared?: string
  /** Where sources mean other things by the word: the best account of each, at most three. Then there is no `more`. */
  readonly also: readonly TermPassage[]
  /** At most three more that say something else, those of other sources first; of a term that is explained, explanations. */
  readonly more: readonly TermPassage[]
  /** Sources that use the term, most first. */
  readonly counts: readonly TermCount[]
  /** The term is so common that it was not counted to the end: each source may use it oftener, and others may use it. */
  readonly orMore?: true
}

const MORE_PASSAGES = 3

/**
 * What to show for the term at an offset of an essay; nothing inside one of `opaque` (code, link targets, citation keys).
 * @param language the essay's: of several good accounts the one in it is shown
 * @param cited what is cited near the term: of several things that it means the one that these sources mean is shown
 */
export function termHover(
  essayText: string,
  at: number,
  corpus: Corpus,
  opaque: readonly Span<'essay'>[] = [],
  language?: string,
  cited?: CitedNear,
): TermHover | undefined {
  const mention = corpus.glossary.termAt(essayText, at, opaque)
  if (!mention) return undefined
  const { span, term } = mention
  const described = describeTerm(term, corpus, COUNTED_WORDS, language, cited)
  const others = corpus.glossary.sharing(essayText.slice(span.start, span.end)).filter(other => other !== term)
  if (others.length === 0) return { span, ...described }
  const senses = [{ name: term.name, passage: described.best }, ...others.flatMap(other => senseOf(other, corpus))]
  const told = senses.slice(0, MOST_SENSES)
  return told.length < 2
    ? { span, ...described }
    : { span, ...described, senses: told, shared: essayText.slice(span.start, span.end) }
}

const MOST_SENSES = 4

function senseOf(term: Term, corpus: Corpus): readonly TermSense[] {
  const [best] = term.accounts
  return best && best.kind !== 'mention' ? [{ name: term.name, passage: passageOf(best, term, corpus) }] : []
}

/**
 * The same for a term that is known: what a command line shows.
 * @param budget see mentionsEverywhere in terms/glossary.ts
 */
export function describeTerm(
  term: Term,
  corpus: Corpus,
  budget = COUNTED_WORDS,
  language?: string,
  cited?: CitedNear,
): Omit<TermHover, 'span'> {
  const [accounts, ...otherwise] = sensesFor(term, corpus, language, cited) as [readonly Account[], ...Account[][]]
  const passages: TermPassage[] = []
  const add = (passage: TermPassage): void => {
    const known = passages.some(
      p => (p.source === passage.source && p.place.span.start === passage.place.span.start) || saysTheSame(p, passage),
    )
    if (!known) passages.push(passage)
  }
  const best = passageOf(accounts[0] as Account, term, corpus)
  add(best)
  const own = accounts.filter(account => account.kind === 'own' && account.source === best.source)
  const senses =
    own.length > 1 ? own.map(account => ({ name: term.name, passage: passageOf(account, term, corpus) })) : []
  const others = accounts.slice(1).filter(account => account.kind !== 'own' || account.source !== best.source)
  const seen = new Set<SourceId>([best.source])
  const firstOfTheirSource = others.filter(({ source }) => !seen.has(source) && seen.add(source))
  const also = otherwise.slice(0, MOST_SENSES - 1).map(list => passageOf(list[0] as Account, term, corpus))
  const most = also.length > 0 ? 0 : MORE_PASSAGES
  const isExplained = best.kind !== 'own' && EXPLAINING.has(best.kind)
  // Who has read what it is need not read where it is only said; a source that has explained it less so.
  const again = others.filter(({ kind, score }) => EXPLAINING.has(kind) && score >= GOOD_AGAIN)
  const tried = isExplained ? [...firstOfTheirSource.filter(({ kind }) => EXPLAINING.has(kind)), ...again] : others
  for (const account of isExplained ? tried.slice(0, MOST_TRIED) : [...firstOfTheirSource, ...tried]) {
    if (passages.length > most) break
    if (!isExplained || explainsToo(account, corpus)) add(passageOf(account, term, corpus))
  }
  const { sources, isComplete } = corpus.glossary.mentionsEverywhere(term, corpus.search, budget)
  const spans = new Map(sources.map(found => [found.source.id, found.spans]))
  const counts = sources.map(({ source: { id }, spans: { length } }): TermCount => {
    const { key, title } = corpus.source(id)
    return { source: id, key, title, count: length }
  })
  counts.sort((a, b) => b.count - a.count || (a.source < b.source ? -1 : 1))
  // What nobody explains is shown where it is said: of each other source the first mention.
  for (const { source: id } of counts) {
    if (isExplained || passages.length > most) break
    if (passages.some(p => p.source === id)) continue
    const passage = firstMention(corpus.source(id), spans.get(id) ?? [])
    if (passage) add(passage)
  }
  const { name, aliases } = corpus.glossary.bearerOf(term) ?? term
  const found = { name, aliases, best, senses: senses.slice(0, MOST_SENSES), also, more: passages.slice(1), counts }
  return isComplete ? found : { ...found, orMore: true }
}

/** What a source says a second time is shown where it is as good as this. */
const GOOD_AGAIN = 0.55
/** An expansion in a sentence; in a bibliography it has half of that. */
const GOOD_EXPANSION = 0.5
/** Accounts that are read for the few that are shown: editions of one standard say the same. */
const MOST_TRIED = 6
/** Two passages that begin alike for so many letters say the same. */
const LIKE_LETTERS = 60

/** Beside an account that explains: not what explains in passing, nor an entry of a bibliography. */
function explainsToo(account: Account, corpus: Corpus): boolean {
  const { kind, score, source } = account
  if (kind === 'own' || kind === 'glossary') return true
  if (kind === 'abbreviation') return score >= GOOD_EXPANSION
  return isClearAccount(account, corpus.source(source).contribution.rendition.text)
}

/** But for the name before it: `host: any node …`, `Any node …`. */
function saysTheSame(a: TermPassage, b: TermPassage): boolean {
  const [one, other] = [a, b].map(lettersOf) as [string, string]
  return one !== '' && (one === other || one.slice(0, LIKE_LETTERS) === other.slice(0, LIKE_LETTERS))
}

function lettersOf({ text, term }: TermPassage): string {
  const behind = /^["”’)*]*\s*[:–—-]\s+/u.exec(text.slice(term.end))
  const said = term.start <= 1 && behind ? text.slice(term.end + behind[0].length) : text
  return said.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

export function passageOf(account: Account, term: Term, corpus: Corpus): TermPassage {
  const source = corpus.source(account.source)
  if (corpus.own.source(account.source)) {
    return ownPassage(account, corpus.own.definition(account.source, account.passage) ?? '', source)
  }
  const inside = contains(account.passage, account.at)
  const at = inside ? account.at : corpus.glossary.mentionWithin(term, source.contribution, account.passage)
  return passage(source, account.kind, account.passage, at)
}

/** What one of the writer's glossaries says, as a reader sees it. */
function ownPassage({ kind, passage: span, at }: Account, text: string, source: Source): TermPassage {
  const { id, key, title } = source
  return {
    source: id,
    key,
    title,
    kind,
    place: { source: id, span, pieces: [span] },
    at,
    text,
    term: { start: 0, end: 0 },
  }
}

function firstMention(source: Source, mentions: readonly Span<'text'>[]): TermPassage | undefined {
  const { rendition } = source.contribution
  for (const mention of mentions) {
    const block = blockAt(rendition, mention.start)
    if (!block || block.kind === 'heading' || block.kind === 'furniture' || block.kind === 'code') continue
    const around = sentences(rendition.text, block.span.start, block.span.end).find(
      s => s.start <= mention.start && mention.end <= s.end,
    )
    if (around) return passage(source, 'mention', span(around.start, around.end), mention)
  }
  return undefined
}

function passage(source: Source, kind: DefinitionKind, whole: Span<'text'>, at: Span<'text'> | undefined): TermPassage {
  const { rendition } = source.contribution
  const squeeze = (from: number, to: number): string => withoutFurniture(rendition, from, to).replace(/\s+/g, ' ')
  const before = at ? squeeze(whole.start, at.start) : ''
  const name = at ? squeeze(at.start, at.end) : ''
  const heading = sectionOf(rendition, whole.start)?.title.trim()
  return {
    source: source.id,
    key: source.key,
    title: source.title,
    kind,
    place: { source: source.id, span: whole, pieces: [whole] },
    at: at ?? whole,
    text: squeeze(whole.start, whole.end),
    term: { start: before.length, end: before.length + name.length },
    ...(heading === undefined || heading === '' || heading === source.title ? {} : { heading }),
  }
}

/** The text of a stretch without the heads and feet of pages that a sentence runs over. A stretch of nothing else is given whole. */
function withoutFurniture({ text, furniture }: Rendition, from: number, to: number): string {
  let at = from
  let kept = ''
  for (
    let i = Math.max(
      0,
      lastAtOrBefore(furniture, from, page => page.start),
    );
    i < furniture.length;
    i++
  ) {
    const page = furniture[i] as Span<'text'>
    if (page.end <= at) continue
    if (page.start >= to) break
    kept += `${text.slice(at, Math.max(at, page.start))} `
    at = Math.min(to, page.end)
  }
  const whole = kept + text.slice(at, to)
  return whole.trim() === '' ? text.slice(from, to) : whole
}

/** The last heading at or before an offset. */
function sectionOf({ outline }: Rendition, at: number): Heading | undefined {
  return outline[lastAtOrBefore(outline, at, heading => heading.span.start)]
}

function blockAt({ blocks }: Rendition, at: number): Block | undefined {
  return blocks[lastAtOrBefore(blocks, at, block => block.span.end) + 1]
}
