import assert from 'node:assert/strict'
import { findTerms } from '../../../server/src/core/terms/finding/find-terms.ts'
import { renditionOf } from '../../support/contribution.ts'

function defined(text: string): readonly string[] {
  return findTerms(renditionOf(text))
    .filter(({ kind }) => kind === 'definition')
    .map(({ name }) => name)
}

describe('what somebody takes a thing to be', () => {
  for (const text of [
    'The gardener refers to Espalierism as a form of cruelty to pears, and compares it with the clipping of hedges.',
    'In his last years he described Espalierism as a kind of writing in wood that the walls of the town could read.',
    'In the almanac Espalierism is often characterised as a type of thrift that the north taught to the south.',
    'For the gardeners of the north espalierism has been understood as a theory of walls and their warmth.',
    'They saw “Espalierism” as one peculiar form of the love of order that the age had for its gardens.',
  ]) {
    it(`explains it where the kind is named: ${text.slice(0, 50)}…`, () => {
      assert.ok(
        defined(text).some(name => name.toLowerCase() === 'espalierism'),
        defined(text).join(),
      )
    })
  }

  for (const text of [
    'The gardener refers to Espalierism as a disaster, and compares it with the clipping of hedges.',
    'The gardener did not describe Espalierism as a form of cruelty to pears, whatever his pupils say.',
    'She refers to him as a kind of gardener, and to his wall as a form of vanity in brick and mortar.',
    'Did the gardener refer to Espalierism as a form of cruelty to pears, as his pupils say?',
  ]) {
    it(`does not take an opinion, a denial or a question for it: ${text.slice(0, 50)}…`, () => {
      assert.deepEqual(
        defined(text).filter(name => /espalierism|^(?:him|she|gardener)$/i.test(name)),
        [],
      )
    })
  }
})
