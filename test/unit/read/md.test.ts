import assert from 'node:assert/strict'
import { mdReader } from '../../../server/src/core/read/markdown/md.ts'
import { slice, span } from '../../../server/src/core/text/span.ts'
import { firstProblem } from '../../support/first-problem.ts'

const read = (text: string) => mdReader.read({ path: 'a.md', bytes: new TextEncoder().encode(text) })
const seen = (text: string): string => read(text).text.trim()

describe('reading Markdown', () => {
  const cases: readonly (readonly [what: string, source: string, reader: string])[] = [
    ['emphasis', 'a *b* **c** _d_ ***e***', 'a b c d e'],
    ['emphasis inside a word', 'un*frigging*believable', 'unfriggingbelievable'],
    ['links', 'see [the **text**](http://x.org "title") and <http://y.org>', 'see the text and http://y.org'],
    ['references', 'see [the text][ref] and [ref]\n\n[ref]: http://x.org', 'see the text and ref'],
    ['images', '![a caption](picture.png)', 'a caption'],
    ['an author’s brackets', 'it [the state] withers [sic] away', 'it [the state] withers [sic] away'],
    ['footnote marks', 'withers away.[^1]\n\n[^1]: A note here.', 'withers away.\n\n A note here.'],
    ['entities and escapes', 'caf&eacute; &#8217; &amp; \\*not\\* 3 \\> 2', 'café ’ & *not* 3 > 2'],
    ['headings', '# One #\n\nTwo\n===\n\n## Three {#id .class}', 'One\n\nTwo\n\nThree'],
    ['quotes', '> one\n> two\nthree', 'one\ntwo\nthree'],
    ['code', 'a `b*c*`\n\n```js\nlet *x*\n```', 'a b*c*\n\nlet *x*'],
    ['tags and comments', 'a <span class="x">b</span><br>c <!-- d --> e', 'a b\nc  e'],
    ['blocks of HTML', '<div>\n*a* b\n</div>', '*a* b'],
    ['fenced divs', '::: {.note}\ntext\n:::', 'text'],
    ['strikethrough and tasks', '- [x] ~~done~~', '-  done'],
  ]
  for (const [what, source, reader] of cases) {
    it(`shows ${what} as a reader sees it`, () => {
      assert.equal(seen(source), reader)
    })
    it(`shows ${what} the same with CRLF`, () => {
      assert.equal(seen(source.replaceAll('\n', '\r\n')), reader)
    })
  }

  it('keeps the cells of a table apart', () => {
    assert.deepEqual(seen('| a | b |\n|---|---|\n| c | d |').split(/\s+/), ['a', 'b', 'c', 'd'])
  })

  it('maps a phrase with markup inside back to the file', () => {
    const source = 'The **state** does not [wither](http://x.org) away.'
    const { text, map } = read(source)
    const at = text.indexOf('state')
    const span_ = map.forward(span<'text'>(at, text.indexOf(' away')))
    assert.equal(slice(source, span_), 'state** does not [wither')
  })

  it('reads front matter', () => {
    const { metadata, text } = read(
      '---\ntitle: On *Parts*\nauthor:\n  - family: Reed\n    given: Henry\ndate: 1942-05-04\nlang: en-GB\ncitation-key: reed1942\ncomplete: false\n---\n# Other\n',
    )
    assert.deepEqual(metadata, {
      title: 'On Parts',
      authors: ['Reed, Henry'],
      year: '1942',
      language: 'en-GB',
      key: 'reed1942',
      complete: false,
    })
    assert.equal(text.trim(), 'Other')
  })

  it('tells of bad front matter, with its line, and reads on', () => {
    const { problems, text } = read('---\ntitle: "open\nx: [\n---\nThe text.\n')
    assert.equal(text.trim(), 'The text.')
    assert.ok(problems.length > 0 && (problems[0]?.line ?? 0) >= 2, JSON.stringify(problems))
  })

  it('has its first heading for a title, and an outline', () => {
    const { metadata, outline } = read('# On *Parts*\n\nText.\n\n## Naming\n\nText.\n')
    assert.equal(metadata.title, 'On Parts')
    assert.deepEqual(
      outline.map(heading => [heading.level, heading.title]),
      [
        [1, 'On Parts'],
        [2, 'Naming'],
      ],
    )
  })

  it('says what its blocks are', () => {
    const { text, blocks } = read('# H\n\npara\n\n> quoted\n\n- item\n\n```\ncode\n```\n')
    assert.deepEqual(
      blocks.map(block => `${block.kind} ${slice(text, block.span)}`),
      ['heading H', 'paragraph para', 'quote quoted', 'list-item - item', 'code code'],
    )
  })

  it('reads what is built to be slow as plain text, and says so', () => {
    const { text, problems } = read(`${'*'.repeat(20000)}word`)
    assert.match(text, /word$/)
    assert.match(firstProblem({ problems }), /^The file is too large or too deeply nested/)
  })
})
