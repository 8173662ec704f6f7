import assert from 'node:assert/strict'
import { isCommonWord } from '../../../server/src/core/terms/common-words.ts'

describe('common words', () => {
  it('are those that everybody uses, in any case and in the plural', () => {
    for (const word of ['house', 'Houses', 'time', 'zone']) assert.ok(isCommonWord(word, 'en'), word)
    for (const word of ['Haus', 'zeit']) assert.ok(isCommonWord(word, 'de'), word)
    for (const word of ['maison', 'Année']) assert.ok(isCommonWord(word, 'fr'), word)
    for (const word of ['человек', 'Дом']) assert.ok(isCommonWord(word, 'ru'), word)
  })

  it('are no terms of a trade', () => {
    for (const word of ['octet', 'resolver', 'kulak', 'Thermidor', 'socialism', 'datagram']) {
      assert.ok(!isCommonWord(word, 'en'), word)
    }
    assert.ok(!isCommonWord('Pomologie', 'de'))
    assert.ok(!isCommonWord('колхоз', 'ru'))
  })

  it('three words in a thousand are taken for one by mistake, not more than ten', () => {
    let mistaken = 0
    for (let i = 0; i < 10_000; i++) if (isCommonWord(`qx${i.toString(36)}zv`, 'en')) mistaken++
    assert.ok(mistaken < 100, `${mistaken} of 10,000`)
  })
})
