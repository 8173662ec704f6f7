import assert from 'node:assert/strict'
import { stripVTControlCharacters } from 'node:util'
import { prettyReport } from '../../../server/src/cli/pretty.ts'
import { makeReport } from '../../../server/src/cli/report.ts'
import { checkEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { readFixture } from '../../support/fixture.ts'

const PLAY = `
  --- corpus/quay.txt key=quay
  ACT I

  SCENE I. A quay.

  KEEPER. The tide is out, and the boats lie on their sides like cattle.

  SCENE II. A lamp room.

  PILOT. The wick is short, the night is long, and nobody has paid me.
  --- essay.md
  "The wick is short, the night is long" [@quay, act 1, sc. 1].`

describe('the report of a check', () => {
  it('says where each passage stands', async () => {
    const { essay, corpus } = readFixture(PLAY)
    const checked = await checkEssay(essay, corpus, UNINTERRUPTED)
    const [source] = corpus.sources.values()
    const text = source?.contribution.rendition.text ?? ''
    const report = makeReport(corpus, [{ path: 'essay.md', checked }], () => text, true) as {
      essays: { quotations: { verdict: string; places: { locators: object[] }[] }[] }[]
    }
    const [quotation] = report.essays[0]?.quotations ?? []
    assert.equal(quotation?.verdict, 'mislocated')
    assert.deepEqual(quotation?.places[0]?.locators, [
      {
        label: 'scene',
        value: '2',
        certain: true,
        within: [{ label: 'act', value: '1', certain: true }],
      },
      { label: 'paragraph', value: '1', certain: false },
    ])
    const pretty = prettyReport(corpus, [{ path: 'essay.md', checked }], true)
    assert.match(pretty, /mislocated.*act 1, sc\. 2/)
    assert.match(pretty, /Stands at act 1, sc\. 2 of .*, not at act 1, sc\. 1\./)
  })

  it('of all quotations says in its place what is told of anything else', async () => {
    const { essay, corpus } = readFixture(`
      --- corpus/keeper.txt key=keeper1901
      The lamp was lit at dusk, and the keeper wrote into his book.
      --- essay.md
      It says "the lamp was lit at dusk" [@keeper1901].

      So it is [@keper1901], and "the keeper wrote into his book" [@keeper1901].
    `)
    const checked = await checkEssay(essay, corpus, UNINTERRUPTED)
    const pretty = (all: boolean): string =>
      stripVTControlCharacters(prettyReport(corpus, [{ path: 'essay.md', checked }], all))
    const told = /3:12 .*“keper1901”\n.*Did you mean @keeper1901\?.*citation\.unknown-key/
    assert.match(pretty(false), told)
    assert.match(pretty(true), told)
    const lines = pretty(true).match(/^ {2}\d+:\d+/gm)
    assert.deepEqual(lines, ['  1:10', '  3:12', '  3:29'])
  })
})
