import assert from 'node:assert/strict'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { readRtf } from '../../../server/src/core/read/rtf/rtf.ts'
import { DEEPEST_GROUP } from '../../../server/src/core/read/rtf/rtf-tokens.ts'
import { firstProblem } from '../../support/first-problem.ts'
import { blocksOf, emphasisOf, outlineOf, pagesOf } from '../../support/formats/documents.ts'
import { processorClock } from '../../support/processor-time.ts'

const all = (content: string): Rendition =>
  readRtf({ path: 'a.rtf', bytes: Buffer.from(`{\\rtf1\\ansi ${content}}`, 'latin1') })
const read = (content: string): Rendition => {
  const rendition = all(content)
  assert.deepEqual(rendition.problems, [])
  return rendition
}

describe('reading RTF', () => {
  const cases: readonly (readonly [what: string, content: string, reader: string])[] = [
    ['paragraphs and lines', 'one\r\n two\\par three\\line four\\\nfive', 'one two\n\nthree\nfour\n\nfive'],
    ['signs', 'a\\{b\\}\\\\c\\~d\\_e\\-f\\emdash\\ldblquote x\\rdblquote\\tab y', 'a{b}\\c\u00a0d\u2011ef—“x”\ty'],
    [
      'Unicode with what stands for it',
      '\\u8220"quoted\\u8221" caf\\u233? {\\uc2\\u1088 xx\\u1077\\\'65\\\'65}\\uc0\\u-3913 \\u960z',
      '“quoted” café реπz',
    ],
    ['bytes in the code page', "\\ansicpg1251 \\'cc\\'e8\\'f0", 'Мир'],
    ['bytes in a code page of DOS', "\\pca M\\'81ller, \\'b5 Paris", 'Müller, Á Paris'],
    [
      'bytes in the code page of a font',
      "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}\\f0 caf\\'e9 {\\f1 \\'cc\\'e8\\'f0} {\\f2 \\'93\\'fa\\'96\\'7b}\\'e9",
      'café Мир 日本é',
    ],
    [
      'what is hidden, deleted or a remark',
      'a{\\v hidden}{\\deleted gone}{\\revised new}{\\*\\annotation remark}{\\xe entry}b',
      'anewb',
    ],
    [
      'pictures and data',
      'a{\\pict\\wmetafile8 0123ff}{\\*\\unknown words}{\\object{\\*\\objdata 00}{\\result shown}}\\bin3 {}}b',
      'ashownb',
    ],
    ['the result of a field', 'see {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt the page}}.', 'see the page.'],
    ['the Unicode twin of a text', '{\\upr{plain}{\\*\\ud{\\u960?}}}', 'π'],
    ['numbers of list items', '{\\listtext\\tab 1.}\\ls1 one\\par{\\pntext 2.\\tab}two', 'one\ntwo'],
    ['heads and feet of pages', '{\\header Head}{\\footerf Foot}text', 'text'],
  ]
  for (const [what, content, reader] of cases) {
    it(`shows ${what} as a word processor does`, () => {
      assert.equal(read(content).text, reader)
    })
  }

  it('finds headings by their level and through the styles that a style is based on', () => {
    const styles =
      '{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2\\sbasedon1 Mine;}{\\s3\\sbasedon3 Loop;}{\\*\\cs9 heading 2;}{\\s5 \\u220 ?berschrift 2;}}'
    const paragraphs = ['\\s2 One', '\\s3 Two', '\\s5 Three', '\\outlinelevel3 Four', '\\s9 Five']
      .map(text => `{\\pard ${text}\\par}`)
      .join('')
    assert.deepEqual(outlineOf(read(styles + paragraphs)), ['1 One', '2 Three', '4 Four'])
  })

  it('parts notes from the text: a quotation runs past a mark, and a note can be quoted', () => {
    for (const note of [
      '{\\super\\chftn}{\\footnote\\pard\\plain\\chftn  A note.\\par Its second.}',
      '{\\*\\footnote\\ftnalt A note.\\par Its second.\\par}',
    ]) {
      assert.equal(
        read(`Before${note} after.\\par Next.\\par{\\outlinelevel0 Title\\par}`).text,
        'Before after.\n\nNext.\n\nA note.\n\nIts second.\n\nTitle',
      )
    }
  })

  it('reads tables', () => {
    const row = (a: string, b: string): string => `\\trowd\\pard\\intbl ${a}\\cell ${b}\\cell\\row`
    assert.deepEqual(blocksOf(read(`x\\par${row('a', 'b\\par c')}${row('d', 'e')}\\pard y\\par`)), [
      'paragraph: x',
      'table: a\tb\nc',
      'table: d\te',
      'paragraph: y',
    ])
  })

  it('knows what is emphasised, and where pages begin', () => {
    const rendition = read('a {\\b bold} b {\\i italic\\i0  not}\\page second\\par\\pard\\pagebb third')
    assert.deepEqual(emphasisOf(rendition), ['bold', 'italic'])
    assert.deepEqual(pagesOf(rendition, 6), ['1: a bold', '2: second', '3: third'])
  })

  it('takes its metadata from the group for it', () => {
    assert.deepEqual(
      read("\\deflang1031{\\info{\\title On Pr\\'e9cis}{\\author Henry Reed}{\\operator X}{\\creatim\\yr2020}}x")
        .metadata,
      { title: 'On Précis', authors: ['Reed, Henry'], language: 'de' },
    )
  })

  it('says what is wrong with a file, and reads the rest', () => {
    const cut = readRtf({ path: 'a.rtf', bytes: Buffer.from('{\\rtf1 words') })
    assert.equal(cut.text, 'words')
    assert.match(firstProblem(cut), /^The file is cut off/)
    assert.match(firstProblem(all('{'.repeat(DEEPEST_GROUP + 1))), /deep/)
    assert.match(firstProblem(readRtf({ path: 'a.rtf', bytes: Buffer.from('words') })), /no RTF/)
  })

  for (const [what, content] of [
    ['groups that open', '{'.repeat(2_000_000)],
    ['pairs of groups', '{}'.repeat(1_000_000)],
    ['states', '{\\b\\i a'.repeat(900)],
    ['binary data that is longer than the file', '\\bin4000000000 x'],
    ['characters', '\\u65?'.repeat(400_000)],
    ['fonts', `{\\fonttbl${'{\\f1\\fcharset2 x;}'.repeat(200_000)}}x`],
    ['a long control word', `\\${'a'.repeat(3_000_000)} x`],
    ['notes in notes', '{\\footnote a'.repeat(900)],
  ] as const) {
    it(`is done with many ${what} within a second`, () => {
      const spent = processorClock()
      const { text } = all(content)
      const milliseconds = spent()
      assert.ok(milliseconds < 1000, `${milliseconds} ms`)
      assert.ok(text.length <= content.length)
    })
  }
})
