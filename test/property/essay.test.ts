import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Essay, parseEssay } from '../../server/src/core/essay/essay.ts'
import { sentences } from '../../server/src/core/text/sentences.ts'
import { anything, markdown } from '../support/markdown-arbitrary.ts'

function assertLaws(essay: Essay): void {
  const { text, quotations } = essay
  quotations.forEach((quotation, i) => {
    const { span, outer, masked } = quotation
    assert.ok(outer.start <= span.start && span.start < span.end && span.end <= outer.end && outer.end <= text.length)
    assert.equal(masked.length, span.end - span.start)
    for (let at = 0; at < masked.length; at++) {
      const shown = masked[at] as string
      const written = text[span.start + at] as string
      if (shown === written || ' \n\u00AD'.includes(shown)) continue
      // Else only the character of an entity, at its ampersand (or the second half of its surrogate pair), and marks written as words.
      assert.match(
        text.slice(Math.max(0, span.start + at - 1), span.start + at + 12),
        /&(?:#\w+|\w+);|^.?(?:<\/?q[ >]|``|''|\\enquote\{|\})/s,
        `${JSON.stringify(shown)} for ${JSON.stringify(written)}`,
      )
    }
    const before = quotations[i - 1]
    if (before) assert.ok(before.span.start <= span.start)
    if (quotation.inside !== undefined) {
      const around = quotations[quotation.inside]
      assert.ok(around && quotation.inside < i && around.outer.start <= outer.start && outer.end <= around.outer.end)
    }
  })
  for (const citation of essay.citations)
    for (const item of citation.items) {
      assert.equal(text.slice(item.keySpan.start, item.keySpan.end), item.key)
      assert.ok(citation.span.start <= item.keySpan.start && item.keySpan.end <= citation.span.end)
    }
  let end = -1
  for (const span of essay.opaque) {
    assert.ok(span.start > end && span.end > span.start, 'opaque spans are in order and apart')
    end = span.end
  }
}

describe('an essay, whatever it holds', () => {
  it('is read without throwing, and keeps its laws', () => {
    fc.assert(
      fc.property(anything, text => assertLaws(parseEssay(text))),
      { numRuns: 400 },
    )
  })
  it('says the same of Windows line ends', () => {
    fc.assert(
      fc.property(
        markdown.filter(text => !text.includes('\r')),
        text => {
          const words = (t: string): string[] =>
            parseEssay(t).quotations.map(q => q.masked.replace(/[\s\u00AD]+/g, ' '))
          assert.deepEqual(words(text.replaceAll('\n', '\r\n')), words(text))
        },
      ),
      { numRuns: 200 },
    )
  })
  it('finds a quotation put into a paragraph of plain words, between any marks', () => {
    const word = fc.constantFrom(
      'labour',
      'bread',
      'peace',
      'land',
      'workers',
      'soviet',
      "don't",
      '1917',
      'über',
      'страна',
    )
    const words = fc.array(word, { minLength: 4, maxLength: 9 }).map(list => list.join(' '))
    const marks = fc.constantFrom(['"', '"'], ['“', '”'], ['«', '»'], ['« ', ' »'], ['„', '“'], ['»', '«'], ['‹', '›'])
    fc.assert(
      fc.property(words, words, words, marks, (before, quoted, after, [open, close]) => {
        const text = `${before} ${open}${quoted}${close} ${after}.`
        const found = parseEssay(text).quotations
        assert.deepEqual(
          found.map(q => q.masked),
          [quoted],
        )
      }),
    )
  })
  it('splits any text into sentences that hold all its words, in order', () => {
    fc.assert(
      fc.property(anything, text => {
        let end = 0
        let rest = ''
        for (const sentence of sentences(text)) {
          assert.ok(sentence.start >= end && sentence.end > sentence.start)
          rest += text.slice(end, sentence.start)
          end = sentence.end
        }
        assert.match(rest + text.slice(end), /^\s*$/)
      }),
    )
  })
})
