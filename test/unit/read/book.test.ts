import assert from 'node:assert/strict'
import { contributionOf as completed } from '../../../server/src/core/index/contribution.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { epubReader } from '../../../server/src/core/read/epub/epub.ts'
import { htmlReader } from '../../../server/src/core/read/html/html.ts'
import { mdReader } from '../../../server/src/core/read/markdown/md.ts'
import { docxReader } from '../../../server/src/core/read/office/docx.ts'
import { odtReader } from '../../../server/src/core/read/office/odt.ts'
import type { Reader } from '../../../server/src/core/read/reader.ts'
import { rtfReader } from '../../../server/src/core/read/rtf/rtf.ts'
import { teiReader } from '../../../server/src/core/read/tei/tei.ts'
import { Corpus, checkEssay, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { findTerms } from '../../../server/src/core/terms/finding/find-terms.ts'
import { languageOf } from '../../../server/src/core/terms/language.ts'
import { scanWords } from '../../../server/src/core/text/words.ts'
import { bookInMarkdown, quotationsOf } from '../../support/formats/book.ts'
import { made, type PandocFormat } from '../../support/formats/documents.ts'
import { missingWords, wordsOf } from '../../support/formats/recall.ts'

const FORMATS: readonly (readonly [PandocFormat | 'md', Reader])[] = [
  ['md', mdReader],
  ['html', htmlReader],
  ['docx', docxReader],
  ['odt', odtReader],
  ['epub', epubReader],
  ['epub2', epubReader],
  ['rtf', rtfReader],
  ['tei', teiReader],
]
const TITLE_PAGE = 'One book in many formats, Ann Lee, Bo Li, 1936-08-04'
/** As Pandoc prints it, in the text and before the note. */
const NOTE_MARK = /\[\d+\]/g
const QUOTATIONS = 44
/** Of the words of Pandoc's plain output. */
const LEAST_RECALL = 0.995

describe('one book in many formats', function () {
  this.timeout(120_000)
  const renditions = new Map<string, Rendition>()
  let markdown = ''
  let plain = ''

  before(async () => {
    markdown = bookInMarkdown()
    plain = new TextDecoder().decode(made(markdown, 'plain', ['--wrap=none']))
    for (const [format, reader] of FORMATS) {
      const bytes = format === 'md' ? new TextEncoder().encode(markdown) : made(markdown, format)
      renditions.set(format, await reader.read({ path: `book.${format}`, bytes }))
    }
  })

  for (const [format, reader] of FORMATS) {
    it(`has all its words in ${format}`, () => {
      const rendition = renditions.get(format) as Rendition
      assert.deepEqual(rendition.problems, [])
      const { recall, missing, count } = missingWords(plain.replace(NOTE_MARK, ''), rendition)
      assert.ok(count > 10_000, `a book of ${count} words`)
      assert.ok(recall >= LEAST_RECALL, `${recall} of the words; missing: ${missing.slice(0, 40).join(' ')}`)
      // All that is missing stands in the metadata instead.
      const inMetadata = new Set(['md', 'tei'].includes(format) ? wordsOf(TITLE_PAGE) : [])
      assert.deepEqual(
        missing.filter(word => !inMetadata.has(word)),
        [],
      )
    })

    it(`shows its quotations faithful in ${format}`, async () => {
      const rendition = renditions.get(format) as Rendition
      const words = scanWords(rendition.text, rendition.furniture)
      const contribution = completed({
        id: 'book' as SourceId,
        path: `book.${format}`,
        uri: `file:///sources/book.${format}`,
        reader: reader.name,
        fingerprint: format,
        keyHint: 'book',
        rendition,
        words,
        language: languageOf(rendition),
        terms: findTerms(rendition),
      })
      const marked = plain.replace(NOTE_MARK, '')
      const quotations = [...quotationsOf(marked, QUOTATIONS - 4), ...notesOf(plain).slice(0, 4)]
      assert.equal(quotations.length, QUOTATIONS)
      const essay = parseEssay(quotations.map(quotation => `The book says "${quotation}" [@book].`).join('\n\n'))
      const checked = await checkEssay(essay, Corpus.empty().with([contribution]), UNINTERRUPTED)
      assert.deepEqual(
        checked.findings.map(({ code, message }) => ({ code, message })),
        [],
      )
      const verdicts = checked.quotations.map(({ judgement }) => judgement.verdict)
      assert.deepEqual(
        verdicts,
        quotations.map(() => 'faithful'),
      )
    })

    it(`has the same outline in ${format}`, () => {
      const titles = (name: string): string[] =>
        (renditions.get(name) as Rendition).outline.map(({ title }) => title.replaceAll('’', "'"))
      assert.deepEqual(
        titles('md').filter(title => !titles(format).includes(title)),
        [],
      )
    })
  }

  it('has as many quotations that run over the mark of a note as show that they may', () => {
    const marked = plain.replace(NOTE_MARK, '\u0001')
    const clean = (text: string): string => text.replaceAll('\u0001', '').replace(/\s+/g, ' ')
    const over = quotationsOf(plain.replace(NOTE_MARK, ''), QUOTATIONS - 4).filter(quotation => {
      const at = clean(marked).indexOf(quotation)
      assert.ok(at >= 0, quotation)
      return !marked.replace(/\s+/g, ' ').includes(quotation)
    })
    assert.ok(over.length >= 3, `${over.length}`)
  })
})

/** The notes of the book, as Pandoc prints them at its end. */
function notesOf(plain: string): string[] {
  return [...plain.matchAll(/^\[\d+\] (Remark [^\n]+)\.$/gm)].map(match => match[1] as string)
}
