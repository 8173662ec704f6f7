import assert from 'node:assert/strict'
import { applyEdits, checkEssay, fixAll, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { check, checkFix, checkNoFix, fixesOf, readFixture } from '../../support/fixture.ts'

const SOURCES = `
  --- corpus/ferry.txt key=ferry1888
  The Ferry and the Town

  The ferry, which had crossed the river for eighty years, was sold in
  the spring; and nobody in the town asked who would carry the grain.

  No boatman was paid before the harvest. The master of the yard said
  that a "quiet river" makes a careless crew, and the crew agreed.

  Every workman has a right to the labour of his hands,[12] and to the tools
  that he has made himself in the long evenings of the winter.
  --- corpus/mill.txt key=mill1902
  The Water Mill

  The mill stood still from the first frost until the ice had gone, and
  the miller mended nets.
`

const essay = (text: string): string => `${SOURCES}  --- essay.md\n${text}`

describe('restoring the wording of the source', () => {
  it('changes the words that differ and nothing else', async () => {
    const fix = await checkFix(
      essay(
        '  He writes that "was sold in the autumn; and no<|>body in the *town* enquired wisely who would carry the grain" [@ferry1888].',
      ),
      'Restore the source’s wording',
      '  He writes that "was sold in the spring; and nobody in the *town* asked who would carry the grain" [@ferry1888].',
    )
    assert.equal(fix.preferred, true)
    assert.equal(fix.finding?.code, 'quotation.altered')
    assert.ok(fix.edits.length > 1 && fix.edits.every(edit => edit.oldText.length < 20))
  })

  it('or one difference at a time', async () => {
    const text = essay(
      '  "had crossed the river, was sold in the autumn; and no<|>body in the town asked" [@ferry1888].',
    )
    await checkFix(
      text,
      'Change “autumn” to “spring”',
      '  "had crossed the river, was sold in the spring; and nobody in the town asked" [@ferry1888].',
    )
    await checkFix(
      text,
      'Put “for eighty years” back',
      '  "had crossed the river for eighty years, was sold in the autumn; and nobody in the town asked" [@ferry1888].',
    )
  })

  it('puts a word back and takes one out, with the punctuation that belongs to it', async () => {
    await checkFix(
      essay('  "boatman was paid before the ve<|>ry harvest." [@ferry1888]'),
      'Restore the source’s wording',
      '  "boatman was paid before the harvest." [@ferry1888]',
    )
    await checkFix(
      essay('  "makes a careless crew, the crew ag<|>reed." [@ferry1888]'),
      'Restore “and”',
      '  "makes a careless crew, and the crew agreed." [@ferry1888]',
    )
  })

  it('names the words where one difference is all: a line may have several quotations to restore', async () => {
    await checkFix(
      essay('  "nobody in the village asked who would car<|>ry the grain" [@ferry1888].'),
      'Restore “town”',
      '  "nobody in the town asked who would carry the grain" [@ferry1888].',
    )
    await checkNoFix(
      essay(
        '  "nobody in the village asked who would carry the grain" [@ferry1888]; "makes a careless crew, the crew ag<|>reed" [@ferry1888].',
      ),
      'Restore “town”',
    )
  })

  it('sets double marks of the source as single ones within double ones', () =>
    checkFix(
      essay('  “The master of the yard said that a ‘qu<|>iet river’ makes a drunken crew” [@ferry1888].'),
      'Restore',
      '  “The master of the yard said that a ‘quiet river’ makes a careless crew” [@ferry1888].',
    ))

  it('brings marks in that stand in the words put back, in the nesting of the essay', () =>
    checkFix(
      essay(
        '  “The master of the yard said that a stream ma<|>kes a careless crew, and the crew agreed” [@ferry1888].',
      ),
      'Restore',
      '  “The master of the yard said that a ‘quiet river’ makes a careless crew, and the crew agreed” [@ferry1888].',
    ))

  it('keeps the prefixes and the lines of a block quotation', () =>
    checkFix(
      essay(`
  > Every workman has a claim to the labour
  > of his ha<|>nds, and to the gear
  > that he has made himself.
  >
  > — The Ferry [@ferry1888]`),
      'Restore',
      `
  > Every workman has a right to the labour
  > of his hands, and to the tools
  > that he has made himself.
  >
  > — The Ferry [@ferry1888]`,
    ))

  it('leaves the source’s note marks out and the writer’s notes in', () =>
    checkFix(
      essay(`
  "Every workman has a right to the work of his own[^1] hands, and to the to<|>ols that he has made himself" [@ferry1888].

  [^1]: So he says.`),
      'Restore',
      `
  "Every workman has a right to the labour of his[^1] hands, and to the tools that he has made himself" [@ferry1888].

  [^1]: So he says.`,
    ))

  it('keeps half of an emphasis that ends in what is replaced', () =>
    checkFix(
      essay('  "nobody in *the village* asked who would car<|>ry the grain" [@ferry1888].'),
      'Restore',
      '  "nobody in *the town* asked who would carry the grain" [@ferry1888].',
    ))

  it('keeps marked omissions and brackets', () =>
    checkFix(
      essay(
        '  "The ferry … was sold in the [same] spring; and no man in the to<|>wn asked who would carry the grain" [@ferry1888].',
      ),
      'Restore',
      '  "The ferry … was sold in the [same] spring; and nobody in the town asked who would carry the grain" [@ferry1888].',
    ))

  it('escapes what Markdown would read as markup', () =>
    checkFix(
      `
  --- corpus/prices.txt key=prices
  The yard paid 5*6 shillings for <oak> planks & tar, and the clerk wrote the sum into the ledger of the yard.
  --- essay.md
  "The yard paid many shillings for fir planks & tar, and the clerk wr<|>ote the sum into the ledger of the yard" [@prices].`,
      'Restore',
      '  "The yard paid 5\\*6 shillings for \\<oak> planks & tar, and the clerk wrote the sum into the ledger of the yard" [@prices].',
    ))

  it('joins what the source breaks at the end of a line', () =>
    checkFix(
      `
  --- corpus/lines.txt key=lines
  The keepers of the granary were the first to under-
  stand that a bad harvest is made in the spring.
  --- essay.md
  "The keepers of the granary were the first to see that a bad har<|>vest is made in the spring" [@lines].`,
      'Restore',
      '  "The keepers of the granary were the first to understand that a bad harvest is made in the spring" [@lines].',
    ))

  it('is not offered where the source itself looks damaged', async () => {
    const damaged = (words: string): string => `
  --- corpus/scan.txt key=scan
  The ruling c1ass of the town was sure that the ferry would be paid for in the spring.
  --- essay.md
  "The ruling class of the to<|>wn was ${words} that the ferry would be paid for in the spring" [@scan].`
    await checkNoFix(damaged('sure'), 'Restore')
    await checkNoFix(damaged('certain'), 'c1ass')
    await checkFix(
      damaged('glad'),
      'Restore',
      '  "The ruling class of the town was sure that the ferry would be paid for in the spring" [@scan].',
    )
  })

  it('is not offered where the source is another', () =>
    checkNoFix(essay('  "the miller mended ne<|>ts" [@ferry1888].'), 'Restore'))

  it('is not offered where the quotation is nowhere', () =>
    checkNoFix(essay('  "the weaver sold his loom to a stra<|>nger on the road" [@ferry1888].'), 'Restore'))
})

describe('marking a change', () => {
  it('shows an omission, in the form that the essay uses', async () => {
    const text = '"the ferry, which had crossed the river, was so<|>ld in the spring" [@ferry1888].'
    await checkFix(
      essay(`  ${text}`),
      'Mark the omission with “[…]”',
      '  "the ferry, which had crossed the river […], was sold in the spring" [@ferry1888].',
    )
    await checkFix(
      essay(`  "The mill stood still . . . until the ice had gone" [@mill1902].

  ${text}`),
      'Mark the omission with “. . .”',
      `  "The mill stood still . . . until the ice had gone" [@mill1902].

  "the ferry, which had crossed the river . . ., was sold in the spring" [@ferry1888].`,
    )
    await checkFix(
      essay('  "a careless crew, the crew agr<|>eed" [@ferry1888].'),
      'Mark the omission',
      '  "a careless crew, […] the crew agreed" [@ferry1888].',
    )
  })

  it('but never the omission of a negation', () =>
    checkNoFix(
      `
  --- corpus/a.txt key=a
  The council did not approve the bridge that the engineers had drawn.
  --- essay.md
  "The council did approve the bri<|>dge that the engineers had drawn" [@a].`,
      'Mark the omission',
    ))

  it('puts the writer’s words in brackets', () =>
    checkFix(
      essay('  "nobody in the village asked who would car<|>ry the grain" [@ferry1888].'),
      'Put “village” in brackets',
      '  "nobody in the [village] asked who would carry the grain" [@ferry1888].',
    ))

  it('but not a number', () =>
    checkNoFix(
      essay('  "which had crossed the river for ninety ye<|>ars, was sold in the spring" [@ferry1888].'),
      'in brackets',
    ))

  it('brackets a capital', () =>
    checkFix(
      essay('  "nobody in the Town asked who would car<|>ry the grain" [@ferry1888].'),
      'Write “[T]own”',
      '  "nobody in the [T]own asked who would carry the grain" [@ferry1888].',
    ))

  it('keeps the spelling of the source with [sic]', () =>
    checkFix(
      essay('  "Every workman has a right to the la<|>bor of his hands" [@ferry1888].'),
      'Write “labour [sic]”',
      '  "Every workman has a right to the labour [sic] of his hands" [@ferry1888].',
    ))
})

describe('marks that change the sense', () => {
  const COUNCIL = `
  --- corpus/council.txt key=council
  The council did not in any way approve the bridge that the engineers had drawn for the town.
`

  it('give way to the source’s words', async () => {
    await checkFix(
      `${COUNCIL}  --- essay.md
  "The council did … app<|>rove the bridge that the engineers had drawn for the town" [@council].`,
      'Put the source’s words back',
      '  "The council did not in any way approve the bridge that the engineers had drawn for the town" [@council].',
    )
    await checkFix(
      `${COUNCIL}  --- essay.md
  "The council did [indeed] in any way approve the bri<|>dge that the engineers had drawn for the town" [@council].`,
      'Put the source’s words back',
      '  "The council did not in any way approve the bridge that the engineers had drawn for the town" [@council].',
    )
  })
})

describe('words at second hand', () => {
  it('get a “quoted in” before the key', () =>
    checkFix(
      `
  --- corpus/life.txt key=life1900
  A Life

  In the spring Hartmann wrote to a friend that “the whole bridge will be paid for by the town itself in the end,” and he was glad of it.
  --- essay.md
  "The whole bridge will be pa<|>id for by the town itself" [@life1900, p. 3].`,
      'Say “quoted in @life1900”',
      '  "The whole bridge will be paid for by the town itself" [quoted in @life1900, p. 3].',
    ))
})

describe('the citation', () => {
  it('gets the key of the source that has the words', async () => {
    const fix = await checkFix(
      essay(
        '  "The mill stood still from the first frost until the ice had go<|>ne" [see @other; @ferry1888, p. 3].',
      ).replace('see @other; ', ''),
      'Cite @mill1902 instead of @ferry1888',
      '  "The mill stood still from the first frost until the ice had gone" [@mill1902, p. 3].',
    )
    assert.equal(fix.preferred, true)
  })

  it('gets the key of another source that has the words as they are quoted, as one way of several', async () => {
    const fix = await checkFix(
      `
  --- corpus/a.txt key=first
  Every nation has the government that it truly deserves, said the count.
  --- corpus/b.txt key=second
  Every people has the government that it truly deserves, said the count.
  --- essay.md
  "Every people has the gover<|>nment that it truly deserves" [@first, p. 3].`,
      'Cite @second instead of @first',
      '  "Every people has the government that it truly deserves" [@second, p. 3].',
    )
    assert.equal(fix.preferred, undefined)
  })

  it('is added before the punctuation, or behind it where the essay does so', async () => {
    await checkFix(
      essay('  He says "nobody in the town asked who would carry the gra<|>in".'),
      'Cite @ferry1888',
      '  He says "nobody in the town asked who would carry the grain" [@ferry1888].',
    )
    await checkFix(
      essay(`  "The mill stood still from the first frost". [@mill1902]

  He says "nobody in the town asked who would carry the gra<|>in".`),
      'Cite @ferry1888',
      `  "The mill stood still from the first frost". [@mill1902]

  He says "nobody in the town asked who would carry the grain". [@ferry1888]`,
    )
    await checkFix(
      essay('  He says "nobody in the town asked who would carry the gra<|>in." Then he goes.'),
      'Cite @ferry1888',
      '  He says "nobody in the town asked who would carry the grain." [@ferry1888] Then he goes.',
    )
  })

  it('is added to the attribution of a block quotation, or to its end', async () => {
    await checkFix(
      essay(`
  > The mill stood still from the first fr<|>ost until the ice had gone.
  >
  > — The Water Mill`),
      'Cite @mill1902',
      `
  > The mill stood still from the first frost until the ice had gone.
  >
  > — The Water Mill [@mill1902]`,
    )
    await checkFix(
      essay(`
  > The mill stood still from the first fr<|>ost until
  > the ice had gone.`),
      'Cite @mill1902',
      `
  > The mill stood still from the first frost until
  > the ice had gone. [@mill1902]`,
    )
  })

  it('is added behind the last part of an interrupted quotation', () =>
    checkFix(
      essay('  "The mill stood still," he wrote, "from the first frost until the ice had go<|>ne".'),
      'Cite @mill1902',
      '  "The mill stood still," he wrote, "from the first frost until the ice had gone" [@mill1902].',
    ))

  it('comes with the wording where that differs, never alone', async () => {
    const text = essay('  He says "nobody in the town asked who would bring the gra<|>in".')
    const { fixes } = await fixesOf(text)
    assert.ok(!fixes.some(fix => fix.title.startsWith('Cite @')))
    await checkFix(
      text,
      'Restore the source’s wording and cite @ferry1888',
      '  He says "nobody in the town asked who would carry the grain" [@ferry1888].',
    )
  })

  it('says that emphasis was added where a source that records emphasis has none', () =>
    checkFix(
      `
  --- corpus/mill.md key=mill
  # The mill

  The mill was *never* sold, and the great wheel turned as it had always turned.
  --- essay.md
  "The mill was never sold, and the *great wheel* tu<|>rned" [@mill].`,
      'Say “emphasis added”',
      '  "The mill was never sold, and the *great wheel* turned" [@mill, emphasis added].',
    ))

  it('says that emphasis was added where a plain source has none', async () => {
    await checkFix(
      essay('  "nobody in the *town* asked who would car<|>ry the grain" [@ferry1888, p. 3].'),
      'Say “emphasis added”',
      '  "nobody in the *town* asked who would carry the grain" [@ferry1888, p. 3, emphasis added].',
    )
    await checkNoFix(
      essay('  "nobody in the *town* asked who would car<|>ry the grain" [@ferry1888, my emphasis].'),
      'emphasis added',
    )
  })
})

describe('ignoring a finding', () => {
  it('leaves a comment behind the citation', async () => {
    await checkFix(
      essay('  "nobody in the town asked who would bri<|>ng the grain" [@ferry1888]. And so on.'),
      'Ignore with a reason',
      '  "nobody in the town asked who would bring the grain" [@ferry1888]. <!-- apparatus: ok reason --> And so on.',
    )
    await checkFix(
      essay(`
  > nobody in the town asked who would bri<|>ng the grain
  >
  > — [@ferry1888]`),
      'Ignore with a reason',
      `
  > nobody in the town asked who would bring the grain
  >
  > — [@ferry1888] <!-- apparatus: ok reason -->`,
    )
  })

  it('takes out a comment that silences nothing', () =>
    checkFix(
      essay('  "nobody in the town asked" [@ferry1888]. <!-- apparatus: ok the<|>n --> And so on.'),
      'Take this comment out',
      '  "nobody in the town asked" [@ferry1888]. And so on.',
    ))
})

describe('fixing all that is safe', () => {
  it('restores what is directly claimed and stands in one place only', async () => {
    const fixture = readFixture(
      essay(`
  "nobody in the town asked who would bring the grain" [@ferry1888].

  "Every workman has a right to the labor of his hands" [@ferry1888], and "the miller mended two nets" [@mill1902].

  "the miller sold nets", and "nobody in the town asked who would bring the grain", as @ferry1888 says.`),
    )
    const fix = await fixAll(fixture.essay, fixture.corpus, await check(fixture))
    assert.equal(fix?.kind, 'fixAll')
    const text = applyEdits(fixture.essay.text, fix.edits)
    assert.match(text, /would carry the grain" \[@ferry1888\]\.\n/)
    assert.match(text, /labour of his hands/)
    assert.match(text, /the miller mended nets/)
    assert.match(text, /would bring the grain", as @ferry1888/, 'inferred: left alone')
    const after = await checkEssay(parseEssay(text), fixture.corpus, UNINTERRUPTED)
    assert.ok(after.findings.every(finding => finding.severity === 'information' || finding.severity === 'hint'))
  })

  it('leaves quotations from what may be another edition alone', async () => {
    const fixture = readFixture(`
  --- corpus/ferry.txt key=ferry1888
  The great mass of the people gave nothing to the ferry in those years. The old bridge fell without a blow on a cold night in winter. Nobody in the city asked who would govern on the next morning or why.
  --- essay.md
  "The great bulk of the nation gave nothing to the ferry in those days" [@ferry1888].

  "The old crossing fell with no blow on a cold night in winter" [@ferry1888].

  "Nobody in the town asked who would rule on the next morning or why" [@ferry1888].
`)
    const checked = await check(fixture)
    assert.ok(checked.findings.some(({ code }) => code === 'source.edition'))
    assert.equal(await fixAll(fixture.essay, fixture.corpus, checked), undefined)
  })

  it('has nothing to do in an essay without such findings', async () => {
    const fixture = readFixture(essay('  "nobody in the town asked who would carry the grain" [@ferry1888].'))
    assert.equal(await fixAll(fixture.essay, fixture.corpus, await check(fixture)), undefined)
  })
})
