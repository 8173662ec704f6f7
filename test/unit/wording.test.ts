import assert from 'node:assert/strict'
import { fixesAt } from '../../server/src/core/features/fixes.ts'
import { checkEssay } from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { say, sayCount, speak } from '../../server/src/core/wording.ts'
import { readFixture } from '../support/fixture.ts'

describe('the words of a process', () => {
  afterEach(() => speak())

  it('are English until it is told others, and again when it is told none', () => {
    assert.equal(say('Cite @{0}', 'smith1776'), 'Cite @smith1776')
    speak({ 'Cite @{0}': 'Mit @{0} belegen' })
    assert.equal(say('Cite @{0}', 'smith1776'), 'Mit @smith1776 belegen')
    speak()
    assert.equal(say('Cite @{0}', 'smith1776'), 'Cite @smith1776')
  })

  it('are English one by one where a language lacks them', () => {
    speak({ 'Cite @{0}': 'Mit @{0} belegen' })
    assert.equal(say('Take “{0}” out', 'not'), 'Take “not” out')
  })

  it('stand in the order of the language', () => {
    speak({ 'Write {0} for {1}': '{1} durch {0} ersetzen' })
    assert.equal(say('Write {0} for {1}', 'a', 'b'), 'b durch a ersetzen')
  })

  it('leave what is put in as it is, braces and all', () => {
    assert.equal(say('“{0}” for “{1}”', '{1}', '$& {0}'), '“{1}” for “$& {0}”')
  })

  it('are others for one than for none or several', () => {
    const places = (count: number): string => sayCount(count, 'Spell it “{1}”', 'Spell it “{1}” in all {0} places', 'ö')
    assert.deepEqual([1, 2, 0].map(places), [
      'Spell it “ö”',
      'Spell it “ö” in all 2 places',
      'Spell it “ö” in all 0 places',
    ])
  })

  it('change what is read of an essay and nothing that is put into it', async () => {
    const english = await actionsOn(ESSAY)
    speak(Object.fromEntries(english.map(({ title }) => [title, `<${title}>`])))
    const other = await actionsOn(ESSAY)
    assert.deepEqual(
      other.map(({ edits }) => edits),
      english.map(({ edits }) => edits),
    )
    assert.ok(other.some(({ title }) => title === '<Restore the source’s wording>'))
  })
})

const ESSAY = `--- corpus/keeper.txt key=keeper1901
The keeper wrote into his book the hour, the wind and the height of the sea.
--- essay.md
Of that time it is said: "the keeper wrote into his book the hour, the wind and the depth of the sea" [@keeper1901].
`

async function actionsOn(text: string): ReturnType<typeof fixesAt> {
  const { essay, corpus } = readFixture(text)
  const checked = await checkEssay(essay, corpus, UNINTERRUPTED)
  const [finding] = checked.findings
  assert.ok(finding)
  return fixesAt(essay, corpus, checked, finding.span)
}
