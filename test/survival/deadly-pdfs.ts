/** PDFs that are made to keep their reader busy for ever, or to fill its memory. A few kilobytes each. */
import zlib from 'node:zlib'
import { type Entry, onePage, pdf, plain } from '../support/pdf-file.ts'

/** What stands on the page of a file that nothing is wrong with. */
export const HARMLESS = 'The keeper wrote of the wind that night.'

export function harmless(): Uint8Array {
  return onePage(plain(`BT /F 12 Tf 50 700 Td (${HARMLESS}) Tj ET`))
}

/** Forms that draw the next form twice, forty deep: a page of 2⁴⁰ words. */
function laughs(): Uint8Array {
  const depth = 40
  const forms = Array.from({ length: depth }, (_, i): Entry => {
    const next = `/XObject << /X ${i + 7} 0 R >>`
    const last = i === depth - 1
    return {
      dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F 5 0 R >> ${last ? '' : next} >>`,
      stream: Buffer.from(last ? 'BT /F 12 Tf 50 700 Td (ha) Tj ET' : '/X Do /X Do'),
    }
  })
  return onePage(plain('/X Do'), forms, '/XObject << /X 6 0 R >>')
}

/** Packed twice: a gigabyte of drawing in a few kilobytes. */
function bomb(): Uint8Array {
  const line = 'BT /F 12 Tf 50 700 Td (the same again and again) Tj ET\n'
  const inner = zlib.deflateSync(Buffer.from(line.repeat((20 * 1024 * 1024) / line.length)), { level: 9 })
  const many = Buffer.concat(Array.from({ length: 64 }, () => inner))
  const stream = zlib.deflateSync(many, { level: 9 })
  return onePage({ dictionary: '/Filter [/FlateDecode /FlateDecode]', stream })
}

/** Nothing but blanks: half a gigabyte, packed once. */
function blanks(): Uint8Array {
  const stream = zlib.deflateSync(Buffer.alloc(512 * 1024 * 1024, 32), { level: 9 })
  return onePage({ dictionary: '/Filter /FlateDecode', stream })
}

export const DEADLY: Readonly<Record<string, () => Uint8Array>> = {
  'forms within forms': laughs,
  'a packed gigabyte': bomb,
  'half a gigabyte of blanks': blanks,
  'pages that are their own parents': () =>
    pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 /Parent 2 0 R >>']),
  'a tree of a billion pages': () =>
    pdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      ...Array.from({ length: 30 }, (_, i) => `<< /Type /Pages /Kids [${i + 3} 0 R ${i + 3} 0 R] /Count 1000000000 >>`),
      '<< /Type /Page /MediaBox [0 0 600 800] >>',
    ]),
  'a table that leads to itself': () =>
    pdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'], '/Prev HERE /XRefStm HERE'),
  'objects that stand for each other': () => pdf(['<< /Type /Catalog /Pages 2 0 R >>', '3 0 R', '2 0 R']),
  'a million brackets': () => onePage(plain(`${'['.repeat(1_000_000)} Tj`)),
  'a million brackets in an object': () => pdf([`<< /Type /Catalog /Pages ${'['.repeat(1_000_000)} >>`]),
  'bookmarks in a circle': () =>
    pdf([
      '<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>',
      '<< /First 5 0 R /Last 5 0 R >>',
      '<< /Title (Again) /Parent 4 0 R /Next 5 0 R /First 5 0 R /Dest [3 0 R /Fit] >>',
    ]),
  'a page of a million words': () =>
    onePage(
      plain(
        `BT /F 1 Tf ${Array.from({ length: 300_000 }, (_, i) => `${i % 600} ${i % 800} Td (w${i}) Tj `).join('')} ET`,
      ),
    ),
  'a number without end': () => onePage(plain(`BT /F ${'9'.repeat(2_000_000)} Tf (x) Tj ET`)),
}
