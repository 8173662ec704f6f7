import assert from 'node:assert/strict'
import { slice, span } from '../../../server/src/core/text/span.ts'
import { foldedWord, scanWords } from '../../../server/src/core/text/words.ts'
import { renditionOf } from '../../support/contribution.ts'

/** Folded words as the index sees them: without those of the furniture. */
function wordsOf(text: string): string {
  const { text: read, furniture } = renditionOf(text)
  const table = scanWords(read, furniture)
  return Array.from({ length: table.count }, (_, i) => foldedWord(read, table, i)).join(' ')
}

const titles = (text: string): string[] => renditionOf(text).outline.map(heading => `${heading.level} ${heading.title}`)
const blocks = (text: string): string[] => {
  const read = renditionOf(text)
  return read.blocks.map(block => `${block.kind}: ${slice(read.text, block.span).replace(/\s+/g, ' ')}`)
}

describe('reading plain text', () => {
  it('maps through CRLF to the file', () => {
    const raw = 'One line\r\nand the next\r\n'
    const { text, map } = renditionOf(raw)
    assert.equal(text, 'One line\nand the next\n')
    const at = text.indexOf('next')
    assert.equal(slice(raw, map.forward(span<'text'>(at, at + 4))), 'next')
    assert.equal(slice(raw, map.forward(span<'text'>(0, text.length))), raw)
  })

  it('takes a lone CR for a line break', () => {
    assert.equal(renditionOf('One\rTwo\r\nThree').text, 'One\nTwo\nThree')
  })

  it('splits wrapped text at blank lines, unwrapped text at every line', () => {
    assert.deepEqual(blocks('first line of one\nparagraph here\n\nand another\n'), [
      'paragraph: first line of one paragraph here',
      'paragraph: and another',
    ])
    const long = 'word '.repeat(60).trim()
    assert.deepEqual(blocks(`${long}\n${long}\n`), [`paragraph: ${long}`, `paragraph: ${long}`])
  })

  it('keeps the wrapped lines of a list item together', () => {
    assert.deepEqual(blocks('intro:\n- one item that\n  goes on\n- another\n'), [
      'paragraph: intro:',
      'list-item: - one item that goes on',
      'list-item: - another',
    ])
  })
})

describe('headings of plain text', () => {
  const body = 'Here is a paragraph of running text that ends as sentences do.'

  it('are seen in MediaWiki marks, and cover the title alone', () => {
    const text = `= A Book =\n\n${body}\n\n==Its content==\n${body}\n`
    assert.deepEqual(titles(text), ['1 A Book', '2 Its content'])
    const { text: read, outline } = renditionOf(text)
    assert.deepEqual(
      outline.map(heading => slice(read, heading.span)),
      ['A Book', 'Its content'],
    )
  })

  it('are seen in numbered lines that stand alone, not in lists', () => {
    const text = `2. INTRODUCTION\n\n${body}\n\n2.1. The history of names\n\n${body}\n\n1. Bread\n2. Salt\n3. Water\n`
    assert.deepEqual(titles(text), ['2 INTRODUCTION', '3 The history of names'])
  })

  it('are seen in capitals, chapters and scenes', () => {
    const text = `THE SEA OF DEATH\n\n${body}\n\nChapter IV\n\n${body}\n\nACT I.\n\nSCENE II. A camp.\n\n${body}\n`
    assert.deepEqual(titles(text), ['2 THE SEA OF DEATH', '3 Chapter IV', '2 ACT I.', '3 SCENE II. A camp.'])
  })

  it('are not seen in tables of contents, shouted sentences or lines of verse', () => {
    const text = `1. Introduction ........ 3\n\n${body}\n\nSweet are the sounds that mingle from afar,\nHeard by calm lakes\n`
    assert.deepEqual(titles(text), [])
  })

  it('are seen in questions above a list of answers', () => {
    const long = `${body} `.repeat(5)
    assert.deepEqual(titles(`${long}\nWhat is it about?\n- It is about this: ${long}\n`), ['2 What is it about?'])
  })
})

/** Pages as RFCs have them: a foot, a form feed, a head. */
function paged(paragraphs: readonly string[], formFeed: boolean): string {
  return paragraphs
    .map((text, i) => {
      const head = i === 0 ? '' : `RFC 9999             On the Naming of Parts           May 1984\n\n\n`
      const foot = `\n\n\nReed                                                      [Page ${i + 1}]\n`
      return head + text + foot
    })
    .join(formFeed ? '\f\n' : '\n')
}

describe('page furniture', () => {
  const pages = [
    '   we have naming\n   of',
    '   parts and tomorrow we\n   shall',
    '   have what to do after',
    '   firing.',
  ]

  for (const formFeed of [true, false]) {
    it(`leaves a sentence that runs over pages whole, ${formFeed ? 'with' : 'without'} form feeds`, () => {
      assert.equal(
        wordsOf(paged(pages, formFeed)),
        'we have naming of parts and tomorrow we shall have what to do after firing',
      )
    })
  }

  it('keeps every word of pages that have but a line or two', () => {
    const said = ['the gate stood open', 'nobody had come', 'a lamp went out', 'then it rained', 'and all was still']
    for (let count = 2; count <= said.length; count++) {
      const some = said.slice(0, count)
      assert.equal(wordsOf(some.join('\n\f')), some.join(' '))
      assert.equal(wordsOf(some.map((line, i) => `${line}\n${i + 7}\n\f`).join('')), some.join(' '), 'but its number')
      const headed = some.map(line => `A SHORT BOOK\n${line}\n`).join('\f')
      if (count > 2) assert.equal(wordsOf(headed), `a short book ${some.join(' ')}`)
    }
  })

  it('leaves a paragraph that runs over pages one block', () => {
    const { text, blocks } = renditionOf(paged(pages, true))
    const first = blocks.find(block => block.kind === 'paragraph')
    assert.match(slice(text, first?.span ?? span(0, 0)), /^we have naming[\s\S]*firing\.$/)
  })

  it('knows page numbers that go up at the distance of pages', () => {
    const lines = Array.from({ length: 35 }, (_, i) => `line ${'abcdefghij'.charAt(i % 10)} of prose`).join('\n')
    const text = Array.from({ length: 8 }, (_, i) => `${lines}\n\n${i + 40}\n\n`).join('')
    assert.doesNotMatch(wordsOf(text), /\d/)
  })

  it('leaves numbers alone that number stanzas or chapters', () => {
    const stanzas = Array.from({ length: 8 }, (_, i) => `${i + 1}\n\n${'a line of verse\n'.repeat(14)}\n`).join('')
    assert.match(wordsOf(stanzas), /^1 a line .* 8 a line/)
    const chapters = Array.from(
      { length: 8 },
      (_, i) => `${i + 1}\n\n${'a line of prose\n'.repeat(20 + ((i * 37) % 70))}\n`,
    ).join('')
    assert.match(wordsOf(chapters), /^1 a line .* 8 a line/)
  })

  it('takes the numbers of verse lines out of the margin, but leaves numbers that the text has', () => {
    const verse = Array.from(
      { length: 40 },
      (_, i) => `the verse goes on${(i + 1) % 5 === 0 ? `          ${i + 1}` : ''}`,
    )
    assert.doesNotMatch(wordsOf(verse.join('\n')), /\d/)
    assert.match(
      wordsOf('Apples     12\nPears      7\nPlums      40\nNuts       3\nFigs       99\nDates      1\n'),
      /12.*7.*40.*3.*99.*1/,
    )
  })

  it('takes out page marks of digitised books', () => {
    assert.equal(wordsOf('the spirit of [Pg 34] the age'), 'the spirit of the age')
    const braces = Array.from({ length: 12 }, (_, i) => `and so {${i + 3}} on`).join(' ')
    assert.doesNotMatch(wordsOf(braces), /\d/)
  })

  it('takes out numbers of chapter and verse, but not times of the day', () => {
    const verses = Array.from({ length: 12 }, (_, i) => `3:${i + 10} and it came to pass\n\n`).join('')
    assert.doesNotMatch(wordsOf(verses), /\d/)
    assert.match(wordsOf('The train left at 10:15 and came at 11:40, or at 12:05 on Sundays.'), /10 15.*11 40.*12 05/)
  })
})
