import assert from 'node:assert/strict'
import {
  check,
  checkDefinition,
  checkFindings,
  checkFix,
  checkHover,
  fixesOf,
  readFixture,
} from '../../support/fixture.ts'

const SOURCES = `
  --- corpus/ferry.txt key=ferry1888
  The Ferry and the Town

  The ferry, which had crossed the river for eighty years, was sold in
  the spring; and nobody in the town asked who would carry the grain.

  When on the shoal the breakers roar
  And not a sail is seen from shore,
  The light alone is bright and high:
  It tells the sailor where they lie.
`

const essay = (text: string): string => `${SOURCES}  --- essay.md\n${text}`
const RESTORE = 'Restore '

describe('a quotation without marks', () => {
  it('is checked like any other', async () => {
    await checkFindings(
      essay(`
  He says <q>was sold in the autumn; and nobody in the town asked</q> [@ferry1888].
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered warning: “autumn” for “spring”
`),
    )
    for (const text of [
      '  He says <q>nobody in the town asked</q> [@ferry1888].',
      '  He says \\enquote{nobody in the \\emph{town} asked} [@ferry1888].',
      "  He says ``nobody in the town asked'' [@ferry1888].",
      '  <blockquote>\n  Nobody in the *town* asked who would carry the grain [@ferry1888].\n  </blockquote>',
      '  <blockquote><p>Nobody in the town asked</p><footer>— the town’s own book [@ferry1888]</footer></blockquote>',
      '  ::: {.epigraph}\n  Nobody in the town asked.\n\n  — [@ferry1888]\n  :::',
      '  > [!quote] The ferry, @ferry1888\n  > Nobody in the town asked.',
      '  | When on the shoal the breakers roar\n  |    And not a sail is seen from shore [@ferry1888]',
      '  > | When on the shoal the breakers roar\n  > |\n  > | And not a sail is seen from shore [@ferry1888]',
    ]) {
      const { quotations } = await check(readFixture(essay(text)))
      assert.deepEqual(
        quotations.map(({ judgement }) => judgement.verdict),
        ['faithful'],
        text,
      )
    }
  })

  it('shows and leads to its place in the source', async () => {
    for (const text of [
      '  He says <q cite="http://example.org/">nobody in the <|>town asked</q> [@ferry1888].',
      '  \\enquote{nobody in the <|>town asked} [@ferry1888]',
      '  > [!quote] @ferry1888\n  > Nobody in the <|>town asked.',
      '  ::: {.verse}\n  | Nobody in\n  | the <|>town asked\n  :::',
    ]) {
      await checkHover(essay(text), ['**nobody in the town asked**'])
      await checkDefinition(
        essay(text).replace('nobody in the town', '<[nobody in the town').replace('asked who', 'asked]> who'),
      )
    }
  })

  it('is put right inside its tags', async () => {
    await checkFix(
      essay('  He says <q>was sold in the <|>autumn; and nobody in the *town* asked</q> [@ferry1888].'),
      RESTORE,
      '  He says <q>was sold in the spring; and nobody in the *town* asked</q> [@ferry1888].',
    )
    await checkFix(
      essay('  He says <q>was sold in the spring; and nobody <|>asked who would carry the grain</q> [@ferry1888].'),
      'Mark the omission with “[…]”',
      '  He says <q>was sold in the spring; and nobody […] asked who would carry the grain</q> [@ferry1888].',
    )
    await checkFix(
      essay('  \\enquote{was sold in the \\emph{aut<|>umn}; and nobody in the town asked} [@ferry1888].'),
      RESTORE,
      '  \\enquote{was sold in the \\emph{spring}; and nobody in the town asked} [@ferry1888].',
    )
    await checkFix(
      essay('  <blockquote>was sold in the <|>autumn; and nobody in the town asked [@ferry1888]</blockquote>'),
      RESTORE,
      '  <blockquote>was sold in the spring; and nobody in the town asked [@ferry1888]</blockquote>',
    )
  })

  it('keeps its lines when it is put right', async () => {
    await checkFix(
      essay(
        '  | When on the shoal the breakers <|>moan\n  | And never a sail is seen from shore,\n  | The light is bright [@ferry1888]',
      ),
      RESTORE,
      '  | When on the shoal the breakers roar\n  | And not a sail is seen from shore,\n  | The light alone is bright [@ferry1888]',
    )
    // A change that reaches over the end of a line.
    await checkFix(
      essay('  | When on the shoal the breakers <|>moan\n  | While not a sail is seen from shore [@ferry1888]'),
      RESTORE,
      '  | When on the shoal the breakers roar\n  | And not a sail is seen from shore [@ferry1888]',
    )
  })

  it('is cited inside what sets it off', async () => {
    await checkFix(
      essay('  <blockquote>\n  Nobody in the town <|>asked who would carry the grain.\n  </blockquote>'),
      'Cite @ferry1888',
      '  <blockquote>\n  Nobody in the town asked who would carry the grain. [@ferry1888]\n  </blockquote>',
    )
    await checkFix(
      essay('  ::: {.quote}\n  Nobody in the town <|>asked who would carry the grain.\n  :::'),
      'Cite @ferry1888',
      '  ::: {.quote}\n  Nobody in the town asked who would carry the grain. [@ferry1888]\n  :::',
    )
    await checkFix(
      essay('  He says <q>nobody in the town <|>asked who would carry the grain</q>.'),
      'Cite @ferry1888',
      '  He says <q>nobody in the town asked who would carry the grain</q> [@ferry1888].',
    )
    await checkFix(
      essay('  <blockquote>Nobody in the town <|>asked him.<footer>Doe [@ferry1888]</footer></blockquote>'),
      'Ignore with a reason',
      '  <blockquote>Nobody in the town asked him.<footer>Doe [@ferry1888]</footer> <!-- apparatus: ok reason --></blockquote>',
    )
  })

  it('is no accusation of what the writer says in a form, a callout or a verse of his own', async () => {
    for (const text of [
      '  | The keeper: a man of the town\n  | The ferry: never sold at all [@ferry1888]',
      '  > [!note] The ferry\n  > Nothing in the book says who bought it [@ferry1888].',
      '  ::: {.callout-tip}\n  Nothing in the book says who bought it [@ferry1888].\n  :::',
      '  Run `make "the <q>whole</q>"`, and see ``the code`` [@ferry1888].',
    ])
      assert.deepEqual((await check(readFixture(essay(text)))).findings, [], text)
    // What only a citation makes a quotation is told as information.
    const { findings } = await check(
      readFixture(essay('  | My lamp is out, my boat is gone,\n  | And still the winter lingers on [@ferry1888]')),
    )
    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['quotation.absent', 'information']],
    )
  })

  it('has no fix that writes its lines anew', async () => {
    const { fixes } = await fixesOf(
      essay('  | When on the shoal the breakers <|>moan\n  | While not a sail is seen from shore [@ferry1888]'),
    )
    for (const { edits } of fixes)
      for (const { oldText, newText } of edits) assert.equal(newText.split('\n').length, oldText.split('\n').length)
  })
})
