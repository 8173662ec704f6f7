import assert from 'node:assert/strict'
import { findTerms } from '../../../server/src/core/terms/finding/find-terms.ts'
import { expansionOf, longFormAtStart, longFormBefore } from '../../../server/src/core/terms/finding/long-forms.ts'
import { compareAbbreviations } from '../../support/abbreviations.ts'
import { renditionOf } from '../../support/contribution.ts'

describe('what an abbreviation stands for', () => {
  const before: readonly (readonly [string, string, string | undefined])[] = [
    ['RHS', 'founded the Royal Horticultural Society', 'Royal Horticultural Society'],
    ['RHSs', 'many Royal Horticultural Societies', 'Royal Horticultural Societies'],
    ['AAFs', 'the Annual Apple Fairs', 'Annual Apple Fairs'],
    ['UAID', 'the Unique Apple IDentifier', 'Unique Apple IDentifier'],
    ['UUAI', 'by a Universally Unique Apple Identifier', 'Universally Unique Apple Identifier'],
    ['P2P', 'a path from post-to-post', 'post-to-post'],
    ['OML', 'an Orchard Markup Language', 'Orchard Markup Language'],
    ['XML', 'an Extensible Markup Language', 'Extensible Markup Language'],
    ['DoP', 'the denial of pruning attacks', 'denial of pruning'],
    ['GoT', 'a Guild of Trees', 'Guild of Trees'],
    ['CAPEX', 'their capital expenditures', 'capital expenditures'],
    ['AH', 'it comes after the', undefined],
    ['RHS', 'she bought roses', undefined],
    ['TREES', 'all the old TREES', undefined],
  ]
  for (const [short, text, long] of before) {
    it(`${short} after “${text}”: ${long}`, () => assert.equal(longFormBefore(short, text), long))
  }

  it('at the start of an explanation, up to a stop', () => {
    assert.equal(longFormAtStart('AA', 'Apple Authority, the body that names them'), 'Apple Authority')
    assert.equal(longFormAtStart('RAP', 'Resource reApple Protocol'), 'Resource reApple Protocol')
    assert.equal(longFormAtStart('AA', 'the body that names them'), undefined)
  })

  it('a list says that it is one, also where the letters stand in another order', () => {
    assert.equal(expansionOf('IOG', 'International Guild for Orchards')?.long, 'International Guild for Orchards')
    assert.equal(expansionOf('AFT', '(U.S.) Apple Fair Team')?.long, 'Apple Fair Team')
  })

  const announced: readonly string[] = [
    'They founded the Royal Horticultural Society (or RHS) in spring.',
    'They founded the Royal Horticultural Society (RHS, for short) in spring.',
    'They founded the Royal Horticultural Society, abbreviated RHS, in spring.',
    'They founded the Royal Horticultural Society, or RHS, in spring.',
    'RHS stands for Royal Horticultural Society, which was founded in spring.',
    'RHS is short for the Royal Horticultural Society.',
    'RHS is an abbreviation of Royal Horticultural Society.',
    '# Royal Horticultural Society (RHS)\n\nIt was founded in spring.',
    'RHS:   Royal Horticultural Society\nBBC:   Botanical Book Club',
    'Das RHS, kurz für Royal Horticultural Society, wurde gegründet.',
  ]
  for (const text of announced) {
    it(JSON.stringify(text), () => {
      const term = findTerms(renditionOf(text)).find(({ aliases }) => aliases.includes('RHS'))
      assert.equal(term?.name, 'Royal Horticultural Society')
    })
  }

  it('of the seeds and fifteen RFCs, against a list made by reading them', () => {
    const { precision, recall, missed, extra } = compareAbbreviations()
    assert.ok(precision >= 0.98, extra.join('\n'))
    assert.ok(recall >= 0.95, missed.join('\n'))
  }).timeout(30_000)
})
