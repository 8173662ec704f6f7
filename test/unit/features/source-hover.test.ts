import assert from 'node:assert/strict'
import { worksOf } from '../../../server/src/core/check/works.ts'
import type { CitedElsewhere } from '../../../server/src/core/features/cited-elsewhere.ts'
import { checkEssay, hoverAt } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { readFixture } from '../../support/fixture.ts'

const PAGES = [
  'CHAPTER 1. The Coast\n\nOf the harbour and its keeper nothing is known today. It was long ago.',
  'The lamp was lit at dusk, and the keeper wrote into his book what he saw.',
  'CHAPTER 2. The Reef\n\nThe pilot was never asked where the reef began, nor where it ended.',
  'The bell was heard on the shore by those who listened.',
]
const SOURCES = `
--- corpus/keeper.txt key=keeper1901
${PAGES.map((page, i) => `${page}\n${41 + i}\n`).join('\f\n')}
--- essay.md
`

/** What the hover at the cursor says; links are `[name](source:from)`. */
async function hoverIn(text: string, elsewhere?: CitedElsewhere): Promise<string> {
  const { essay, corpus, cursor } = readFixture(`${SOURCES}${text}\n`)
  assert.ok(cursor !== undefined)
  const checked = await checkEssay(essay, corpus, UNINTERRUPTED)
  assert.deepEqual([...worksOf(corpus).sourcesOf('keeper1901')], ['corpus/keeper.txt'])
  const linkOf = ({ source, span }: { source: string; span: { start: number } }): string => `${source}:${span.start}`
  return hoverAt(essay, corpus, checked, cursor, linkOf, { elsewhere })?.markdown ?? ''
}

describe('the hover on a citation', () => {
  it('shows the passage that is quoted for it', async () => {
    const hover = await hoverIn('It says "the pilot was never asked where the reef began" [@keep<|>er1901, p. 43].')
    assert.match(hover, /^> \*\*The pilot was never asked where the reef began\*\*, nor where it ended\./m)
    assert.match(hover, /^> — \[.*\]\(corpus\/keeper\.txt:\d+\), p\. 43 /m)
  })

  it('shows how the page or the chapter begins that it names, on the key and on the locator', async () => {
    for (const text of [
      'See [@keep<|>er1901, p. 42].',
      'See [@keeper1901, p. 4<|>2].',
      'See @keeper1901 [p<|>. 42].',
    ]) {
      const hover = await hoverIn(text)
      assert.match(hover, /^> The lamp was lit at dusk, and the keeper wrote into his book what he saw\.$/m, text)
      assert.match(hover, /p\. 42/, text)
    }
    assert.match(
      await hoverIn('See [@keep<|>er1901, ch. 2].'),
      /^> CHAPTER 2\. The Reef The pilot was never asked where the reef began, nor where it ended\. The bell/m,
    )
  })

  it('shows no passage where it names no place, or none that the source has', async () => {
    for (const text of ['See [@keep<|>er1901].', 'See [@keep<|>er1901, p. 99].', 'See [@keep<|>er1901, fig. 2].'])
      assert.doesNotMatch(await hoverIn(text), /^>/m, text)
  })

  it('says where else the work is cited', async () => {
    const at = (line: number): { label: string; address: string } => ({
      label: `line ${line}`,
      address: `e.md#L${line}`,
    })
    const other = { name: 'two_a.md', address: 'two.md#L3', times: 1 }
    const said = async (elsewhere: CitedElsewhere): Promise<string> =>
      (await hoverIn('See [@keep<|>er1901].', elsewhere)).split('\n\n').at(-1) ?? ''
    assert.equal(await said({ here: [at(4)], essays: [] }), 'Cited once more in this essay: [line 4](e.md#L4).')
    assert.equal(
      await said({ here: [at(4), at(9)], essays: [other, { ...other, name: '[x](y)', times: 3 }] }),
      'Cited 2 times more in this essay: [line 4](e.md#L4), [line 9](e.md#L9). Also cited in [two\\_a.md](two.md#L3), [\\[x\\](y)](two.md#L3) (3).',
    )
    const many = Array.from({ length: 9 }, (_, i) => at(i))
    const essays = many.map(() => other)
    assert.match(
      await said({ here: many, essays }),
      /^Cited 9 times more in this essay: .*, …\. Also cited in .* and 5 more essays\.$/,
    )
    assert.doesNotMatch(await hoverIn('See [@keep<|>er1901].', { here: [], essays: [] }), /[Cc]ited in|Cited once/)
  })
})
