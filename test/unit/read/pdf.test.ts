import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { readPdf } from '../../../server/src/core/read/pdf/read-pdf.ts'
import { slice } from '../../../server/src/core/text/span.ts'
import { foldedWord, scanWords, type WordTable } from '../../../server/src/core/text/words.ts'
import { chapters, notes, rightToLeft } from '../../fixtures/pdf/story.mjs'

const folder = path.join(import.meta.dirname, '../../fixtures/pdf')

/** Each of the programs that made them has its own ways; test/fixtures/pdf/make.mjs says which is which. */
const NAMES = ['book', 'columns', 'office', 'browser'] as const
type Name = (typeof NAMES)[number]

describe('a PDF', () => {
  const read = new Map<Name, Rendition>()
  const of = (name: Name): Rendition => read.get(name) as Rendition

  before(async function () {
    this.timeout(20_000)
    for (const name of NAMES) {
      const bytes = new Uint8Array(fs.readFileSync(path.join(folder, `${name}.pdf`)))
      read.set(name, await readPdf({ path: `${name}.pdf`, bytes }))
    }
  })

  for (const name of NAMES) {
    it(`gives every paragraph in one piece, over lines, columns, pages and note marks: ${name}`, () => {
      const words = spoken(of(name))
      for (const paragraph of chapters.flatMap(({ paragraphs }) => paragraphs)) {
        const wanted = spokenText(paragraph.replace('^', ''))
        assert.ok(words.includes(` ${wanted} `), `${name} breaks “${paragraph.slice(0, 40)}…”${nearest(words, wanted)}`)
      }
    })
  }

  for (const name of ['book', 'columns', 'office'] as const) {
    it(`gives every note in one piece and on its page: ${name}`, () => {
      const { text, blocks } = of(name)
      for (const note of notes) {
        const block = blocks.find(({ span }) => ` ${spokenText(slice(text, span))}`.endsWith(` ${spokenText(note)}`))
        assert.ok(block, `${name} has no block for “${note}”`)
      }
    })
  }

  it('numbers its pages as they are labelled, notes of a page that runs over too', () => {
    const { text } = of('book')
    const at = (words: string): string | undefined => labelAt(of('book'), text.indexOf(words))
    assert.equal(at('Contents'), 'iii')
    assert.equal(at('Nobody had counted'), '1')
    const labels = new Set(of('book').pages?.map(({ label }) => label))
    assert.deepEqual([...labels].slice(0, 2), ['i', 'ii'])
    // The note stands at the foot of the page of its mark, after the paragraph that runs over to the next page.
    for (const note of notes) {
      const words = note.split(' ').slice(0, 4).join(' ')
      const page = (of('book').pages ?? []).findLast(mark => mark.at <= text.indexOf(words))
      assert.ok(page?.printed, `the page of “${words}”`)
    }
  })

  it('numbers its pages as the pages show, where nothing else says how', () => {
    const { pages } = of('columns')
    assert.deepEqual(
      [...new Map(pages?.map(({ physical, label, printed }) => [physical, [label, printed]])).values()],
      [
        ['345', true],
        ['346', true],
        ['347', true],
      ],
    )
    const office = of('office').pages ?? []
    assert.deepEqual([...new Set(office.map(({ label }) => label))], ['1', '2', '3'])
  })

  it('leaves running heads and page numbers out of the text', () => {
    const heads = { columns: /Annals of the Coast/, office: /Report on the Lamps|– 2 –/ } as const
    for (const [name, head] of Object.entries(heads)) {
      const { text, furniture } = of(name as Name)
      const places = [...text.matchAll(new RegExp(head, 'g'))]
      assert.ok(places.length >= 3, name)
      for (const { index } of places)
        assert.ok(
          furniture.some(({ start, end }) => start <= index && index < end),
          `${name} at ${index}: ${text.slice(index, index + 40)}`,
        )
    }
  })

  it('has its headings', () => {
    for (const name of NAMES) {
      const titles = of(name).outline.map(({ title }) => title.replace(/^(?:Chapter )?\d+ /, ''))
      for (const { title } of chapters) assert.ok(titles.includes(title), `${name}: ${titles.join(' | ')}`)
    }
  })

  it('reads Hebrew and Arabic from the right, with numbers and Latin words in them', async () => {
    const bytes = new Uint8Array(fs.readFileSync(path.join(folder, 'right-to-left.pdf')))
    const words = spoken(await readPdf({ path: 'right-to-left.pdf', bytes }))
    for (const paragraph of rightToLeft) {
      const wanted = spokenText(paragraph)
      assert.ok(words.includes(` ${wanted} `), nearest(words, wanted))
    }
  })

  it('knows what it is called and by whom, if it says so', () => {
    assert.deepEqual(of('book').metadata, { title: 'The Second Logbook', authors: ['Keeper, Anna'] })
    assert.equal(of('columns').metadata.title, 'The Second Logbook')
    assert.equal(of('browser').metadata.title, 'The Second Logbook')
    // Its largest lines are those of its chapters.
    assert.equal(of('office').metadata.title, undefined)
    assert.deepEqual(of('book').problems, [])
  })
})

function labelAt({ pages }: Rendition, at: number): string | undefined {
  assert.ok(at >= 0)
  return pages?.findLast(mark => mark.at <= at)?.label
}

/** The words as a quotation is compared with them. */
function spoken({ text, furniture }: Rendition): string {
  return joined(text, scanWords(text, furniture))
}

function spokenText(text: string): string {
  return joined(text, scanWords(text)).trim()
}

function joined(text: string, words: WordTable): string {
  return ` ${Array.from({ length: words.count }, (_, i) => foldedWord(text, words, i)).join(' ')} `
}

/** Where the paragraph breaks off. */
function nearest(words: string, wanted: string): string {
  const list = wanted.split(' ')
  let n = list.length
  while (n > 1 && !words.includes(` ${list.slice(0, n).join(' ')} `)) n--
  const found = words.indexOf(` ${list.slice(0, n).join(' ')} `)
  const end = found + list.slice(0, n).join(' ').length
  return ` after “${list.slice(Math.max(0, n - 5), n).join(' ')}”, where it goes on “${words.slice(end, end + 80)}”`
}
