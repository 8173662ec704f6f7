/** A library of documents in all formats, each with a text of its own: what a writer has gathered in some years. */
import fs from 'node:fs'
import path from 'node:path'
import { docxOf, epubOf, odtOf, p, xhtml } from './documents.ts'
import { blocksOfBook } from './tide-tables.ts'

const FIXTURES = path.join(import.meta.dirname, '../../fixtures')
const PDFS = [
  'book/book-pages',
  'book/book-columns',
  'book/book-notes',
  'book/book-office',
  'pdf/browser',
  'pdf/office',
]

/** Of twenty files. */
const SHARES = [
  ...Array.from({ length: 5 }, () => 'txt'),
  ...Array.from({ length: 4 }, () => 'md'),
  ...Array.from({ length: 3 }, () => 'html'),
  ...Array.from({ length: 4 }, () => 'pdf'),
  'docx',
  'epub',
  'odt',
  'rtf',
] as const
type Format = (typeof SHARES)[number]

/**
 * Writes `count` files and gives how many bytes they have. Words that stand in one of them only: {@link ownWords}.
 * @param withPdf else there are DOCX in their place, which take a hundredth of the time
 */
export function writeLibrary(folder: string, count: number, withPdf = true): number {
  const blocks = blocksOfBook()
  const pdfs = PDFS.map(name => fs.readFileSync(path.join(FIXTURES, `${name}.pdf`)))
  let total = 0
  for (let i = 0; i < count; i++) {
    const shared = SHARES[i % SHARES.length] as Format
    const format = shared === 'pdf' && !withPdf ? 'docx' : shared
    // A PDF cannot be written anew so simply: what follows its end makes another file of it.
    const bytes =
      format === 'pdf'
        ? Buffer.concat([pdfs[i % pdfs.length] as Buffer, Buffer.from(`% ${i}\n`)])
        : documentOf(format, paragraphsOf(blocks, i))
    fs.writeFileSync(path.join(folder, `${String(i).padStart(4, '0')}.${format}`), bytes)
    total += bytes.length
  }
  return total
}

/** A sentence of the file with this number, if it is no PDF. */
export function ownWords(i: number): string {
  return `The register of volume ${i} was closed on day ${i % 365} by clerk ${(i * 7919) % 10_007} without remarks`
}

/** All blocks of the book in another order, with a sentence of its own before each fifth. */
function paragraphsOf(blocks: readonly string[], i: number): string[] {
  const turned = [...blocks.slice(i % blocks.length), ...blocks.slice(0, i % blocks.length)]
  return turned.map((block, k) => (k % 5 === 0 ? `${ownWords(i)}. ${block.replace(/^# /, '')}` : block))
}

function documentOf(format: Exclude<Format, 'pdf'>, paragraphs: readonly string[]): Uint8Array {
  const plain = paragraphs.map(text => text.replace(/^# /, ''))
  const marked = plain.map(text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  switch (format) {
    case 'docx':
      return docxOf(marked.map(text => p(text)).join(''))
    case 'odt':
      return odtOf(marked.map(text => `<text:p>${text}</text:p>`).join(''))
    case 'epub':
      return epubOf({ files: { 'one.xhtml': xhtml(marked.map(text => `<p>${text}</p>`).join('')) } })
    case 'rtf':
      return Buffer.from(`{\\rtf1\\ansi ${plain.map(text => `${escapedRtf(text)}\\par\n`).join('')}}`)
    case 'html':
      return Buffer.from(
        `<!doctype html><meta charset="utf-8"><body>${marked.map(text => `<p>${text}</p>`).join('\n')}`,
      )
    case 'md':
      return Buffer.from(paragraphs.join('\n\n'))
    default:
      return Buffer.from(plain.join('\n\n'))
  }
}

function escapedRtf(text: string): string {
  return text.replace(/[\\{}]/g, '\\$&').replace(/[^\0-\x7f]/g, char => `\\u${char.charCodeAt(0)}?`)
}
