import assert from 'node:assert/strict'
import { span } from '../../../server/src/core/text/span.ts'
import { foldedWord, scanWords, wordAt } from '../../../server/src/core/text/words.ts'

function words(text: string): string[] {
  const table = scanWords(text)
  return Array.from({ length: table.count }, (_, i) => foldedWord(text, table, i).replace(/-/g, ''))
}

describe('words', () => {
  const same: [string, string, string[]][] = [
    ['letters with accents and ligatures', 'Cæsar burnèd Œuvre Straße', ['caesar', 'burned', 'oeuvre', 'strasse']],
    ['apostrophes of every shape', "don't don’t workers' ’tis", ['dont', 'dont', 'workers', 'tis']],
    ['a word broken at the end of a line', 'commu-\n   nism and Anglo-\nSaxon', ['communism', 'and', 'anglo', 'saxon']],
    ['soft hyphens and zero-width characters', 'revo\u00adlu\u200btion', ['revolution']],
    ['hyphens and dashes', 'to-day 1879–1940—and', ['to', 'day', '1879', '1940', 'and']],
    ['other scripts', 'Преданная революция ἀρχή 東京', ['преданная', 'революция', 'αρχη', '東京']],
    ['letters beyond the Basic Multilingual Plane', '𐍃𐌿𐌽𐌿𐍃 x', ['𐍃𐌿𐌽𐌿𐍃', 'x']],
    ['ligatures of typesetting', 'eﬃcient ﬁnal', ['efficient', 'final']],
  ]
  for (const [name, text, expected] of same) {
    it(`reads ${name}`, () => assert.deepEqual(words(text), expected))
  }

  it('leaves out words in furniture, and joins none across it', () => {
    const text = 'the net-\nPage 3\nwork goes on'
    const table = scanWords(text, [span(9, 16)])
    assert.deepEqual(
      Array.from({ length: table.count }, (_, i) => foldedWord(text, table, i)),
      ['the', 'net', 'work', 'goes', 'on'],
    )
  })

  it('finds the word at an offset', () => {
    const table = scanWords('one two  three')
    assert.equal(wordAt(table, 0), 0)
    assert.equal(wordAt(table, 3), 1)
    assert.equal(wordAt(table, 7), 2)
    assert.equal(wordAt(table, 14), 3)
  })
})
