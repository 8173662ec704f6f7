/** The citations of an essay as the processor wants them: in reading order, with the notes that they stand in. */
import { citationKeyAt } from '../essay/citation-key.ts'
import type { Essay } from '../essay/essay.ts'
import { isLocatorLabel } from '../essay/locator-lexicon.ts'
import type { Citation, CitationItem } from '../model/citation.ts'
import type { CiteCluster, CiteItem } from './format-request.ts'

export interface EssayCitations {
  /** As a reader comes to them: what a footnote cites comes where the footnote is called. */
  readonly clusters: readonly CiteCluster[]
  /** For each cluster the citation of the essay that it was made of. */
  readonly citations: readonly Citation[]
  /** Each key that is cited once, in the order in which they are cited first. */
  readonly keys: readonly string[]
  /** Keys of `nocite`; `*` for everything that there is. */
  readonly uncited: readonly string[]
}

export function essayCitations(essay: Pick<Essay, 'text' | 'citations' | 'frontMatter'>): EssayCitations {
  // A footnote that nobody calls stands where it cites first.
  const placeOfNote = new Map(footnoteCalls(essay.text))
  for (const { footnote, span } of essay.citations)
    if (footnote !== undefined && !placeOfNote.has(footnote)) placeOfNote.set(footnote, span.start)
  const placed = essay.citations
    .map(citation => {
      const { footnote, span } = citation
      const at = footnote === undefined ? span.start : (placeOfNote.get(footnote) ?? span.start)
      return { citation, at, inside: span.start, note: footnote }
    })
    .sort((a, b) => a.at - b.at || a.inside - b.inside)
  // Every footnote has a number, one that cites nothing too; a citation in the text will be a note in a style of notes.
  const inText = placed.filter(({ note }) => note === undefined).map(({ at }) => at)
  const numbers = new Map([...inText, ...placeOfNote.values()].sort((a, b) => a - b).map((at, i) => [at, i + 1]))
  return {
    clusters: placed.map(({ citation, at, note }) => ({
      items: citation.items.map(item => citeItem(item, essay.text)),
      narrative: citation.mode === 'narrative',
      note: numbers.get(at) ?? 0,
      inNote: note !== undefined,
    })),
    citations: placed.map(({ citation }) => citation),
    keys: [...new Set(placed.flatMap(({ citation }) => citation.items.map(({ key }) => key)))],
    uncited: nociteKeys(essay.frontMatter?.nocite ?? ''),
  }
}

function citeItem({ key, prefix, suffix, suppressAuthor, locator: cited }: CitationItem, text: string): CiteItem {
  // `sonnet 18` is none to CSL, and printed as it is written.
  const locator = cited && cited.book === undefined && isLocatorLabel(cited.label) ? cited : undefined
  const before = marked(prefix)
  const written = locator ? text.slice(locator.span.start, locator.span.end) : ''
  const at = locator ? suffix.indexOf(written) : -1
  // The locator stands in the suffix as it was written.
  const rest = at < 0 ? suffix : suffix.slice(at + written.length).replace(/^\}/, '')
  const after = marked(rest.trimEnd())
  return {
    id: key,
    ...(locator && { locator: locator.value, label: locator.label }),
    ...(before !== '' && { prefix: `${before} ` }),
    ...(after.trim() !== '' && { suffix: /^[\s,.;:!?)\]]/.test(after) ? after : ` ${after}` }),
    ...(suppressAuthor && { suppressAuthor: true }),
  }
}

/** Emphasis of Markdown as the processor writes it; other markup goes. */
function marked(markdown: string): string {
  return markdown
    .replace(/<[^<>]*>/g, '')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(/(?<![\p{L}\p{N}])([*_])([^*_]+)\1(?![\p{L}\p{N}])/gu, '<i>$2</i>')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
}

/** Where each footnote is called, by the label that its citations have: `1` for `[^1]`, `^1` for the first `^[…]`. */
function footnoteCalls(text: string): ReadonlyMap<string, number> {
  const calls = new Map<string, number>()
  let inline = 0
  for (const { 0: call, 1: label, index } of text.matchAll(/\[\^([^\s[\]]+)\](?!:)|(?<![\\\p{L}\p{N}]\^)\^\[/gu)) {
    if (label === undefined) calls.set(`^${++inline}`, index)
    else if (!calls.has(label) && call !== '') calls.set(label, index)
  }
  return calls
}

function nociteKeys(nocite: string): readonly string[] {
  if (/@\*/.test(nocite)) return ['*']
  const keys: string[] = []
  for (let at = nocite.indexOf('@'); at >= 0; at = nocite.indexOf('@', at + 1)) {
    const key = citationKeyAt(nocite, at, nocite.length)
    if (key) keys.push(key.key)
  }
  return [...new Set(keys)]
}
