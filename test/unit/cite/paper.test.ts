/**
 * A paper with 76 citations of 84 works in four styles, beside `pandoc --citeproc` with the same styles. All is equal but for what stands in the
 * tables below, each with its reason, and in test/support/cite/ours.json as we make it.
 */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseBibtex } from '../../../server/src/core/bib/bibtex.ts'
import { Library } from '../../../server/src/core/bib/library.ts'
import type { CiteJobResult } from '../../../server/src/core/cite/cite-job.ts'
import { runCiteJob } from '../../../server/src/core/cite/cite-job.ts'
import { essayCitations } from '../../../server/src/core/cite/essay-citations.ts'
import { type FormattedText, htmlOf } from '../../../server/src/core/cite/formatted-text.ts'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
import { shippedLocales, shippedStyleXml } from '../../support/csl-assets.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../support/cite')
const STYLES = ['chicago-note-bibliography', 'chicago-author-date', 'apa', 'modern-language-association'] as const

/** Why an entry differs. */
const ENTRIES: Readonly<Record<string, string>> = {
  abstract: 'An article number (`eid`) stands where pages would; Pandoc leaves it out.',
  althusser1969: 'Pandoc loses the book that a `@suppbook` stands in.',
  braces:
    'Pandoc leaves the accent of `\\’{\\i}` beside its letter, and the processors differ in the capital behind a colon.',
  carr1971: 'American punctuation goes inside the inner quotation mark too.',
  codd1970: 'Pandoc does not know `@conference`, which is BibTeX’s other name of `@inproceedings`.',
  dangling: 'A particle with an apostrophe goes behind the given name, as the Chicago Manual has it.',
  doe2001: 'Two works of one author and year need letters; Pandoc compares the months too. `issue = {Spring}` is kept.',
  doe2001b: 'As doe2001.',
  editionwords: 'The processors differ in which words get capitals.',
  garcia2010: 'Pandoc leaves the accent of `\\’\\i` beside its letter.',
  gibbon1781: 'The author of the whole work is the author of the volume and is not named twice.',
  jones1985: 'The processors differ in the small words of a title: “against”.',
  literaland: 'No comma between two bodies.',
  manyeditors: 'Pandoc doubles `https://doi.org/`; “among” is a small word.',
  nodate: 'The processors differ in the small words of a title: “without”.',
  others2013: 'Pandoc has “A.others” in APA; in MLA the comma before “et al.” is missing with us.',
  roe1973: 'Behind “v.” Pandoc takes the capital away.',
  smallcaps: 'Punctuation goes inside both quotation marks, and a word behind one keeps its case.',
  turing1950: 'Pandoc has “Newmanothers” in APA.',
  urlescape: 'Pandoc leaves the backslashes in an address; a word between signs has no capital.',
  withmaintitle: 'The processors join volume and title otherwise.',
}

/** Why a citation differs that holds none of the works above. */
const CITATIONS: Readonly<Record<string, string>> = {
  doe1999: 'In a footnote of the essay Pandoc leaves out the full stop.',
  weber1922ch: 'In a footnote of the essay Pandoc sets brackets round a citation.',
  circa1600: 'The processor keeps a semicolon before a date after one that is not sure.',
  anderson1983: 'Where a later cite has a prefix (“but see”), the writer’s order stays.',
}

interface Expected {
  readonly citations: readonly string[]
  readonly bibliography: Readonly<Record<string, string>>
}

type Ours = Record<string, { bibliography: Record<string, string>; citations: Record<string, string> }>

describe('a paper with 76 citations', function () {
  this.timeout(60_000)
  const text = fs.readFileSync(path.join(FOLDER, 'paper.md'), 'utf8')
  const bib = fs.readFileSync(path.join(FOLDER, 'varied.bib'), 'utf8')
  const essay = parseEssay(text)
  const cited = essayCitations(essay)
  const library = Library.of([parseBibtex(bib, 'varied.bib')])
  const isRecording = process.env.APPARATUS_RECORD !== undefined
  const record = path.join(FOLDER, 'ours.json')
  const ours = (isRecording ? {} : JSON.parse(fs.readFileSync(record, 'utf8'))) as Ours
  const explained = new Set<string>()

  for (const style of STYLES) {
    it(`is formatted as by Pandoc, or with a reason, in ${style}`, () => {
      const expected = JSON.parse(fs.readFileSync(path.join(FOLDER, 'expected', `${style}.json`), 'utf8')) as Expected
      const result = runCiteJob({
        style: shippedStyleXml(style),
        locales: shippedLocales(),
        language: 'en-US',
        references: cited.keys.flatMap(key => library.get(key) ?? []),
        texts: [{ path: 'varied.bib', text: bib }],
        citations: cited.clusters,
        uncited: [],
        links: false,
        alone: false,
      })
      assert.deepEqual(result.problems, [])
      assert.equal(result.bibliography.length, Object.keys(expected.bibliography).length)
      assert.equal(result.citations.length, expected.citations.length)
      const recorded = (ours[style] ??= { bibliography: {}, citations: {} })
      const wrong: string[] = []
      for (const { key, text } of result.bibliography) {
        const got = plainHtml(text)
        const want = normalised(expected.bibliography[key] ?? '')
        if (got === want) continue
        explained.add(key)
        if (isRecording) recorded.bibliography[key] = got
        if (!(key in ENTRIES) || recorded.bibliography[key] !== got)
          wrong.push(`${key}\n  Pandoc ${want}\n  ours   ${got}`)
      }
      for (const [i, got] of citationTexts(result).entries()) {
        const want = normalised(expected.citations[i] ?? '')
        if (got === want) continue
        const keys = cited.citations[i]?.items.map(({ key }) => key) ?? []
        const reason = keys.find(key => key in CITATIONS) ?? keys.find(key => key in ENTRIES)
        if (reason !== undefined) explained.add(reason)
        if (isRecording) recorded.citations[i] = got
        if (reason === undefined || recorded.citations[i] !== got)
          wrong.push(`${keys.join()}\n  Pandoc ${want}\n  ours   ${got}`)
      }
      assert.equal(wrong.join('\n'), '')
      // The order is the same but for what is sorted by another name, and by letters behind the year.
      const apart = new Set(['dangling', 'doe2001', 'doe2001b'])
      const order = (keys: readonly string[]): readonly string[] => keys.filter(key => !apart.has(key))
      assert.deepEqual(order(result.bibliography.map(({ key }) => key)), order(Object.keys(expected.bibliography)))
    })
  }

  it('needs every explanation', () => {
    if (isRecording) fs.writeFileSync(record, `${JSON.stringify(ours, undefined, 2)}\n`)
    const all = [...Object.keys(ENTRIES), ...Object.keys(CITATIONS)]
    assert.deepEqual(
      all.filter(key => !explained.has(key)),
      [],
    )
  })

  function citationTexts({ isNote, citations }: CiteJobResult): readonly string[] {
    return citations.map(({ text, author }, i) => {
      const names = author ? plainHtml(author) : ''
      const isInNote = cited.citations[i]?.footnote !== undefined
      if (isNote && !isInNote) return `${names}{{${plainHtml(text)}}}`
      return `${names} ${plainHtml(text)}`.trim()
    })
  }
})

function plainHtml(text: FormattedText): string {
  return normalised(htmlOf(text).replaceAll('&#38;', '&'))
}

/** The two write the same looks otherwise; blanks that do not break are blanks. */
function normalised(html: string): string {
  return html
    .replace(/<(\/?)em>/g, '<$1i>')
    .replace(/<span style="font-variant:small-caps;">(.*?)<\/span>/g, '<sc>$1</sc>')
    .replace(/<\/?span[^<>]*>|<i><\/i>/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .normalize('NFC')
    .trim()
}
