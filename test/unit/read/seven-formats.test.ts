import assert from 'node:assert/strict'
import type { FreshContribution } from '../../../server/src/core/index/contribution.ts'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import type { Match } from '../../../server/src/core/model/verdict.ts'
import { type CheckedEssay, Corpus, checkEssay, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import type { Span } from '../../../server/src/core/text/span.ts'
import {
  BOOKS,
  type Book,
  contributionOfBook,
  KEY,
  passagesOfBook,
  quotationsOfBook,
} from '../../support/formats/tide-tables.ts'

const QUOTATIONS = 40
const quoted = quotationsOfBook()
const essay = parseEssay(quoted.map(({ words }) => `Ferrier writes: “${words}” [@${KEY}].`).join('\n\n'))

describe('the same forty quotations of one book', function () {
  this.timeout(20_000)
  const books = new Map<Book, FreshContribution>()
  const checked = new Map<Book, CheckedEssay>()

  before(async () => {
    assert.equal(new Set(quoted.map(({ words }) => words)).size, QUOTATIONS)
    for (const name of BOOKS) {
      const contribution = await contributionOfBook(name)
      books.set(name, contribution)
      checked.set(name, await checkEssay(essay, Corpus.empty().with([contribution]), UNINTERRUPTED))
    }
  })

  for (const name of BOOKS) {
    it(`are faithful and nothing is remarked on them: ${name}`, () => {
      assert.deepEqual(books.get(name)?.rendition.problems, [])
      const { quotations, findings } = checked.get(name) as CheckedEssay
      assert.deepEqual(
        findings.map(({ code, message }) => `${code}: ${message}`),
        [],
      )
      const whole = quotations.filter(({ quotation }) => quotation.inside === undefined)
      assert.deepEqual(
        whole.map(({ judgement }, i) => `${judgement.verdict} “${quoted[i]?.words}”`),
        quoted.map(({ words }) => `faithful “${words}”`),
      )
    })
  }

  const LABELS: readonly (readonly [Book, readonly string[]])[] = [
    ['book-pages.pdf', ['1', '2', '3', '4', '5', '6', '7']],
    ['book-columns.pdf', ['211', '212', '213']],
    // The first page shows no head.
    ['book-notes.pdf', Array.from({ length: 11 }, (_, i) => String(i + 1))],
    // No page has a number, and the numbers of the notes are none of pages.
    ['book-office.pdf', ['?']],
  ]
  for (const [name, labels] of LABELS) {
    it(`stand on the pages that are printed on them: ${name}`, () => {
      const pages = books.get(name)?.rendition.pages ?? []
      assert.deepEqual(
        [...new Set(pages.map(({ label = '?' }) => label))].sort((a, b) => Number(a) - Number(b)),
        labels,
      )
    })
  }

  // Forty quotations run over few pages: these run over whatever there is.
  for (const name of BOOKS) {
    it(`would be, whatever else of it were quoted: ${name}`, async () => {
      const passages = passagesOfBook()
      const text = passages.map(passage => `> ${passage} [@${KEY}]`).join('\n\nFerrier goes on:\n\n')
      const { rendition } = books.get(name) as FreshContribution
      const corpus = Corpus.empty().with([books.get(name) as FreshContribution])
      const { quotations, findings } = await checkEssay(parseEssay(text), corpus, UNINTERRUPTED)
      assert.deepEqual(
        findings.map(({ code, message }) => `${code}: ${message}`),
        [],
      )
      const blocks = quotations.filter(({ quotation }) => quotation.form === 'block')
      assert.deepEqual(
        blocks.map(({ judgement }) => judgement.verdict),
        passages.map(() => 'faithful'),
      )
      const spans = blocks.map(({ judgement }) => (judgement.matches[0] as Match).place.span)
      assertBroken(name, rendition, spans)
    })
  }
})

/** A book in which nothing is broken would show nothing: how often quotations have to run over what. */
const LEAST: Partial<Readonly<Record<Book, Readonly<Record<'pages' | 'hyphens' | 'marks', number>>>>> = {
  'book-pages.pdf': { pages: 3, hyphens: 4, marks: 8 },
  'book-columns.pdf': { pages: 1, hyphens: 15, marks: 8 },
  'book-notes.pdf': { pages: 7, hyphens: 30, marks: 8 },
  'book-office.pdf': { pages: 3, hyphens: 0, marks: 8 },
}

function assertBroken(name: Book, { text, furniture, pages = [] }: Rendition, spans: readonly Span<'text'>[]): void {
  const within = (at: number): boolean => spans.some(span => span.start < at && at < span.end)
  const counts = {
    pages: new Set(pages.filter(({ at }) => within(at)).map(({ physical }) => physical)).size,
    hyphens: [...text.matchAll(/\p{L}-\n/gu)].filter(({ index }) => within(index)).length,
    marks: furniture.filter(({ start, end }) => end - start === 1 && within(start)).length,
  }
  for (const [what, least] of Object.entries(LEAST[name] ?? {}))
    assert.ok(counts[what as keyof typeof counts] >= least, `${what}: ${JSON.stringify(counts)}`)
}
