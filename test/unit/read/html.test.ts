import assert from 'node:assert/strict'
import { htmlReader } from '../../../server/src/core/read/html/html.ts'
import { slice, span } from '../../../server/src/core/text/span.ts'
import { foldedWord, scanWords } from '../../../server/src/core/text/words.ts'
import { encode } from '../../support/encode.ts'

const read = (text: string) => htmlReader.read({ path: 'a.html', bytes: new TextEncoder().encode(text) })

describe('reading HTML', () => {
  const cases: readonly (readonly [what: string, source: string, reader: string])[] = [
    ['paragraphs', '<p>one</p><p>two', 'one\n\ntwo'],
    ['white space', '<p>\n  one\r\n  two   <b> three</b>\n</p>', 'one two three'],
    ['words in markup', '<p><b>A</b>pparatus <i>criticus</i></p>', 'Apparatus criticus'],
    ['line breaks', 'one<br>two<br/>three', 'one\ntwo\nthree'],
    [
      'entities',
      'caf&eacute; &#8217;&#x2019;&nbsp;&amp;amp; AT&T &nosuch; 1 &lt; 2',
      'café ’’\u00a0&amp; AT&T &nosuch; 1 < 2',
    ],
    [
      'what is not on the page',
      '<head><title>T</title><style>p{}</style></head><script>"<p>no</p>"</script>yes<!-- no -->',
      'yes',
    ],
    ['preformatted text', '<pre>a  b\r\n  c</pre>', 'a  b\n  c'],
    ['lists and tables', '<ul><li>a<li>b</ul><table><tr><td>c<td>d<tr><td>e</table>', 'a\nb\n\nc\td\ne'],
    ['headings', '<h1>One</h1><h2>Two <i>and</i></h2>text', 'One\n\nTwo and\n\ntext'],
    ['a tag that is not closed', 'a <b', 'a'],
    ['a closing tag that is not closed', 'a </b c', 'a'],
  ]
  for (const [what, source, reader] of cases) {
    it(`shows ${what} as a browser does`, () => {
      assert.equal(read(source).text.trimEnd(), reader)
    })
  }

  it('maps through entities and tags to the file', () => {
    const source = '<p>Le caf&eacute; de <i>Flore</i> &amp; co.</p>'
    const { text, map } = read(source)
    const at = (word: string) => span<'text'>(text.indexOf(word), text.indexOf(word) + word.length)
    assert.equal(slice(source, map.forward(at('café'))), 'caf&eacute;')
    assert.equal(slice(source, map.forward(at('Flore &'))), 'Flore</i> &amp;')
  })

  for (const [what, head] of [
    ['meta charset', '<meta charset="koi8-r">'],
    ['http-equiv', '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'],
    ['an XML declaration', '<?xml version="1.0" encoding="koi8-r"?>'],
  ] as const) {
    it(`believes ${what}`, () => {
      const { text } = htmlReader.read({ path: 'a.html', bytes: encode(`${head}<p>революция</p>`, 'koi8-r') })
      assert.equal(text, 'революция')
    })
  }

  it('takes its metadata from the page', () => {
    const { metadata } = read(
      '<html lang="en"><head><title>Parts | A Site</title><meta name="author" content="Henry Reed"><meta name="citation_publication_date" content="1942/05/04"></head><body><h1>On &amp; Off Parts</h1>',
    )
    assert.deepEqual(metadata, { title: 'On & Off Parts', authors: ['Reed, Henry'], year: '1942', language: 'en' })
  })

  it('has an outline, whose spans cover the titles', () => {
    const { text, outline } = read('<h1> One </h1><p>x<h3>Two<br>lines</h3>')
    assert.deepEqual(
      outline.map(heading => [heading.level, heading.title, slice(text, heading.span)]),
      [
        [1, 'One', 'One'],
        [3, 'Two lines', 'Two\nlines'],
      ],
    )
  })

  it('leaves note marks and verse numbers out of the words', () => {
    const verses = Array.from(
      { length: 12 },
      (_, i) => `<p>2:${i + 1} so it went${i === 3 ? '<sup><a href="#n1">[7]</a></sup>' : ''} on</p>`,
    ).join('')
    const { text, furniture } = read(verses)
    const table = scanWords(text, furniture)
    const words = Array.from({ length: table.count }, (_, i) => foldedWord(text, table, i))
    assert.deepEqual([...new Set(words)], ['so', 'it', 'went', 'on'])
  })

  it('keeps an exponent, which is part of the text', () => {
    assert.deepEqual(read('<p>10<sup>6</sup> men</p>').furniture, [])
  })

  it('takes the deepest nesting and the longest tags in its stride', () => {
    assert.equal(read(`${'<div>'.repeat(50000)}word`).text, 'word')
    assert.equal(read(`<p ${'a="b" '.repeat(50000)}>word`).text, 'word')
  })

  const words = (source: string): string => {
    const { text, furniture } = read(source)
    const table = scanWords(text, furniture)
    return Array.from({ length: table.count }, (_, i) => foldedWord(text, table, i)).join(' ')
  }

  it('tells the text from menus, and from what is round it where the page says which part is the text', () => {
    const round = '<header><h1>Site</h1></header><nav><ul><li>Home</ul></nav>'
    const text = '<h2>Title</h2><p>The words of the page, which are more than what is round them.</p>'
    const foot = '<aside>See also</aside><footer>Imprint</footer>'
    const alone = 'title the words of the page which are more than what is round them'
    assert.equal(words(`${round}<main>${text}</main>${foot}`), alone)
    assert.equal(words(`<div role="navigation">Home <div>About</div></div>${text}`), alone)
    // Nobody says here which part is the text.
    assert.equal(words(`${round}${text}${foot}`), `site ${alone} see also imprint`)
    // A header of the text itself, and a page that has next to nothing in the part that it calls its main one.
    assert.equal(words(`<main><header>By A.</header>${text}</main>`), `by a ${alone}`)
    assert.equal(words(`<main>x</main><aside>${text}</aside>`), `x ${alone}`)
    // A menu that nothing closes would take the whole page with it.
    assert.equal(words(`<nav>Home${text}`), `home ${alone}`)
  })

  it('has no headings of menus in its outline', () => {
    assert.deepEqual(
      read('<nav><h2>Menu</h2></nav><h1>One</h1><nav><h2>More</h2></nav><h2>Two</h2>').outline.map(
        ({ title }) => title,
      ),
      ['One', 'Two'],
    )
  })

  it('shows quotation marks where a browser does, and knows block quotations and tables', () => {
    const source =
      '<p>He said <q>well, <b>yes</b></q>.</p><blockquote><p>Set apart.</p></blockquote><table><tr><th>a<th>b<tr><td>c<td><p>d</table>'
    const { text, blocks, map } = read(source)
    assert.deepEqual(
      blocks.map(({ kind, span: at }) => `${kind}: ${slice(text, at)}`),
      ['paragraph: He said “well, yes”.', 'quote: Set apart.', 'table: a\tb', 'table: c', 'paragraph: d'],
    )
    const said = span<'text'>(text.indexOf('“'), text.indexOf('”') + 1)
    assert.equal(slice(source, map.forward(said)), 'well, <b>yes</b></q>')
  })

  it('leaves marks of notes out of the words, wherever the link stands', () => {
    for (const mark of [
      '<sup><a href="#n">3</a></sup>',
      '<a href="#n" class="footnote-ref" role="doc-noteref"><sup>3</sup></a>',
      '<a epub:type="noteref" href="#n">3</a>',
    ]) {
      assert.equal(words(`<p>so${mark} it went</p>`), 'so it went')
    }
  })
})
