import assert from 'node:assert/strict'
import fc from 'fast-check'
import { findTerms } from '../../server/src/core/terms/finding/find-terms.ts'
import { Glossary } from '../../server/src/core/terms/glossary.ts'
import { contains } from '../../server/src/core/text/span.ts'
import { contributionOf, renditionOf } from '../support/contribution.ts'

const WORDS = [
  'Pomona',
  'Orchard League',
  'RHS',
  'rose',
  'is a',
  'was the',
  '“humus”',
  '"Espalier"',
  '(RHS)',
  ', the',
  'of',
  'that was',
  'refers to',
]
const STOPS = [
  '. ',
  ' ',
  ' ',
  ' ',
  ', ',
  '\n',
  '\n\n',
  ': ',
  ' – ',
  ' (',
  ') ',
  '\n== ',
  ' ==\n',
  '|',
  '\t',
  '\n: ',
  '- ',
]

const prose = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...STOPS)), { maxLength: 60 })
  .map(pairs => pairs.flat().join(''))

describe('terms of any text', () => {
  it('stand in the text where they say, and the passage lies in the text', () => {
    fc.assert(
      fc.property(fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 300 })), text => {
        const rendition = renditionOf(text)
        for (const term of findTerms(rendition)) {
          const said = rendition.text.slice(term.at.start, term.at.end).replace(/\s+/g, ' ')
          assert.equal(said, term.name)
          assert.ok(contains({ start: 0, end: rendition.text.length } as typeof term.passage, term.passage))
          assert.ok(term.passage.start < term.passage.end)
          assert.ok(term.score >= 0 && term.score <= 1)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('are found again where they stand, and mentions are terms to a reader who points at them', () => {
    fc.assert(
      fc.property(prose, text => {
        const contribution = contributionOf(text)
        const glossary = Glossary.of([contribution])
        const essay = contribution.rendition.text
        for (const term of glossary.terms()) {
          const found = glossary.mentionsIn(term, contribution)
          for (const [i, mention] of found.entries()) {
            assert.ok((found[i - 1]?.end ?? 0) <= mention.start)
            const words = essay.slice(mention.start, mention.end)
            assert.ok(glossary.termAt(essay, mention.start), words)
          }
          const [best] = term.accounts
          assert.ok(best && found.some(m => m.start <= best.at.start && best.at.start < m.end), term.name)
        }
      }),
      { numRuns: 200 },
    )
  })
})
