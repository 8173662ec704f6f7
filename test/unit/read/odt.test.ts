import assert from 'node:assert/strict'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { readOdt } from '../../../server/src/core/read/office/odt.ts'
import { firstProblem } from '../../support/first-problem.ts'
import { blocksOf, emphasisOf, odtOf, outlineOf, pagesOf } from '../../support/formats/documents.ts'

const read = (text: string, parts: Parameters<typeof odtOf>[1] = {}): Rendition => {
  const rendition = readOdt({ path: 'a.odt', bytes: odtOf(text, parts) })
  assert.deepEqual(rendition.problems, [])
  return rendition
}
const p = (text: string, style = 'x'): string => `<text:p text:style-name="${style}">${text}</text:p>`
const style = (name: string, family: string, more: string, content = ''): string =>
  `<style:style style:name="${name}" style:family="${family}" ${more}>${content}</style:style>`

describe('reading ODT', () => {
  it('reads white space as the format has it: runs of it are one, and elements stand for more', () => {
    assert.equal(
      read(
        p('\n  One  <text:span>two</text:span>\n  three<text:s text:c="2"/>four<text:tab/>five<text:line-break/>six '),
      ).text,
      'One two three  four\tfive\nsix',
    )
  })

  it('finds headings by their level, and by the styles that a style comes from', () => {
    const named = style('Heading_20_2', 'paragraph', 'style:display-name="Heading 2" style:default-outline-level="2"')
    const styles =
      style('P1', 'paragraph', 'style:parent-style-name="Heading_20_2"') +
      style('P2', 'paragraph', 'style:parent-style-name="Überschrift_20_3"')
    const text = `<text:h text:outline-level="1">One <text:bookmark-start text:name="b"/>two</text:h>${p('Three', 'P1')}${p('Four', 'P2')}${p('Five')}`
    assert.deepEqual(outlineOf(read(text, { named, styles })), ['1 One two', '2 Three', '3 Four'])
  })

  it('parts notes from the text: a quotation runs past a mark, and a note can be quoted', () => {
    const note = `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p('A note.')}</text:note-body></text:note>`
    assert.equal(
      read(`${p(`Before${note} after.`)}${p('Second.')}<text:h text:outline-level="1">Next</text:h>`).text,
      'Before after.\n\nSecond.\n\nA note.\n\nNext',
    )
  })

  it('leaves out recorded deletions, remarks and what is hidden, and reads a text box once', () => {
    const changes = `<text:tracked-changes><text:changed-region><text:deletion>${p('gone')}</text:deletion></text:changed-region></text:tracked-changes>`
    const styles = style('T1', 'text', '', '<style:text-properties text:display="none"/>')
    const box = `<draw:frame><draw:text-box>${p('boxed')}</draw:text-box></draw:frame>`
    const text = `${changes}${p(`It<text:change text:change-id="c"/> stays<office:annotation><dc:creator>Me</dc:creator>${p('remark')}</office:annotation><text:span text:style-name="T1"> hidden</text:span>${box}.`)}`
    assert.equal(read(text, { styles }).text, 'It stays.\n\nboxed')
  })

  it('reads lists and tables', () => {
    const list = `<text:list><text:list-item>${p('one')}</text:list-item><text:list-item>${p('two')}<text:list><text:list-item>${p('deep')}</text:list-item></text:list></text:list-item></text:list>`
    const cell = (text: string): string => `<table:table-cell>${p(text)}</table:table-cell>`
    const table = `<table:table><table:table-row>${cell('a')}${cell('b')}</table:table-row><table:table-row>${cell('c')}${cell('d')}</table:table-row></table:table>`
    assert.deepEqual(blocksOf(read(list + table + p('after'))), [
      'list-item: one',
      'list-item: two',
      'list-item: deep',
      'table: a\tb',
      'table: c\td',
      'paragraph: after',
    ])
  })

  it('knows what is emphasised, in spans in spans', () => {
    const styles =
      style('T1', 'text', '', '<style:text-properties fo:font-weight="bold"/>') +
      style('T2', 'text', 'style:parent-style-name="T1"') +
      style('T3', 'text', '', '<style:text-properties fo:font-style="normal"/>')
    const span = (id: string, text: string): string => `<text:span text:style-name="${id}">${text}</text:span>`
    assert.deepEqual(
      emphasisOf(
        read(p(`a ${span('T1', `b ${span('T3', 'c')} d`)} e ${span('T2', 'f')} ${span('T3', 'g')}`), { styles }),
      ),
      ['b c d', 'f'],
    )
  })

  it('knows where pages were found to end', () => {
    const styles = style('New', 'paragraph', '', '<style:paragraph-properties fo:break-before="page"/>')
    const text = `${p('First<text:soft-page-break/>Second')}${p('Third', 'New')}`
    assert.deepEqual(pagesOf(read(text, { styles })), ['1: FirstSecond', '2: Second', '3: Third'])
  })

  it('takes its metadata from the properties and the title page, not from when it was saved', () => {
    const meta =
      '<dc:title>On Parts</dc:title><meta:initial-creator>Henry Reed</meta:initial-creator><dc:creator>Somebody Else</dc:creator><dc:date>2024-01-01</dc:date><dc:language>en-GB</dc:language>'
    assert.deepEqual(read(p('x'), { meta }).metadata, {
      title: 'On Parts',
      authors: ['Reed, Henry'],
      language: 'en-GB',
    })
    assert.equal(read(p('May 1942', 'Date'), { meta }).metadata.year, '1942')
  })

  it('reads formulas, wherever they stand', () => {
    const formula =
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>E</mi> <mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow><annotation>E = m c^2</annotation></semantics></math>'
    const object = (href: string): string => `<draw:frame><draw:object xlink:href="${href}"/></draw:frame>`
    const text = p(`He wrote ${object('./Object 1')}, again ${object('Object 1/')}; a chart${object('./Object 2')}.`)
    assert.equal(read(text, { formula }).text, 'He wrote E=mc2, again E=mc2; a chart.')
  })

  it('says that a file is locked', () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    const { text, problems } = readOdt({ path: 'a.odt', bytes: odtOf(p('x'), { manifest }) })
    assert.equal(text, '')
    assert.match(firstProblem({ problems }), /^The file is encrypted/)
  })
})
