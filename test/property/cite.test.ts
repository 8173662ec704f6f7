import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { bibliographyEdit } from '../../server/src/core/cite/bibliography-block.ts'
import { bibtexItems } from '../../server/src/core/cite/bibtex-csl.ts'
import { sanitisedDate } from '../../server/src/core/cite/csl-date.ts'
import type { CslItem } from '../../server/src/core/cite/csl-item.ts'
import { essayCitations } from '../../server/src/core/cite/essay-citations.ts'
import { format } from '../../server/src/core/cite/format.ts'
import { htmlOf, plainText } from '../../server/src/core/cite/formatted-text.ts'
import { latexToMarkup } from '../../server/src/core/cite/latex-markup.ts'
import { readProcessorHtml } from '../../server/src/core/cite/read-processor-html.ts'
import { parseEssay } from '../../server/src/core/essay/essay.ts'
import { shippedLocales, shippedStyleXml } from '../support/csl-assets.ts'

const wild = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.jsonValue({ maxDepth: 3 }))
const markup = fc
  .array(
    fc.constantFrom(
      '<i>',
      '</i>',
      '<b>',
      '</b>',
      '<span style="font-style:normal;">',
      '</span>',
      '<',
      '>',
      '&',
      '&#60;',
      'a',
      ' ',
      '<a href="http://x">',
      '</a>',
      '<div>',
      '"',
    ),
  )
  .map(parts => parts.join(''))

describe('formatted citations hold for anything', function () {
  this.timeout(60_000)

  it('an entry with anything in it costs no other entry anything', () => {
    const style = shippedStyleXml('chicago-fullnote-bibliography')
    const locales = shippedLocales()
    const good = { id: 'good', type: 'book', title: 'Good', author: [{ family: 'Doe' }] }
    const names = fc.constantFrom(
      'author',
      'editor',
      'issued',
      'accessed',
      'title',
      'page',
      'volume',
      'note',
      'language',
      'type',
      'edition',
      'DOI',
    )
    fc.assert(
      fc.property(fc.dictionary(names, wild), data => {
        const bad = { ...data, id: 'bad' } as unknown as CslItem
        const citations = ['bad', 'good'].map(id => ({ items: [{ id }], narrative: false }))
        const { bibliography, citations: made } = format({ style, locales, items: [bad, good], citations })
        assert.equal(made.length, 2)
        assert.match(plainText(made[1]?.text ?? []), /Doe.*Good/)
        assert.ok(bibliography.some(({ key, text }) => key === 'good' && /Good/.test(plainText(text))))
      }),
      { numRuns: 30 },
    )
  })

  it('dates are the shape that the processor takes, or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(wild, fc.record({ 'date-parts': wild, season: wild, raw: wild, circa: wild }, { requiredKeys: [] })),
        value => {
          for (const parts of sanitisedDate(value)?.['date-parts'] ?? []) {
            assert.ok(parts.length >= 1 && parts.length <= 3)
            for (const part of parts) assert.ok(Number.isSafeInteger(part))
          }
        },
      ),
    )
  })

  it('text that was read and written again is the same text, and only known tags are in it', () => {
    fc.assert(
      fc.property(markup, html => {
        const text = readProcessorHtml(html)
        const written = htmlOf(text)
        assert.deepEqual(readProcessorHtml(written), text)
        for (const tag of written.match(/<[^>]*>/g) ?? [])
          assert.match(tag, /^<\/?(?:i|b|span|a)(?: (?:style="font-style:normal;"|href="http:\/\/x"))?>$/)
      }),
    )
  })

  it('markup of LaTeX always has its ends', () => {
    const latex = fc
      .array(
        fc.constantFrom('\\emph{', '\\textbf{', '{', '}', '$', '\\', 'A', 'b ', '\\"', '~', '\\enquote{', '{\\it '),
      )
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(latex, fc.boolean(), (text, sentenceCase) => {
        const open: string[] = []
        for (const [, close, name = ''] of latexToMarkup(text, { sentenceCase }).matchAll(/<(\/?)([a-z]+)[^<>]*>/g)) {
          if (close === '') open.push(name)
          else assert.equal(open.pop(), name)
        }
        assert.deepEqual(open, [])
      }),
    )
  })

  it('a bibliography with holes and doublings still gives entries', () => {
    const bib = fs.readFileSync(path.resolve(import.meta.dirname, '../support/cite/varied.bib'), 'utf8')
    fc.assert(
      fc.property(fc.nat(bib.length), fc.nat(400), fc.string({ maxLength: 5 }), (at, length, put) => {
        const broken = bib.slice(0, at) + put + bib.slice(at + length)
        for (const item of bibtexItems(broken, new Set(['doe1999', 'smallcaps', 'hobsbawm1983a'])))
          assert.ok(item.type !== '')
      }),
      { numRuns: 60 },
    )
  })

  it('a bibliography put in twice is put in once', () => {
    const entries = [{ key: 'a', text: ['Doe. On Margins.'] }]
    const piece = fc.constantFrom(
      'Text.',
      '\n',
      '\n\n',
      '```\n',
      '<!-- apparatus:bibliography -->',
      '<!-- /apparatus:bibliography -->',
      ' ',
      '\r\n',
    )
    const put = (text: string, at: number): string => {
      const { replace, insert } = bibliographyEdit(text, entries, at)
      return text.slice(0, replace.start) + insert + text.slice(replace.end)
    }
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), (parts, place) => {
        const text = parts.join('')
        const once = put(text, place % 2 === 0 ? 0 : text.length)
        // In code that is never closed no marker can be seen.
        fc.pre(!text.includes('```'))
        // What stands between the markers is the bibliography, and is replaced.
        fc.pre(!/<!-- apparatus:bibliography -->[^]*Text\.[^]*<!-- \/apparatus:bibliography -->/.test(text))
        assert.equal(put(once, 0), once)
        assert.equal(once.match(/Text\./g)?.length, text.match(/Text\./g)?.length)
      }),
    )
  })

  it('every citation of an essay has its place and its number', () => {
    const piece = fc.constantFrom(
      '[@a]',
      '@b ',
      '[^1]',
      '[^1]: x [@c]\n',
      '\n\n',
      '^[@d]',
      'word ',
      '[see @e, p. 3; @f]',
    )
    fc.assert(
      fc.property(fc.array(piece), parts => {
        const essay = parseEssay(parts.join(''))
        const { clusters, citations } = essayCitations(essay)
        assert.equal(clusters.length, essay.citations.length)
        assert.deepEqual(new Set(citations), new Set(essay.citations))
        for (const { note } of clusters) assert.ok(note !== undefined && note > 0)
        const numbers = clusters.map(({ note = 0 }) => note)
        assert.deepEqual(
          numbers,
          [...numbers].sort((a, b) => a - b),
        )
      }),
    )
  })
})
