/** What the commands "Insert Citation" and "Insert Quotation" offer for a query, and what each puts where. */
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import { writingAt } from '../essay/writing-at.ts'
import type { Citation } from '../model/citation.ts'
import { type Span, span } from '../text/span.ts'
import { authorsAndYear, type Citables } from './completion/citables.ts'
import { citedKeys, keysInSentence } from './completion/cited-here.ts'
import { searchPassages } from './completion/passage-search.ts'
import { styleOfEssay, styleOfMark } from './completion/quotation-style.ts'
import { shortened } from './completion/quotations.ts'
import { citeKey, quotedText } from './completion/quoted-text.ts'

export interface InsertItem {
  readonly label: string
  readonly note: string
  readonly detail: string
  readonly insert: string
  readonly replace: Span<'essay'>
}

const MOST_SOURCES = 60
const MOST_PASSAGES = 25
const LABEL_LENGTH = 72

/** Works to cite by any words of key, author, title and year; what the essay cites already comes first. */
export function citationsToInsert(
  query: string,
  essay: Essay,
  citables: Citables,
  selection: Span<'essay'>,
): readonly InsertItem[] {
  const cited = citedKeys(essay)
  const place = citationPlace(essay, citables, selection.end)
  return citables
    .search(query, MOST_SOURCES)
    .map((citable, order) => ({ citable, order, rank: cited.has(citable.key) ? 0 : 1 }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ citable }) => ({
      label: citable.reference.title ?? citable.key,
      note: [`@${citable.key}`, authorsAndYear(citable)].filter(part => part).join(' · '),
      detail: citable.sources.map(({ contribution }) => contribution.path)[0] ?? citable.reference.bibliography,
      insert: place.text(citeKey(citable.key)),
      replace: place.span,
    }))
}

/** What citing one work does to the essay, at a cursor or where something is dropped. */
export function citationEdit(
  key: string,
  essay: Essay,
  citables: Citables,
  at: Span<'essay'>['end'],
): Pick<InsertItem, 'insert' | 'replace'> {
  const place = citationPlace(essay, citables, at)
  return { insert: place.text(citeKey(key)), replace: place.span }
}

interface CitationPlace {
  readonly span: Span<'essay'>
  readonly text: (key: string) => string
}

function citationPlace(essay: Essay, citables: Citables, at: Span<'essay'>['end']): CitationPlace {
  const { text, citations } = essay
  const around = citations.find(c => c.span.start < at && at < c.span.end && text[c.span.end - 1] === ']')
  const writing = writingAt(essay, at)
  // A key that is being written is taken for what it is to become; one that there is stays.
  const written = writing?.kind === 'key' ? text.slice(writing.replace.start, writing.replace.end) : ''
  if (writing?.kind === 'key' && !citables.get(written.replace(/^\{|\}$/g, '')))
    return { span: span(writing.replace.start - 1, writing.replace.end), text: key => key }
  if (around) {
    const end = itemEnd(text, around, at)
    return { span: span(end, end), text: key => `; ${key}` }
  }
  const here =
    written === '' || writing?.kind !== 'key'
      ? span<'essay'>(at, at)
      : span<'essay'>(writing.replace.end, writing.replace.end)
  if (text[here.start - 1] === '[' && text[here.end] === ']') return { span: here, text: key => key }
  const gap = /[^\s([{«“„"'‘—–-]$/.test(text.slice(Math.max(0, here.start - 1), here.start)) ? ' ' : ''
  return { span: here, text: key => `${gap}[${key}]` }
}

/** The end of the item of a citation that the cursor is in: before the next semicolon, or before the closing bracket. */
function itemEnd(text: string, { span: whole, items }: Citation, at: number): number {
  const next = items.find(item => item.keySpan.start > at && text.slice(at, item.keySpan.start).includes(';'))
  if (next) return text.indexOf(';', at)
  let end = whole.end
  while (text[end - 1] === ']') end--
  return end
}

/** Sentences of the sources that hold the words of the query, as quotations in the essay's own style with their citation. */
export function quotationsToInsert(
  query: string,
  essay: Essay,
  corpus: Corpus,
  citables: Citables,
  selection: Span<'essay'>,
): readonly InsertItem[] {
  const { text, language } = essay
  const writing = writingAt(essay, selection.end)
  const open = writing?.kind === 'quotation' && selection.start >= writing.start ? writing : undefined
  const mark = open?.mark
  const style = open ? (mark === undefined ? undefined : styleOfMark(mark, language, open.space)) : styleOfEssay(essay)
  // What has been typed of the quotation was the beginning of the query.
  const replace = mark === undefined || !open ? selection : span<'essay'>(open.start + open.space.length, open.end)
  const paragraph = essay.paragraphs.findLast(p => p.start <= selection.end && selection.end <= p.end)
  const behind = text.slice(replace.end, Math.max(replace.end, paragraph?.end ?? replace.end))
  const cited = paragraph ? keysInSentence(essay, paragraph, replace.start, replace.end) : []
  const gap = !open && /[^\s([{—–-]$/.test(text.slice(Math.max(0, replace.start - 1), replace.start)) ? ' ' : ''
  const opening = style && !open ? gap + style.open + style.space : ''
  return searchPassages(query, corpus, MOST_PASSAGES).map(({ source, text: words, context }) => {
    const key = citables.keyOf(source)
    const setting = { ...(style ? { style } : {}), ...(style && cited.includes(key) ? {} : { key }), behind, language }
    return {
      label: shortened(words, LABEL_LENGTH),
      note: `@${key} · ${source.title}`,
      detail: context,
      insert: opening + quotedText(words, true, setting),
      replace,
    }
  })
}
