import assert from 'node:assert/strict'
import fc from 'fast-check'
import { additiveRomanValue, romanOf, romanValue } from '../../server/src/core/text/roman.ts'

const letters = fc.string({ unit: fc.constantFrom(...'ivxlcdmIVXLCDM'), maxLength: 12 })

describe('Roman numbers', () => {
  it('are read as they were written, in either case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3999 }), value => {
        assert.equal(romanValue(romanOf(value)), value)
        assert.equal(romanValue(romanOf(value).toUpperCase()), value)
        assert.equal(additiveRomanValue(romanOf(value)), value)
      }),
    )
  })

  it('have one way to be written today: other letters are none', () => {
    fc.assert(
      fc.property(letters, written => {
        const value = romanValue(written)
        if (value !== undefined) assert.equal(romanOf(value), written.toLowerCase())
      }),
    )
  })

  it('may have four letters alike in old books, for the same value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3999 }), value => {
        const old = romanOf(value).replace(/iv$/, 'iiii').replace('xl', 'xxxx').replace('cd', 'cccc')
        assert.equal(additiveRomanValue(old), value, old)
        assert.equal(romanValue(old), old === romanOf(value) ? value : undefined, old)
      }),
    )
  })

  it('are not any letters in any order', () => {
    for (const none of ['', 'vx', 'iix', 'abc', 'lc', 'iiiii', 'mmmm', 'vv']) {
      assert.equal(romanValue(none), undefined, none)
      assert.equal(additiveRomanValue(none), undefined, none)
    }
    assert.equal(romanOf(0), '')
  })
})
