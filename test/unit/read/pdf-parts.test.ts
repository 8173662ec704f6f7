import assert from 'node:assert/strict'
import fc from 'fast-check'
import { labelsOf, type NumeralInLine, numeralOf, sequencesOf } from '../../../server/src/core/read/page-labels.ts'
import { columnsOf } from '../../../server/src/core/read/pdf/pdf-columns.ts'
import { floatingRows } from '../../../server/src/core/read/pdf/pdf-floats.ts'
import { type Line, pageLines } from '../../../server/src/core/read/pdf/pdf-lines.ts'
import { pdfMetadata } from '../../../server/src/core/read/pdf/pdf-metadata.ts'
import type { Fragment } from '../../../server/src/core/read/pdf/pdf-page.ts'
import { goesOn, type Row } from '../../../server/src/core/read/pdf/pdf-paragraphs.ts'
import { readPdf } from '../../../server/src/core/read/pdf/read-pdf.ts'
import { plainPages } from '../../../server/src/core/read/plain/plain-pages.ts'
import { firstProblem } from '../../support/first-problem.ts'
import { onePage, pdf, plain } from '../../support/pdf-file.ts'

describe('the number of a page', () => {
  const numerals: readonly (readonly [line: string, kind: string | undefined, value?: number])[] = [
    ['12', 'arabic', 12],
    ['– 12 –', 'arabic', 12],
    ['Page 7', 'arabic', 7],
    ['12 / 233', 'arabic', 12],
    ['Page 3 of 17', 'arabic', 3],
    ['1/2/3', undefined],
    ['xiv', 'roman', 14],
    ['XIV', 'Roman', 14],
    ['iiii', undefined],
    ['Mixed', undefined],
    ['12 men', undefined],
    ['1,234', undefined],
  ]
  for (const [line, kind, value] of numerals) {
    it(`of ${line} is ${kind ? `${kind} ${value}` : 'none'}`, () => {
      assert.deepEqual(numeralOf(line), kind === undefined ? undefined : { kind, value })
    })
  }

  const alone = (...values: readonly (number | undefined)[]): { physical: number; numerals: NumeralInLine[] }[] =>
    values.map((value, i) => ({
      physical: i + 1,
      numerals: value === undefined ? [] : [{ kind: 'arabic', value, isAlone: true }],
    }))
  const labels = (...values: readonly (number | undefined)[]): string[] =>
    labelsOf(undefined, sequencesOf(alone(...values))).map(
      ({ label, printed }) => `${label ?? ''}${printed ? '' : '?'}`,
    )

  it('is told for the pages between and before those that show it', () => {
    assert.deepEqual(labels(undefined, 346, undefined, 348, 349), ['345?', '346', '347?', '348', '349'])
  })

  it('is not a number that happens to stand there', () => {
    assert.deepEqual(labels(1984, undefined, undefined, 7), ['?', '?', '?', '?'])
  })

  it('begins anew where a part does', () => {
    assert.deepEqual(labels(11, 12, undefined, undefined, 2, 3), ['11', '12', '13?', '1?', '2', '3'])
  })

  it('never comes before 1', () => {
    assert.deepEqual(labels(undefined, undefined, 2, 3), ['?', '1?', '2', '3'])
  })

  it('is what the file declares, unless that only counts the pages and they say otherwise', () => {
    const shown = sequencesOf(alone(345, 346, 347))
    const told = (declared: readonly string[]): (string | undefined)[] =>
      labelsOf(declared, shown).map(({ label }) => label)
    assert.deepEqual(told(['1', '2', '3']), ['345', '346', '347'])
    assert.deepEqual(told(['345', '346', '347']), ['345', '346', '347'])
    // Scanners and printers count unasked.
    assert.deepEqual(
      labelsOf(['1', '2', '3'], [undefined, undefined, undefined]).map(({ label }) => label),
      [undefined, undefined, undefined],
    )
    const silent = labelsOf(['i', 'ii', '1'], [undefined, undefined, undefined])
    assert.deepEqual(
      silent.map(({ label }) => label),
      ['i', 'ii', '1'],
    )
  })
})

describe('the lines of a page', () => {
  const word = (text: string, x0: number, y: number, size = 10): Fragment => ({
    text,
    x0,
    x1: x0 + text.length * size * 0.5,
    y,
    size,
  })
  const texts = (...fragments: Fragment[]): string[] => pageLines(fragments).map(({ text }) => text)

  it('join what is drawn apart, and set blanks where there are gaps', () => {
    assert.deepEqual(texts(word('light', 0, 100), word('house', 25, 100), word('keeper', 53, 100)), [
      'lighthouse keeper',
    ])
  })

  it('end where a column does', () => {
    assert.deepEqual(texts(word('left side', 0, 100), word('right side', 80, 100)), ['left side', 'right side'])
  })

  it('show no word twice that was drawn twice to make it bold', () => {
    assert.deepEqual(texts(word('bold', 0, 100), word('bold', 0.3, 100)), ['bold'])
  })

  it('have accents on their letters, and letters for ligatures', () => {
    assert.deepEqual(texts(word('M¨', 0, 100), word('uller', 5, 100)), ['Müller'])
    assert.deepEqual(texts(word('Andr´', 0, 100), word('e', 20, 100)), ['André'])
    assert.deepEqual(texts(word('o\ufb03ce and o\u001ece', 0, 100)), ['office and office'])
  })

  it('leave out marks of notes, and no powers and no endings of numbers', () => {
    const marks = (...fragments: Fragment[]): string[] =>
      pageLines(fragments).flatMap(({ text, marks: all }) => all.map(({ start, end }) => text.slice(start, end)))
    assert.deepEqual(marks(word('sailed.', 0, 100), word('12', 36, 96, 6)), ['12'])
    assert.deepEqual(marks(word('10', 0, 100), word('6', 11, 96, 6)), [])
    assert.deepEqual(marks(word('x', 0, 100), word('2', 6, 96, 6)), [])
    assert.deepEqual(marks(word('19', 0, 100), word('th', 11, 96, 6)), [])
    assert.deepEqual(marks(word('water', 0, 100), word('2', 26, 103, 6)), [])
  })
})

describe('the columns of a page', () => {
  const line = (text: string, x0: number, x1: number, y: number, order: number): Line => ({
    text,
    x0,
    x1,
    y,
    order,
    size: 10,
    marks: [],
  })
  const read = (lines: readonly Line[]): string[] =>
    columnsOf(lines).flatMap(({ rows }) => rows.map(({ text }) => text))
  const column = (name: string, x0: number, x1: number, from: number, count: number, order: number): Line[] =>
    Array.from({ length: count }, (_, i) => line(`${name}${i}`, x0, x1, from + i * 12, order + i))

  it('are read one after the other, in whatever order they are drawn', () => {
    const left = column('l', 50, 290, 100, 12, 0)
    const right = column('r', 310, 550, 100, 12, 100)
    const expected = [...left, ...right].map(({ text }) => text)
    fc.assert(
      fc.property(fc.shuffledSubarray([...left, ...right], { minLength: 24, maxLength: 24 }), drawn => {
        assert.deepEqual(read(drawn), expected)
      }),
      { numRuns: 30 },
    )
  })

  it('are parted by what goes over both', () => {
    const lines = [
      line('title', 150, 450, 60, 0),
      ...column('a', 50, 290, 100, 8, 1),
      ...column('b', 310, 550, 100, 8, 20),
      line('table', 60, 540, 220, 40),
      ...column('c', 50, 290, 250, 8, 50),
      ...column('d', 310, 550, 250, 8, 70),
    ]
    const told = read(lines).map(text => text.replace(/\d+$/, ''))
    assert.deepEqual([...new Set(told)], ['title', 'a', 'b', 'table', 'c', 'd'])
  })

  it('may be three', () => {
    const lines = [
      ...column('a', 40, 200, 100, 10, 0),
      ...column('b', 220, 380, 100, 10, 20),
      ...column('c', 400, 560, 100, 10, 40),
    ]
    assert.deepEqual([...new Set(read(lines).map(text => text.slice(0, 1)))], ['a', 'b', 'c'])
  })

  it('are not those of a table, which is read row by row', () => {
    const rows = Array.from({ length: 12 }, (_, i) => [
      line(`term${i}`, 50, 90 + (i % 4) * 30, 100 + i * 12, i * 2),
      line(`${i * 7}`, 400, 412 + (i % 3) * 40, 100 + i * 12, i * 2 + 1),
    ]).flat()
    assert.equal(read(rows)[0], 'term0 0')
  })
})

describe('a table at the top of a column', () => {
  const row = (text: string, y: number, x1 = 290, isFirst = false): Row => ({
    line: { text, x0: 50, x1, y, size: 10, marks: [], order: 0 },
    columnX0: 50,
    columnX1: 290,
    leading: 12,
    isFirst,
  })
  const table = [row('name oil wicks', 100, 130, true), row('north 12 3', 112, 130), row('Table 1: Oil.', 134, 200)]

  it('floats above a sentence that goes on below it', () => {
    const rows = [...table, row('of lamps and of ships', 170), row('that pass.', 182)]
    assert.equal(floatingRows(rows, 0, 'Much is said of lights,'), 3)
  })

  it('stands where it stands when no sentence is broken off', () => {
    const rows = [...table, row('Of lamps and of ships', 170)]
    assert.equal(floatingRows(rows, 0, 'Much is said of lights,'), 0)
    assert.equal(floatingRows([...table, row('of lamps', 170)], 0, 'Much is said.'), 0)
  })

  it('is no text that goes on above a table', () => {
    const rows = [
      row('of lamps and of ships that pass', 100, 290, true),
      row('Table 1: Oil.', 134),
      row('where it is dark', 170),
    ]
    assert.equal(floatingRows(rows, 0, 'Much is said'), 0)
  })
})

describe('a paragraph of a PDF', () => {
  const rowOf = (text: string, y: number, x1 = 300): Row => ({
    line: { text, marks: [], x0: 50, x1, y, size: 10, order: 0 },
    columnX0: 50,
    columnX1: 300,
    leading: 12,
    isFirst: false,
  })

  it('goes on in a line that begins with a dash, where the sentence does', () => {
    const before = rowOf('the backs of its labels — without permission, but also without error', 100)
    assert.ok(goesOn(before, rowOf('— and it was from a bottle of cough mixture that', 112)))
  })

  it('ends before an item of a list', () => {
    assert.ok(!goesOn(rowOf('A straight line could have one of three causes:', 100), rowOf('— mud in the well', 112)))
    assert.ok(!goesOn(rowOf('— mud in the well', 100, 140), rowOf('— the wire had slipped', 112)))
    assert.ok(!goesOn(rowOf('could have had three causes', 100, 160), rowOf('— mud in the well', 112)))
  })
})

describe('what a PDF says of itself', () => {
  const title = (value: string): string | undefined => pdfMetadata({ title: value }, [], 10).title
  for (const bad of [
    'untitled',
    'Microsoft Word - thesis_final.doc',
    'paper.dvi',
    '',
    'a\ufffdb',
    '12345',
    'Document1',
  ])
    it(`is no title: ${bad}`, () => assert.equal(title(bad), undefined))

  it('is believed otherwise', () => {
    assert.equal(title('The  Second Logbook'), 'The Second Logbook')
    const { authors, year, language } = pdfMetadata(
      { author: 'Anna Keeper and Bo Li', date: '1907-05', language: 'en-GB' },
      [],
      10,
    )
    assert.deepEqual(
      { authors, year, language },
      { authors: ['Keeper, Anna', 'Li, Bo'], year: '1907', language: 'en-GB' },
    )
    assert.equal(pdfMetadata({ author: 'Administrator' }, [], 10).authors, undefined)
  })

  it('does not take the day on which the file was made for that of the book', () => {
    assert.equal(pdfMetadata({ created: "D:20190403120000+02'00'" }, [], 10).year, undefined)
  })
})

describe('the pages of a plain text', () => {
  const pagesOf = (text: string) =>
    plainPages(text)?.map(
      ({ at, label, printed }) => `${text.slice(at, at + 4).trim()} ${label ?? ''}${printed ? '' : '?'}`,
    )

  it('end at form feeds, and have the numbers that stand on them', () => {
    assert.deepEqual(pagesOf('one\n\nSmith          [Page 11]\f\ntwo\n\nSmith          [Page 12]\f\n'), [
      'one 11',
      'two 12',
    ])
    assert.deepEqual(pagesOf('one two\n\n  5\n\fthree\n\n  6\n\ffour\nfive'), ['one 5', 'thre 6', 'four 7?'])
  })

  it('are none without form feeds', () => assert.equal(plainPages('5\n\n6\n'), undefined))
})

describe('a page of a PDF that holds no text', () => {
  const picture = {
    dictionary: '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
    stream: new Uint8Array(64),
  }
  const read = async (bytes: Uint8Array) => readPdf({ path: 'a.pdf', bytes })

  it('but a picture of it makes the source one that was not read whole', async () => {
    const { problems } = await read(
      onePage(plain('q 600 0 0 800 0 0 cm /I Do Q'), [picture], '/XObject << /I 6 0 R >>'),
    )
    assert.equal(problems[0]?.unreadable, true)
    assert.match(firstProblem({ problems }), /no text but pictures/)
  })

  it('and no picture, or a small one, is nothing to speak of', async () => {
    assert.deepEqual((await read(onePage(plain('')))).problems, [])
    const vignette = onePage(plain('q 60 0 0 80 0 0 cm /I Do Q'), [picture], '/XObject << /I 6 0 R >>')
    assert.deepEqual((await read(vignette)).problems, [])
  })

  it('is named among those that do', async () => {
    const bytes = pdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 4 0 R 9 0 R] /Count 3 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F 8 0 R >> >> >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 6 0 R /Resources << /XObject << /I 7 0 R >> >> >>',
      plain('BT /F 12 Tf 50 700 Td (Some words.) Tj ET'),
      plain('q 600 0 0 800 0 0 cm /I Do Q'),
      picture,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 6 0 R /Resources << /XObject << /I 7 0 R >> >> >>',
    ])
    const { text, problems } = await read(bytes)
    assert.equal(text, 'Some words.')
    assert.match(firstProblem({ problems }), /^Pages 2–3 of 3 have no text/)
  })
})
