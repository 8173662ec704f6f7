import assert from 'node:assert/strict'
import { LineIndex } from '../../../server/src/core/text/lines.ts'
import { offset } from '../../../server/src/core/text/span.ts'

describe('the line index', () => {
  const at = (text: string, line: number, character: number): number =>
    new LineIndex<'essay'>(text).offsetAt({ line, character })
  const where = (text: string, position: number): readonly [number, number] => {
    const { line, character } = new LineIndex<'essay'>(text).lineColumnAt(offset(position))
    return [line, character]
  }

  it('breaks lines at LF, CRLF and CR, and nowhere else', () => {
    assert.equal(new LineIndex('').lineCount, 1)
    assert.equal(new LineIndex('one').lineCount, 1)
    assert.equal(new LineIndex('a\nb\r\nc\rd').lineCount, 4)
    assert.equal(new LineIndex('a\n\r\n\r\r').lineCount, 5)
    assert.equal(new LineIndex('a\u2028b\u0085c\fd\v').lineCount, 1)
  })

  it('counts UTF-16 code units', () => {
    const text = 'x\n\u{1F5FC}y'
    assert.equal(at(text, 1, 2), text.indexOf('y'))
    assert.deepEqual(where(text, text.indexOf('y')), [1, 2])
    assert.deepEqual(where(text, 3), [1, 1], 'inside a surrogate pair stays there')
    assert.equal(at(text, 1, 1), 3)
  })

  it('has the start of a line after its break', () => {
    assert.deepEqual(where('a\r\nb', 3), [1, 0])
    assert.deepEqual(where('a\nb', 2), [1, 0])
    assert.equal(at('a\r\nb', 1, 0), 3)
  })

  it('takes a place inside CRLF for the end of the line', () => {
    assert.deepEqual(where('ab\r\nc', 3), [0, 2])
    assert.equal(at('ab\r\nc', 0, 3), 2)
  })

  it('clamps what lies outside', () => {
    assert.equal(at('ab\r\nc', 0, 99), 2)
    assert.equal(at('ab\nc', 7, 0), 4)
    assert.equal(at('ab\nc\n', 7, 0), 5)
    assert.equal(at('ab\nc', -1, 1), 0)
    assert.equal(at('ab\nc', 1, -5), 3)
    assert.equal(at('ab\nc', 4294967295, 4294967295), 4)
    assert.equal(at('ab\nc', Number.NaN, 1), 0)
    assert.deepEqual(where('ab\nc', 99), [1, 1])
    assert.deepEqual(where('ab\nc', -1), [0, 0])
    assert.deepEqual(where('', 5), [0, 0])
  })

  it('counts a byte-order mark that is in the text', () => {
    assert.deepEqual(where('\uFEFFab', 1), [0, 1])
    assert.equal(at('\uFEFFab', 0, 1), 1)
  })
})
