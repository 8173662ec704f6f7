/** FlexSearch, the index of whole words: most of the words (`suggest`), its own ranking, the best proposals verified. */
import { Index } from 'flexsearch'
import { cutPassages, PROPOSALS, proposing } from './passages.ts'
import type { BuildTool } from './tool.ts'

export const buildFlexSearch: BuildTool = folded => {
  const passages = cutPassages(folded)
  const index = new Index({ tokenize: 'strict', encode: (text: string) => text.split(' ') })
  for (let id = 0; id < passages.count; id++) index.add(id, passages.text(id))
  const propose = (words: string): number[] =>
    index.search(words, { limit: PROPOSALS, suggest: true }) as unknown as number[]
  return { find: proposing(folded, passages, propose) }
}
