import assert from 'node:assert/strict'
import fs from 'node:fs'
import mammoth from 'mammoth'
import { OfficeParser } from 'officeparser'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { readDocx } from '../../../server/src/core/read/office/docx.ts'
import { readOdt } from '../../../server/src/core/read/office/odt.ts'
import { bookInMarkdown } from '../../support/formats/book.ts'
import { made } from '../../support/formats/documents.ts'
import { missingWords } from '../../support/formats/recall.ts'

const inMammoth = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
const inOfficeParser = async (bytes: Uint8Array): Promise<string> => {
  const ast = await OfficeParser.parseOffice(Buffer.from(bytes))
  return String((await ast.to('text')).value)
}
/** Marks of notes, which both print into the words. */
const withoutMarks = (text: string): string => text.replace(/\[(?:\d+|\^[^\]]*)\]:?/g, ' ')

describe('words of documents, beside mammoth and officeparser', function () {
  this.timeout(60_000)
  const book = (format: 'docx' | 'odt'): Uint8Array => made(bookInMarkdown(), format)
  const saved = (format: string): Uint8Array => fs.readFileSync(`test/fixtures/formats/libreoffice.${format}`)
  const read = (reader: typeof readDocx, bytes: Uint8Array): Rendition => reader({ path: 'a', bytes })

  it('has in DOCX all words that mammoth finds, and no others', async () => {
    const bytes = book('docx')
    const oracle = withoutMarks(await inMammoth(bytes))
    const ours = read(readDocx, bytes)
    assert.deepEqual(missingWords(oracle, ours).missing, [])
    // Mammoth's raw text has no notes.
    const more = missingWords(ours.text.replace(/^Remark \d+ .*$/gm, ''), { text: oracle, furniture: [] }).missing
    assert.deepEqual(more, [])
  })

  it('has in a DOCX that was edited what mammoth finds, but for its own faults', async () => {
    const bytes = saved('docx')
    const { missing } = missingWords(withoutMarks(await inMammoth(bytes)), read(readDocx, bytes))
    // Mammoth shows what is hidden, and makes one word of two with a line break between.
    assert.deepEqual([...new Set(missing)], ['unseen', 'lineand'])
  })

  it('has in DOCX and ODT all words that officeparser finds', async () => {
    for (const [format, reader] of [
      ['docx', readDocx],
      ['odt', readOdt],
    ] as const) {
      const bytes = book(format)
      const { missing, recall } = missingWords(withoutMarks(await inOfficeParser(bytes)), read(reader, bytes))
      assert.ok(recall >= 0.995, `${format}: ${recall}: ${missing.slice(0, 40).join(' ')}`)
    }
  })
})
