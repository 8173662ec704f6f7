import type { Heading, SourceMetadata } from '../../model/source.ts'
import { familyFirst, LANGUAGE_TAG, type MetadataDraft, splitAuthors, yearIn } from '../metadata.ts'

/** The attributes of one `meta` element, names in small letters. */
export type MetaTag = ReadonlyMap<string, string>

/**
 * Of a page's `meta` elements (Highwire's `citation_…`, Dublin Core, Open Graph, plain names), its headings and its `title`.
 * A page's only first-level heading is a better title than the `title` element, which browsers' tabs made a place for the site.
 */
export function htmlMetadata(
  title: string,
  tags: readonly MetaTag[],
  outline: readonly Heading[],
  language: string | undefined,
): SourceMetadata {
  const values = (...names: readonly string[]): string[] => {
    for (const name of names) {
      const found = tags
        .filter(tag => (tag.get('name') ?? tag.get('property'))?.toLowerCase() === name)
        .map(tag => (tag.get('content') ?? '').replace(/\s+/g, ' ').trim())
        .filter(value => value !== '')
      if (found.length > 0) return found
    }
    return []
  }
  const draft: MetadataDraft = {}
  const tops = outline.filter(heading => heading.level === 1)
  const onlyTop = tops.length === 1 ? tops[0]?.title : undefined
  const chosen =
    values('citation_title', 'dc.title', 'dcterms.title')[0] ??
    onlyTop ??
    values('og:title')[0] ??
    title.replace(/\s+/g, ' ').trim()
  if (chosen) draft.title = chosen
  const authors = values('citation_author', 'dc.creator', 'dcterms.creator', 'author', 'article:author')
  const named =
    authors.length > 1 ? authors.map(familyFirst) : authors.filter(a => !/^https?:/.test(a)).flatMap(splitAuthors)
  if (named.length > 0) draft.authors = named
  const date = values(
    'citation_publication_date',
    'citation_date',
    'dc.date',
    'dcterms.date',
    'dcterms.issued',
    'article:published_time',
    'date',
  )[0]
  const year = date === undefined ? undefined : yearIn(date)
  if (year) draft.year = year
  const tag = language ?? values('dc.language', 'citation_language')[0]
  if (tag && LANGUAGE_TAG.test(tag)) draft.language = tag
  return draft
}
