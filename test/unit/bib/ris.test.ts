import assert from 'node:assert/strict'
import { nameInFull } from '../../../server/src/core/bib/reference.ts'
import { parseRis } from '../../../server/src/core/bib/ris.ts'
import { slice } from '../../../server/src/core/text/span.ts'

const RIS = `TY  - JOUR\r
ID  - harrow1911\r
AU  - Harrow, Edith\r
AU  - Tour, Jörg, Jr.\r
TI  - Lamps of the Coast\r
T2  - Annals\r
PY  - 1911/04//\r
DO  - 10.1234/abc\r
L1  - file:///home/me/lamps.html\r
ER  - \r
\r
TY  - BOOK\r
TI  - Nameless\r
ER  - \r
TY  - BOOK\r
ID  - last\r
TI  - Cut off\r
`

describe('RIS', () => {
  const { references, problems, truncated } = parseRis(RIS, 'refs.ris')

  it('gives the records that have an ID', () => {
    assert.deepEqual(
      references.map(({ key, type, title, container, year, doi, files, authors }) => ({
        ...{ key, type, title, container, year, doi, files },
        authors: authors.map(nameInFull),
      })),
      [
        {
          key: 'harrow1911',
          type: 'article-journal',
          title: 'Lamps of the Coast',
          container: 'Annals',
          year: '1911',
          doi: '10.1234/abc',
          files: ['/home/me/lamps.html'],
          authors: ['Harrow, Edith', 'Tour, Jörg, Jr.'],
        },
        {
          ...{ key: 'last', type: 'book', title: 'Cut off' },
          ...{ container: undefined, year: undefined, doi: undefined, files: [], authors: [] },
        },
      ],
    )
    assert.equal(slice(RIS, references[0]?.keySpan ?? assert.fail()), 'harrow1911')
    assert.match(slice(RIS, references[0]?.span ?? assert.fail()), /^TY {2}- JOUR[^]*ER {2}-$/)
  })

  it('says which records it left out, and that the file is cut off', () => {
    assert.deepEqual(
      problems.map(({ line, key, message }) => [line, key, message]),
      [
        [12, undefined, 'This record has no ID and was left out.'],
        [15, 'last', 'The record is not closed.'],
      ],
    )
    assert.equal(truncated, true)
  })
})
