import assert from 'node:assert/strict'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { readEpub } from '../../../server/src/core/read/epub/epub.ts'
import { foldedWord, scanWords } from '../../../server/src/core/text/words.ts'
import { said } from '../../../server/src/core/wording.ts'
import { firstProblem } from '../../support/first-problem.ts'
import { type EpubParts, epubOf, outlineOf, pagesOf, xhtml } from '../../support/formats/documents.ts'

const all = (parts: EpubParts): Rendition => readEpub({ path: 'a.epub', bytes: epubOf(parts) })
const read = (parts: EpubParts): Rendition => {
  const rendition = all(parts)
  assert.deepEqual(rendition.problems, [])
  return rendition
}
const wordsOf = ({ text, furniture }: Rendition): string[] => {
  const table = scanWords(text, furniture)
  return Array.from({ length: table.count }, (_, i) => foldedWord(text, table, i))
}

describe('reading EPUB', () => {
  it('reads the chapters in the order of the spine, and maps onto nothing', () => {
    const files = { 'b.xhtml': xhtml('<p>Second.</p>'), 'a b.xhtml': xhtml('<h1>First</h1><p>One &amp; tw&#111;.</p>') }
    const { text, map } = read({ files, spine: ['a b.xhtml', 'b.xhtml'] })
    assert.equal(text, 'First\n\nOne & two.\n\nSecond.')
    assert.equal(map.toLength, 0)
  })

  it('reads XHTML in which any element may close itself', () => {
    const body =
      '<a id="x"/><script src="s.js"/><p>One<i/> two</p><blockquote/><p/><div/><p>Three&nbsp;&mdash; four</p>'
    assert.equal(
      read({ files: { 'a.xhtml': xhtml(body).replace('<title>x</title>', '<title/>') } }).text,
      'One two\n\nThree\u00a0— four',
    )
  })

  it('has the outline of its navigation, each entry at its heading', () => {
    const nav = xhtml(
      '<nav epub:type="toc"><h1>Contents</h1><ol><li><a href="a.xhtml">The <i>first</i></a><ol><li><a href="a.xhtml#s">A section</a></li></ol></li><li><a href="sub/b.xhtml#none">Untitled</a></li><li><a href="../../../x">Outside</a></li></ol></nav>',
    )
    const files = {
      'nav.xhtml': nav,
      'a.xhtml': xhtml(
        '<h1>1. The First</h1><p>Words.</p><h2 id="s">A Section</h2><p>More.</p><h3>Not listed</h3><p>x</p>',
      ),
      'sub/b.xhtml': xhtml('<p id="none">Only a paragraph here.</p>'),
    }
    const rendition = read({ files })
    assert.deepEqual(outlineOf(rendition), ['1 1. The First', '2 A Section', '3 Not listed', '1 Untitled'])
    assert.deepEqual(
      rendition.outline.map(({ span }) => rendition.text.slice(span.start, span.end)),
      ['1. The First', 'A Section', 'Not listed', 'Only a paragraph here.'],
    )
  })

  it('has a heading once, wherever in it an entry leads', () => {
    const nav = xhtml(
      '<nav epub:type="toc"><ol><li><a href="a.xhtml">One</a></li><li><a href="a.xhtml#m">First</a></li><li><a href="a.xhtml#p">Words</a></li></ol></nav>',
    )
    const files = {
      'nav.xhtml': nav,
      'a.xhtml': xhtml('<h1>1. The <span id="m">First</span></h1><p id="p">Words <b>and</b></p><h2>Second</h2>'),
    }
    assert.deepEqual(outlineOf(read({ files })), ['1 1. The First', '1 Second'])
  })

  it('has the outline and the pages of an NCX', () => {
    const point = (title: string, src: string, inner = ''): string =>
      `<navPoint><navLabel><text>${title}</text></navLabel><content src="${src}"/>${inner}</navPoint>`
    const ncx = `<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><docTitle><text>T</text></docTitle><navMap>${point('One', 'a.xhtml', point('Inner', 'a.xhtml#i'))}${point('Two', 'b.xhtml')}</navMap><pageList><pageTarget><navLabel><text>xi</text></navLabel><content src="a.xhtml#p"/></pageTarget></pageList></ncx>`
    const files = {
      'toc.ncx': ncx,
      'a.xhtml': xhtml('<h2>One</h2><p>x<span id="p"></span>y</p><h3 id="i">Inner</h3><p>z</p>'),
      'b.xhtml': xhtml('<h2>Two</h2>'),
    }
    const rendition = read({ files })
    assert.deepEqual(outlineOf(rendition), ['1 One', '2 Inner', '1 Two'])
    assert.deepEqual(pagesOf(rendition, 1), ['xi: y'])
  })

  it('has the pages of the printed edition, whose numbers are no words of the text', () => {
    const body =
      '<p>One <span epub:type="pagebreak" id="p12" title="12"/>two <span role="doc-pagebreak" aria-label="Page xiii">xiii</span>three <span epub:type="pagebreak">[14]</span>four</p>'
    const rendition = read({ files: { 'a.xhtml': xhtml(body) } })
    assert.deepEqual(
      rendition.pages?.map(({ label, printed, physical }) => [label, printed, physical]),
      [
        ['12', true, 1],
        ['xiii', true, 2],
        ['14', true, 3],
      ],
    )
    assert.deepEqual(wordsOf(rendition), ['one', 'two', 'three', 'four'])
    const nav = xhtml(
      '<nav epub:type="toc"><ol><li><a href="a.xhtml">A</a></li></ol></nav><nav epub:type="page-list"><ol><li><a href="a.xhtml#n5">5</a></li></ol></nav>',
    )
    assert.deepEqual(
      pagesOf(read({ files: { 'nav.xhtml': nav, 'a.xhtml': xhtml('<p>One <a id="n5"/>two</p>') } }), 3),
      ['5: two'],
    )
  })

  it('has no note marks among its words', () => {
    const body =
      '<p>before<a epub:type="noteref" href="#n1">1</a> after<a class="footnote-ref" href="#n2"><sup>2</sup></a> end</p><aside epub:type="footnote" id="n1"><p>A note.</p></aside>'
    assert.deepEqual(wordsOf(read({ files: { 'a.xhtml': xhtml(body) } })), ['before', 'after', 'end', 'a', 'note'])
  })

  it('takes its metadata from the package, and its authors by what they did', () => {
    const three =
      '<dc:title id="s">Sub</dc:title><dc:title id="m">Main</dc:title><meta refines="#m" property="title-type">main</meta><dc:creator id="c">Ann van Lee</dc:creator><meta refines="#c" property="role">aut</meta><dc:creator id="t">Bo Li</dc:creator><meta refines="#t" property="role">trl</meta><dc:date>1936-08-04</dc:date><dc:language>en-GB</dc:language><dc:identifier>urn:isbn:978-0-306-40615-7</dc:identifier><dc:identifier>https://doi.org/10.1000/182</dc:identifier>'
    const files = { 'a.xhtml': xhtml('<p>x</p>') }
    assert.deepEqual(read({ files, metadata: three }).metadata, {
      title: 'Main',
      authors: ['van Lee, Ann'],
      year: '1936',
      language: 'en-GB',
      isbn: '9780306406157',
      doi: '10.1000/182',
    })
    const two =
      '<dc:title>T</dc:title><dc:creator opf:role="edt">Ed Itor</dc:creator><dc:creator opf:role="aut" opf:file-as="Lee, A. B.">A. B. Lee</dc:creator><dc:date opf:event="modification">2011</dc:date><dc:date opf:event="publication">1867</dc:date><dc:identifier>ISBN 0306406153</dc:identifier>'
    assert.deepEqual(read({ files, metadata: two }).metadata, { title: 'T', authors: ['Lee, A. B.'], year: '1867' })
  })

  it('says that a book is locked, but for fonts', () => {
    const data = (algorithm: string, uri: string): string =>
      `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="${uri}"/></CipherData></EncryptedData></encryption>`
    const files = { 'a.xhtml': xhtml('<p>x</p>') }
    const locked = all({
      files,
      metadata: '<dc:title>T</dc:title>',
      encryption: data('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OEBPS/a.xhtml'),
    })
    assert.equal(locked.text, '')
    assert.equal(locked.metadata.title, 'T')
    assert.match(firstProblem(locked), /^The file is encrypted/)
    assert.equal(read({ files, encryption: data('http://www.idpf.org/2008/embedding', 'OEBPS/font.otf') }).text, 'x')
  })

  it('reads a chapter once, however often the spine names it', () => {
    const files = { 'a.xhtml': xhtml('<p>x</p>'), 'b.xhtml': xhtml('<p>y</p>') }
    assert.equal(read({ files, spine: ['a.xhtml', 'a.xhtml', 'b.xhtml', 'a.xhtml'] }).text, 'x\n\ny')
  })

  it('says which chapter is missing, and reads the others', () => {
    const { text, problems } = all({ files: { 'a.xhtml': xhtml('<p>x</p>') }, spine: ['a.xhtml', 'lost.xhtml'] })
    assert.equal(text, 'x')
    assert.deepEqual(
      problems.map(({ message, unreadable }) => [said(message), unreadable]),
      [['The chapter “OEBPS/lost.xhtml” is missing.', true]],
    )
  })
})
