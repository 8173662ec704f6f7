import assert from 'node:assert/strict'
import { locatorOfPassage } from '../../../server/src/core/features/selection-locator.ts'
import { type SourceSymbol, sourceOutline } from '../../../server/src/core/features/source-outline.ts'
import {
  quotationToCopy,
  quotationToInsert,
  selectedPassage,
} from '../../../server/src/core/features/source-selection.ts'
import { located } from '../../../server/src/core/locate/located.ts'
import { Corpus, checkEssay, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { type Span, span } from '../../../server/src/core/text/span.ts'
import { readFixture } from '../../support/fixture.ts'
import { BOOKS, type Book, contributionOfBook, KEY } from '../../support/formats/tide-tables.ts'

/** A source of one text; what is selected stands between `‹` and `›`. */
function select(marked: string): { readonly copied: string } {
  const start = marked.indexOf('‹')
  const text = marked.replace('‹', '')
  const end = text.indexOf('›')
  const { corpus } = readFixture(
    `--- corpus/keeper1901.txt key=keeper1901\n${text.replace('›', '')}\n--- essay.md\nSo.`,
  )
  const [source] = [...corpus.sources.values()]
  assert.ok(source)
  const { rendition } = source.contribution
  const passage = selectedPassage(source.contribution, rendition.map.backward(span(start, end)))
  return {
    copied: passage
      ? quotationToCopy(passage, { text: '', quotations: [], language: 'en' }, { key: 'keeper1901' })
      : '',
  }
}

describe('what is selected in a source', () => {
  const cases: readonly (readonly [what: string, marked: string, copied: string])[] = [
    ['is whole words', 'The keeper wr‹ote into his bo›ok the hour.', '"wrote into his book" [@keeper1901]'],
    ['keeps the mark that it ends with', 'He wrote. ‹No vessel passed.› Then', '"No vessel passed" [@keeper1901].'],
    ['drops what stands before and behind', 'The hour‹, the wind and (›the sea)', '"the wind and" [@keeper1901]'],
    ['is one line', 'The hour‹ the\nwind and\n›the sea', '"the wind and" [@keeper1901]'],
    ['has no hyphens of line ends', 'The ‹communi-\ncation was› slow.', '"communication was" [@keeper1901]'],
    ['turns its quotation marks', 'He said, ‹“It is dark,” and left›.', '"\'It is dark,\' and left" [@keeper1901]'],
    ['is nothing where no word is', 'The hour‹. › The wind', ''],
    ['has its signs shown letter by letter', 'A ‹lamp *of* oil_ and› so', '"lamp \\*of\\* oil\\_ and" [@keeper1901]'],
  ]
  for (const [what, marked, copied] of cases) {
    it(what, () => {
      assert.equal(select(marked).copied, copied)
    })
  }

  it('is set apart from forty words on, with its verse in lines', () => {
    const long = Array.from({ length: 41 }, (_, i) => `word${i}`).join(' ')
    assert.match(select(`‹${long}›`).copied, /^> word0 .* word40 \[@keeper1901\]$/)
    assert.match(select(`‹${long.slice(0, -7)}›`).copied, /^"word0/)
    const verse =
      'The lamp was lit at five,\nThe wind was in the west,\nThe sea was half alive\nAnd nothing was at rest.'
    assert.equal(
      select(`‹${verse}\n\nAnother paragraph follows here.›`).copied,
      '> The lamp was lit at five,\\\n> The wind was in the west,\\\n> The sea was half alive\\\n> And nothing was at rest.\n>\n> Another paragraph follows here. [@keeper1901]',
    )
  })

  it('begins with its words and not with the number of an item', () => {
    const copied = ['The tides are these.\n\n', '‹5. The ebb and the flood› are one.'].join('')
    assert.equal(select(copied).copied, '"The ebb and the flood" [@keeper1901]')
  })

  it('goes behind a quotation and its citation when the cursor is in one of them', () => {
    const { corpus } = readFixture(
      '--- corpus/keeper1901.txt key=keeper1901\nThe lamp was lit at six o’clock in the evening.\n--- essay.md\nSo.',
    )
    const [source] = [...corpus.sources.values()]
    const passage = source && selectedPassage(source.contribution, span(4, 16))
    assert.ok(passage)
    const quoted = 'He says "the lamp was never lit" [@keeper1901, p. 3]'
    const essay = parseEssay(`${quoted}. So.`)
    for (const words of ['amp was', 'keeper1901', 'p. 3']) {
      const at = quoted.indexOf(words)
      const { span: where, newText } = quotationToInsert(passage, essay, span(at, at), { key: 'keeper1901' })
      assert.equal(where.start, quoted.length, words)
      assert.match(newText, /^ "lamp was lit" \[@keeper1901\]$/)
    }
  })

  it('begins no list and no heading where it is set apart', () => {
    assert.match(select('‹1. The hour was late.\n\n# The wind\n\n- The sea›').copied, /^> 1\\\. The hour/)
  })

  for (const name of BOOKS) {
    it(`is faithful wherever it is put, with whatever stands round it: ${name}`, async function () {
      this.timeout(20_000)
      const wrong: string[] = []
      const { corpus, spans } = await selectionsOf(name)
      const { contribution } = [...corpus.sources.values()][0] ?? assert.fail()
      const source = located(contribution.rendition)
      for (const [i, selection] of spans.entries()) {
        const passage = selectedPassage(contribution, selection)
        if (!passage || passage.words < 5) continue
        const [before, behind] = SURROUNDINGS[i % SURROUNDINGS.length] as readonly [string, string]
        const at = before.length
        const essay = parseEssay(before + behind)
        const locator = locatorOfPassage(source, passage.span, essay.language)
        const { newText } = quotationToInsert(passage, essay, span(at, at), { key: KEY, ...(locator && { locator }) })
        const { quotations, findings } = await checkEssay(parseEssay(before + newText + behind), corpus, UNINTERRUPTED)
        const own = quotations.filter(({ quotation }) => quotation.inside === undefined)
        const [first] = own
        if (own.length !== 1 || first?.judgement.verdict !== 'faithful' || findings.length > 0)
          wrong.push(`${first?.judgement.verdict} ${findings[0]?.message ?? ''}: ${newText}`)
      }
      assert.deepEqual(wrong, [])
    })
  }
})

const SURROUNDINGS: readonly (readonly [string, string])[] = [
  ['# On tides\n\nSome say so', '\n\nAnd so on.\n'],
  ['# On tides\n\nSome say so ', ' and are right.\n\nAnd so on.\n'],
  ['', ''],
  ['# On tides\n\n', '\n'],
  ['# On tides\n\nSome say so:\n', '\nAnd so on.\n'],
]

/** Stretches of the book that begin and end anywhere, some of them over paragraphs and pages. */
async function selectionsOf(name: Book): Promise<{ readonly corpus: Corpus; readonly spans: readonly Span<'text'>[] }> {
  const contribution = await contributionOfBook(name)
  const { length } = contribution.rendition.text
  const spans = Array.from({ length: 40 }, (_, i) => {
    const start = Math.floor((i * length) / 41)
    return span<'text'>(start, Math.min(length, start + 60 + ((i * 97) % 500)))
  })
  return { corpus: Corpus.empty().with([contribution]), spans }
}

describe('the outline of a source', () => {
  const outlined = (symbols: readonly SourceSymbol[]): unknown[] =>
    symbols.map(({ name, children }) => (children.length > 0 ? [name, outlined(children)] : name))

  it('has the pages under the headings that they begin under', async () => {
    const { rendition } = await contributionOfBook('book-pages.pdf')
    const flat = JSON.stringify(outlined(sourceOutline(rendition)))
    for (const page of ['1', '2', '3', '4', '5', '6', '7']) assert.equal(flat.split(`"p. ${page}"`).length, 2, flat)
    assert.match(flat, /The Correspondence",\["p\. 3"/)
  })
})
