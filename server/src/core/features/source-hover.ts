/** What the hover on a citation key says: the source it stands for, or that none of this name is loaded. */
import type { Corpus } from '../corpus/corpus.ts'
import { span } from '../text/span.ts'
import { type LinkOf, link, plain } from './hover-markup.ts'

export function renderSourceHover(key: string, corpus: Corpus, linkOf: LinkOf): string {
  const ids = corpus.byKey.get(key) ?? []
  if (ids.length === 0) return `No loaded source has the key ${plain(`@${key}`)}.`
  return ids
    .map(id => {
      const { title, contribution } = corpus.source(id)
      const { authors, year } = contribution.rendition.metadata
      const by = [authors?.join('; '), year].filter(part => part).join(', ')
      const name = link(title, { source: id, span: span(0, 0), pieces: [] }, linkOf)
      return [`**${name}**`, plain(by), plain(contribution.path)].filter(part => part).join('  \n')
    })
    .join('\n\n')
}
