import assert from 'node:assert/strict'
import fc from 'fast-check'
import { proseParagraphs } from '../../server/src/core/check/prose-paragraphs.ts'
import { CHANGED_PARAGRAPH, unchangedParagraphs } from '../../server/src/core/check/term-hints/unchanged-paragraphs.ts'
import { type Essay, parseEssay } from '../../server/src/core/essay/essay.ts'
import { edited, edits, essays } from '../support/markdown-arbitrary.ts'

/** The writer's own prose by the index of its paragraph; headings have none. */
function prose(essay: Essay): ReadonlyMap<number, string> {
  // Below the references nothing is prose, whatever a paragraph says.
  const headings = essay.headings.map(heading => ({ ...heading, title: '' }))
  return new Map([...proseParagraphs({ ...essay, headings })].map(({ index, text }) => [index, text]))
}

describe('paragraphs that an edit leaves alone', function () {
  // Each version is read twice.
  this.timeout(30_000)

  it('have the prose that they had', () => {
    let kept = 0
    let all = 0
    fc.assert(
      fc.property(essays, fc.array(edits, { minLength: 1, maxLength: 4 }), (start, changes) => {
        let before = parseEssay(`A first one.\n\n${start}\n\nA last one.\n`)
        for (const change of changes) {
          const after = parseEssay(edited(before.text, change))
          const same = unchangedParagraphs(before, after)
          const [old, now] = [prose(before), prose(after)]
          for (let index = 0; index < after.paragraphs.length; index++) {
            all++
            const was = same(index)
            if (was === CHANGED_PARAGRAPH) continue
            kept++
            assert.equal(now.get(index), old.get(was))
          }
          before = after
        }
      }),
      { numRuns: 150 },
    )
    assert.ok(kept > all / 2, `${kept} of ${all}`)
  })

  it('are all but the one that is edited', () => {
    const text = ['# One', 'Two “quoted [@a]” here.', 'Three.', '> Four', 'Five `code`.'].join('\n\n')
    const before = parseEssay(text)
    const after = parseEssay(text.replace('Three', 'Thirty'), before)
    const same = unchangedParagraphs(before, after)
    assert.deepEqual(
      after.paragraphs.map((_, index) => same(index)),
      [0, 1, CHANGED_PARAGRAPH, 3, 4],
    )
  })

  it('are read as they are among all', () => {
    fc.assert(
      fc.property(essays, fc.nat(20), fc.nat(20), (text, one, other) => {
        const essay = parseEssay(text)
        const most = essay.paragraphs.length
        const [from = 0, to = 0] = [Math.min(one, most), Math.min(other, most)].sort((a, b) => a - b)
        const expected = [...proseParagraphs(essay)].filter(({ index }) => index >= from && index < to)
        assert.deepEqual([...proseParagraphs(essay, from, to)], expected)
      }),
    )
  })
})
