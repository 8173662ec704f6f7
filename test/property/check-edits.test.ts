import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type CheckedEssay, Corpus, checkEssay, parseEssay, VerdictMemo } from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { contributionOf } from '../support/contribution.ts'
import { edited, edits, essays } from '../support/markdown-arbitrary.ts'

/** What the random essays quote, rightly and wrongly; each is one state in which a source may be. */
const DOE = [
  'CHAPTER I\n\nIt is written that the tide obeys the bell.\n\nCHAPTER II\n\nThe keeper counts the steps each night, and one must count the steps again. Words that are set off stand here.',
  'CHAPTER I\n\nIt is written that the tide obeys a bell. The keeper counts no steps each night. Then another thing entirely, and “the state,” as Roe writes, “withers away”.',
]
const SMITH = [
  'The tide obeys no keeper, and no bell. It was the year of the long winter, and it is as they say it is in the books of the state.',
  'Some words quoted, some words in marks. A quotation that begins here and goes on and goes on in the next paragraph, as some do until it ends.',
]

function corpusOf(doe: string | undefined, smith: string | undefined): Corpus {
  return Corpus.empty().with([
    ...(doe === undefined ? [] : [contributionOf(doe, 'doe99.txt')]),
    ...(smith === undefined ? [] : [contributionOf(smith, 'smith.txt')]),
  ])
}

/** Each step edits the essay, or puts a source into another state (or takes it away). */
const step = fc.oneof(
  { weight: 4, arbitrary: edits.map(edit => ({ kind: 'edit' as const, edit })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('doe99.txt', 'smith.txt'), fc.constantFrom(0, 1, 2))
      .map(([path, state]) => ({ kind: 'source' as const, path, state })),
  },
)

/** Quotations of both sources, so that much is found. */
const QUOTING = [
  'Here "it is written that the tide obeys the bell" [@doe99], and there “the keeper counts the steps each day” [@doe99, p. 3].',
  '> The tide obeys no keeper, and no bell [@smith].',
  'They say "it was the year of the long winter," he wrote, "and it is as they say it is" [@smith; @doe99]. <!-- apparatus: ok so it is -->',
  'He says "the keeper counts the steps each night" [@doe99, ch. 1], "one must count the steps again" [@doe99, chs. 1–2; @smith, p. 3].',
  '"Words that are set off stand here" [@doe99, bk. 1, ch. 1], as before [@doe99, ch. 9] and "it is written that the tide" [@doe99, ch. 2].',
  'Here "the keeper counts the steps each night".^[Roe is milder: "it is written that the tide obeys" [@smith].] All translations are mine.',
  'Without any citation "the keeper counts the steps each night" and so on. Cited by an unknown key [@smyth].',
]

describe('a check of an essay that changes', function () {
  // Each version is checked twice, with all that is taken over unmarked.
  this.timeout(30_000)

  it('finds what a check of the whole finds, however essay and sources change', async () => {
    await fc.assert(
      fc.asyncProperty(
        essays,
        fc.boolean(),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        async (start, unmarked, steps) => {
          const memo = new VerdictMemo()
          let essay = parseEssay(`${QUOTING.join('\n\n')}\n\n${start}\n\n${QUOTING.join('\n\n')}`)
          let corpus = corpusOf(DOE[0], SMITH[0])
          let checked: CheckedEssay | undefined
          for (const one of [undefined, ...steps]) {
            if (one?.kind === 'edit') essay = parseEssay(edited(essay.text, one.edit), essay)
            if (one?.kind === 'source') {
              const text = (one.path === 'doe99.txt' ? DOE : SMITH)[one.state]
              const source = contributionOf(text ?? 'none', one.path)
              corpus = text === undefined ? corpus.with([], [source.id]) : corpus.with([source])
            }
            checked = await checkEssay(essay, corpus, UNINTERRUPTED, memo, { unmarked, previous: checked })
            const anew = await checkEssay(parseEssay(essay.text), corpus, UNINTERRUPTED, undefined, { unmarked })
            assert.deepStrictEqual(checked.quotations, anew.quotations)
            assert.deepStrictEqual(checked.findings, anew.findings)
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})
