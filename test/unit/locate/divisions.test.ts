import assert from 'node:assert/strict'
import { divisionsOf } from '../../../server/src/core/locate/divisions.ts'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { readerFor } from '../../../server/src/core/read/readers.ts'
import { renditionOf } from '../../support/contribution.ts'

const PROSE = `${'The harbour was in good order and the keepers had nothing to add to what was known of it before. '.repeat(6).trim()}\n`

/** `act 1 > scene 2` for each, in order. */
function chains(rendition: Rendition): readonly string[] {
  const all = divisionsOf(rendition)
  const named = (i: number): string => {
    const { label, number, parent } = all[i] as (typeof all)[number]
    const own = `${label} ${number.map(({ value }) => value).join('.')}`
    return parent === undefined ? own : `${named(parent)} > ${own}`
  }
  return all.map((_, i) => named(i))
}

function plain(...lines: readonly string[]): Rendition {
  return renditionOf(lines.map(line => (line === 'PROSE' ? PROSE : `${line}\n`)).join('\n'))
}

function html(body: string): Rendition {
  const reader = readerFor('a.html')
  assert.ok(reader && !reader.isolated)
  return reader.read({ path: 'a.html', bytes: new TextEncoder().encode(`<html><body>${body}</body></html>`) })
}

describe('the numbered parts of a source', () => {
  it('are nested as their names say', () => {
    const play = plain(
      'ACT I',
      'SCENE I. A room.',
      'PROSE',
      'SCENE II. A street.',
      'PROSE',
      'ACT II. SCENE I. A wood.',
      'PROSE',
    )
    assert.deepEqual(chains(play), ['act 1', 'act 1 > scene 1', 'act 1 > scene 2', 'act 2', 'act 2 > scene 1'])
    const novel = plain(
      'BOOK THE FIRST',
      'CHAPTER I',
      'PROSE',
      'CHAPTER II. Of Ships',
      'PROSE',
      'THE SECOND BOOK',
      'CHAPTER I',
      'PROSE',
    )
    assert.deepEqual(chains(novel), [
      'book 1',
      'book 1 > chapter 1',
      'book 1 > chapter 2',
      'book 2',
      'book 2 > chapter 1',
    ])
    const german = plain('ERSTER TEIL', 'Erstes Kapitel', 'PROSE', 'Zweites Kapitel', 'PROSE')
    assert.deepEqual(chains(german), ['part 1', 'part 1 > chapter 1', 'part 1 > chapter 2'])
  })

  it('have the number that stands before their title, with its points', () => {
    const manual = html(
      '<h1>A Manual</h1><h2>1 Basics</h2><p>a b c</p><h3>1.1 Names</h3><p>a b c</p><h3>1.2 Places</h3><p>a b c</p><h2>2 More</h2><p>a b c</p><h2>1984 and after</h2><p>a b c</p>',
    )
    assert.deepEqual(chains(manual), ['bare 1', 'bare 1 > bare 1.1', 'bare 1 > bare 1.2', 'bare 2'])
  })

  it('are not the lines of the contents', () => {
    const book = plain(
      'CONTENTS',
      'CHAPTER I. Ships',
      'CHAPTER II. Shoes',
      'CHAPTER III. Wax',
      'PREFACE',
      'PROSE',
      'CHAPTER I. Ships',
      'PROSE',
      'CHAPTER II. Shoes',
      'PROSE',
      'CHAPTER III. Wax',
      'PROSE',
    )
    assert.deepEqual(chains(book), ['chapter 1', 'chapter 2', 'chapter 3'])
    const [first] = divisionsOf(book)
    assert.ok((first?.span.start ?? 0) > book.text.indexOf('PREFACE'))
  })

  it('are not sentences that begin with such words', () => {
    const essay = renditionOf(
      `${PROSE}\nChapter 3 of the book says nothing of it, and the keepers\nsay as little of chapter 4 as they can.\n\n${PROSE}`,
    )
    assert.deepEqual(chains(essay), [])
  })

  it('end where the next begins, or where something that has no number follows the last', () => {
    const book = html(
      '<h2>Chapter 1</h2><p>one</p><h2>Chapter 2</h2><p>two</p><h3>An aside</h3><p>three</p><h2>Notes</h2><p>four</p>',
    )
    const ends = divisionsOf(book).map(({ span }) => book.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim())
    assert.deepEqual(ends, ['Chapter 1 one', 'Chapter 2 two An aside three'])
  })

  it('read C as a letter behind B, and as a hundred behind XCIX', () => {
    const appendices = html('<h2>A. One</h2><p>x</p><h2>B. Two</h2><p>x</p><h2>C. Three</h2><p>x</p>')
    assert.deepEqual(chains(appendices), ['bare 1', 'bare 2', 'bare 3'])
    const sonnets = html('<h2>XCIX</h2><p>x</p><h2>C</h2><p>x</p>')
    assert.deepEqual(chains(sonnets), ['bare 99', 'bare 100'])
  })
})
