import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseLocator } from '../../server/src/core/essay/locator.ts'
import { citedRanges } from '../../server/src/core/locate/cited-values.ts'
import { judgeLocator } from '../../server/src/core/locate/judge-locator.ts'
import { lastBefore } from '../../server/src/core/locate/last-before.ts'
import { type Located, located } from '../../server/src/core/locate/located.ts'
import { locatorsOf } from '../../server/src/core/locate/locators-of.ts'
import { locatorsThatExist } from '../../server/src/core/locate/locators-that-exist.ts'
import { placesOf } from '../../server/src/core/locate/places-of.ts'
import { valueLike } from '../../server/src/core/locate/value-like.ts'
import { writtenLocator } from '../../server/src/core/locate/written-locator.ts'
import type { Locator } from '../../server/src/core/model/place.ts'
import type { Rendition } from '../../server/src/core/model/source.ts'
import { overlaps, type Span, span } from '../../server/src/core/text/span.ts'
import { renditionOf } from '../support/contribution.ts'

const PROSE = 'Nothing else is told of the keepers of this coast, who wrote little and slept by day.'
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']

/** How a chapter, book or scene is headed. */
const headings = fc.constantFrom<(n: number) => string>(
  n => `CHAPTER ${ROMAN[n - 1]}`,
  n => `Chapter ${n}. A Title`,
  n => `${n}. A Title of Words`,
  n => `BOOK ${ROMAN[n - 1]}`,
  n => `ACT ${ROMAN[n - 1]}\n\nSCENE I. A street.`,
)

/** Headings over paragraphs, on pages with or without numbers, or without pages. */
const sources: fc.Arbitrary<Located> = fc
  .record({
    heading: headings,
    parts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }),
    pages: fc.constantFrom('none', 'numbered', 'unnumbered', 'roman'),
    first: fc.integer({ min: 1, max: 300 }),
  })
  .map(({ heading, parts, pages, first }) => {
    const blocks = parts.flatMap((count, i) => [
      heading(i + 1),
      ...Array.from({ length: count }, (_, j) => `Paragraph ${j} below the heading ${i}. ${PROSE} ${PROSE}`),
    ])
    if (pages === 'none') return located(renditionOf(blocks.join('\n\n')))
    const label = (i: number): string =>
      pages === 'unnumbered' ? '' : pages === 'roman' ? (ROMAN[i % 8] as string).toLowerCase() : String(first + i)
    return located(renditionOf(blocks.map((block, i) => `${block}\n\n${label(i)}\n`).join('\f')))
  })

/** Numbered poems of so many lines each, sonnets among them, with or without cantos over them. */
const poems: fc.Arbitrary<Located> = fc
  .record({
    length: fc.constantFrom(2, 8, 13, 14, 15, 40),
    odd: fc.array(fc.constantFrom(0, 0, 0, 1, -1), { minLength: 1, maxLength: 8 }),
    canto: fc.constantFrom('', 'CANTO', 'BOOK'),
    named: fc.constantFrom('', '', 'SONNET ', 'Psalm ', 'Ode '),
  })
  .map(({ length, odd, canto, named }) => {
    const poem = (lines: number, name: string): string =>
      Array.from({ length: lines }, (_, i) => `  The lamp of line ${i + 1} in ${name} is lit`).join('\n')
    const cantos = (canto === '' ? [''] : ['I', 'II']).map(number => {
      const row = odd.map((more, i) => `  ${named}${ROMAN[i]}\n\n${poem(length + more, `${canto} ${number} of ${i}`)}`)
      return `${number === '' ? '' : `${canto} ${number}.\n\n`}${row.join('\n\n')}`
    })
    return located(renditionOf(`THE LAMPS\n\n\n${cantos.join('\n\n')}\n`))
  })

/** One book of the Bible or several. */
const bibles: fc.Arbitrary<Located> = fc
  .subarray(['Genesis', 'The First Book of Samuel', 'Psalms', 'The Revelation of Saint John'], { minLength: 1 })
  .map(books => {
    const verses = (book: string): string =>
      [1, 2]
        .flatMap(chapter =>
          [1, 2, 3, 4, 5, 6].map(verse => `${chapter}:${verse} And lamp ${verse} of ${book} was lit.`),
        )
        .join('\n\n')
    return located(renditionOf(books.map(book => `${book}\n\n${verses(book)}`).join('\n\n\n')))
  })

/** A source with a stretch of words of it. */
const stretches = fc.oneof(sources, poems, bibles).chain(source => {
  const { text } = source.rendition
  return fc
    .tuple(fc.integer({ min: 0, max: text.length - 2 }), fc.integer({ min: 1, max: 400 }))
    .map(([start, length]) => ({ source, place: span<'text'>(start, Math.min(text.length, start + length)) }))
})

function cited(locator: Locator) {
  const written = writtenLocator(locator)
  return parseLocator(written, 0, written.length, 'en')
}

function shows({ rendition }: Located, place: Span<'text'>): string {
  return JSON.stringify(rendition.text.slice(place.start, place.end))
}

describe('locators', () => {
  it('lead back to where they are from, and are judged right there', () => {
    fc.assert(
      fc.property(stretches, ({ source, place }) => {
        for (const locator of locatorsOf(source, place)) {
          const parsed = cited(locator)
          assert.ok(parsed, `${writtenLocator(locator)} can be cited`)
          if (!locator.certain) continue
          const { spans } = placesOf(source, parsed)
          assert.ok(
            spans.some(one => overlaps(one, place)),
            `${writtenLocator(locator)} of ${shows(source, place)}`,
          )
          assert.equal(judgeLocator(source, parsed, place).kind, 'right', writtenLocator(locator))
        }
      }),
    )
  })

  it('that exist are each found, and wrong of every other place only with one that is right', () => {
    fc.assert(
      fc.property(stretches, ({ source, place }) => {
        for (const { locator, span: own } of [...locatorsThatExist(source)].slice(0, 20)) {
          const parsed = cited(locator)
          assert.ok(parsed)
          assert.ok(placesOf(source, parsed).spans.some(one => overlaps(one, own)))
          const judged = judgeLocator(source, parsed, place)
          if (overlaps(own, place)) assert.equal(judged.kind, 'right')
          if (judged.kind !== 'wrong') continue
          const right = cited(judged.right)
          assert.ok(right)
          assert.equal(
            judgeLocator(source, right, place).kind,
            'right',
            `${writtenLocator(judged.right)} for ${writtenLocator(locator)}`,
          )
        }
      }),
    )
  })

  it('are told at once however often they are asked for, and of no other source', () => {
    fc.assert(
      fc.property(stretches, ({ source, place }) => {
        const anew = located(source.rendition)
        assert.deepEqual(locatorsOf(source, place), locatorsOf(anew, place))
        assert.deepEqual(locatorsOf(source, place), locatorsOf(source, place))
      }),
    )
  })

  it('are asked for in any text and any words without a fault', () => {
    const values = fc.oneof(fc.string(), fc.stringMatching(/^[ivxlc0-9.,:;()–f -]{1,20}$/))
    const labels = fc.constantFrom(
      'page',
      'chapter',
      'section',
      'line',
      'verse',
      'act',
      'scene',
      'book',
      'figure',
      'x',
      'sonnet',
      'stanza',
      'psalm',
      'ode',
      'canto',
      'place',
      'issue',
      'appendix',
    )
    const texts = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom(
            'ACT I',
            '1:1 ',
            '3:16',
            'SCENE ii',
            '\f',
            '12',
            '\n',
            '§ 3',
            ' a b ',
            'IV.',
            '   10',
            'SONNET II',
            'CANTO I',
            'Psalm 3',
            'Genesis',
          ),
        )
        .map(parts => parts.join('\n')),
    )
    fc.assert(
      fc.property(texts, labels, values, fc.nat(50), fc.nat(50), (text, label, value, start, length) => {
        const source = located(bare(text))
        const place = span<'text'>(Math.min(start, text.length), Math.min(start + length, text.length))
        citedRanges(value)
        valueLike(value, label, [{ step: -1, value: '7' }])
        locatorsOf(source, place)
        placesOf(source, { label, value })
        judgeLocator(source, { label, value }, place)
        lastBefore(source, { label, value })
        for (const _ of locatorsThatExist(source)) break
      }),
    )
  })
})

function bare(text: string): Rendition {
  return renditionOf(text)
}
