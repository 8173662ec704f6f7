import assert from 'node:assert/strict'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { isTei, readTei } from '../../../server/src/core/read/tei/tei.ts'
import { slice, span } from '../../../server/src/core/text/span.ts'
import { firstProblem } from '../../support/first-problem.ts'
import { blocksOf, emphasisOf, outlineOf, pagesOf } from '../../support/formats/documents.ts'

const tei = (body: string, header = ''): string =>
  `<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>${header}</teiHeader><text><body>${body}</body></text></TEI>`
const readRaw = (raw: string): Rendition => readTei({ path: 'a.xml', bytes: new TextEncoder().encode(raw) })
const read = (body: string, header = ''): Rendition => {
  const rendition = readRaw(tei(body, header))
  assert.deepEqual(rendition.problems, [])
  return rendition
}

describe('reading TEI', () => {
  const cases: readonly (readonly [what: string, body: string, reader: string])[] = [
    ['white space', '<p>\n  One\n  <hi>two</hi>, three</p>\n<p>four</p>', 'One two, three\n\nfour'],
    ['verse', '<lg><l>One</l><l>two</l></lg><lg><l>three</l></lg>', 'One\ntwo\n\nthree'],
    ['lists', '<list><item>a</item><item><p>b</p></item></list><p>c</p>', 'a\nb\n\nc'],
    [
      'tables',
      '<table><row><cell>a</cell><cell>b</cell></row><row><cell>c</cell><cell>d</cell></row></table>',
      'a\tb\nc\td',
    ],
    ['drama', '<sp><speaker>A.</speaker><p>One.</p></sp><stage>Exit.</stage>', 'A.\n\nOne.\n\nExit.'],
    [
      'words over a line',
      'x <p>fol<lb break="no"/>\n  low and hyphen-<lb break="no"/>ated or<pb n="2" break="no"/>dinary</p>',
      'x\n\nfollow and hyphen-\nated ordinary',
    ],
    ['lines', '<p>one<lb/>\n two</p>', 'one\ntwo'],
    [
      'what is printed',
      '<p><choice><sic>wrnog</sic><corr>wrong</corr></choice> <choice><reg>old</reg><orig>olde</orig></choice> <choice><abbr>Mr</abbr><expan>Mister</expan></choice> <corr>kept</corr></p>',
      'wrnog olde Mr kept',
    ],
    [
      'the lemma',
      '<p><app><lem>one</lem><rdg>two</rdg></app> <app><rdg>three</rdg><rdg>four</rdg></app><del>gone</del></p>',
      'one three',
    ],
    [
      'no running heads and no descriptions',
      '<p>one <fw>A HEAD</fw><figure><figDesc>a picture</figDesc></figure></p><p>two</p>',
      'one\n\ntwo',
    ],
    ['entities', '<p>a &amp; b&#233;&lt;</p>', 'a & bé<'],
  ]
  for (const [what, body, reader] of cases) {
    it(`shows ${what} as the printed page does`, () => {
      assert.equal(read(body).text, reader)
    })
  }

  it('maps to the file', () => {
    const raw = tei('<p>Le caf&#233; de <hi>Flore</hi> &amp;\n   co.<note>A note.</note> more</p>')
    const { text, map } = readRaw(raw)
    const at = (part: string) => span<'text'>(text.indexOf(part), text.indexOf(part) + part.length)
    assert.equal(slice(raw, map.forward(at('café'))), 'caf&#233;')
    assert.equal(slice(raw, map.forward(at('Flore & co.'))), 'Flore</hi> &amp;\n   co.')
    assert.equal(slice(raw, map.forward(at('more'))), 'more')
    assert.equal(map.toLength, raw.length)
  })

  it('parts notes from the text: a quotation runs past a mark, and a note can be quoted', () => {
    const body =
      '<div><head>One</head><p>Before<note n="1"><p>A note.</p><p>Its end.</p></note> after<ref type="noteAnchor" target="#n">2</ref>.</p><p>Next.</p></div><div><head>Two</head></div>'
    assert.equal(read(body).text, 'One\n\nBefore after.\n\nNext.\n\nA note.\n\nIts end.\n\nTwo')
  })

  it('has the outline of its divisions, and quotations and emphasis', () => {
    const body =
      '<div><head>One <hi>x</hi></head><div><head>Two</head><list><head>No</head><item>i</item></list><quote><p>Quoted.</p></quote><p>a <emph>b</emph> <hi rend="superscript">c</hi></p></div></div><div1><head>Three</head></div1>'
    const rendition = read(body)
    assert.deepEqual(outlineOf(rendition), ['1 One x', '2 Two', '1 Three'])
    assert.ok(blocksOf(rendition).includes('quote: Quoted.'))
    assert.deepEqual(emphasisOf(rendition), ['x', 'b'])
  })

  it('has the pages of the printed edition', () => {
    assert.deepEqual(pagesOf(read('<pb n="xii"/><p>one <pb n="1"/>two</p><pb/><p>three</p>')), [
      'xii: one two',
      '1: two',
      '3: three',
    ])
    assert.deepEqual(
      read('<p>one <pb n="5"/>two</p>').pages?.map(({ at, label, printed }) => [at, label, printed]),
      [
        [0, undefined, false],
        [4, '5', true],
      ],
    )
  })

  it('takes its metadata from the header, of the printed source where it describes one', () => {
    const header =
      '<fileDesc><titleStmt><title type="short">T</title><title type="main">On <hi>Parts</hi></title><author><persName><forename>Henry</forename> <surname>Reed</surname></persName></author></titleStmt><publicationStmt><date>2004</date><idno type="DOI">10.1000/182</idno></publicationStmt><sourceDesc><bibl><title>x</title><date when="1942-05-04">May 1942</date><idno type="ISBN">0306406152</idno></bibl></sourceDesc></fileDesc>'
    assert.deepEqual(read('<p>x</p>', header).metadata, {
      title: 'On Parts',
      authors: ['Reed, Henry'],
      year: '1942',
      language: 'en',
      isbn: '0306406152',
      doi: '10.1000/182',
    })
  })

  it('knows TEI from other XML', () => {
    assert.ok(isTei(tei('')))
    assert.ok(isTei('<?xml version="1.0"?><!-- <html> --><!DOCTYPE TEI.2 SYSTEM "x.dtd"><TEI.2>'))
    assert.ok(isTei('<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"/>'))
    assert.ok(!isTei('<html><TEI/></html>'))
    assert.match(firstProblem(readRaw('<html/>')), /^The file is no source: of XML files only those in TEI are read\.$/)
  })
})
