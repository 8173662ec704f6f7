import assert from 'node:assert/strict'
import { checkEssay, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { check, checkFindings, readFixture } from '../../support/fixture.ts'

const SOURCES = `
  --- corpus/ferry.txt key=ferry1888
  The Ferry

  The ferry, which had crossed the river for eighty years, was sold in
  the spring; and nobody in the town asked who would carry the grain.
`

describe('a comment that says ok', () => {
  it('silences the quotation that it follows, with the reason written in it', async () => {
    const { quotations } = await checkFindings(`${SOURCES}
  --- essay.md
  "nobody in the village asked" [@ferry1888]. <!-- apparatus: ok the second edition has it so -->

  "nobody in the village asked" <!-- apparatus: ok as spoken --> [@ferry1888].
`)
    assert.deepEqual(
      quotations.map(({ judgement, severity }) => [judgement.verdict, severity]),
      [
        ['altered', undefined],
        ['altered', undefined],
      ],
    )
  })

  it('silences nothing else', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "nobody in the village asked" [@ferry1888]. <!-- apparatus: ok known --> "was sold in the autumn" [@ferry1888].
                                                                            ^^^^^^^^^^^^^^^^^^^^^^ quotation.altered
`))

  it('silences a block quotation from inside, or from the line before it', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  > nobody in the village asked who would carry the grain
  >
  > — [@ferry1888] <!-- apparatus: ok known -->

  So he says.
  <!-- apparatus: ok known -->
  > nobody in the village asked who would carry the grain [@ferry1888]

  But not from further away:

  > nobody in the village asked who would carry the grain [@ferry1888]
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered

  <!-- apparatus: ok known -->
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression.unused
`))

  it('silences all parts of an interrupted quotation', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "nobody in the village," he wrote, "asked who would bring the grain" [@ferry1888]. <!-- apparatus: ok known -->
`))

  it('silences the paragraph above from a line of its own', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "nobody in the village asked" [@ferry1888].
  <!-- apparatus: ok known -->
`))

  it('is reported when it silences nothing', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "nobody in the town asked" [@ferry1888]. <!-- apparatus: ok known -->
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression.unused information: Nothing to silence

  No quotation. <!-- apparatus: ok known -->
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression.unused information: No quotation
`))

  it('is not called unused where the quotation could not be checked', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "the weaver sold his loom to a stranger" [@loom1790]. <!-- apparatus: ok known -->
`))

  it('silences what is taken over without marks before it in its paragraph', async () => {
    const words = 'which had crossed the river for eighty years, was sold in the spring; and nobody in the town asked.'
    const codes = async (essay: string): Promise<string[]> => {
      const { corpus } = readFixture(`${SOURCES}  --- essay.md\n  None.`)
      const { findings } = await checkEssay(parseEssay(essay), corpus, UNINTERRUPTED, undefined, { unmarked: true })
      return findings.map(({ code }) => code)
    }
    assert.deepEqual(await codes(words), ['quotation.unmarked'])
    assert.deepEqual(await codes(`${words} <!-- apparatus: ok a formula of the time -->`), [])
  })

  it('is asked for a reason', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "nobody in the village asked" [@ferry1888]. <!-- apparatus: ok -->
                                              ^^^^^^^^^^^^^^^^^^^^^^ suppression.no-reason hint: Why
`))

  it('is none in code, and “okay” is another word', async () => {
    const fixture = readFixture(`${SOURCES}
  --- essay.md
  "nobody in the village asked" [@ferry1888]. \`<!-- apparatus: ok -->\` <!-- apparatus: okay --> <!-- ok -->
`)
    assert.deepEqual(fixture.essay.suppressions, [])
    assert.equal((await check(fixture)).findings.length, 1)
  })

  it('may have its reason in any shape', () => {
    const reasons = [
      '<!--apparatus:ok-->',
      '<!-- Apparatus: OK: as printed -->',
      '<!-- apparatus: ok — as\nprinted -->',
    ]
    assert.deepEqual(
      parseEssay(reasons.map(one => `Text ${one}`).join('\n\n')).suppressions.map(({ reason }) => reason),
      ['', 'as printed', 'as printed'],
    )
  })
})
