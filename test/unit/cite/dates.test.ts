import assert from 'node:assert/strict'
import { dateOfFields, dateOfText, sanitisedDate } from '../../../server/src/core/cite/csl-date.ts'

describe('dates of bibliographies', () => {
  const texts: readonly (readonly [written: string, date: object | undefined])[] = [
    ['1936', { 'date-parts': [[1936]] }],
    ['1936-08-04', { 'date-parts': [[1936, 8, 4]] }],
    [
      '1936-08/1936-09',
      {
        'date-parts': [
          [1936, 8],
          [1936, 9],
        ],
      },
    ],
    ['1776/1789', { 'date-parts': [[1776], [1789]] }],
    ['2001-21', { 'date-parts': [[2001, 21]] }],
    ['1600~', { 'date-parts': [[1600]], circa: true }],
    ['c. 1920', { 'date-parts': [[1920]], circa: true }],
    ['1601?', { 'date-parts': [[1601]] }],
    ['-0044', { 'date-parts': [[-45]] }],
    ['0000', { 'date-parts': [[-1]] }],
    ['2010/', { 'date-parts': [[2010], [0]] }],
    ['2010/..', { 'date-parts': [[2010], [0]] }],
    ['/1936', { literal: '–1936' }],
    ['1920–1922', { 'date-parts': [[1920], [1922]] }],
    ['1848/49', { literal: '1848/49' }],
    ['199X', { literal: '199X' }],
    ['in press', { literal: 'in press' }],
    ['2004-06-11T10:20', { 'date-parts': [[2004, 6, 11]] }],
    ['1920-99-45', { 'date-parts': [[1920]] }],
    ['unknown', undefined],
    ['  ', undefined],
  ]
  for (const [written, date] of texts) {
    it(`reads “${written}”`, () => assert.deepEqual(dateOfText(written), date))
  }

  it('reads the three fields of BibTeX', () => {
    assert.deepEqual(dateOfFields('1988', '5', ''), { 'date-parts': [[1988, 5]] })
    assert.deepEqual(dateOfFields('1988', 'may', '3'), { 'date-parts': [[1988, 5, 3]] })
    assert.deepEqual(dateOfFields('1988', 'Август', ''), { 'date-parts': [[1988, 8]] })
    assert.deepEqual(dateOfFields('1990', '1~jan', ''), { 'date-parts': [[1990, 1, 1]] })
    assert.deepEqual(dateOfFields('1990', 'Michaelmas', ''), { 'date-parts': [[1990]] })
    assert.equal(dateOfFields('', 'may', ''), undefined)
  })

  const wild: readonly (readonly [value: unknown, date: object | undefined])[] = [
    [{ 'date-parts': [['1936', '8']] }, { 'date-parts': [[1936, 8]] }],
    [{ 'date-parts': [[1936, 'August', 4]] }, { 'date-parts': [[1936, 8, 4]] }],
    [{ 'date-parts': [1936] }, { 'date-parts': [[1936]] }],
    [{ 'date-parts': [] }, undefined],
    [{ 'date-parts': [[]] }, undefined],
    [{ 'date-parts': [[null, 3]] }, undefined],
    [{ 'date-parts': [[{}]] }, undefined],
    [{ 'date-parts': 'soon' }, undefined],
    [{ 'date-parts': [[0]] }, undefined],
    [{ raw: '1936-08' }, { 'date-parts': [[1936, 8]] }],
    [{ literal: 'forthcoming' }, { literal: 'forthcoming' }],
    [
      { 'date-parts': [[1936]], season: '21', circa: 'false' },
      { 'date-parts': [[1936]], season: 1 },
    ],
    [
      { 'date-parts': [[1936]], circa: 1 },
      { 'date-parts': [[1936]], circa: true },
    ],
    [[{ year: 1936, month: 8 }], { 'date-parts': [[1936, 8]] }],
    [{ year: 1936 }, { 'date-parts': [[1936]] }],
    [1936, { 'date-parts': [[1936]] }],
    ['1936', { 'date-parts': [[1936]] }],
    [Number.NaN, undefined],
    [null, undefined],
    [true, undefined],
  ]
  for (const [value, date] of wild) {
    it(`takes ${JSON.stringify(value)} for ${JSON.stringify(date)}`, () => assert.deepEqual(sanitisedDate(value), date))
  }
})
