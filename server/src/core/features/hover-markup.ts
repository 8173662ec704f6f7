/**
 * The one builder of hover Markdown. Whatever comes from a source or an essay goes through {@link plain}: no link, image, HTML, bare
 * address or other markup of a document is ever active in a hover. Only {@link link} and {@link addressed} make links, with addresses
 * that the caller gives. (reliability: escaping alone leaves bare addresses active; GFM finds them in the text after unescaping.)
 */
import type { Place } from '../model/place.ts'
import { isAbbreviation } from '../terms/phrase.ts'
import { say } from '../wording.ts'
import { excerpt } from './excerpt.ts'
import type { TermHover, TermPassage } from './term-hover.ts'

/** The address that opens a place, or undefined where nothing can open it. */
export type LinkOf = (place: Place) => string | undefined

/** Stands unseen inside an address, so that no Markdown reader takes it for one. */
const WORD_JOINER = '\u2060'

/** Control characters, and marks that turn the direction of what follows (a hover could be made to read backwards). */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\ufeff\ufff9-\ufffb]/g

/**
 * Markdown that shows `text` letter by letter, on one line, and does nothing. A space at either end stays. It escapes as little as is safe: some editors show
 * Markdown as it is written.
 */
export function plain(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>~|$]/g, '\\$&')
    .replace(/!(?=$|\\\[)/g, '\\!')
    .replace(/&(?=[#\p{L}])/gu, '\\&')
    .replace(/^( ?)([-+=#:])/, '$1\\$2')
    .replace(/^( ?\d{1,9})([.)])/, '$1\\$2')
    .replace(/:(?=\/\/)/g, `:${WORD_JOINER}`)
    .replace(/(www)(?=\.)/gi, `$1${WORD_JOINER}`)
    .replace(/@(?=[\p{L}\p{N}_.-])/gu, `@${WORD_JOINER}`)
    .replace(/\b(mailto|xmpp):/gi, `$1${WORD_JOINER}:`)
}

/** Bold text of a document; plain where bold marks would not be read as such (`**` beside punctuation). */
export function bold(text: string): string {
  const inside = plain(text)
  return /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(inside) ? `**${inside}**` : inside
}

/** One line of text with a stretch of it in bold. */
export function emphasised(text: string, stretch: { readonly start: number; readonly end: number }): string {
  const marked = bold(text.slice(stretch.start, stretch.end))
  // Plain pieces side by side could make an address that neither of them holds.
  if (!marked.startsWith('**')) return plain(text)
  // What follows stands at the beginning of no line, where a colon or a dash would mean something.
  const rest = plain(`.${text.slice(stretch.end)}`).slice(1)
  return plain(text.slice(0, stretch.start)) + marked + rest
}

/** A block quotation of lines that are Markdown already. */
export function quote(markdown: string): string {
  return markdown
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')
}

/** A small heading; `text` comes from a document or not. */
export function heading(text: string): string {
  return `#### ${plain(text)}`
}

/** A list of lines that are Markdown already. */
export function list(items: readonly string[]): string {
  return items.map(item => `- ${item}`).join('\n')
}

/** A link to a place; plain text where it has no address. `label` is escaped. */
export function link(label: string, place: Place, linkOf: LinkOf): string {
  return addressed(label, linkOf(place))
}

/** A link to an address that the caller has from the server itself, never from a document. `label` is escaped. */
export function addressed(label: string, address: string | undefined): string {
  const text = plain(label)
  return address === undefined || text === '' ? text : `[${text}](${destination(address)})`
}

/** An address as Markdown's destination: nothing in it ends the parentheses. */
function destination(address: string): string {
  return address.replace(
    /[\s<>()\\"`[\]]/g,
    char => `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  )
}

/** Blocks with blank lines between; empty ones are left out. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('\n\n')
}

/** What fits a hover without scrolling. */
const BEST_LENGTH = 480
const MORE_LENGTH = 160
/** Of one of several senses. */
const SENSE_LENGTH = 240
const TITLE_LENGTH = 70
/** Of the sources that use it oftenest, by the beginning of their titles: one look tells where it is at home. */
const MAX_COUNTS = 3
const COUNT_TITLE_LENGTH = 32
const MAX_ALIASES = 4

interface Titled {
  readonly title: string
  readonly key: string
}

/** The Markdown of a term hover: name, best passage and whence, other things that it means, counts, further passages. */
export function renderTermHover(hover: TermHover, linkOf: LinkOf): string {
  const { name, aliases, best, senses, shared, also, more, counts } = hover
  const titles = new Map<string, Set<string>>()
  for (const { title, source } of counts) titles.set(title, (titles.get(title) ?? new Set()).add(source))
  const label = ({ title, key }: Titled, length = TITLE_LENGTH): string =>
    (titles.get(title)?.size ?? 0) > 1 ? `${short(title, length)} (${key})` : short(title, length)
  const origin = (passage: TermPassage): string =>
    passage.kind === 'own'
      ? say('your glossary, {0}', short(passage.title))
      : passage.heading === undefined
        ? label(passage)
        : `${label(passage)}, § ${short(passage.heading)}`
  const line = (passage: TermPassage): string => {
    const part = excerpt(...withoutHeadword(passage), MORE_LENGTH)
    return `${emphasised(part.text, part.focus)} — ${link(origin(passage), passage.place, linkOf)}`
  }
  const said = withoutHeadword(best)[0].slice(0, BEST_LENGTH)
  // What the passage says anyway takes no place above it.
  const news = aliases.filter(alias => isAbbreviation(alias) || !said.includes(alias))
  const shown = news.slice(0, MAX_ALIASES).map(alias => plain(alias))
  const head = shared === undefined ? bold(name) + (shown.length > 0 ? ` (${shown.join('; ')})` : '') : bold(shared)
  return blocks(
    head,
    ...(senses.length > 1 ? [numbered(hover, passage => link(origin(passage), passage.place, linkOf))] : []),
    ...(senses.length > 1 ? [] : explained(best, link(origin(best), best.place, linkOf))),
    also.length > 0 ? say('Also:') : '',
    list(also.map(line)),
    countLine(hover, label),
    list(more.map(line)),
  )
}

/** The best passage, and where it stands. A name that nothing is said of yet has none. */
function explained(best: TermPassage, origin: string): readonly string[] {
  const main = excerpt(...withoutHeadword(best), BEST_LENGTH)
  return [main.text === '' ? '' : quote(emphasised(main.text, main.focus)), `— ${origin}`]
}

/** Several senses, each with its own passage. */
function numbered({ senses, shared }: TermHover, originOf: (passage: TermPassage) => string): string {
  return senses
    .map(({ name, passage }, i) => {
      const part = excerpt(...withoutHeadword(passage), SENSE_LENGTH)
      const lead = shared === undefined ? '' : `${bold(name)}: `
      return `${i + 1}. ${lead}${emphasised(part.text, part.focus)} — ${originOf(passage)}`
    })
    .join('\n')
}

/** A glossary's entry without its headword and other names, which the line above says already. */
export function withoutHeadword({ kind, text, term }: TermPassage): [string, { start: number; end: number }] {
  const head = kind === 'glossary' && term.start <= 2 ? /^[^:]{1,240}?\s?:\s+(?=\S)/.exec(text) : undefined
  return head ? [text.slice(head[0].length), { start: 0, end: 0 }] : [text, term]
}

/** A title that does not push the words out of the hover. */
function short(title: string, length = TITLE_LENGTH): string {
  return excerpt(title, { start: 0, end: 0 }, length).text
}

/** `3 times in A`; `20 times in 5 sources: A 12 · B 3 · C 2`. */
function countLine({ counts, orMore }: TermHover, label: (source: Titled, length: number) => string): string {
  const [first] = counts
  if (!first) return ''
  const sum = counts.reduce((total, { count }) => total + count, 0)
  if (counts.length === 1) {
    const title = plain(label(first, TITLE_LENGTH))
    if (orMore === true) return say('{0} or more times in {1}', sum, title)
    return sum === 1 ? say('Once in {0}', title) : say('{0} times in {1}', sum, title)
  }
  const named = counts
    .slice(0, MAX_COUNTS)
    .map(one => `${plain(label(one, COUNT_TITLE_LENGTH))} ${one.count}`)
    .join(' · ')
  return orMore === true
    ? say('{0} or more times in {1} sources: {2}', sum, counts.length, named)
    : say('{0} times in {1} sources: {2}', sum, counts.length, named)
}
