import assert from 'node:assert/strict'
import { judgeLocator } from '../../../server/src/core/locate/judge-locator.ts'
import { type Located, located } from '../../../server/src/core/locate/located.ts'
import { locatorsOf, physicalPages } from '../../../server/src/core/locate/locators-of.ts'
import { locatorsThatExist } from '../../../server/src/core/locate/locators-that-exist.ts'
import type { PageNumbering } from '../../../server/src/core/locate/page-numbering.ts'
import { placesOf } from '../../../server/src/core/locate/places-of.ts'
import { writtenLocator } from '../../../server/src/core/locate/written-locator.ts'
import { renditionOf } from '../../support/contribution.ts'
import { at, first, judged, parsed, textAt } from '../../support/locating.ts'

const FILLER = 'Nothing else is told of the keepers of this coast, who wrote little and slept by day. '.repeat(4).trim()

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh']
const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Form feeds between pages, each with its number at its foot. */
function paged(pages: readonly (readonly [label: string, text: string])[], numbering?: PageNumbering): Located {
  return located(renditionOf(pages.map(([label, text]) => `${text}\n\n${label}\n`).join('\f')), numbering)
}

const BOOK = paged([
  ['i', `The half-title stands here. ${FILLER}`],
  ['ii', `A dedication to the ferrymen. ${FILLER}`],
  ['iii', `The preface speaks of patience. ${FILLER}`],
  ['1', `The first lamp was lit by hand. ${FILLER}`],
  ['2', `The second lamp went out twice and the keepers`],
  ['3', `lit it again before the ships could see. ${FILLER}`],
  ['4', `The fourth page closes the book. ${FILLER}`],
])

const PLAY = located(
  renditionOf(
    [
      'ACT I',
      'SCENE I. A quay.',
      `KEEPER. The tide is out. ${FILLER}`,
      'SCENE II. A lamp room.',
      `PILOT. The wick is short. ${FILLER}`,
      'ACT II',
      'SCENE I. The quay.',
      `KEEPER. The tide is in. ${FILLER}`,
    ].join('\n\n'),
  ),
)

const BIBLE = located(
  renditionOf(
    [1, 2]
      .flatMap(chapter =>
        [1, 2, 3, 4, 5, 6, 7].map(
          verse => `${chapter}:${verse} And the ${ORDINALS[verse]} lamp of the ${ORDINALS[chapter]} coast was lit.`,
        ),
      )
      .join('\n\n'),
  ),
)

const POEM = located(renditionOf(`BOOK I\n\n${verses('harbour')}\n\nBOOK II\n\n${verses('island')}\n`))

/** Sixty lines, every tenth of them numbered in the margin. */
function verses(place: string): string {
  return Array.from({ length: 60 }, (_, i) => {
    const line = `The lamp of ${place} number ${WORDS[i % 10]} and ${WORDS[Math.floor(i / 10)]} burns`
    return (i + 1) % 10 === 0 ? `${line.padEnd(60)}   ${i + 1}` : line
  }).join('\n')
}

describe('where a passage stands', () => {
  it('is its printed page, and a range over a page break', () => {
    assert.equal(first(BOOK, 'The preface speaks of patience'), 'p. iii')
    assert.equal(first(BOOK, 'The first lamp was lit'), 'p. 1')
    assert.equal(first(BOOK, /went out twice[\s\S]*before the ships/), 'pp. 2-3')
    assert.equal(physicalPages(BOOK, at(BOOK, 'The first lamp')), '4')
  })

  it('is act and scene, chapter and verse, book and line', () => {
    assert.equal(first(PLAY, 'The wick is short'), 'act 1, sc. 2')
    assert.equal(first(BIBLE, 'third lamp of the second'), 'v. 2:3')
    assert.equal(first(BIBLE, /first lamp of the second[\s\S]*second lamp of the second coast/), 'vv. 2:1-2')
    assert.equal(first(POEM, 'island number four and four'), 'bk. 2, l. 34')
  })

  it('is a chapter with its title, or a paragraph, in a source without pages', () => {
    const novel = located(
      renditionOf(`CHAPTER I. Of Ships\n\n${FILLER}\n\nCHAPTER II. Of Shoes\n\nThe shoes were wet. ${FILLER}\n`),
    )
    const [chapter] = locatorsOf(novel, at(novel, 'shoes were wet'))
    assert.deepEqual(chapter, { label: 'chapter', value: '2', certain: true, title: 'Of Shoes' })
    const essay = located(renditionOf(`${FILLER}\n\n${FILLER}\n\nThe third is short.\n`))
    assert.equal(first(essay, 'The third is short'), 'para. 3')
    assert.equal(locatorsOf(essay, at(essay, 'The third'))[0]?.certain, false)
  })

  it('is the page that the writer’s project says', () => {
    const scan = paged(
      [
        ['', 'a b c'],
        ['', `The lamp is lit. ${FILLER}`],
        ['', 'd e f'],
      ],
      [{ physical: 2, first: 47, style: 'arabic' }],
    )
    assert.deepEqual(locatorsOf(scan, at(scan, 'The lamp'))[0], { label: 'page', value: '47', certain: true })
    assert.equal(first(scan, 'd e f'), 'p. 48')
    assert.deepEqual(locatorsOf(scan, at(scan, 'a b c'))[0], { label: 'page', value: '1', certain: false })
  })
})

describe('a cited locator', () => {
  it('is found in the source', () => {
    assert.match(textAt(BOOK, 'p. iii'), /^The preface/)
    assert.match(textAt(BOOK, 'pp. 2-3'), /went out twice[\s\S]*before the ships/)
    assert.match(textAt(PLAY, 'act 2, sc. 1'), /The tide is in/)
    assert.match(textAt(PLAY, 'act I.ii'), /The wick is short/)
    assert.match(textAt(BIBLE, 'ch. 2, v. 3'), /^2:3 And the third lamp of the second coast/)
    assert.match(textAt(POEM, 'bk. 2, l. 34'), /^The lamp of island number four and four burns/)
  })

  it('is told apart: no such numbers, or not this one', () => {
    assert.equal(placesOf(PLAY, { label: 'page', value: '3' }).numbering, 'none')
    assert.deepEqual(placesOf(BOOK, { label: 'page', value: '40' }), { numbering: 'printed', spans: [] })
    assert.equal(placesOf(BOOK, { label: 'chapter', value: '1' }).numbering, 'none')
  })

  it('is one of those that the source has, in its order', () => {
    const pages = [...locatorsThatExist(BOOK, 'page')].map(({ locator }) => writtenLocator(locator))
    assert.deepEqual(pages, ['p. i', 'p. ii', 'p. iii', 'p. 1', 'p. 2', 'p. 3', 'p. 4'])
    const scenes = [...locatorsThatExist(PLAY, 'scene')].map(
      ({ locator }) => `${writtenLocator(locator)}: ${locator.title}`,
    )
    assert.deepEqual(scenes, ['act 1, sc. 1: A quay.', 'act 1, sc. 2: A lamp room.', 'act 2, sc. 1: The quay.'])
    const [one] = locatorsThatExist(BIBLE)
    assert.equal(one && writtenLocator(one.locator), 'v. 1:1')
  })
})

describe('the judgement of a locator', () => {
  const LAMP = 'The first lamp was lit'
  const BREAK = /went out twice[\s\S]*before the ships/

  for (const [source, cited, passage] of [
    [BOOK, 'p. 1', LAMP],
    [BOOK, 'pp. 1-3', LAMP],
    [BOOK, 'pp. 4, 1', LAMP],
    [BOOK, 'p. 2', BREAK],
    [BOOK, '3', BREAK],
    [BOOK, 'p. 2f.', BREAK],
    [BOOK, 'p. III', 'The preface speaks'],
    [PLAY, 'act i, sc. 2', 'wick is short'],
    [PLAY, '1.2', 'wick is short'],
    [PLAY, 'act 1', 'wick is short'],
    [PLAY, 'sc. 2', 'wick is short'],
    [PLAY, 'act 2, sc. 1', 'The tide is in'],
    [BIBLE, '2:3', 'third lamp of the second'],
    [BIBLE, 'ch. 2', 'third lamp of the second'],
    [BIBLE, 'v. 2:1-4', 'third lamp of the second'],
    [POEM, 'bk. 2, l. 34', 'island number four and four'],
    [POEM, 'l. 36', 'island number four and four'],
    [POEM, '2.34', 'island number four and four'],
  ] as const) {
    it(`${cited} is right of ${passage}`, () => assert.deepEqual(judged(source, cited, passage), 'right'))
  }

  for (const [source, cited, passage, right] of [
    [BOOK, 'p. 3', LAMP, 'p. 1'],
    [BOOK, 'pp. 3-4', LAMP, 'p. 1'],
    [BOOK, 'p. 4', BREAK, 'pp. 2-3'],
    [BOOK, 'p. 1', 'The preface speaks', 'p. iii'],
    [BOOK, 'p. 90', LAMP, 'p. 1'],
    [PLAY, 'act 2, sc. 1', 'wick is short', 'act 1, sc. 2'],
    [PLAY, 'act 1, sc. 1', 'The tide is in', 'act 2, sc. 1'],
    [PLAY, '2.1', 'wick is short', 'act 1, sc. 2'],
    [BIBLE, '1:3', 'third lamp of the second', 'v. 2:3'],
    [BIBLE, 'ch. 2, v. 5', 'third lamp of the second', 'ch. 2, v. 3'],
    [BIBLE, 'ch. 2, v. 90', 'third lamp of the second', 'ch. 2, v. 3'],
    [POEM, 'bk. 1, l. 34', 'island number four and four', 'bk. 2, l. 34'],
    [POEM, 'bk. 2, l. 12', 'island number four and four', 'bk. 2, l. 34'],
  ] as const) {
    it(`${cited} is wrong of ${passage}`, () => assert.equal(judged(source, cited, passage), right))
  }

  for (const [source, cited, passage] of [
    [BOOK, 'ch. 2', LAMP],
    [BOOK, 'vol. 2, p. 3', LAMP],
    [BOOK, '2:45', LAMP],
    [PLAY, 'p. 90', 'wick is short'],
    [PLAY, 'sc. 1', 'wick is short'],
    [PLAY, 'para. 90', 'wick is short'],
    [BIBLE, 'p. 3', 'third lamp of the second'],
  ] as const) {
    it(`nobody can tell whether ${cited} is right of ${passage}`, () =>
      assert.equal(judged(source, cited, passage), 'unsure'))
  }

  it('knows the page of the file', () => {
    const verdict = judgeLocator(BOOK, parsed('p. 4'), at(BOOK, LAMP))
    assert.ok(verdict.kind === 'wrong' && verdict.isPhysical)
  })

  it('is silent one page off where the labels are told, not printed, and about the page of the file', () => {
    // Only the first pages show their numbers.
    const book = paged([
      ['1', FILLER],
      ['2', FILLER],
      ['3', FILLER],
      ['', `${FILLER} x`],
      ['', `The lamp is lit. ${FILLER}`],
      ['', FILLER],
    ])
    assert.deepEqual(locatorsOf(book, at(book, 'The lamp'))[0], { label: 'page', value: '5', certain: false })
    assert.equal(judged(book, 'p. 5', 'The lamp'), 'right')
    assert.equal(judged(book, 'p. 6', 'The lamp'), 'unsure')
    assert.equal(judged(book, 'p. 4', 'The lamp'), 'unsure')
    assert.equal(judged(book, 'p. 2', 'The lamp'), 'p. 5')
  })

  it('is silent where the mark of the page may be missing', () => {
    const book = paged([
      ['40', FILLER],
      ['41', `The lamp is lit. ${FILLER}`],
      ['44', FILLER],
      ['45', FILLER],
      ['46', FILLER],
    ])
    assert.equal(judged(book, 'p. 42', 'The lamp'), 'unsure')
    assert.equal(judged(book, 'p. 45', 'The lamp'), 'p. 41')
  })

  it('says nothing of the page of a file that has none', () => {
    const book = { ...BOOK, hasOwnPages: false }
    assert.equal(physicalPages(book, at(book, LAMP)), undefined)
    const verdict = judgeLocator(book, parsed('p. 4'), at(book, LAMP))
    assert.ok(verdict.kind === 'wrong' && !verdict.isPhysical)
  })

  it('is silent about chapters that begin anew in each part, unless the part is named', () => {
    const parts = ['I', 'II'].flatMap(part => [
      `PART ${part}`,
      ...['I', 'II', 'III'].flatMap(chapter => [`CHAPTER ${chapter}`, `The lamp of ${part} and ${chapter}. ${FILLER}`]),
    ])
    const novel = located(renditionOf(parts.join('\n\n')))
    assert.equal(judged(novel, 'ch. 3', 'lamp of II and III'), 'right')
    assert.equal(judged(novel, 'ch. 2', 'lamp of II and III'), 'unsure')
    assert.equal(judged(novel, 'ch. 6', 'lamp of II and III'), 'unsure')
    assert.equal(judged(novel, 'pt. 2, ch. 2', 'lamp of II and III'), 'pt. 2, ch. 3')
  })

  it('is silent where a heading may not have been recognised', () => {
    const novel = located(
      renditionOf([1, 2, 5, 6].flatMap(n => [`CHAPTER ${n}`, `The lamp of ${WORDS[n]}. ${FILLER}`]).join('\n\n')),
    )
    assert.equal(judged(novel, 'ch. 3', 'lamp of three'), 'unsure', 'it may begin inside what seems to be chapter 2')
    assert.equal(judged(novel, 'ch. 1', 'lamp of three'), 'ch. 2')
    assert.equal(judged(novel, 'ch. 7', 'lamp of seven'), 'unsure')
  })
})
