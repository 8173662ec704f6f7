import assert from 'node:assert/strict'
import { findPlaces } from '../../../server/src/core/check/find-places.ts'
import { readPattern } from '../../../server/src/core/check/pattern.ts'
import { newProbe, type Probe } from '../../../server/src/core/index/probe.ts'
import { Corpus } from '../../../server/src/core/service.ts'
import { seeded } from '../../eval/corpora.ts'
import { contributionOf } from '../../support/contribution.ts'

/** Words as frequent as in a language: the n-th comes about 1/n as often as the first. */
const WORDS = 3000
const CORPUS = Corpus.empty().with(
  Array.from({ length: 20 }, (_, d) => contributionOf(invented(seeded(d + 1), 2000), `source${d}.txt`)),
)
const WORDS_OF_SEVENTH = invented(seeded(7), 2000).split(' ')
const passage = (from: number, to: number): string => WORDS_OF_SEVENTH.slice(from, to).join(' ')

function invented(random: () => number, count: number): string {
  return Array.from({ length: count }, () => `w${Math.floor(WORDS ** random())}`).join(' ')
}

function costOf(quotation: string): Probe {
  const probe = newProbe()
  findPlaces(readPattern(quotation), CORPUS.search, { probe })
  return probe
}

/** What a search costs, to the last entry: when one of these numbers changes, the search does other work than it did. */
describe('the cost of a search in 20 sources of 2,000 words', () => {
  it('an exact quotation is compared and never aligned', () => {
    assert.deepEqual(costOf(passage(700, 720)), { postings: 1252, windows: 1, cells: 0 })
  })

  it('a quotation with one word changed is aligned in the windows that can hold it', () => {
    const changed = `${passage(700, 710)} nowhere ${passage(711, 720)}`
    assert.deepEqual(costOf(changed), { postings: 1238, windows: 1, cells: 281 })
  })

  it('two pieces are looked for beside each other', () => {
    const stitched = `${passage(700, 715)} … ${passage(900, 910)}`
    assert.deepEqual(costOf(stitched), { postings: 872, windows: 2, cells: 0 })
  })

  it('words that stand nowhere cost a look at what shares their buckets', () => {
    assert.deepEqual(costOf('nobody ever wrote this'), { postings: 109, windows: 23, cells: 0 })
  })

  it('nothing is asked of sources that hold nothing', () => {
    const probe = newProbe()
    findPlaces(readPattern('nobody ever wrote this'), Corpus.empty().search, { probe })
    assert.deepEqual(probe, { postings: 0, windows: 0, cells: 0 })
  })

  it('a long quotation reads the rarest features only', () => {
    const { postings } = costOf(passage(0, 600))
    assert.equal(postings, 260)
  })
})
