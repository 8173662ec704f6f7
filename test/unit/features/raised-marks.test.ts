import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { withRaisedMarks } from '../../../server/src/core/features/raised-marks.ts'
import { renditionDocument } from '../../../server/src/core/features/rendition-document.ts'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { readPdf } from '../../../server/src/core/read/pdf/read-pdf.ts'
import { readerFor } from '../../../server/src/core/read/readers.ts'
import { span } from '../../../server/src/core/text/span.ts'
import { renditionOf } from '../../support/contribution.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures')

/** Furniture between `‹` and `›`. */
function rendition(marked: string): Rendition {
  const text = marked.replace(/[‹›]/g, '')
  let before = 0
  const furniture = [...marked.matchAll(/‹([^›]*)›/g)].map(({ index, 1: inner = '' }) => {
    const start = index - before
    before += 2
    return span<'text'>(start, start + inner.length)
  })
  return { ...renditionOf(text), furniture }
}

describe('the marks of notes in a document that shows a source', () => {
  it('are raised where they stand close to a word', () => {
    for (const [marked, shown] of [
      ['The end of a page.‹2› The next', 'The end of a page.² The next'],
      ['a lamp‹10,11› and a wick‹4–6›', 'a lamp¹⁰,¹¹ and a wick⁴–⁶'],
      ['a “lamp”‹3› burns', 'a “lamp”³ burns'],
    ] as const)
      assert.equal(withRaisedMarks(rendition(marked)), shown)
  })

  it('are no numbers of pages and verses, no brackets, and no figures of the text', () => {
    for (const marked of [
      'It is ‹47› written',
      '‹3:16› And he said',
      'a lamp‹[2]› and',
      'a lamp2 and page.3',
      'in 19‹07› or',
    ])
      assert.equal(withRaisedMarks(rendition(marked)), marked.replace(/[‹›]/g, ''), marked)
  })

  it('are in what is shown of a PDF and of an EPUB, and every other character is as it was read', async () => {
    const pdf = await readPdf({ path: 'book.pdf', bytes: bytesOf('book/book-columns.pdf') })
    const epub = await readerFor('book.epub')?.read({ path: 'book.epub', bytes: bytesOf('book/book.epub') })
    for (const source of [pdf, epub ?? assert.fail()]) {
      const { text } = renditionDocument(source)
      assert.match(text, /foot of every page\.²/)
      const raised = withRaisedMarks(source)
      assert.equal(raised.length, source.text.length)
      assert.equal(raised.normalize('NFKC'), source.text.normalize('NFKC'))
    }
  })
})

function bytesOf(name: string): Uint8Array {
  return new Uint8Array(fs.readFileSync(path.join(FIXTURES, name)))
}
