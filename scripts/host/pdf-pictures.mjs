// node scripts/with-node24.mjs scripts/host/pdf-pictures.mjs: draws pages of the test's PDFs beside their text as it is read, to
// docs/pictures. Needs pdftoppm (poppler-utils) and a Chromium.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { readPdf } from '../../server/src/core/read/pdf/read-pdf.ts'
import { root } from '../root.mjs'
import { findChromium } from './chromium.mjs'

/** name → the file, its page, counted from 1, and the size of the text beside it in points of the picture. */
const pictures = {
  'pdf-two-columns': { file: 'book-columns.pdf', page: 2, size: 11 },
  'pdf-footnotes': { file: 'book-notes.pdf', page: 7, size: 14 },
}
const WIDTH = 1180

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
try {
  for (const [name, { file, page, size }] of Object.entries(pictures)) {
    const pdf = path.join(root, 'test/fixtures/book', file)
    const drawn = execFileSync('pdftoppm', ['-png', '-gray', '-r', '96', '-f', String(page), '-l', String(page), pdf], {
      maxBuffer: 1 << 26,
    })
    const rendition = await readPdf({ path: file, bytes: new Uint8Array(fs.readFileSync(pdf)) })
    const view = await browser.newPage({ viewport: { width: WIDTH, height: 400 } })
    await view.setContent(documentOf(drawn, rendition, page, size))
    const out = path.join(root, 'docs/pictures', `${name}.png`)
    await view.screenshot({ path: out, fullPage: true })
    console.log(`${path.relative(root, out)}  ${Math.round(fs.statSync(out).size / 1024)} KB`)
  }
} finally {
  await browser.close()
}

function documentOf(drawn, rendition, page, size) {
  const { text, blocks, pages } = rendition
  const pageAt = at => pages.findLast(mark => mark.at <= at)
  const isOnPage = ({ span }) =>
    pageAt(span.start)?.physical === page ||
    pages.some(mark => mark.physical === page && span.start < mark.at && mark.at < span.end)
  const shown = blocks.filter(isOnPage).map(block => blockOf(block, rendition, page))
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 24px; background: #e9e9ec; font: ${size}px/1.4 "DejaVu Serif", serif; display: flex; gap: 24px; align-items: flex-start }
    img { width: ${size < 12 ? 58 : 46}%; box-shadow: 0 1px 6px #0006 }
    main { flex: 1; background: #fff; box-shadow: 0 1px 6px #0006; padding: 14px 22px }
    section { margin: 5px 0; padding-left: 10px; border-left: 3px solid #b9c6d8 }
    section.heading { border-color: #2b5797; font-weight: bold } section.furniture { border-color: #ccc; color: #999 }
    section.quote, section.list-item { border-color: #7a9 }
    small { font: 10px "DejaVu Sans", sans-serif; color: #6b7a90; display: block }
    .page { font: 12px "DejaVu Sans", sans-serif; background: #2b5797; color: #fff; border-radius: 3px; padding: 0 5px; margin-right: 3px; white-space: nowrap }
    .mark { color: #aaa; text-decoration: line-through } .other { color: #a9a9a9 }
  </style><img src="data:image/png;base64,${drawn.toString('base64')}"><main>${shown.join('')}</main>${text === '' ? 'no text' : ''}`
}

/** A block with what is on other pages in grey, page marks and what is not of the text marked. */
function blockOf({ kind, span }, { text, pages, furniture }, page) {
  const cuts = new Set([span.start, span.end])
  const inside = at => span.start <= at && at < span.end
  for (const { at } of pages) if (inside(at)) cuts.add(at)
  for (const { start, end } of furniture) if (inside(start)) cuts.add(start).add(Math.min(end, span.end))
  const places = [...cuts].sort((a, b) => a - b)
  const pieces = places.slice(0, -1).map((from, i) => {
    const mark = pages.find(({ at }) => at === from)
    const chip = mark ? `<span class="page">p. ${mark.label ?? `(${mark.physical})`}</span>` : ''
    const isMark = kind !== 'furniture' && furniture.some(({ start, end }) => start <= from && from < end)
    const isOther = pages.findLast(({ at }) => at <= from)?.physical !== page
    return `${chip}<span class="${isMark ? 'mark' : isOther ? 'other' : ''}">${escaped(text.slice(from, places[i + 1]))}</span>`
  })
  return `<section class="${kind}"><small>${kind}</small>${pieces.join('')}</section>`
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
