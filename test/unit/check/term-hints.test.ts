import assert from 'node:assert/strict'
import { checkEssay } from '../../../server/src/core/check/check-essay.ts'
import type { TermHintCode } from '../../../server/src/core/check/term-hints/term-hints.ts'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
import { applyEdits, fixesAt } from '../../../server/src/core/features/fixes.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { contributionOf } from '../../support/contribution.ts'

const YARD = [
  'The Harbour Light Board (HLB) was founded in 1880.',
  '',
  'Captain Dobrovsky was the first master of the Board. In the tower Dobrovsky kept the ledger, and Kolokoltsov the keys.',
  '',
  'The tug was called Zarya after its owner.',
].join('\n')

const ALL: ReadonlySet<TermHintCode> = new Set(['term.unexplained', 'term.spelling'])

describe('hints about terms', () => {
  const corpus = Corpus.empty().with([contributionOf(YARD, 'yard.txt')])

  async function hints(text: string, wanted = ALL): Promise<string[]> {
    const checked = await checkEssay(parseEssay(text), corpus, UNINTERRUPTED, undefined, { termHints: wanted })
    return checked.findings
      .filter(({ code }) => code.startsWith('term.'))
      .map(({ code, span, message }) => `${code} ${text.slice(span.start, span.end)}@${span.start}: ${message}`)
  }

  it('tell of an abbreviation that is explained further down', async () => {
    const text = 'The HLB was slow.\n\nIt was the HLB.\n\nThe Harbour Light Board (HLB) was old.\n'
    assert.deepEqual(await hints(text), [
      'term.unexplained HLB@4: “HLB” is used here and explained further down, as “Harbour Light Board”.',
    ])
  })

  const fine: readonly (readonly [string, string])[] = [
    ['explained first', 'The Harbour Light Board (HLB) was old.\n\nThe HLB was slow.\n'],
    ['never explained', 'The HLB was slow.\n'],
    ['used before in a quotation', '"The HLB was slow" is said.\n\nThe Harbour Light Board (HLB) was old.\n'],
    ['used before in a heading', '# The HLB\n\nThe Harbour Light Board (HLB) was old.\n'],
    ['used before in code', 'See `HLB`.\n\nThe Harbour Light Board (HLB) was old.\n'],
    ['a bracket that explains nothing', 'The HLB was slow.\n\nThe office closed early (HLB).\n'],
    ['unknown to the sources', 'The XQZ was slow.\n\nThe Xylo Quay Zone (XQZ) was old.\n'],
    ['the sources\u2019 spelling', 'Dobrovsky slept, and Dobrovsky\u2019s ship too.\n'],
    ['a spelling in a quotation', 'He wrote "Dobrovskii slept".\n'],
    ['a spelling in a title', 'In *The Life of Dobrovskii* it is told.\n'],
    ['a spelling in a heading', '## Dobrovskii\n\nHe slept.\n'],
    ['the spelling of another language', 'Dobrowski schlief, und die Wache war nicht mit der Arbeit zufrieden.\n'],
    ['the spelling of another language, which the essay says', '---\nlang: fr\n---\n\nDobrovski dort.\n'],
    ['another person', 'Marek Dobrovski slept.\n'],
    ['another name', 'Dobrovolsky slept, and so did Borovsky.\n'],
  ]
  for (const [what, text] of fine) {
    it(`say nothing: ${what}`, async () => {
      assert.deepEqual(await hints(text), [])
    })
  }

  it('tell of a spelling that no source has, once, and the fix spells it so everywhere', async () => {
    const text = 'Dobrovskii slept. Then Dobrovskii\u2019s ship sank, and "Dobrovskii" was a name.\n'
    const options = { termHints: ALL }
    assert.deepEqual(await hints(text), ['term.spelling Dobrovskii@0: Your sources spell this name “Dobrovsky”.'])
    const essay = parseEssay(text)
    const checked = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, options)
    const at = { start: 2, end: 2 } as (typeof essay.paragraphs)[number]
    const [fix] = await fixesAt(essay, corpus, checked, at, { check: options })
    assert.equal(fix?.title, 'Spell it “Dobrovsky” in all 2 places')
    assert.equal(
      applyEdits(text, fix.edits),
      'Dobrovsky slept. Then Dobrovsky\u2019s ship sank, and "Dobrovskii" was a name.\n',
    )
  })

  it('say nothing where several names are spelt by another system: it is no slip', async () => {
    const names = ['Dobrovsky', 'Tomsky', 'Kerensky']
    const yard = names.map(name => `Master ${name} was the first of the Board. In the tower ${name} kept the ledger.`)
    const three = Corpus.empty().with([contributionOf(yard.join('\n\n'), 'yard.txt')])
    const told = async (text: string): Promise<number> =>
      (await checkEssay(parseEssay(text), three, UNINTERRUPTED, undefined, { termHints: ALL })).findings.length
    assert.equal(await told('Tomskii slept.\n\nKerenskii did not.\n'), 2)
    assert.equal(await told('Tomskii slept.\n\nKerenskii did not.\n\nDobrovskii came, and Dobrovsky.\n'), 0)
  })

  it('say nothing of a name that the sources themselves spell in two ways', async () => {
    const two = corpus.with([contributionOf('At dusk Dobrovski came. Then Dobrovski left the yard.', 'other.txt')])
    const essay = parseEssay('Dobrovskii slept.\n')
    const checked = await checkEssay(essay, two, UNINTERRUPTED, undefined, { termHints: ALL })
    assert.deepEqual(checked.findings, [])
  })

  it('are not looked for where nobody wants them', async () => {
    const text = 'Dobrovskii slept. The HLB was slow.\n\nThe Harbour Light Board (HLB) was old.\n'
    assert.deepEqual(await hints(text, new Set()), [])
    assert.equal((await hints(text, new Set<TermHintCode>(['term.spelling']))).length, 1)
  })
})
