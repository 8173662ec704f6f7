import assert from 'node:assert/strict'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
import { writingAt } from '../../../server/src/core/essay/writing-at.ts'
import { span } from '../../../server/src/core/text/span.ts'
import { PANDOC_CASES, type PandocCite } from './pandoc-cases.ts'

const plain = (markdown: string): string => markdown.replace(/[*`]/g, '').replace(/\s+/g, ' ').trim()

const cites = (text: string): PandocCite[] =>
  parseEssay(text).citations.map(c => [
    c.mode,
    c.items.map(i => [(i.suppressAuthor ? '-' : '') + i.key, plain(i.prefix), plain(i.suffix)]),
  ])

const keys = (text: string): string[] => parseEssay(text).citations.flatMap(c => c.items.map(i => i.key))

function locator(citation: string, lang = 'en'): string {
  const item = parseEssay(`---\nlang: ${lang}\n---\n\n${citation}\n`).citations[0]?.items[0]
  return item?.locator ? `${item.locator.label} ${item.locator.value}` : 'none'
}

describe('citations', () => {
  describe('are read as Pandoc reads them', () => {
    // Where a writer means more than Pandoc gives, we go our own way; see the tests below.
    for (const [markdown, expected] of PANDOC_CASES) {
      it(JSON.stringify(markdown), () => assert.deepEqual(cites(`${markdown}\n`), expected))
    }
  })

  it('have spans for the whole and for each key', () => {
    const text = 'So [see @doe99, pp. 3-5; -@{x y}] it is.'
    const [citation] = parseEssay(text).citations
    assert.equal(citation && text.slice(citation.span.start, citation.span.end), '[see @doe99, pp. 3-5; -@{x y}]')
    assert.deepEqual(
      citation?.items.map(i => text.slice(i.keySpan.start, i.keySpan.end)),
      ['doe99', 'x y'],
    )
    const { locator } = citation?.items[0] ?? {}
    assert.equal(locator && text.slice(locator.span.start, locator.span.end), 'pp. 3-5')
  })

  it('name the footnote that they stand in', () => {
    const { citations } = parseEssay(
      'A.[^n] B^[see @inline].\n\n[^n]: First [@a].\n\n    Second [@b].\n\nAfter [@c].\n',
    )
    assert.deepEqual(
      citations.map(c => [c.items[0]?.key, c.footnote]),
      [
        ['inline', '^1'],
        ['a', 'n'],
        ['b', 'n'],
        ['c', undefined],
      ],
    )
  })

  describe('in double brackets, as Obsidian and Zettlr write them', () => {
    it('span the outer brackets', () => {
      const wiki = 'As [[@doe99]] says.'
      const [citation] = parseEssay(wiki).citations
      assert.equal(citation && wiki.slice(citation.span.start, citation.span.end), '[[@doe99]]')
      assert.deepEqual(cites('[[see @a, p. 3; @b]]'), [
        [
          'parenthetical',
          [
            ['a', 'see', ', p. 3'],
            ['b', '', ''],
          ],
        ],
      ])
    })

    it('have neither the heading nor the name of the link in the key', () => {
      assert.deepEqual(cites('[[@doe99#Notes|Doe]]'), [['parenthetical', [['doe99', '', '']]]])
    })

    it('are a citation in the text of a link where an address follows', () => {
      const text = '[[@doe99]](https://example.org)'
      const [citation] = parseEssay(text).citations
      assert.equal(citation && text.slice(citation.span.start, citation.span.end), '[@doe99]')
    })
  })

  describe('in roles of MyST', () => {
    const role = (text: string): unknown =>
      parseEssay(text).citations.map(c => [
        c.mode,
        ...c.items.map(i => [
          (i.suppressAuthor ? '-' : '') + i.key,
          i.prefix,
          i.suffix,
          i.locator ? `${i.locator.label} ${i.locator.value}` : '',
        ]),
      ])

    it('stand in the sentence or in brackets', () => {
      assert.deepEqual(role('So {cite:p}`key1,key2` and {cite:t}`key3`, {cite}`key4`.'), [
        ['parenthetical', ['key1', '', '', ''], ['key2', '', '', '']],
        ['narrative', ['key3', '', '', '']],
        ['parenthetical', ['key4', '', '', '']],
      ])
      assert.deepEqual(role('{cite:year}`a` {cite:author}`b`'), [
        ['parenthetical', ['-a', '', '', '']],
        ['narrative', ['b', '', '', '']],
      ])
    })

    it('have words before and behind a key in braces, or the key in angle brackets', () => {
      const both = [['parenthetical', ['a', 'see', 'p. 3', 'page 3'], ['b', '', 'fig 1', 'figure 1']]]
      assert.deepEqual(role('{cite:p}`{see}a{p. 3}; b{fig 1}`'), both)
      assert.deepEqual(role('{cite:p}`see <a> p. 3; <b> fig 1`'), both)
    })

    it('have spans for the whole and for the key', () => {
      const text = 'So {cite:p}`{see}doe99{p. 3}`.'
      const [citation] = parseEssay(text).citations
      const item = citation?.items[0]
      assert.equal(citation && text.slice(citation.span.start, citation.span.end), '{cite:p}`{see}doe99{p. 3}`')
      assert.equal(item && text.slice(item.keySpan.start, item.keySpan.end), 'doe99')
      assert.equal(item?.locator && text.slice(item.locator.span.start, item.locator.span.end), 'p. 3')
    })

    it('are none without a key and in other roles', () => {
      assert.deepEqual(keys('{cite}` ` {ref}`a` {cite:p}`two words` {cite:empty}`a` x {cite}'), [])
    })
  })

  describe('while they are typed', () => {
    for (const unfinished of [
      '[',
      '[@',
      '[see @',
      '[-@',
      '@{unfinished',
      '[@a; @{x',
      '[@a, p. 3',
      '@a [p. 3; see @',
      '[[@a',
      '{cite:p}`a',
    ]) {
      it(`${unfinished} keeps to its paragraph`, () => {
        const found = parseEssay(`Words ${unfinished}\n\nNext [see @later, p. 4].\n\n- item\n- [@last]\n`).citations
        assert.deepEqual(
          found.slice(-2).map(c => [c.mode, c.items.map(i => [i.key, i.prefix])]),
          [
            ['parenthetical', [['later', 'see']]],
            ['parenthetical', [['last', '']]],
          ],
        )
        assert.ok(found.slice(0, -2).every(c => c.items.every(i => i.key === 'a')))
      })
    }

    it('say what their key and locator are as soon as they stand there', () => {
      assert.equal(locator('[@k, p. 3'), 'page 3')
      assert.equal(locator('Words [see @k, pp. 3–4; @o'), 'page 3–4')
      assert.equal(locator('[@k, p.'), 'none')
    })

    it('offer the key under the cursor, wherever a citation may stand', () => {
      for (const typed of [
        '[@do',
        'see @do',
        '@{do',
        '[@a; -@do',
        '@a [see @do',
        '[[@do',
        '> [@do',
        '^[see @do',
        '“x” [@do',
        '*as @do',
      ]) {
        const writing = writingAt(
          parseEssay(`${typed}\n\nNext [@b].\n`),
          span<'essay'>(typed.length, typed.length).start,
        )
        assert.equal(writing?.kind === 'key' ? writing.query : writing?.kind, 'do', typed)
      }
    })
  })

  it('are none in code, links, addresses, maths, comments, cross-references and example lists', () => {
    assert.deepEqual(keys('See @fig-plot, [@tbl-one] and @sec-two; @eq-x.'), [])
    assert.deepEqual(keys('(@good) An example.\n\nAs (@good) shows, and @real says.'), ['real'])
    assert.deepEqual(keys('https://x.org/@me [t](http://x.y/@me) <http://x.y/@z> <!-- @c --> $@m$ `@k` a.b@c.de'), [])
    assert.deepEqual(keys('```\n@a\n```\n\n    @b\n'), [])
    assert.deepEqual(keys('mastodon.example/@me wrote to a-b@c.de.'), [])
  })

  it('are no example because a wrapped line begins with one in parentheses', () => {
    assert.deepEqual(keys('A line that is wrapped before\n(@doe99) goes on, and @doe99 again.'), ['doe99', 'doe99'])
    assert.deepEqual(keys('- an item\n\n(@one) An example.\n(@two) Another.\n\nSee @one, @two and [@one].'), ['one'])
  })

  it('may have in their key what looks like markup, an address or maths', () => {
    assert.deepEqual(keys('@a_b and @c_d, [@x$1; @y$2], @A<b>c, @http://x.y/z, [-@van.der.Berg1], @{a{b}c}'), [
      'a_b',
      'c_d',
      'x$1',
      'y$2',
      'A<b>c',
      'http://x.y/z',
      'van.der.Berg1',
      'a{b}c',
    ])
  })

  it('are not cut by a semicolon in emphasis, quotation marks or code', () => {
    for (const words of ['*a; b*', '“a; b”', '"a; b"', '`a; b`'])
      assert.deepEqual(
        parseEssay(`[@a, ${words} c; @b]`).citations.map(c => c.items.length),
        [2],
        words,
      )
  })

  it('have locators with terms in four languages', () => {
    assert.equal(locator('[@k, 33]'), 'page 33')
    assert.equal(locator('[@k, pp. 33-35, 38 and *passim*]'), 'page 33-35, 38')
    assert.equal(locator('[@k p. xii]'), 'page xii')
    assert.equal(locator('[@k, chap. 1]'), 'chapter 1')
    assert.equal(locator('[@k, §§ 3–4]'), 'section 3–4')
    assert.equal(locator('[@k, vol. 2, p. 17]'), 'page 17')
    assert.equal(locator('[@k, act 3, scene 4]'), 'act 3')
    assert.equal(locator('[@k, p. 33ff.]'), 'page 33ff')
    assert.equal(locator('[vgl. @k, S. 33 f.]', 'de'), 'page 33 f.')
    assert.equal(locator('[@k, Kap. 2]', 'de'), 'chapter 2')
    assert.equal(locator('[@k, chapitre 4]', 'fr'), 'chapter 4')
    assert.equal(locator('[@k, с. 12–13]', 'ru'), 'page 12–13')
    assert.equal(locator('[@k, гл. 3]', 'ru'), 'chapter 3')
    assert.equal(locator('[@k, S. 12]', 'de-AT'), 'page 12')
    assert.equal(locator('[@k, стр. 12]', 'ru'), 'page 12')
    assert.equal(locator('[@k, nᵒ 4]', 'fr'), 'issue 4')
    assert.equal(locator('[@k, sub verbo 4]'), 'sub-verbo 4')
    assert.equal(locator('[@k, s. v. 4]', 'de'), 'sub-verbo 4')
    assert.equal(locator('@k [p. 33]'), 'page 33')
    assert.equal(locator('@k (p. 33) says'), 'page 33')
  })

  it('have locators in all forms of numbers', () => {
    for (const number of [
      '3',
      'iv',
      'XII',
      '33-35',
      '47–8',
      '33--35',
      '47f',
      '47ff',
      '33 f.',
      'IV.2',
      '12:3',
      '2.3.1',
      '117v',
    ])
      assert.equal(locator(`[@k, p. ${number}]`), `page ${number}`)
    assert.equal(locator('[@k, P. 33, 35 and 38, my italics]'), 'page 33, 35 and 38')
    assert.equal(locator('[@k, PAGES 3]'), 'page 3')
    assert.equal(locator('[@k, pp 3–5]'), 'page 3–5')
    assert.equal(locator('[@k, IV.2]'), 'page IV.2')
    assert.equal(locator('[@k, iv]'), 'none')
    assert.equal(locator('[@k, p. 12, n. 3]'), 'page 12')
    assert.equal(locator('[@k, p. 12 l. 3]'), 'page 12')
    assert.equal(locator('[@k: 33]'), 'page 33')
    assert.equal(locator('[@k, 2:17]'), 'page 2:17')
    assert.equal(locator('[@k, pp. (xv)-(xvii)]'), 'page (xv)-(xvii)')
  })

  it('say with braces what the locator is', () => {
    assert.equal(locator('[@k{ii, A, D-Z}, with a suffix]'), 'page ii, A, D-Z')
    assert.equal(locator('[@k, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here]'), 'page iv, vi-xi, (xv)-(xvii)')
    assert.equal(locator('[@k{}, 99 years later]'), 'none')
    assert.equal(locator('[@k, as shown]'), 'none')
  })
})
