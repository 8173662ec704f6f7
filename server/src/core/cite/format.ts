/**
 * Citations and bibliography in a style, by citeproc-js. The processor throws strings and errors of many kinds at what it does not
 * expect: whatever a bibliography holds, one entry never costs the others theirs. Heavy (a megabyte of program, tens of
 * milliseconds for a style): load it late and run it beside the requests, see node/csl-thread-main.ts.
 */
import CSL, { type CitationItem, type Engine } from 'citeproc'
import { etAlOf, othersShown, withOthersMarked } from './and-others.ts'
import type { CslItem } from './csl-item.ts'
import { formatProblem } from './format-problem.ts'
import type {
  CiteCluster,
  CiteItem,
  FormatProblem,
  FormatRequest,
  FormatResult,
  FormattedCitation,
  FormattedEntry,
} from './format-request.ts'
import { type FormattedText, plainText } from './formatted-text.ts'
import { allMissing, type CitationLayout, missingShown, withMissingSigned } from './missing-cites.ts'
import { readProcessorHtml } from './read-processor-html.ts'
import { sanitisedItem } from './sanitise.ts'
import { shortNames } from './short-names.ts'

/** Never throws: a style that cannot be used gives unformatted keys and a problem. */
export function format(request: FormatRequest): FormatResult {
  const problems: FormatProblem[] = []
  const items = new Map(request.items.map(item => [item.id, withOthersMarked(sanitisedItem(item.id, item))]))
  // In one go; where the processor stumbles, without the entries that it stumbles over.
  try {
    return formatAll(request, items, problems)
  } catch (error) {
    const bad = badItems(request, items)
    if (bad.size === 0) return unformatted(request, [...problems, formatProblem({ kind: 'style', why: said(error) })])
    for (const [key, why] of bad) {
      items.delete(key)
      problems.push(formatProblem({ kind: 'entry', key, why }))
    }
  }
  try {
    return formatAll(request, items, problems)
  } catch (error) {
    return unformatted(request, [...problems, formatProblem({ kind: 'citations', why: said(error) })])
  }
}

/** The entries that the processor cannot take even alone, with what it says. */
function badItems(request: FormatRequest, items: ReadonlyMap<string, CslItem>): ReadonlyMap<string, string> {
  const bad = new Map<string, string>()
  for (const [key, item] of items) {
    const alone: FormatRequest = {
      ...request,
      items: [item],
      citations: [{ items: [{ id: key }], narrative: false }],
      uncited: [],
    }
    try {
      formatAll(alone, new Map([[key, item]]), [])
    } catch (error) {
      bad.set(key, said(error))
    }
  }
  // All of them: it is the style.
  return bad.size === items.size ? new Map() : bad
}

function formatAll(
  request: FormatRequest,
  items: ReadonlyMap<string, CslItem>,
  before: readonly FormatProblem[],
): FormatResult {
  const problems = [...before]
  const engine = engineFor(request, items)
  if (request.alone) return eachAlone(engine, items, request, problems)
  const isNote = engine.opt.xclass === 'note'
  const read = readerFor(engine, request)
  const layout = layoutOf(engine)
  const clusters = request.citations.map((citation, i) => ({
    citationID: `c${i}`,
    citationItems: withMissingSigned(citation.items, id => items.has(id), layout).map((item, j) => ({
      ...processorItem(item, citation.narrative && j === 0 && item.id === citation.items[0]?.id),
      // A note of its own begins as a sentence does.
      ...(isNote &&
        !citation.inNote &&
        !citation.narrative &&
        j === 0 &&
        item.prefix && { prefix: capitalised(item.prefix) }),
    })),
    properties: {
      noteIndex: isNote || citation.inNote !== false ? (citation.note ?? (isNote ? i + 1 : 0)) : 0,
      // “Smith; but see Doe” is not to become “but see Doe; Smith”.
      unsorted: citation.items.slice(1).some(({ prefix }) => prefix !== undefined),
    },
  }))
  const uncited = (request.uncited ?? []).filter(id => items.has(id))
  // Before the citations, which may need letters behind a year because of them, and with them, or they are forgotten.
  if (uncited.length > 0) engine.updateUncitedItems(uncited)
  const texts = new Map(
    engine
      .rebuildProcessorState(
        clusters.filter(({ citationItems }) => citationItems.length > 0),
        'html',
        uncited,
      )
      .map(([id, , html]) => [id, read(html)]),
  )
  const citations = request.citations.map((citation, i): FormattedCitation => {
    const known = texts.get(`c${i}`)
    if (!known) return { text: allMissing(citation.items, layout) }
    const text = missingShown(known, citation.items)
    if (!isEmpty(text)) return withAuthor(citation, text, engine, items, read)
    // `@smith1776 says` in a style that shows names alone: they stand in the sentence already.
    if (!citation.narrative)
      for (const { id } of citation.items) problems.push(formatProblem({ kind: 'nothing shown', key: id }))
    return withAuthor(citation, [], engine, items, read)
  })
  return {
    isNote,
    citations,
    ...bibliographyOf(engine, read),
    problems,
  }
}

function engineFor(
  request: Pick<FormatRequest, 'style' | 'locales' | 'language' | 'links'>,
  items: ReadonlyMap<string, CslItem>,
): Engine {
  const { style, locales, language, links } = request
  const engine = new CSL.Engine(
    {
      // A copy: the processor writes into what it is given.
      retrieveItem: id => structuredCopy(items.get(id) ?? { id, type: 'document' }),
      retrieveLocale: wanted => localeFor(wanted, locales),
    },
    style,
    language,
    language !== undefined,
  )
  if (links) engine.opt.development_extensions.wrap_url_and_doi = true
  return engine
}

function layoutOf({ citation: { opt } }: Engine): CitationLayout {
  return { prefix: opt.layout_prefix, suffix: opt.layout_suffix, delimiter: opt.layout_delimiter }
}

/** JSON is all that an item is. */
function structuredCopy(item: CslItem): unknown {
  return JSON.parse(JSON.stringify(item))
}

/** That language, else that language of another country, else American English. */
function localeFor(wanted: string, locales: Readonly<Record<string, string>>): string {
  const language = wanted.split('-')[0] ?? ''
  const near = Object.keys(locales).find(tag => tag.split('-')[0] === language)
  return locales[wanted] ?? (near === undefined ? undefined : locales[near]) ?? locales['en-US'] ?? ''
}

function processorItem(item: CiteItem, authorIsInText: boolean): CitationItem {
  const { id, locator, label, prefix, suffix, suppressAuthor } = item
  return {
    id,
    ...(locator !== undefined && { locator, label: label ?? 'page' }),
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
    ...((suppressAuthor === true || authorIsInText) && { 'suppress-author': true }),
  }
}

type HtmlReader = (html: string) => FormattedText

function readerFor(engine: Engine, { locales }: FormatRequest): HtmlReader {
  const etAl = etAlOf(localeFor(engine.opt.lang, locales))
  return html => readProcessorHtml(othersShown(html, etAl))
}

function eachAlone(
  engine: Engine,
  items: ReadonlyMap<string, CslItem>,
  request: FormatRequest,
  problems: readonly FormatProblem[],
): FormatResult {
  const read = readerFor(engine, request)
  const bibliography = [...items.keys()].flatMap(key => {
    engine.updateItems([key])
    return bibliographyOf(engine, read).bibliography.map(entry => ({
      key: entry.key,
      text: entry.text.filter(node => typeof node === 'string' || !('look' in node) || node.look !== 'left-margin'),
    }))
  })
  return { isNote: engine.opt.xclass === 'note', citations: [], bibliography, hangingIndent: false, problems }
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, letter => letter.toUpperCase())
}

/** The processor's own words for a cite of which the style shows nothing. */
function isEmpty(text: FormattedText): boolean {
  return plainText(text).includes('[NO_PRINTED_FORM]')
}

function withAuthor(
  citation: CiteCluster,
  text: FormattedText,
  engine: Engine,
  items: ReadonlyMap<string, CslItem>,
  read: HtmlReader,
): FormattedCitation {
  const first = citation.items[0]
  const item = first && items.get(first.id)
  if (!citation.narrative || !item) return { text }
  const written = read(engine.makeCitationCluster([{ id: item.id, 'author-only': true }]))
  return { text, author: isEmpty(written) || plainText(written) === '' ? [shortNames(item)] : written }
}

function bibliographyOf(engine: Engine, read: HtmlReader): Pick<FormatResult, 'bibliography' | 'hangingIndent'> {
  const made = engine.makeBibliography()
  if (!made) return { bibliography: [], hangingIndent: false }
  const [layout, htmls] = made
  const bibliography: FormattedEntry[] = []
  for (const [i, html] of htmls.entries()) {
    const inside = /^\s*<div class="csl-entry">([^]*)<\/div>\s*$/.exec(html)?.[1] ?? html
    const text = read(inside)
    for (const key of layout.entry_ids[i] ?? []) bibliography.push({ key, text })
  }
  return { bibliography, hangingIndent: Boolean(layout.hangingindent) }
}

function unformatted({ citations }: FormatRequest, problems: readonly FormatProblem[]): FormatResult {
  const keys = citations.map(
    ({ items }): FormattedCitation => ({ text: [`[${items.map(({ id }) => `@${id}`).join('; ')}]`] }),
  )
  return { isNote: false, citations: keys, bibliography: [], hangingIndent: false, problems }
}

/** The processor throws strings as well as errors. */
function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
