import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Rendition } from '../../server/src/core/model/source.ts'
import { collocations } from '../../server/src/core/terms/finding/collocations.ts'
import { SectionWalk } from '../../server/src/core/terms/finding/sections.ts'
import { OffsetMap } from '../../server/src/core/text/offset-map.ts'
import { span } from '../../server/src/core/text/span.ts'
import { scanWords } from '../../server/src/core/text/words.ts'

const CONTENT = ['amber', 'barrel', 'donkey', 'donkeys', 'emberglow']
const OTHERS = ['the', 'of', 'is', 'in', 'must']
const SEPARATORS = [' ', ' ', ' ', ' ', '\n', ', ', '. ', '\n\n', '-']

const texts = fc
  .array(fc.tuple(fc.constantFrom(...CONTENT, ...CONTENT, ...OTHERS), fc.constantFrom(...SEPARATORS)), {
    minLength: 4,
    maxLength: 120,
  })
  .map(pieces => pieces.map(([word, separator]) => word + separator).join(''))

function paragraph(text: string): Rendition {
  return {
    text,
    map: OffsetMap.identity(text.length),
    blocks: [{ kind: 'paragraph', span: span<'text'>(0, text.length) }],
    outline: [],
    furniture: [],
    metadata: {},
    problems: [],
  }
}

/** Every run of content words, and `X of Y`, as strings; the last word in the singular. */
function naiveCounts(text: string): ReadonlyMap<string, number> {
  const words = [...text.matchAll(/[a-z]+/g)].map(m => ({ word: m[0], start: m.index, end: m.index + m[0].length }))
  const counts = new Map<string, number>()
  for (let first = 0; first < words.length; first++) {
    for (const more of [1, 2, 3]) {
      const run = words.slice(first, first + more + 1)
      if (run.length <= more || !isRun(run.map(({ word }) => word))) continue
      const from = run[0]?.start ?? 0
      const to = run[more]?.end ?? 0
      if (!/^[a-z]+(?:(?: |\n)[a-z]+)+$/.test(text.slice(from, to))) continue
      if (text[from - 1] === '-' || text[to] === '-') continue
      const key = text
        .slice(from, to)
        .replace(/\s/g, ' ')
        .replace(/ of the /, ' of ')
        .replace(/s$/, '')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

function isRun(words: readonly string[]): boolean {
  const isContent = (word: string | undefined): boolean => CONTENT.includes(word ?? '')
  if (words.every(isContent)) return words.length <= 3
  const middle = words.slice(1, -1).join(' ')
  return (middle === 'of' || middle === 'of the') && isContent(words[0]) && isContent(words.at(-1))
}

describe('the runs of words that a text says often', () => {
  it('are those that counting them as strings gives', () => {
    fc.assert(
      fc.property(texts, text => {
        const words = scanWords(text)
        const found = collocations(paragraph(text), words, new SectionWalk([]), 2).map(({ places: [place], times }) => {
          const written = text.slice(words.starts[place?.first ?? 0], words.ends[place?.last ?? 0])
          return [
            written
              .replace(/\s/g, ' ')
              .replace(/ of the /, ' of ')
              .replace(/s$/, ''),
            times,
          ] as const
        })
        const wanted = [...naiveCounts(text)].filter(([, times]) => times >= 2)
        assert.deepEqual(found.sort(byName), wanted.sort(byName))
      }),
    )
  })
})

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1
}
