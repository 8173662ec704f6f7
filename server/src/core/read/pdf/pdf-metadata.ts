/** What a PDF says of itself, as far as it can be believed: programs write file names, their own names and nothing into its fields. */
import type { SourceMetadata } from '../../model/source.ts'
import { LANGUAGE_TAG, type MetadataDraft, splitAuthors, yearIn } from '../metadata.ts'
import type { Line } from './pdf-lines.ts'
import type { PdfFacts } from './pdf-page.ts'

const NO_TITLE =
  /^(?:untitled|unbenannt|без имени|title|titel|document\d*|dokument\d*|no title|none|null|slide \d+|powerpoint presentation|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|odt|rtf|tex|dvi|pdf|indd|qxd|ps|html?|txt|pptx?|xlsx?)|[\d\W_]*)$/iu
const NO_AUTHOR =
  /^(?:user|admin(?:istrator)?|owner|author|autor|default|unknown|root|guest|pc|.*(?:adobe|acrobat|microsoft|libreoffice|latex|scanner|xerox|canon|hewlett).*|[\d\W_]*)$/iu
const LONGEST_TITLE = 300

/** @param pages the lines of the pages with text, without furniture */
export function pdfMetadata(facts: PdfFacts, pages: readonly (readonly Line[])[], bodySize: number): SourceMetadata {
  const firstLines = pages[0] ?? []
  const draft: MetadataDraft = {}
  const title = believable(facts.title, NO_TITLE) ?? largestOf(pages, bodySize)
  if (title) draft.title = title
  const author = believable(facts.author, NO_AUTHOR)
  const authors = author === undefined ? [] : splitAuthors(author).filter(name => !NO_AUTHOR.test(name))
  if (authors.length > 0) draft.authors = authors
  const year = (facts.date && yearIn(facts.date)) ?? createdYear(facts, firstLines)
  if (year) draft.year = year
  if (facts.language && LANGUAGE_TAG.test(facts.language)) draft.language = facts.language
  return draft
}

function believable(value: string | undefined, not: RegExp): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: wrongly decoded fields have them
  const text = value?.replace(/[\u0000-\u001f\s]+/g, ' ').trim()
  if (!text || text.length > LONGEST_TITLE || text.includes('\ufffd') || not.test(text)) return undefined
  return /\p{L}{2}/u.test(text) ? text : undefined
}

/**
 * The first lines in the largest type of the first page, when they are few and larger than the text by far, and no others on the next pages
 * have that size: those would be headings of chapters.
 */
function largestOf(pages: readonly (readonly Line[])[], bodySize: number): string | undefined {
  const lines = pages[0] ?? []
  const size = lines.reduce((most, line) => Math.max(most, line.size), 0)
  if (size < bodySize * TITLE_SIZE) return undefined
  const from = lines.findIndex(line => line.size > size * 0.97)
  let to = from
  while (to < lines.length && (lines[to] as Line).size > size * 0.97) to++
  const others = [lines.slice(to), ...pages.slice(1, CHAPTERS_WITHIN)]
  if (others.some(some => some.some(line => line.size > size * 0.97))) return undefined
  const title = lines
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
  const words = title.match(/\p{L}{2,}/gu)?.length ?? 0
  return words >= 1 && words <= 30 && title.length <= LONGEST_TITLE ? title : undefined
}

const TITLE_SIZE = 1.3
/** A chapter has begun within so many pages. */
const CHAPTERS_WITHIN = 60

/** The year in which the file was made is that of the publication when it also stands on the first page. */
function createdYear({ created }: PdfFacts, lines: readonly Line[]): string | undefined {
  const year = created && /^D?:?((?:19|20)\d\d)/.exec(created)?.[1]
  return year && lines.some(({ text }) => new RegExp(`\\b${year}\\b`).test(text)) ? year : undefined
}
