import assert from 'node:assert/strict'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { slice } from '../../../server/src/core/text/span.ts'
import { scanWords, spanOfWords } from '../../../server/src/core/text/words.ts'
import { said } from '../../../server/src/core/wording.ts'

/** What every rendition promises, whatever the file. `rawLength`: 0 for a file that has no text to map words onto. */
export function assertSound(rendition: Rendition, rawLength: number): void {
  const { text, map, blocks, outline, furniture, emphasis = [], pages = [] } = rendition
  assert.ok(!text.includes('\r'), 'line breaks are \\n')
  assert.equal(map.fromLength, text.length)
  assert.equal(map.toLength, rawLength)
  const all = { blocks: blocks.map(({ span }) => span), outline: outline.map(({ span }) => span), furniture, emphasis }
  for (const [what, spans] of Object.entries(all)) {
    let end = 0
    for (const span of spans) {
      assert.ok(span.start >= end && span.end >= span.start && span.end <= text.length, `${what} in order`)
      end = span.end
    }
  }
  pages.forEach((page, i) => {
    assert.ok(page.physical >= 1, 'pages are counted from 1')
    assert.ok(page.at < text.length && page.at > (pages[i - 1]?.at ?? -1), 'pages in order, none without text')
  })
  const words = scanWords(text, furniture)
  let block = 0
  for (let i = 0; i < words.count; i++) {
    const word = spanOfWords<'text'>(words, i, i)
    while (block < blocks.length && (blocks[block]?.span.end ?? 0) <= word.start) block++
    assert.ok(
      (blocks[block]?.span.start ?? Number.POSITIVE_INFINITY) <= word.start,
      `a block holds each word: ${slice(text, word)}`,
    )
    if (rawLength === 0) continue
    const back = map.backward(map.forward(word))
    assert.ok(back.start <= word.start && word.end <= back.end, 'a word goes to the file and back')
  }
  for (const problem of rendition.problems) assert.ok(said(problem.message).length < 1000)
}
