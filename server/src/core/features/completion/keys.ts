/** Citation keys behind an `@`, found by key, author, title and year. */
import { search } from '../../check/judge.ts'
import type { FormattedText } from '../../cite/formatted-text.ts'
import type { Corpus } from '../../corpus/corpus.ts'
import type { Essay } from '../../essay/essay.ts'
import type { Offset, Span } from '../../text/span.ts'
import { authorsAndYear, type Citable, type Citables, describeCitable } from './citables.ts'
import { citedKeys, keysNear } from './cited-here.ts'
import type { CompletionItem, CompletionList } from './completion-list.ts'
import { PLAIN_KEY } from './quoted-text.ts'

const MOST_KEYS = 60
/** More is looked at than shown, so that what the essay cites comes first wherever it is. */
const MOST_SEARCHED = 400
/** More than any rank. */
const BEHIND = 10

export interface KeyOptions {
  /** The entry of a key in the essay's style, where it has been formatted already. */
  readonly formattedOf?: ((key: string) => FormattedText | undefined) | undefined
  /** See CompletionOptions. */
  readonly recent?: readonly string[]
}

/**
 * First what the quotation before the place is from; then what the essay cites close by, elsewhere, what was put in lately, and the rest,
 * each as well as it fits the query.
 * @param sign what stands between `replace` and the key: nothing behind an `@`, else an `@` to be put in
 */
export function keysAt(
  essay: Essay,
  corpus: Corpus,
  citables: Citables,
  query: string,
  replace: Span<'essay'>,
  at: Offset<'essay'>,
  sign: '' | '@',
  { formattedOf, recent = [] }: KeyOptions = {},
): CompletionList {
  const quoted = keysQuotedBefore(essay, corpus, citables, replace.start)
  const cited = citedKeys(essay)
  // The key that is being written is itself cited in the essay as the parser sees it, once.
  const typed = essay.text.slice(replace.start, replace.end).replace(/^\{|\}$/g, '')
  const usesOf = (key: string): number => (cited.get(key) ?? 0) - (key === typed ? 1 : 0)
  const near = keysNear(essay, replace)
  const rank = (citable: Citable): number => {
    const { key } = citable
    if (query !== '' && key.toLowerCase() === query.toLowerCase()) return Number.NEGATIVE_INFINITY
    const fromQuotation = quoted.indexOf(key)
    if (fromQuotation >= 0) return fromQuotation - quoted.length
    const behind = beginsWith(citable, query) ? 0 : BEHIND
    const close = near.indexOf(key)
    if (close >= 0) return behind + close / MOST_KEYS
    if (usesOf(key) > 0) return behind + 1
    const lately = recent.indexOf(key)
    return behind + (lately >= 0 ? 2 + lately / (recent.length + 1) : 3)
  }
  const found = [...citables.search(query, MOST_SEARCHED)]
  // For an empty query what is cited may lie far down in a long list.
  if (query === '') {
    const present = new Set(found.map(({ key }) => key))
    for (const key of [...quoted, ...cited.keys(), ...recent]) {
      const citable = present.has(key) ? undefined : citables.get(key)
      if (citable) found.push(citable)
    }
  }
  const ranked = found
    .map((citable, order) => ({ citable, order, rank: rank(citable) }))
    .sort((a, b) => (a.rank === b.rank ? a.order - b.order : a.rank - b.rank))
    .slice(0, MOST_KEYS)
  const before = essay.text.slice(replace.start, at)
  return {
    items: ranked.map(({ citable }) => itemOf(citable, before, sign, formattedOf?.(citable.key))),
    incomplete: true,
    replace,
    typedEnd: at,
  }
}

/** Whoever writes `@ma` means `marx1867` or Maurer, and not somebody's Maud who is cited close by. */
function beginsWith({ key, reference }: Citable, query: string): boolean {
  const [first = ''] = query.toLowerCase().split(/[\s_:-]/, 1)
  const names = [...reference.authors, ...reference.editors].map(({ family }) => family.toLowerCase())
  return key.toLowerCase().startsWith(query.toLowerCase()) || names.some(name => name.startsWith(first))
}

function itemOf(citable: Citable, typed: string, sign: '' | '@', formatted: FormattedText | undefined): CompletionItem {
  const { key, reference } = citable
  // Without authors a year says nothing: the title does.
  const note =
    reference.authors.length + reference.editors.length > 0 ? authorsAndYear(citable) : (reference.title ?? '')
  const insert = sign + (PLAIN_KEY.test(key) ? key : `{${key}}`)
  const begins = insert.toLowerCase().startsWith(typed.toLowerCase())
  const words = [key, authorsAndYear(citable), reference.title].filter(part => part).join(' ')
  return {
    kind: 'citation',
    label: key,
    note,
    detail: [authorsAndYear(citable), reference.title].filter(part => part).join(' · '),
    documentation: describeCitable(citable, formatted),
    insert,
    filter: begins ? typed + insert.slice(typed.length) : `${typed} ${words}`,
  }
}

/** Where the words of the quotation stand that this citation follows; best first. Its own citation is being written. */
function keysQuotedBefore(essay: Essay, corpus: Corpus, citables: Citables, at: number): readonly string[] {
  const { text, quotations } = essay
  const quotation = quotations.findLast(q => q.outer.end < at && at - q.outer.end < 12)
  const isBehind = quotation && /^[\s.,]*\[?(?:see |-)?@?$/.test(text.slice(quotation.outer.end, at))
  const block = quotations.find(q => q.form === 'block' && q.span.start < at && at <= q.outer.end)
  const words = isBehind ? quotation.masked : block?.masked.slice(0, at - block.span.start).replace(/[[(]?-?@?$/, '')
  if (words === undefined) return []
  return [...new Set(search(words, corpus).map(({ place }) => citables.keyOf(corpus.source(place.source))))]
}
