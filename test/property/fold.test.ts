import assert from 'node:assert/strict'
import fc from 'fast-check'
import { eachWord, foldWord, hashJoined, hashWord } from '../../server/src/core/text/fold.ts'
import { scanWords } from '../../server/src/core/text/words.ts'

const anyText = fc.string({ unit: 'binary' })
const prose = fc.string({ unit: fc.constantFrom(...'abcÉéßæœžЖдא漢𝔸0 9-’\'­\n\r\t.,"“”«»—…́'), maxLength: 60 })

describe('folding', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, prose), text => {
        assert.equal(foldWord(foldWord(text)), foldWord(text))
      }),
    )
  })

  it('gives the hash of a scanned word that its folded form has', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, prose), text => {
        eachWord(text, 0, text.length, (start, end, hash, length) => {
          const folded = foldWord(text, start, end).replace(/[-‐‑¬]/g, '')
          assert.equal(hash, hashWord(folded), JSON.stringify(text.slice(start, end)))
          assert.equal(length, folded.length)
        })
      }),
    )
  })

  it('finds the same words whatever the shape of marks, spaces and Unicode composition', () => {
    fc.assert(
      fc.property(prose, text => {
        const restyled = text
          .normalize('NFD')
          .replace(/[“”«»]/g, '"')
          .replace(/’/g, "'")
          .replace(/ /g, '\u00a0')
          .replace(/—/g, ' – ')
          .toUpperCase()
          .toLowerCase()
        const words = (t: string): number[] => [...scanWords(t.toLowerCase()).hashes]
        assert.deepEqual(words(restyled), words(text))
      }),
    )
  })

  it('takes the short way for ideographs and Hangul to the same end', () => {
    for (const char of ['한', '글', '가', '힣', '東', '龥', '䶵']) {
      assert.equal(foldWord(char), foldWord(char.normalize('NFD')), char)
    }
  })

  it('hashes two words written together as it says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[a-z]{1,12}$/), (a, b) => {
        assert.equal(hashJoined(hashWord(a), hashWord(b), b.length), hashWord(a + b))
      }),
    )
  })
})
