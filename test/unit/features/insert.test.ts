import assert from 'node:assert/strict'
import { Library } from '../../../server/src/core/bib/library.ts'
import { parseBibliography } from '../../../server/src/core/bib/parse-bibliography.ts'
import { Citables } from '../../../server/src/core/features/completion.ts'
import { citationsToInsert, type InsertItem, quotationsToInsert } from '../../../server/src/core/features/insert.ts'
import { span } from '../../../server/src/core/text/span.ts'
import { readFixture } from '../../support/fixture.ts'

const SOURCES = `
      --- corpus/keeper.txt key=keeper1901
      Title: The Northern Light
      Author: Ann Harbour
      Date: 1901

      The lamp was lit at dusk, and the keeper wrote into his book the hour,
      the wind and the height of the sea. No vessel passed the reef that
      winter without his seeing her. "Who goes there?" he would ask.
      --- corpus/pilot.txt key=pilot1899
      The lamp was lit at noon by mistake.
`
const BIB = '@book{harbour1905, author = {Harbour, Ann}, title = {Lighthouses of the North}, date = {1905}}'

const essay = (text: string): string => `${SOURCES}\n      --- essay.md\n      ${text}\n`

function ask(
  kind: 'citation' | 'quotation',
  query: string,
  text: string,
): { items: readonly InsertItem[]; results: string[] } {
  const { essay: parsed, corpus, cursor } = readFixture(essay(text))
  assert.ok(cursor !== undefined)
  const bibliography = parseBibliography(BIB, 'refs.bib')
  assert.ok(bibliography)
  const citables = new Citables(corpus, Library.of([bibliography]))
  const at = span<'essay'>(cursor, cursor)
  const items =
    kind === 'citation'
      ? citationsToInsert(query, parsed, citables, at)
      : quotationsToInsert(query, parsed, corpus, citables, at)
  const apply = ({ replace, insert }: InsertItem): string =>
    parsed.text.slice(0, replace.start) + insert + parsed.text.slice(replace.end)
  return { items, results: items.map(apply) }
}

describe('Insert Citation', () => {
  const first = (query: string, text: string): string | undefined => ask('citation', query, text).results[0]

  it('finds works by author, title and year, loaded or not', () => {
    assert.deepEqual(
      ask('citation', 'harbour', 'x<|>').items.map(({ label, note }) => [label, note]),
      [
        ['The Northern Light', '@keeper1901 · Harbour 1901'],
        ['Lighthouses of the North', '@harbour1905 · Harbour 1905'],
      ],
    )
    assert.deepEqual(
      ask('citation', 'north 1905', 'x<|>').items.map(({ detail }) => detail),
      ['refs.bib'],
    )
    assert.equal(ask('citation', '', 'x<|>').items.length, 3)
    assert.deepEqual(ask('citation', 'zeppelin', 'x<|>').items, [])
  })

  it('puts a citation where the cursor is', () => {
    assert.equal(first('light', 'He says so<|>.'), 'He says so [@keeper1901].')
    assert.equal(first('light', 'He says so <|>.'), 'He says so [@keeper1901].')
    assert.equal(first('light', '(<|>)'), '([@keeper1901])')
    assert.equal(first('light', '[<|>]'), '[@keeper1901]')
  })

  it('adds to the citation that the cursor is in', () => {
    assert.equal(first('light', '[@pilot1899<|>]'), '[@pilot1899; @keeper1901]')
    assert.equal(first('light', '[see @pilot1899, p. 3<|>]'), '[see @pilot1899, p. 3; @keeper1901]')
    assert.equal(
      first('northern light', '[@pilot<|>1899, p. 3; @harbour1905]'),
      '[@pilot1899, p. 3; @keeper1901; @harbour1905]',
    )
    assert.equal(first('light', '@pilot1899 [p. <|>3]'), '@pilot1899 [p. 3; @keeper1901]')
  })

  it('takes the place of a key that is only begun', () => {
    assert.equal(first('light', '[@<|>]'), '[@keeper1901]')
    assert.equal(first('light', '[@kee<|>]'), '[@keeper1901]')
  })
})

describe('Insert Quotation', () => {
  const first = (query: string, text: string): string | undefined => ask('quotation', query, text).results[0]
  const VESSEL = 'No vessel passed the reef that winter without his seeing her'

  it('finds sentences by words in any order, the last unfinished', () => {
    for (const query of ['vessel passed reef', 'reef vessel', 'winter vess', 'seeing her'])
      assert.match(ask('quotation', query, 'x<|>').items[0]?.label ?? '', /^No vessel passed/, query)
    assert.equal(ask('quotation', 'the lamp was lit', 'x<|>').items.length, 2)
    assert.deepEqual(ask('quotation', 'zeppelin', 'x<|>').items, [])
    assert.deepEqual(ask('quotation', ' ', 'x<|>').items, [])
  })

  it('shows what stands round them', () => {
    const [item] = ask('quotation', 'vessel reef', 'x<|>').items
    assert.match(item?.note ?? '', /@keeper1901 · The Northern Light/)
    assert.match(item?.detail ?? '', /height of the sea/)
    assert.match(item?.detail ?? '', /Who goes there/)
  })

  it('puts the sentence in with marks, citation and full stop', () => {
    assert.equal(first('vessel reef', 'He says <|>'), `He says "${VESSEL}" [@keeper1901].`)
    assert.equal(first('vessel reef', 'He says:<|>'), `He says: "${VESSEL}" [@keeper1901].`)
  })

  it('uses the marks of the essay', () => {
    assert.equal(first('vessel', 'A “word” is. He says <|>'), `A “word” is. He says “${VESSEL}” [@keeper1901].`)
    assert.equal(
      first('vessel', '---\n      lang: fr\n      ---\n\n      Il dit <|>'),
      `---\nlang: fr\n---\n\nIl dit «\u00A0${VESSEL}\u00A0» [@keeper1901].`,
    )
  })

  it('goes on where a quotation is open, or in a block', () => {
    assert.equal(first('vessel', 'He says "<|>'), `He says "${VESSEL}" [@keeper1901].`)
    assert.equal(first('vessel', 'He says “no vess<|>”'), `He says “${VESSEL}” [@keeper1901].`)
    assert.equal(first('vessel', '> Words. <|>'), `> Words. ${VESSEL}. [@keeper1901]`)
  })

  it('does not cite what the sentence cites already', () => {
    assert.equal(first('vessel', 'As @keeper1901 says: <|>'), `As @keeper1901 says: "${VESSEL}."`)
  })
})
