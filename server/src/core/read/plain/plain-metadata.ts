/**
 * Title, author and year of a plain text, from how it begins: the header of Project Gutenberg, the front page of an RFC, lines
 * like `Title: …`, a MediaWiki title, a title above the text. Only the first pages are looked at.
 */
import type { Heading, SourceMetadata } from '../../model/source.ts'
import { LANGUAGE_TAG, type MetadataDraft, mergeMetadata, splitAuthors, yearIn } from '../metadata.ts'
import { keyedHead, keyedLines } from './keyed-head.ts'
import { namedAuthors } from './named-authors.ts'
import { isTitleCase } from './plain-headings.ts'
import { isBlankLine, lineText, type PlainLines } from './plain-lines.ts'
import { LONGEST_TITLE, topLines } from './top-lines.ts'

const FRONT_LINES = 400

export function plainMetadata(text: string, lines: PlainLines, outline: readonly Heading[]): SourceMetadata {
  const stated = gutenbergHeader(text, lines) ?? rfcFrontPage(text, lines) ?? keyedHeader(text, lines)
  const title = titleFromText(text, lines, outline)
  const metadata = mergeMetadata(stated, title === undefined ? {} : { title })
  const named = metadata.authors ? [] : namedAuthors(text, lines, metadata.title)
  return named.length > 0 ? { ...metadata, namedAuthors: named } : metadata
}

/** Names of languages as headers spell them, to BCP 47. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['english', 'en'],
  ['german', 'de'],
  ['french', 'fr'],
  ['russian', 'ru'],
  ['spanish', 'es'],
  ['italian', 'it'],
  ['latin', 'la'],
  ['dutch', 'nl'],
  ['deutsch', 'de'],
  ['französisch', 'fr'],
  ['français', 'fr'],
  ['русский', 'ru'],
])

/** Between the banner and `*** START OF`: `Title: …` with continuation lines. The release date is the transcription's, not the work's. */
function gutenbergHeader(text: string, lines: PlainLines): SourceMetadata | undefined {
  const front = text.slice(0, lines.starts[Math.min(lines.count - 1, FRONT_LINES)] || text.length)
  if (!/project gutenberg/i.test(front)) return undefined
  const end = front.search(/\*\*\* ?START OF/)
  const fields = keyedLines(text, lines, 0, end < 0 ? front.length : end, /^(Title|Author|Editor|Language):\s*(.*)$/)
  if (fields.has('title')) return metadataOfFields(fields, false)
  const banner = /^\W*(?:the )?project gutenberg e(?:text|book),? (?:of )?(.{2,120})$/im
    .exec(front.slice(0, 2000))?.[1]
    ?.replace(/[\s*]+$/, '')
  if (banner === undefined) return undefined
  const by = banner.lastIndexOf(' by ')
  const title = (by < 0 ? banner : banner.slice(0, by)).replace(/[\s,*]+$/, '')
  return mergeMetadata({ title }, by < 0 ? {} : { authors: splitAuthors(banner.slice(by + 4)) })
}

/** `Request for Comments: 1034`, names and a date on the right above the title, which is centred above the first section. */
function rfcFrontPage(text: string, lines: PlainLines): SourceMetadata | undefined {
  const front = text.slice(0, lines.starts[Math.min(lines.count - 1, 80)] || text.length)
  const number = /^(?:Request for Comments|RFC)[: #]+(\d+)/im.exec(front)
  if (!number) return undefined
  let line = 0
  while (line < lines.count && isBlankLine(lines, line)) line++
  const authors: string[] = []
  let year: string | undefined
  for (; line < Math.min(lines.count, 60) && !isBlankLine(lines, line); line++) {
    const right = /\s{3,}(\S.*)$/.exec(lineText(text, lines, line))?.[1] ?? ''
    const named = /^(?:(?:[A-Z]\.[ -]?)+ ?)((?:\p{Ll}+ )?\p{Lu}[\p{L}'’ -]+?)(?:, Ed(?:itor)?\.?)?$/u.exec(right)
    if (named)
      authors.push(
        `${named[1]}, ${right.slice(0, right.length - right.replace(/^(?:[A-Z]\.[ -]?)+ ?/, '').length).trim()}`,
      )
    year = MONTH_AND_YEAR.exec(right)?.[1] ?? year
  }
  const title: string[] = []
  while (line < lines.count && isBlankLine(lines, line)) line++
  for (; line < lines.count && !isBlankLine(lines, line) && title.length < 4; line++)
    title.push(lineText(text, lines, line))
  year ??= MONTH_AND_YEAR.exec(front)?.[1]
  const draft: MetadataDraft = {}
  const joined = title
    .filter(part => !/^</.test(part))
    .join(' ')
    .replace(/\s+/g, ' ')
  if (joined !== '' && joined.length <= LONGEST_TITLE) draft.title = joined
  else draft.title = `RFC ${number[1]}`
  if (authors.length > 0) draft.authors = authors
  if (year) draft.year = year
  return draft
}

const MONTH_AND_YEAR =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? (?:\d{1,2},? )?((?:19|20)\d\d)\b/i

/** `Key: value` lines at the very top, or directly below the title. */
function keyedHeader(text: string, lines: PlainLines): SourceMetadata | undefined {
  const header = keyedHead(text, lines)
  return header && !header.isDescription ? metadataOfFields(header.fields, true) : undefined
}

function metadataOfFields(fields: ReadonlyMap<string, string>, withDate: boolean): SourceMetadata {
  const draft: MetadataDraft = {}
  const title = fields.get('title')?.replace(/\s+/g, ' ')
  if (title) draft.title = title
  const author = fields.get('author')
  const authors = author ? splitAuthors(author) : []
  if (authors.length > 0) draft.authors = authors
  const date = fields.get('year') ?? fields.get('date') ?? fields.get('release date')
  const year = withDate && date ? yearIn(date) : undefined
  if (year) draft.year = year
  const language = fields.get('language')?.toLowerCase()
  const tag =
    language === undefined
      ? undefined
      : (LANGUAGES.get(language) ?? (LANGUAGE_TAG.test(language) ? language : undefined))
  if (tag && tag.length < 12) draft.language = tag
  return draft
}

/** Headings that a thousand documents begin with; alone they name nothing. */
const GENERIC =
  /^(?:key takeaways|introduction|contents|table of contents|abstract|summary|preface|foreword|overview|questions? (?:&|and) answers|notes?|about|home|menu|index|chapter \S+|part \S+)$/i

function titleFromText(text: string, lines: PlainLines, outline: readonly Heading[]): string | undefined {
  const top = topLines(text, lines)
  const wiki = outline.find(heading => heading.level === 1 && text.charAt(heading.span.start - 2) === '=')
  if (wiki && wiki.span.start < 2000) return wiki.title
  const titles = top.filter(line => isTitleCase(line) || isTitleInCapitals(line))
  const first = titles[0]
  if (first === undefined) return undefined
  if (GENERIC.test(first)) {
    const subject = subjectOfQuestions(outline)
    if (subject) return `${subject}: ${first}`
  }
  // A site's or a body's name stands above the title that has it as a part.
  const fuller = titles.find(line => line !== first && line.length > first.length && line.includes(first))
  return fuller ?? titles.find(line => !GENERIC.test(line)) ?? first
}

function isTitleInCapitals(line: string): boolean {
  return line === line.toUpperCase() && /\p{Lu}{2}/u.test(line) && line.length <= LONGEST_TITLE
}

/** `What's Capital about?` tells what a page of questions and answers is about: `Capital`. */
function subjectOfQuestions(outline: readonly Heading[]): string | undefined {
  for (const { title } of outline) {
    const subject = /^what(?:['’]s| is) (\p{Lu}.{1,80}) about\?$/iu.exec(title)?.[1]
    if (subject) return subject
  }
  return undefined
}
