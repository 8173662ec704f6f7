import assert from 'node:assert/strict'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { readDocx } from '../../../server/src/core/read/office/docx.ts'
import { firstProblem } from '../../support/first-problem.ts'
import {
  blocksOf,
  type DocxParts,
  docxOf,
  emphasisOf,
  outlineOf,
  p,
  pagesOf,
  r,
} from '../../support/formats/documents.ts'
import { zipOf } from '../../support/formats/zip-writer.ts'

const read = (body: string, parts: DocxParts = {}): Rendition => {
  const rendition = readDocx({ path: 'a.docx', bytes: docxOf(body, parts) })
  assert.deepEqual(rendition.problems, [])
  return rendition
}
const style = (id: string, name: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
const inStyle = (id: string): string => `<w:pStyle w:val="${id}"/>`

describe('reading DOCX', () => {
  it('reads paragraphs and runs in order, and maps onto nothing', () => {
    const { text, map } = read(`<w:p>${r('One ')}${r('tw')}${r('o.')}</w:p>${p('Three.')}`)
    assert.equal(text, 'One two.\n\nThree.')
    assert.equal(map.fromLength, text.length)
    assert.equal(map.toLength, 0)
  })

  it('finds headings through the styles that a style is based on, whatever its name', () => {
    const styles = [
      style('berschrift1', 'heading 1'),
      style('Mine', 'My chapters', '<w:basedOn w:val="berschrift1"/>'),
      style('Deep', 'Deep', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
      style('Fr', 'Titre 2'),
      style('Body', 'heading 3', '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
      style('Loop', 'loop', '<w:basedOn w:val="Loop"/>'),
    ].join('')
    const body = ['Mine', 'Deep', 'Fr', 'Body', 'Loop', 'None'].map(id => p(id, inStyle(id))).join('')
    const own = p('Own', '<w:outlineLvl w:val="3"/>')
    const rendition = read(body + own, { styles })
    assert.deepEqual(outlineOf(rendition), ['1 Mine', '3 Deep', '2 Fr', '4 Own'])
  })

  it('parts notes from the text: a quotation runs past a mark, and a note can be quoted', () => {
    const footnotes = `<w:footnote w:type="separator" w:id="0">${p('line')}</w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>${r(' A note.')}</w:p></w:footnote>`
    const endnotes = `<w:endnote w:id="2">${p('An endnote.')}</w:endnote>`
    const body = [
      p('Chapter', '<w:outlineLvl w:val="0"/>'),
      `<w:p>${r('Before')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' after')}<w:r><w:endnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>${r('.')}</w:p>`,
      p('Second.'),
      p('Next', '<w:outlineLvl w:val="0"/>'),
    ].join('')
    assert.equal(
      read(body, { footnotes, endnotes }).text,
      'Chapter\n\nBefore after.\n\nSecond.\n\nA note.\n\nAn endnote.\n\nNext',
    )
  })

  it('reads what a document says with all its changes accepted', () => {
    const deleted = `<w:del><w:r><w:delText>gone </w:delText></w:r></w:del>`
    const moved = `<w:moveFrom>${r('away ')}</w:moveFrom><w:moveTo>${r('here ')}</w:moveTo>`
    const joined = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r('first half ')}</w:p>${p('second half')}`
    assert.equal(
      read(`<w:p>${r('It ')}${deleted}<w:ins>${r('came ')}</w:ins>${moved}${r('now.')}</w:p>${joined}`).text,
      'It came here now.\n\nfirst half second half',
    )
  })

  it('leaves out what is hidden, remarks, instructions of fields and the twin of a text box', () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const body = `<w:p>${r('a')}${r('hidden', '<w:vanish/>')}${r('b', '<w:vanish w:val="0"/>')}<w:r><w:commentReference w:id="1"/></w:r>
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>${r('code')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('result')}<w:r><w:fldChar w:fldCharType="end"/></w:r>
      <w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('in the box')}</mc:Choice><mc:Fallback>${box('in the box')}</mc:Fallback></mc:AlternateContent></w:r>${r('c')}</w:p>`
    assert.equal(read(body).text, 'abresultc\n\nin the box')
  })

  it('loses no more than a paragraph to a field that nothing closes', () => {
    const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert.equal(read(`<w:p>${r('a')}${open}${r('code')}</w:p>${p('b')}`).text, 'a\n\nb')
  })

  it('reads hyphens, tabs and line breaks as a reader does', () => {
    const body = `<w:p>${r('co')}<w:r><w:softHyphen/></w:r>${r('operate')}<w:r><w:tab/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:br/><w:t>line</w:t></w:r></w:p>`
    assert.equal(read(body).text, 'cooperate\tnon\u2011stop\nline')
  })

  it('reads lists and tables', () => {
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    const cell = (...texts: string[]): string => `<w:tc>${texts.map(text => p(text)).join('')}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('a')}${cell('b', 'c')}</w:tr><w:tr>${cell('d')}${cell('e')}</w:tr></w:tbl>`
    assert.deepEqual(blocksOf(read(p('one', list) + p('two', list) + table + p('after'))), [
      'list-item: one',
      'list-item: two',
      'table: a\tb\nc',
      'table: d\te',
      'paragraph: after',
    ])
  })

  it('knows what is emphasised, by the run or by its style', () => {
    const styles = `<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>`
    const body = `<w:p>${r('a ')}${r('bold', '<w:b/>')}${r(' b ')}${r('styled', '<w:rStyle w:val="Em"/>')}${r(' c ')}${r('not', '<w:rStyle w:val="Em"/><w:i w:val="0"/>')}</w:p>`
    assert.deepEqual(emphasisOf(read(body, { styles })), ['bold', 'styled'])
  })

  it('knows the pages that the program recorded, each break once, and on which page a note is', () => {
    const footnotes = `<w:footnote w:id="1">${p('Note of page one.')}</w:footnote>`
    const rendered = '<w:r><w:lastRenderedPageBreak/></w:r>'
    const body = `<w:p>${r('First')}<w:r><w:footnoteReference w:id="1"/></w:r>${r(' page')}${rendered}${r('second page')}</w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>${rendered}${r('third page')}</w:p>`
    assert.deepEqual(pagesOf(read(body, { footnotes }), 6), ['1: First ', '2: second', '3: third ', '1: Note o'])
    assert.deepEqual(
      read(body, { footnotes }).pages?.map(({ physical, printed }) => [physical, printed]),
      [
        [1, false],
        [2, false],
        [3, false],
        [1, false],
      ],
    )
  })

  it('takes its metadata from the properties, then from the title page', () => {
    const styles =
      style('Title', 'Title') +
      style('Author', 'Author') +
      style('Date', 'Date') +
      '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    const page = p('On Parts', inStyle('Title')) + p('Henry Reed', inStyle('Author')) + p('May 1942', inStyle('Date'))
    const own = { title: 'On Parts', authors: ['Reed, Henry'], year: '1942', language: 'de-DE' }
    assert.deepEqual(read(page, { styles }).metadata, own)
    const empty =
      '<dc:title>Microsoft Word - draft.doc</dc:title><dc:creator>Administrator</dc:creator><dcterms:created>2020-01-01</dcterms:created>'
    assert.deepEqual(read(page, { styles, core: empty }).metadata, own)
    const core = '<dc:title>Stated</dc:title><dc:creator>Ann Lee; Bo Li</dc:creator><dc:language>en-GB</dc:language>'
    assert.deepEqual(read(page, { styles, core }).metadata, {
      title: 'Stated',
      authors: ['Lee, Ann', 'Li, Bo'],
      year: '1942',
      language: 'en-GB',
    })
  })

  it('says what is wrong with a file, and reads the rest', () => {
    const notOne = readDocx({ path: 'a.docx', bytes: zipOf([{ name: 'a.txt', content: 'x' }]) })
    assert.match(firstProblem(notOne), /^The file is no Word document/)
    const locked = readDocx({ path: 'a.docx', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]) })
    assert.match(firstProblem(locked), /^The file is encrypted with a password, or an old Word file/)
    const cut = readDocx({
      path: 'a.docx',
      bytes: zipOf([
        {
          name: 'word/document.xml',
          content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>words`,
        },
      ]),
    })
    assert.equal(cut.text, 'words')
    assert.match(firstProblem(cut), /document\.xml.*cut off/)
    assert.equal(cut.problems[0]?.unreadable, true)
  })
})
