import assert from 'node:assert/strict'
import { contribute } from '../../../server/src/core/corpus/contribute.ts'
import { assignKeys } from '../../../server/src/core/corpus/keys.ts'
import type { Contribution } from '../../../server/src/core/index/contribution.ts'
import { keyHint } from '../../../server/src/core/index/key-hint.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import { said } from '../../../server/src/core/wording.ts'
import { readSeeds } from '../../support/shared.ts'

function source(path: string, text: string): Contribution {
  const file = { id: path as SourceId, path, uri: `file:///${path}`, bytes: new TextEncoder().encode(text) }
  const made = contribute(file, bytes => String(bytes.length))
  if ('failed' in made) throw new Error(said(made.failed))
  return made
}

const keysOf = (...sources: readonly Contribution[]): Record<string, string> => Object.fromEntries(assignKeys(sources))
/** The key that Pandoc reads after an `@`, to its end. */
const PANDOC_KEY = /^[\p{L}\p{Nd}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{Nd}_])*$/u

describe('the key that a source would like', () => {
  const cases: readonly (readonly [path: string, metadata: Parameters<typeof keyHint>[0], key: string])[] = [
    ['sources/smith1776.txt', { title: 'The Wealth of Nations' }, 'smith1776'],
    ['sources/trotsky-1936.md', {}, 'trotsky-1936'],
    ['knei_paz1978.html', {}, 'knei_paz1978'],
    ['rfc1034.txt', { title: 'Names', authors: ['Mockapetris, P.'], year: '1987' }, 'rfc1034'],
    ['kjv/book01.htm', {}, 'book01'],
    ['notes.txt', { authors: ['Knei-Paz, Baruch'], year: '1978' }, 'kneipaz1978'],
    ['notes.txt', { authors: ['Müller, Ægir'], title: 'Über die Sätze' }, 'muller-uber-satze'],
    ['000_d1d44844c1513060.txt', { title: 'The Revolution of the Moderns' }, 'revolution-moderns'],
    ['0f8fad5bd9cb469fa16570867728950e.txt', { title: 'Преданная революция' }, 'преданная-революция'],
    ['the-wealth-of-nations.txt', {}, 'wealth-nations'],
    ['x.txt', { key: 'doe:99', title: 'T' }, 'doe:99'],
  ]
  for (const [path, metadata, key] of cases) {
    it(`is ${key} for ${path} with ${JSON.stringify(metadata)}`, () => {
      assert.equal(keyHint(metadata, path, 'the first words of the text'), key)
    })
  }

  it('comes from the first words when nothing else is known', () => {
    assert.equal(
      keyHint({ title: 'When the working…' }, '004_6b94b55129d68478.txt', 'When the working class had it'),
      'working-class',
    )
  })

  it('is always one that Pandoc reads whole', () => {
    for (const name of ['@@@', '---', '…', 'a  b', '«Être»', '1984', '日本', '']) {
      assert.match(keyHint({ title: name }, '12345678.txt', name), PANDOC_KEY, name)
    }
  })
})

describe('the keys of a corpus', () => {
  it('are for a file that is named by one before a file that tells author and year', () => {
    const told = '---\nauthor: Maud Ferrier\ndate: 1911\n---\n\n'
    const keys = keysOf(source('book.md', `${told}One text.`), source('ferrier1911.txt', 'Another text.'))
    assert.deepEqual(keys, { 'book.md': 'ferrier1911b', 'ferrier1911.txt': 'ferrier1911' })
  })

  it('are told apart by letters, in the order of the ids; the first keeps its own', () => {
    const keys = keysOf(
      source('aa/one_0f8fad5bd9cb469f.md', '# On Parts\n\nFirst text.'),
      source('bb/two_0f8fad5bd9cb469f.md', '# On Parts\n\nSecond text.'),
      source('cc/reed1942.txt', 'Third text.'),
    )
    assert.deepEqual(Object.values(keys), ['parts', 'parts-b', 'reed1942'])
  })

  it('are the same for renditions of one work: one declared key, or the same words', () => {
    const keys = keysOf(
      source('a.md', '---\nkey: reed1942\n---\nOne half.'),
      source('b.md', '---\nkey: reed1942\n---\nThe other half.'),
      source('c_0f8fad5bd9cb469f.txt', 'The very same words.'),
      source('d.md', 'The *very* same words.'),
    )
    assert.equal(keys['a.md'], 'reed1942')
    assert.equal(keys['b.md'], 'reed1942')
    assert.equal(keys['c_0f8fad5bd9cb469f.txt'], keys['d.md'])
  })

  it('never give a made-up key where a source has it for its own', () => {
    const keys = keysOf(
      source('a.md', '---\nkey: parts-b\n---\nOne.'),
      source('b_0f8fad5bd9cb469f.md', '# On Parts\n\nTwo.'),
      source('c_0f8fad5bd9cb469f.md', '# On Parts\n\nThree.'),
    )
    assert.deepEqual(Object.values(keys).sort(), ['parts', 'parts-b', 'parts-c'])
  })
})

describe('the five documents', () => {
  const sources = [...readSeeds()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => source(name, text))

  it('have a title each, of their own content', () => {
    const titles = sources.map(s => s.rendition.metadata.title ?? '')
    assert.equal(titles.length, 5)
    assert.equal(new Set(titles).size, 5, titles.join(' | '))
    for (const [i, title] of titles.entries()) {
      const opening = sources[i]?.rendition.text ?? ''
      const words = title.replace(/…$/, '').split(/: /)
      for (const part of words) assert.ok(opening.includes(part), `${title}: no such words in the document`)
      assert.doesNotMatch(title, /[0-9a-f]{12}/)
    }
  })

  it('have keys that say what they are, none an author’s who did not write them', () => {
    const keys = [...assignKeys(sources).values()]
    assert.equal(new Set(keys).size, 5, keys.join(' '))
    for (const key of keys) {
      assert.match(key, PANDOC_KEY)
      assert.match(key, /^[a-z]+(-[a-z]+)+$/)
    }
    assert.ok(sources.every(s => s.rendition.metadata.authors === undefined))
  })

  it('have outlines, but for the one without headings', () => {
    assert.deepEqual(
      sources.map(s => s.rendition.outline.length > 0),
      [true, true, true, true, false],
    )
    assert.ok((sources[0]?.rendition.outline.length ?? 0) > 20)
  })
})
