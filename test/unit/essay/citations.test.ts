import assert from 'node:assert/strict'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
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

  it('are also read in the ways of Obsidian and MyST', () => {
    const wiki = 'As [[@doe99]] says.'
    const [citation] = parseEssay(wiki).citations
    assert.equal(citation && wiki.slice(citation.span.start, citation.span.end), '[[@doe99]]')
    assert.deepEqual(cites('So {cite:p}`key1,key2` and {cite:t}`key3`.'), [
      [
        'parenthetical',
        [
          ['key1', '', ''],
          ['key2', '', ''],
        ],
      ],
      ['narrative', [['key3', '', '']]],
    ])
  })

  it('are none in code, links, addresses, maths, comments, cross-references and example lists', () => {
    assert.deepEqual(keys('See @fig-plot, [@tbl-one] and @sec-two; @eq-x.'), [])
    assert.deepEqual(keys('(@good) An example.\n\nAs (@good) shows, and @real says.'), ['real'])
    assert.deepEqual(keys('https://x.org/@me [t](http://x.y/@me) <http://x.y/@z> <!-- @c --> $@m$ `@k` a.b@c.de'), [])
    assert.deepEqual(keys('```\n@a\n```\n\n    @b\n'), [])
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
    assert.equal(locator('@k [p. 33]'), 'page 33')
    assert.equal(locator('@k (p. 33) says'), 'page 33')
  })

  it('say with braces what the locator is', () => {
    assert.equal(locator('[@k{ii, A, D-Z}, with a suffix]'), 'page ii, A, D-Z')
    assert.equal(locator('[@k, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here]'), 'page iv, vi-xi, (xv)-(xvii)')
    assert.equal(locator('[@k{}, 99 years later]'), 'none')
    assert.equal(locator('[@k, as shown]'), 'none')
  })
})
