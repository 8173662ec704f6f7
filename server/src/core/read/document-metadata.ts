import type { SourceMetadata } from '../model/source.ts'
import { familyFirst, LANGUAGE_TAG, type MetadataDraft, splitAuthors, yearIn } from './metadata.ts'

/** What an office document says of itself: its properties, and its paragraphs in the styles of a title page. */
export interface DocumentProperties {
  title?: string
  /** As they are written: one name each, or several in one. */
  creators?: string[]
  /** The date that the document states. Not when its file was made or saved: an edition is not of that year. */
  date?: string
  language?: string
}

/** The first that is there counts, field by field. Names that programs fill in by themselves are passed over. */
export function documentMetadata(...inOrder: readonly DocumentProperties[]): SourceMetadata {
  const draft: MetadataDraft = {}
  for (const properties of inOrder) {
    const title = plain(properties.title)
    if (draft.title === undefined && title !== '' && !NO_TITLE.test(title)) draft.title = title
    const authors = (properties.creators ?? [])
      .map(plain)
      .filter(name => name !== '' && !NO_PERSON.test(name))
      .flatMap((name, _, all) => (all.length > 1 && !name.includes(';') ? [familyFirst(name)] : splitAuthors(name)))
    if (draft.authors === undefined && authors.length > 0) draft.authors = [...new Set(authors)]
    const year = yearIn(plain(properties.date))
    if (draft.year === undefined && year !== undefined) draft.year = year
    const language = plain(properties.language).replaceAll('_', '-')
    if (draft.language === undefined && LANGUAGE_TAG.test(language)) draft.language = language
  }
  return draft
}

/** Longer is no title and no name. */
const LONGEST = 1000

function plain(value: string | undefined): string {
  return (value ?? '').slice(0, LONGEST).replace(/\s+/g, ' ').trim()
}

const NO_TITLE =
  /^(?:microsoft word\b.*|untitled.*|unbenannt.*|document ?\d*|dokument ?\d*|.*\.(?:docx?|dotx?|odt|ott|rtf|wpd|tex|txt))$/i
const NO_PERSON =
  /^(?:admin(?:istrator)?|user|owner|author|root|unknown|anonymous|microsoft(?: office)?(?: user)?|windows user|python-docx|calibre.*)$/i
