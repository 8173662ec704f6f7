import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { readPdf } from '../../../server/src/core/read/pdf/read-pdf.ts'
import { missingWords } from '../../support/formats/recall.ts'
import { BOOKS } from '../../support/formats/tide-tables.ts'

const ORACLE = path.join(import.meta.dirname, '../../support/formats/pdf-parse-text.ts')

describe('words of a PDF, beside pdf-parse', function () {
  this.timeout(60_000)

  // In the other one its ligatures are control characters.
  for (const name of BOOKS.filter(book => book.endsWith('.pdf') && book !== 'book-columns.pdf')) {
    it(`has all that it finds, and no others: ${name}`, async () => {
      const file = path.join(import.meta.dirname, '../../fixtures/book', name)
      const text = execFileSync(process.execPath, [ORACLE, file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const ours = {
        text: (await readPdf({ path: name, bytes: new Uint8Array(fs.readFileSync(file)) })).text,
        furniture: [],
      }
      // Where notes and heads come in between it divides words otherwise: what is told apart by letters is the same.
      const lettersOf = (words: readonly string[]): string => [...words.join('')].sort().join('')
      const missing = missingWords(text, ours).missing
      const more = missingWords(ours.text, { text, furniture: [] }).missing
      assert.equal(lettersOf(missing), lettersOf(more), `${missing.join(' ')} | ${more.join(' ')}`)
      assert.ok(missing.length <= MOST_DIVIDED, missing.join(' '))
    })
  }
})

/** Over the end of a page: a word in two parts, with the head of the next page between. */
const MOST_DIVIDED = 20
