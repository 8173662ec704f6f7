/** What the citation keys of one essay stand for. */
import type { Library } from '../bib/library.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Located } from '../locate/located.ts'
import type { PageNumbering } from '../locate/page-numbering.ts'
import type { SourceId } from '../model/place.ts'

/** What a face knows of the works that an essay cites. All of it is optional: without it the sources' own keys count. */
export interface CitedWorks {
  /** The essay's bibliographies and its own references. */
  readonly library?: Library
  /** A bibliography that the essay names could not be read: it may have any key. */
  readonly incomplete?: boolean
  /** The loaded sources that a citation key stands for; without it, those that have this key. */
  readonly sourcesOf?: (key: string) => readonly SourceId[]
  /** Whether there are sources of the writer's own: then a cited work without a text is worth a word. */
  readonly ownSources?: boolean
  /** How the writer cites a source, where that is not the source's own key. */
  readonly keyOf?: (id: SourceId) => string | undefined
  /** How the pages of a source are numbered, where the project says so. */
  readonly pagesOf?: (id: SourceId) => PageNumbering | undefined
}

export interface Works {
  readonly corpus: Corpus
  readonly library: Library | undefined
  readonly incomplete: boolean
  readonly ownSources: boolean
  readonly sourcesOf: (key: string) => readonly SourceId[]
  /** The key to suggest for a source: the bibliography's, else the source's own. */
  readonly keyOf: (id: SourceId) => string
  /** A source, to be asked where in it something stands. */
  readonly located: (id: SourceId) => Located
}

/** Readers of files that a program flows into the width of a window. */
const WITHOUT_PAGES: ReadonlySet<string> = new Set(['html', 'epub', 'tei', 'md'])

export function worksOf(
  corpus: Corpus,
  { library, incomplete, ownSources, sourcesOf, keyOf, pagesOf }: CitedWorks = {},
): Works {
  return {
    corpus,
    library,
    incomplete: incomplete ?? false,
    ownSources: ownSources ?? false,
    sourcesOf: sourcesOf ?? (key => corpus.byKey.get(key) ?? []),
    keyOf: id => keyOf?.(id) ?? corpus.source(id).key,
    located: id => {
      const { contribution } = corpus.source(id)
      return {
        get rendition() {
          return contribution.rendition
        },
        derived: make => contribution.derived(make),
        numbering: pagesOf?.(id),
        hasOwnPages: !WITHOUT_PAGES.has(contribution.reader),
      }
    },
  }
}
