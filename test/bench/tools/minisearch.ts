/** MiniSearch: any of the words, its own ranking, the best proposals verified. */
import MiniSearch from 'minisearch'
import { cutPassages, PROPOSALS, proposing } from './passages.ts'
import type { BuildTool } from './tool.ts'

export const buildMiniSearch: BuildTool = folded => {
  const passages = cutPassages(folded)
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: text => text.split(' '),
    processTerm: term => term,
  })
  for (let id = 0; id < passages.count; id++) index.add({ id, text: passages.text(id) })
  const propose = (words: string): number[] =>
    index
      .search(words, { combineWith: 'OR' })
      .slice(0, PROPOSALS)
      .map(result => result.id as number)
  return { find: proposing(folded, passages, propose) }
}
