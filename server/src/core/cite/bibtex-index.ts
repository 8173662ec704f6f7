/** Where the entries of a BibTeX file stand, so that a few of many are read without looking through the file. */
import { bibtexEntryAt, splitBibtex } from '../bib/bibtex-entries.ts'
import type { BibtexEntry, BibtexField } from '../bib/bibtex-entry-reader.ts'
import { detached } from '../bib/detached.ts'

export interface BibtexIndex {
  readonly text: string
  /** `@string` by lower-case name. */
  readonly strings: ReadonlyMap<string, BibtexField>
  /** The entry of this key; of several the last. Read anew each time. */
  get(key: string): BibtexEntry | undefined
}

/** Looks through the whole text once. */
export function bibtexIndex(text: string): BibtexIndex {
  const { entries, strings } = splitBibtex(text)
  const starts = new Map(entries.map(({ key, span }) => [detached(key), span.start]))
  return {
    text,
    strings,
    get: key => {
      const start = starts.get(key)
      return start === undefined ? undefined : bibtexEntryAt(text, start)
    },
  }
}
