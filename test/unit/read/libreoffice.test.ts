import assert from 'node:assert/strict'
import fs from 'node:fs'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { readEpub } from '../../../server/src/core/read/epub/epub.ts'
import { readDocx } from '../../../server/src/core/read/office/docx.ts'
import { readOdt } from '../../../server/src/core/read/office/odt.ts'
import { readRtf } from '../../../server/src/core/read/rtf/rtf.ts'
import { blocksOf, emphasisOf, outlineOf } from '../../support/formats/documents.ts'
import { missingWords } from '../../support/formats/recall.ts'
import { blocksOfBook } from '../../support/formats/tide-tables.ts'

// Made by test/support/formats/make-fixtures.ts.
const bytes = (format: string): Uint8Array => fs.readFileSync(`test/fixtures/formats/libreoffice.${format}`)
const READ: Readonly<Record<string, (file: { path: string; bytes: Uint8Array }) => Rendition>> = {
  odt: readOdt,
  docx: readDocx,
  rtf: readRtf,
  epub: readEpub,
}

describe('a document that LibreOffice saved', () => {
  const chapters = blocksOfBook().join('\n')

  for (const [format, readFile] of Object.entries(READ)) {
    const rendition = readFile({ path: `a.${format}`, bytes: bytes(format) })

    it(`has all words of its chapters as ${format}`, () => {
      assert.deepEqual(rendition.problems, [])
      assert.deepEqual(missingWords(chapters, rendition).missing, [])
    })

    // What LibreOffice writes to an EPUB is a picture of the pages: styles without names, deletions that are struck out.
    if (format === 'epub') continue

    it(`shows what a reader sees as ${format}`, () => {
      const start = rendition.text
        .slice(0, rendition.text.indexOf('The Self-Registering Gauge'))
        .replaceAll('\u00ad', '')
      for (const shown of [
        'The first sentence has a footnote and goes on, with an endnote too.',
        'Here something was inserted and something deleted.',
        'This is emphasised text, this is shown.',
        'A cooperative line\nand a tab\there, non\u2011stop, with   spaces.',
        'After the box.\nfirst item\nsecond item\nalpha\tbeta\ngamma\tdelta\n',
        'Привет, мир: naïve café, “curly quotes” and an em — dash; Ελληνικά.',
        '\n\nFootnote with words of its own.\n\nEndnote with other words.\n\nWords in a box.\n\n',
      ]) {
        assert.ok(start.includes(shown), `${start}\nlacks\n${shown}`)
      }
      assert.doesNotMatch(start, /VANISHED|UNSEEN|REMARKED/)
    })

    it(`has the structure of the document as ${format}`, () => {
      assert.deepEqual(outlineOf(rendition).slice(format === 'rtf' ? 0 : 1), [
        '1 The Self-Registering Gauge',
        '1 The Correspondence',
        '1 The Tables',
        '1 What the Widow Saw',
      ])
      // LibreOffice forgets in RTF what a style comes from.
      if (format !== 'rtf') assert.equal(outlineOf(rendition)[0], '2 A section by an inherited style')
      assert.ok(blocksOf(rendition).includes('quote: A quotation of its own, set apart.'))
      assert.deepEqual(emphasisOf(rendition), ['emphasised text'])
      const second = rendition.pages?.find(({ physical }) => physical === 2)
      assert.equal(rendition.text.slice(second?.at).split('\n')[0], 'A paragraph on a new page.')
      assert.equal(rendition.metadata.title, 'A document of many parts')
      assert.deepEqual(rendition.metadata.authors, ['Lee, Ann'])
      assert.match(rendition.metadata.language ?? '', /^en\b/)
    })
  }
})
