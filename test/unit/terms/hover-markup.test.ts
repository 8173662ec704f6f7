import assert from 'node:assert/strict'
import { Autolink, GFM, parser } from '@lezer/markdown'
import fc from 'fast-check'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { excerpt } from '../../../server/src/core/features/excerpt.ts'
import {
  blocks,
  bold,
  emphasised,
  heading,
  link,
  list,
  plain,
  quote,
  renderTermHover,
} from '../../../server/src/core/features/hover-markup.ts'
import { termHover } from '../../../server/src/core/features/term-hover.ts'
import { contributionOf as completed } from '../../../server/src/core/index/contribution.ts'
import type { Place } from '../../../server/src/core/model/place.ts'
import { span } from '../../../server/src/core/text/span.ts'
import { scanWords } from '../../../server/src/core/text/words.ts'
import { contributionOf } from '../../support/contribution.ts'

const markdown = parser.configure([GFM, Autolink])

const PLACE = { source: 'a.txt', span: span(0, 1), pieces: [] } as unknown as Place

/** What must never come from a document. */
const ACTIVE =
  /^(?:Link|Image|URL|Autolink|HTMLTag|HTMLBlock|Comment|CommentBlock|LinkReference|InlineCode|FencedCode|CodeBlock|Emphasis|StrongEmphasis|Strikethrough|Table|HorizontalRule|ATXHeading\d|SetextHeading\d|BulletList|OrderedList|Blockquote|Entity|Task)$/

function nodesOf(text: string): readonly string[] {
  const found: string[] = []
  markdown.parse(text).iterate({ enter: node => void found.push(node.name) })
  return found
}

function activeIn(text: string): readonly string[] {
  return nodesOf(text).filter(name => ACTIVE.test(name))
}

/** What a reader sees of inert Markdown. */
function seen(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\u2060', '')
}

const HOSTILE = [
  '[click](command:workbench.action.terminal.new)',
  '![x](https://example.org/pixel.png)',
  '<img src=x onerror=alert(1)>',
  '<https://example.org>',
  '<me@example.org>',
  'see http://example.org/a?b=c and HTTPS://EXAMPLE.ORG',
  'ftp://example.org www.example.org WWW.Example.org',
  'write to me@example.org, mailto:me@example.org or xmpp:me@example.org/x',
  '[ref]: https://example.org',
  '[ref][ref] and [ref]',
  '`code` ``co`de``',
  '~~gone~~ ~~~',
  '# heading',
  '- item',
  '+ item',
  '1. item',
  '1) item',
  '> quote',
  '***',
  '---',
  '===',
  'a | b\n--- | ---\nc | d',
  '*emphasis* _emphasis_ **strong** __strong__',
  '&lt;script&gt; &#60;b&#62; &amp; AT&T',
  '<!-- comment -->',
  '<script>alert(1)</script>',
  '    indented code',
  '\tindented code',
  '- [ ] task',
  '```\nfenced\n```',
  '$(zap) $x^2$',
  'ends with a bang!',
  'wow![x](y)',
  '\\[x](y) \\\\[x](y)',
  'a\u202Egnp.exe',
  'ht\u200Btp://example.org',
  'h\u0000ttp://example.org',
  'http:\n//example.org',
]

describe('hover Markdown', () => {
  for (const text of HOSTILE) {
    it(`does nothing with ${JSON.stringify(text)}`, () => {
      for (const part of [plain(text), `x${plain(text)}`, `${plain(text)} and ${plain(text)}`]) {
        assert.deepEqual(activeIn(part), [], part)
      }
      assert.deepEqual(activeIn(link(text, PLACE, () => undefined)), [])
      // The link is the caller's, and it is the only one.
      const linked = nodesOf(link(text, PLACE, () => 'file:///a.txt#L1'))
      assert.equal(linked.filter(name => name === 'Link').length, 1)
      assert.equal(linked.filter(name => ACTIVE.test(name) && name !== 'Link' && name !== 'URL').length, 0)
      assert.deepEqual(
        activeIn(quote(plain(text))).filter(name => name !== 'Blockquote'),
        [],
      )
      assert.deepEqual(
        activeIn(list([plain(text)])).filter(name => name !== 'BulletList'),
        [],
      )
      assert.deepEqual(
        activeIn(heading(text)).filter(name => name !== 'ATXHeading4'),
        [],
      )
    })
  }

  it('these texts would do something if they were not made inert', () => {
    const harmless = HOSTILE.filter(text => activeIn(text).length === 0)
    assert.ok(harmless.length <= 12, harmless.join('\n'))
  })

  it('a reader sees the letters of the document', () => {
    for (const text of [
      'a*b_c [d] <e> `f` ~g | h\\i',
      'me@example.org http://example.org www.example.org',
      '1. # - + !',
    ]) {
      assert.equal(seen(plain(text)), text)
    }
  })

  it('is inert whatever the text (property)', () => {
    const piece = fc.constantFrom(
      ...HOSTILE,
      ...'[]()<>!*_`~|#&@:/\\.-+$ \n'.split(''),
      'www.',
      'http://',
      'x',
      'é',
      '&#x',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const text = pieces.join('')
        assert.deepEqual(activeIn(plain(text)), [])
        assert.deepEqual(
          activeIn(emphasised(text, { start: 0, end: Math.min(3, text.length) })).filter(
            name => name !== 'StrongEmphasis',
          ),
          [],
        )
      }),
      { numRuns: 300 },
    )
  })

  it('the address of a link cannot end the link', () => {
    const made = link('a', PLACE, () => 'file:///a (1).txt?x=<y>#"z"')
    assert.equal(made, '[a](file:///a%20%281%29.txt?x=%3Cy%3E#%22z%22)')
    assert.equal(nodesOf(made).filter(name => name === 'Link').length, 1)
  })

  it('bold only where bold marks are read as such', () => {
    assert.equal(bold('New Economic Policy'), '**New Economic Policy**')
    assert.equal(bold('what?'), 'what?')
    assert.equal(emphasised('the Thermidorians met', { start: 4, end: 17 }), 'the **Thermidorians** met')
  })

  it('blocks leaves out what is empty', () => assert.equal(blocks('a', '', 'b'), 'a\n\nb'))

  it('an excerpt keeps its focus and cuts between words', () => {
    const text = `${'before '.repeat(50)}FOCUS ${'after '.repeat(50)}`.trim()
    const at = text.indexOf('FOCUS')
    const cut = excerpt(text, { start: at, end: at + 5 }, 100)
    assert.equal(cut.text.slice(cut.focus.start, cut.focus.end), 'FOCUS')
    assert.match(cut.text, /^… before .* after …$/)
    assert.ok(cut.text.length <= 110)
    assert.deepEqual(excerpt('short', { start: 0, end: 5 }, 100), { text: 'short', focus: { start: 0, end: 5 } })
  })

  it('a hostile source gives an inert hover', () => {
    const text = [
      '= <b>Title</b> [x](command:y) =',
      '',
      '== ![h](https://example.org/h.png) ==',
      '',
      'Pomona is a goddess, see [this](command:z), <img src=x>, https://example.org, me@example.org and `code` of fruit.',
    ].join('\n')
    const corpus = Corpus.empty().with([contributionOf(text)])
    const hover = termHover('Pomona', 2, corpus)
    assert.ok(hover)
    const rendered = renderTermHover(hover, () => 'file:///source.txt')
    const allowed = new Set(['Blockquote', 'StrongEmphasis', 'BulletList', 'Link', 'URL'])
    assert.deepEqual(
      activeIn(rendered).filter(name => !allowed.has(name)),
      [],
    )
    assert.equal(nodesOf(rendered).filter(name => name === 'Link').length, 1 + hover.more.length)
    assert.equal(nodesOf(rendered).filter(name => name === 'URL').length, 1 + hover.more.length)
  })
})

describe('a passage that runs over the end of a page', () => {
  it('is shown without the foot of the page and the head of the next', () => {
    const text =
      'A \u201cscion\u201d is a shoot that is set\n\nMiller                 [Page 7]\n\non another plant to grow there.\n'
    const contribution = contributionOf(text)
    const from = text.indexOf('Miller')
    const passage = span<'text'>(0, text.length - 1)
    const at = span<'text'>(text.indexOf('scion'), text.indexOf('scion') + 5)
    const rendition = { ...contribution.rendition, furniture: [span<'text'>(from, text.indexOf('on another'))] }
    const account = { name: 'scion', aliases: [], kind: 'definition', at, passage, score: 0.9 } as const
    const words = scanWords(text, rendition.furniture)
    const { reader, language } = contribution
    const whole = completed({
      id: contribution.id,
      path: 'source.txt',
      uri: contribution.uri,
      reader,
      fingerprint: 'page',
      keyHint: 'source',
      rendition,
      words,
      language,
      terms: [account],
    })
    const corpus = Corpus.empty().with([whole])
    const hover = termHover('The scion', 6, corpus)
    assert.equal(hover?.best.text, 'A \u201cscion\u201d is a shoot that is set on another plant to grow there.')
    assert.equal(hover.best.text.slice(hover.best.term.start, hover.best.term.end), 'scion')
  })
})
