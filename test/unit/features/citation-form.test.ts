import { checkFix, checkNoFix } from '../../support/fixture.ts'

const SOURCES = `
  --- corpus/ferry.txt key=ferry1888
  The Ferry and the Town

  The ferry, which had crossed the river for eighty years, was sold in
  the spring; and nobody in the town asked who would carry the grain.
`

const essay = (text: string): string => `${SOURCES}  --- essay.md\n${text}`

describe('a citation in another form', () => {
  it('goes from the sentence into brackets and back, with its place', async () => {
    const pairs = [
      ['  As @fer<|>ry1888 has it.', 'Cite in brackets: [@ferry1888]', '  As [@ferry1888] has it.'],
      ['  As @fer<|>ry1888 [p. 3] has it.', 'Cite in brackets: [@ferry1888, p. 3]', '  As [@ferry1888, p. 3] has it.'],
      ['  So it was [@fer<|>ry1888].', 'Cite in the sentence: @ferry1888', '  So it was @ferry1888.'],
      [
        '  So it was [@fer<|>ry1888, p. 3].',
        'Cite in the sentence: @ferry1888 [p. 3]',
        '  So it was @ferry1888 [p. 3].',
      ],
      ['  As @{fer<|>ry 1888} has it.', 'Cite in brackets: [@{ferry 1888}]', '  As [@{ferry 1888}] has it.'],
    ] as const
    for (const [text, title, wanted] of pairs) await checkFix(essay(text), title, wanted)
  })

  it('stays as it is where that would say something else', async () => {
    for (const text of [
      '  So it was [see @fer<|>ry1888].',
      '  So it was [-@fer<|>ry1888].',
      '  So it was [@fer<|>ry1888; @other].',
      '  So it was [@fer<|>ry1888 [sic]].',
      '  So it was [@other, as @fer<|>ry1888 says].',
    ])
      for (const title of ['Cite in the sentence', 'Cite in brackets'] as const) await checkNoFix(essay(text), title)
  })
})

describe('a page in parentheses behind a quotation', () => {
  it('gets the work that the sentence names', async () => {
    await checkFix(
      essay('  As @ferry1888 says, it "was sold in the<|> spring" (p. 199).'),
      'Write [@ferry1888, p. 199] for (p. 199)',
      '  As @ferry1888 says, it "was sold in the spring" [@ferry1888, p. 199].',
    )
  })

  it('stays as it is where the work is not clear', async () => {
    for (const text of [
      '  As @ferry1888 and @other1900 say, it "was sold in the<|> spring" (p. 199).',
      '  It "was sold in the<|> spring" (p. 199).',
      '  As @ferry1888 says, it "was sold in the<|> spring" (and so on).',
    ])
      await checkNoFix(essay(text), 'Write [@ferry1888, p. 199] for (p. 199)')
  })
})
