import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseBibtex, readBibtex } from '../../server/src/core/bib/bibtex.ts'
import { toEnd } from '../../server/src/core/bib/steps.ts'
import { ZOTERO_EXPORT } from '../support/zotero-export.ts'

const STRINGS = String.raw`
@string{oup = {Oxford University Press}, press = "A " # oup}
@string(both = one # two, one = both # {1}, two = {2})
% @book{nobody, title = {Not there}}
@comment{jabref-meta: databaseType:biblatex;}
@book{oneA, title = {One}, publisher = oup, year = 1999, month = jan}
@book{twoB, title = {Two}, publisher = press, note = both}
@inbook{threeC, crossref = {twoB}, title = both # { three}}
@book{broken, title = {Not closed, year = 1999
@book{fourD, title = "Four", ids = {four, vier}, publisher = unknown}
@incollection{fiveE, crossref = {vier}, title = {Five}}
`
const START = `${STRINGS}\n${ZOTERO_EXPORT}`

const piece = fc.constantFrom(
  ...['@', '{', '}', '"', '\\', ',', '\n', '%', '\n%', ' ', '(', ')', '#', '=', 'a', '\r\n', '\n@', ', x = {y}'],
  ...[
    '@book{new, title = {New}}\n',
    '@book{',
    '@comment{',
    '@comment{x}',
    '@string{oup = {Other}}',
    '@string{one = {1}}',
  ],
  ...[
    '@book{twoB, title = {Second}}\n',
    '\n@xdata{shared, date = {1}}\n',
    'crossref = {oneA},',
    '@book{k, a = {\n',
    '@preamble{',
  ],
)
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400), fc.nat(4000)),
  put: fc.array(piece, { maxLength: 3 }).map(pieces => pieces.join('')),
})

describe('a BibTeX file that changes', () => {
  it('is read from the version before as from the start', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), edits => {
        let text = START
        let reading = toEnd(readBibtex(text, 'x'))
        for (const { at, cut, put } of edits) {
          const from = Math.floor(at * text.length)
          text = text.slice(0, from) + put + text.slice(from + cut)
          reading = toEnd(readBibtex(text, 'x', reading))
          assert.deepEqual(reading.bibliography, parseBibtex(text, 'x'))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the entries as they are that stand before the change', () => {
    const before = toEnd(readBibtex(ZOTERO_EXPORT, 'x'))
    const after = toEnd(readBibtex(ZOTERO_EXPORT.replace('Die stra', 'Eine stra'), 'x', before))
    const { references } = after.bibliography
    assert.match(references.find(({ key }) => key === 'weissNacht2001')?.title ?? '', /^Eine/)
    assert.equal(references[0], before.bibliography.references[0])
    assert.equal(
      references.at(-2)?.authors,
      before.bibliography.references.at(-2)?.authors,
      'and what they say behind it',
    )
  })
})
