import { type BindableSource, type Binding, bindReferences } from '../bib/bind.ts'
import type { Library } from '../bib/library.ts'
import type { Corpus } from './corpus.ts'

/** Which references of a library stand for which sources of a corpus. Cost: in proportion to both; keep it as long as both stay. */
export function bindCorpus(library: Library, corpus: Corpus): Binding {
  return bindReferences(library, bindableSources(corpus))
}

/** What is known of the sources that binding asks for, in their order. */
export function bindableSources(corpus: Corpus): readonly BindableSource[] {
  return [...corpus.sources.values()].map(({ id, key, contribution }) => {
    const { title, year, authors, doi, isbn } = contribution.metadata
    return {
      id,
      key,
      path: contribution.path,
      ...(title === undefined ? {} : { title }),
      ...(year === undefined ? {} : { year }),
      ...(authors === undefined ? {} : { authors }),
      ...(doi === undefined ? {} : { doi }),
      ...(isbn === undefined ? {} : { isbn }),
    }
  })
}
