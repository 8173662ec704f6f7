import assert from 'node:assert/strict'
import fc from 'fast-check'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { LineIndex } from '../../server/src/core/text/lines.ts'
import { offset } from '../../server/src/core/text/span.ts'

const texts = fc
  .array(fc.constantFrom('a', 'b c', '\n', '\r', '\r\n', '\u{1F5FC}', '\uFEFF', '\u2028', 'é'), { maxLength: 30 })
  .map(parts => parts.join(''))

describe('the line index, against the library that editors use', () => {
  const document = (text: string): TextDocument => TextDocument.create('file:///x', 'markdown', 1, text)

  it('has the same position for each offset', () => {
    fc.assert(
      fc.property(texts, text => {
        const lines = new LineIndex<'essay'>(text)
        for (let at = 0; at <= text.length; at++) {
          assert.deepEqual(lines.lineColumnAt(offset(at)), document(text).positionAt(at), JSON.stringify([text, at]))
        }
      }),
    )
  })

  it('has the same offset for each position, also outside the text', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (text, line, character) => {
        const lines = new LineIndex<'essay'>(text)
        assert.equal(lines.offsetAt({ line, character }), document(text).offsetAt({ line, character }))
      }),
    )
  })
})
