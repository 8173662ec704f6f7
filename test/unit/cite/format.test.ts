import assert from 'node:assert/strict'
import type { CslItem } from '../../../server/src/core/cite/csl-item.ts'
import { format } from '../../../server/src/core/cite/format.ts'
import type { CiteCluster, FormatRequest, FormatResult } from '../../../server/src/core/cite/format-request.ts'
import { htmlOf, markdownOf, plainText, runsOf } from '../../../server/src/core/cite/formatted-text.ts'
import { readProcessorHtml } from '../../../server/src/core/cite/read-processor-html.ts'
import { SHIPPED_STYLES, shippedStyle } from '../../../server/src/core/cite/styles.ts'
import { shippedLocales, shippedStyleXml } from '../../support/csl-assets.ts'

const smith: CslItem = {
  id: 'smith1776',
  type: 'book',
  title: 'The wealth of nations',
  author: [{ family: 'Smith', given: 'Adam' }],
  issued: { 'date-parts': [[1776]] },
}
const doe: CslItem = {
  id: 'doe1999',
  type: 'article-journal',
  title: 'Of <i>margins</i>',
  author: [
    { family: 'Doe', given: 'Jane' },
    { family: 'Roe', given: 'Richard' },
  ],
  'container-title': 'Journal of Edges',
  volume: '12',
  page: '1-20',
  issued: { 'date-parts': [[1999]] },
}

function cite(...ids: readonly string[]): CiteCluster {
  return { items: ids.map(id => ({ id })), narrative: false }
}

function run(style: string, more: Partial<FormatRequest>): FormatResult {
  return format({
    style: shippedStyleXml(shippedStyle(style)?.file ?? style),
    locales: shippedLocales(),
    items: [smith, doe],
    citations: [],
    ...more,
  })
}

function texts({ citations }: FormatResult): readonly string[] {
  return citations.map(({ text }) => plainText(text))
}

describe('formatting', function () {
  this.timeout(20_000)

  it('knows every style that ships, and each has words for all our languages', () => {
    for (const { file } of SHIPPED_STYLES) {
      for (const language of ['en-GB', 'en-US', 'de', 'fr', 'ru']) {
        const { problems, bibliography } = run(file, { citations: [cite('smith1776', 'doe1999')], language })
        assert.deepEqual(problems, [], file)
        assert.equal(bibliography.length, 2, file)
        assert.match(plainText(bibliography[0]?.text ?? []), /Smith|Doe/i, file)
      }
    }
  })

  it('tells the second citation of a note from the first', () => {
    const result = run('chicago-fullnotes', { citations: [cite('smith1776'), cite('doe1999'), cite('smith1776')] })
    assert.ok(result.isNote)
    assert.deepEqual(texts(result), [
      'Adam Smith, The Wealth of Nations, 1776.',
      'Jane Doe and Richard Roe, “Of Margins,” Journal of Edges 12 (1999): 1–20.',
      'Smith, The Wealth of Nations.',
    ])
  })

  it('speaks the language that it is asked for', () => {
    const items = [{ ...smith, editor: [{ family: 'Cannan', given: 'Edwin' }] }]
    const [german] = run('chicago-author-date', { items, citations: [cite('smith1776')], language: 'de' }).bibliography
    assert.match(plainText(german?.text ?? []), /Herausgegeben von Edwin Cannan/)
    const [russian] = run('gost', { items: [doe], citations: [cite('doe1999')] }).bibliography
    assert.match(plainText(russian?.text ?? []), /С\. 1–20/)
  })

  it('puts the author of a narrative citation into the sentence', () => {
    const narrative: CiteCluster = { items: [{ id: 'doe1999', locator: '5', label: 'page' }], narrative: true }
    const of = (style: string): string => {
      const [citation] = run(style, { citations: [narrative] }).citations
      return `${plainText(citation?.author ?? [])} | ${plainText(citation?.text ?? [])}`
    }
    assert.equal(of('chicago-author-date'), 'Doe and Roe | (1999, 5)')
    assert.equal(of('chicago-notes'), 'Doe and Roe | “Of Margins,” 5.')
    assert.equal(of('ieee'), 'Doe & Roe | [1, p. 5]')
  })

  it('keeps the order of a writer who says “but see”', () => {
    const cluster: CiteCluster = {
      items: [{ id: 'smith1776' }, { id: 'doe1999', prefix: 'but see ' }],
      narrative: false,
    }
    assert.deepEqual(texts(run('apa', { citations: [cluster] })), ['(Smith, 1776; but see Doe & Roe, 1999)'])
  })

  it('shows “et al.” for names that a bibliography leaves out', () => {
    const others: CslItem = { ...smith, author: [{ family: 'Smith', given: 'Adam' }, { literal: 'others' }] }
    const shown = (style: string, language: string): string =>
      plainText(run(style, { items: [others], citations: [cite('smith1776')], language }).bibliography[0]?.text ?? [])
    assert.match(shown('apa', 'en-US'), /^Smith, A\. et al\. \(1776\)/)
    assert.match(shown('chicago-author-date', 'en-US'), /^Smith, Adam et al\. 1776/)
    assert.match(shown('gost', 'ru'), /^1\. Smith A\. и др\. /)
  })

  it('marks keys that no bibliography has in their place and formats the others', () => {
    const items = (...ids: readonly string[]): CiteCluster['items'] => ids.map(id => ({ id }))
    const citations: CiteCluster[] = [
      cite('nobody'),
      cite('smith1776', 'nobody'),
      {
        items: [
          { id: 'nobody', prefix: 'see ' },
          { id: 'smith1776', locator: '3', label: 'page' },
        ],
        narrative: false,
      },
      cite('smith1776', 'no<i>body', 'doe1999', 'nothing'),
      { items: items('nobody'), narrative: true },
      { items: items('smith1776', 'nobody'), narrative: true },
    ]
    const shown = (style: string): readonly string[] => {
      const { problems, citations: made } = run(style, { citations })
      assert.deepEqual(problems, [])
      return made.map(({ text }) => htmlOf(text))
    }
    // As `pandoc --citeproc` 2.17 has them.
    assert.deepEqual(shown('chicago-author-date'), [
      '(<b>nobody?</b>)',
      '(Smith 1776; <b>nobody?</b>)',
      '(see <b>nobody?</b>; Smith 1776, 3)',
      '(Smith 1776; <b>no&#60;i&#62;body?</b>; Doe and Roe 1999; <b>nothing?</b>)',
      '(<b>nobody?</b>)',
      '(1776; <b>nobody?</b>)',
    ])
    assert.deepEqual(shown('ieee').slice(0, 3), [
      '<b>nobody?</b>',
      '[1], <b>nobody?</b>',
      'see <b>nobody?</b>, [1, p. 3]',
    ])
    assert.deepEqual(shown('chicago-notes').slice(0, 2), [
      '<b>nobody?</b>',
      'Smith, <i>The Wealth of Nations</i>; <b>nobody?</b>',
    ])
  })

  it('lists works that nobody cites when it is asked to', () => {
    const { bibliography } = run('apa', { citations: [cite('smith1776')], uncited: ['doe1999'] })
    assert.deepEqual(
      bibliography.map(({ key }) => key),
      ['doe1999', 'smith1776'],
    )
  })

  it('formats each entry as if it stood alone', () => {
    const second: CslItem = { ...smith, id: 'smith1759', title: 'The theory of moral sentiments' }
    const alone = run('chicago-author-date', { items: [smith, second], alone: true }).bibliography
    for (const { text } of alone) assert.match(plainText(text), /^Smith, Adam\. 1776\. /)
    const [numbered] = run('ieee', { alone: true }).bibliography
    assert.match(plainText(numbered?.text ?? []), /^A\. Smith/)
  })

  const wild: readonly unknown[] = [
    { issued: { 'date-parts': [['soon']] } },
    { issued: { 'date-parts': [[1999, 'Michaelmas', {}]] } },
    { issued: { raw: {} } },
    { issued: [[[]]] },
    { issued: { season: {} } },
    { author: 'A String' },
    { author: [null, 7, {}, { family: {} }, { given: '' }] },
    { author: { family: 'Alone' } },
    { title: { a: 1 } },
    { title: null, page: {}, volume: [] },
    { type: 7 },
    { type: 'no-such-type' },
    { language: 'xx-klingon-und-mehr' },
    { page: '-–-' },
    { 'original-date': '????' },
    { note: '{:issued: never}\nissued: x/y\ntype: ' },
    { DOI: 12 },
    { multi: { main: 'x' }, seeAlso: 'nothing' },
    { title: '<i>open <b>tags</i> & <span class="nocase">more' },
    { title: '"quotes\' “mixed’ «' },
  ]
  it('never lets one entry cost the others theirs', () => {
    for (const style of ['chicago-fullnotes', 'gost']) {
      for (const data of wild) {
        const bad = { id: 'bad', type: 'book', title: 'Bad', ...(data as object) } as unknown as CslItem
        const result = run(style, {
          items: [bad, smith, doe],
          citations: [cite('bad'), cite('smith1776'), cite('doe1999')],
        })
        const why = `${style} ${JSON.stringify(data)}`
        assert.match(texts(result)[1] ?? '', /Smith|\[\d/, why)
        assert.ok(
          result.bibliography.some(({ key }) => key === 'doe1999'),
          why,
        )
      }
    }
  })

  it('says so when the style is no style', () => {
    for (const style of [
      '',
      '<html></html>',
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text"></style>',
      'x',
    ]) {
      const { citations, problems } = format({
        style,
        locales: shippedLocales(),
        items: [smith],
        citations: [cite('smith1776')],
      })
      assert.equal(plainText(citations[0]?.text ?? []), '[@smith1776]')
      assert.match(problems[0]?.message ?? '', /style|formatted/)
    }
  })
})

describe('formatted text', () => {
  const evil: CslItem = {
    ...smith,
    title: '<script>alert(1)</script> & <img src=x onerror=y> <i>real</i> <a href="javascript:z">w</a>',
    URL: 'javascript:alert(1)',
    publisher: '"><b onmouseover=x>',
  }

  it('is safe whatever a bibliography holds', () => {
    const { bibliography } = run('chicago-author-date', { items: [evil], citations: [cite('smith1776')], links: true })
    const html = htmlOf(bibliography[0]?.text ?? [])
    const tags = html.match(/<[^>]*>/g) ?? []
    for (const tag of tags)
      assert.match(
        tag,
        /^<\/?(?:i|b|span|sup|sub|div|a)(?: (?:style="[a-z:; -]+"|class="[a-z-]+"|href="https?:[^"]*"))?>$/,
      )
    assert.doesNotMatch(html, /href="javascript/)
    assert.match(html, /&#60;script&#62;/i)
  })

  it('links addresses and DOIs', () => {
    const linked = { ...doe, DOI: '10.1/AbC' }
    const { bibliography } = run('apa', { items: [linked], citations: [cite('doe1999')], links: true })
    const last = runsOf(bibliography[0]?.text ?? []).find(({ link }) => link !== undefined)
    assert.deepEqual(last, { text: 'https://doi.org/10.1/AbC', link: 'https://doi.org/10.1/AbC' })
    assert.match(markdownOf(bibliography[0]?.text ?? []), /<https:\/\/doi\.org\/10\.1\/AbC>$/)
  })

  it('takes looks back where they are inside each other', () => {
    const text = readProcessorHtml(
      '<i>a <span style="font-style:normal;">b</span></i> <sup>c</sup><span style="font-variant:small-caps;">d</span>',
    )
    assert.deepEqual(runsOf(text), [
      { text: 'a ', italic: true },
      { text: 'b' },
      { text: ' ' },
      { text: 'c', position: 'superscript' },
      { text: 'd', smallCaps: true },
    ])
  })

  it('reads tags that do not fit as well as it can', () => {
    assert.equal(plainText(readProcessorHtml('<i>a <b>c</i> d</b>')), 'a c d')
    assert.equal(plainText(readProcessorHtml('a </i> b <span style="x">c')), 'a b c')
    assert.equal(htmlOf(readProcessorHtml('1 < 2 &#38;#60; <u>x</u>')), '1 &#60; 2 &#38;#60; &#60;u&#62;x&#60;/u&#62;')
  })

  it('is Markdown that Pandoc reads as the same words', () => {
    const md = (html: string): string => markdownOf(readProcessorHtml(html))
    assert.equal(md('<i>A *star* </i> _b_ [c] @d $e$ ^f'), '*A \\*star\\** \\_b\\_ \\[c\\] \\@d \\$e\\$ \\^f')
    assert.equal(md('Sub<sub>2 x</sub>'), 'Sub~2\\ x~')
    assert.equal(md('---. Smith -- so'), '\\-\\-\\-. Smith \\-\\- so')
    assert.equal(md('1. Smith'), '1\\. Smith')
    assert.equal(md('<span style="font-variant:small-caps;">Abc</span>'), '[Abc]{.smallcaps}')
  })
})
