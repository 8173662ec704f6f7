import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { parseEssay } from '../../server/src/core/essay/essay.ts'
import { reread } from '../../server/src/core/essay/reread.ts'
import { changeBetween } from '../../server/src/core/essay/text-change.ts'
import { edited, edits, essays, markdown, type RandomEdit } from '../support/markdown-arbitrary.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** Notes that quote something themselves, with what their citations are then. */
const NOTED = `He has "one two three".^[The summary: "four five" [@b].] And "six seven".[^1] As she has "eight nine".[^2]

Another paragraph stands between them, with nothing in it.

[^1]: [@a]. The summary is milder, calling it "ten eleven" [@b]; but see @c.

[^2]: Compare "twelve thirteen" [@b]. More in [@a, p. 3].
`
/** Texts that people wrote; the beginning of each is enough. */
const written = ['examples/essay.md', 'README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...docs()]
  .map(file => fs.readFileSync(path.join(root, file), 'utf8').slice(0, 5000))
  .concat(NOTED, NOTED.repeat(3))
  .flatMap(text => [text, text.replaceAll('\n', '\r\n')])

function docs(): string[] {
  return fs
    .readdirSync(path.join(root, 'docs'))
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file}`)
}

/** Every version is the same whether it is read alone or after the one before. Gives how many needed not be read whole. */
function assertSame(first: string, changes: readonly RandomEdit[]): number {
  let essay = parseEssay(first)
  let inPart = 0
  for (const change of changes) {
    const text = edited(essay.text, change)
    if (reread(essay, text)) inPart++
    const next = parseEssay(text, essay)
    assert.deepStrictEqual(next, parseEssay(text))
    essay = next
  }
  return inPart
}

const several = fc.array(edits, { minLength: 1, maxLength: 6 })

describe('an essay that is edited', function () {
  // Each version is read three times.
  this.timeout(30_000)

  it('is the same as one that is read anew, whatever its blocks and the edits are', () => {
    fc.assert(
      fc.property(essays, several, (text, changes) => {
        assertSame(text, changes)
      }),
      { numRuns: 250 },
    )
  })
  it('is the same where its Markdown is broken', () => {
    fc.assert(
      fc.property(fc.array(markdown, { maxLength: 6 }), several, (parts, changes) => {
        assertSame(parts.join('\n\n'), changes)
      }),
      { numRuns: 100 },
    )
  })
  it('is the same where people wrote it, and is read in part as a rule', () => {
    let [all, inPart] = [0, 0]
    fc.assert(
      fc.property(fc.constantFrom(...written), several, (text, changes) => {
        all += changes.length
        inPart += assertSame(text, changes)
      }),
      { numRuns: 60 },
    )
    assert.ok(inPart > all / 2, `${inPart} of ${all}`)
  })
  it('knows what changed between two texts', () => {
    fc.assert(
      fc.property(essays, several, (before, changes) => {
        const after = changes.reduce(edited, before)
        const change = changeBetween(before, after)
        if (!change) return assert.equal(after, before)
        const { start, oldEnd, newEnd } = change
        assert.equal(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd), after)
        assert.notEqual(before[start], after[start])
        if (oldEnd > start && newEnd > start) assert.notEqual(before[oldEnd - 1], after[newEnd - 1])
      }),
    )
  })
})
