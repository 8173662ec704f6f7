import assert from 'node:assert/strict'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
import { lastBefore } from '../../../server/src/core/locate/last-before.ts'
import { located } from '../../../server/src/core/locate/located.ts'
import { locatorsThatExist } from '../../../server/src/core/locate/locators-that-exist.ts'
import { writtenLocator } from '../../../server/src/core/locate/written-locator.ts'
import { renditionOf } from '../../support/contribution.ts'
import { checkFix } from '../../support/fixture.ts'
import { first, judged, parsed, textAt } from '../../support/locating.ts'

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** Three chapters of six verses. */
function book(heading: string, coast: string): string {
  const verses = [1, 2, 3].flatMap(chapter =>
    [1, 2, 3, 4, 5, 6].map(
      verse =>
        `${chapter}:${verse} And the ${ORDINALS[verse]} lamp of ${coast} in the ${ORDINALS[chapter]} year was lit.`,
    ),
  )
  return `${heading}\n\n${verses.join('\n\n')}`
}

const GENESIS = located(renditionOf(book('Genesis', 'Eden')))
const BIBLE = located(
  renditionOf(
    [
      book('The First Book of Moses: Called Genesis', 'Eden'),
      book('The Book of Psalms', 'Zion'),
      book('The First Epistle of Paul the Apostle to the Corinthians', 'Corinth'),
      book('The Revelation of Saint John the Divine', 'Patmos'),
    ].join('\n\n\n\n'),
  ),
)
const EDEN = 'third lamp of Eden in the second year'
const CORINTH = 'third lamp of Corinth in the second year'

describe('chapter and verse with the name of the book', () => {
  for (const [source, cited, passage] of [
    [GENESIS, 'Gen. 2:3', EDEN],
    [GENESIS, 'Gen 2:2-4', EDEN],
    [GENESIS, 'Genesis 2.3', EDEN],
    [GENESIS, 'Gen. ii. 3', EDEN],
    [GENESIS, '1. Mose 2,3', EDEN],
    [GENESIS, 'Gn 2,3', EDEN],
    [GENESIS, 'Быт. 2:3', EDEN],
    [GENESIS, 'Gen. 2', EDEN],
    [BIBLE, '1 Cor. 2:3', CORINTH],
    [BIBLE, 'I Cor 2:3', CORINTH],
    [BIBLE, '1. Korinther 2,3', CORINTH],
    [BIBLE, '1 Corinthians 2', CORINTH],
    [BIBLE, 'Ps. 2:3', 'third lamp of Zion in the second year'],
    [BIBLE, 'Offb 2,3', 'third lamp of Patmos in the second year'],
    [BIBLE, '2:3', CORINTH],
  ] as const)
    it(`${cited} is right`, () => assert.equal(judged(source, cited, passage), 'right'))

  for (const [source, cited, passage, right] of [
    [GENESIS, 'Gen. 3:3', EDEN, 'v. 2:3'],
    [GENESIS, 'Gen. 3', EDEN, 'ch. 2'],
    [BIBLE, '1 Cor. 1:3', CORINTH, 'v. 2:3'],
  ] as const)
    it(`${cited} is wrong`, () => assert.equal(judged(source, cited, passage), right))

  it('is not judged by another book, nor by another count of the psalms', () => {
    assert.equal(judged(GENESIS, 'Exod. 3:3', EDEN), 'unsure', 'a book that the source is not')
    assert.equal(judged(BIBLE, 'Isa. 3:3', CORINTH), 'unsure', 'Corinthians may be quoting it')
    assert.equal(judged(BIBLE, 'Gen. 3:3', CORINTH), 'unsure')
    const report = located(
      renditionOf([1, 2, 3, 4].map(n => `CHAPTER ${n}\n\nThe lamp of chapter ${n} was lit.`).join('\n\n')),
    )
    for (const cited of ['Ex. 3', 'Am 3. Mai', 'Gen. 3', 'Job 4'])
      assert.equal(judged(report, cited, 'lamp of chapter 2'), 'unsure', cited)
    assert.equal(judged(BIBLE, 'Ps. 1:3', 'third lamp of Zion in the second year'), 'unsure', 'the Greek count')
    assert.equal(judged(BIBLE, 'Ps. 1:6', 'third lamp of Zion in the third year'), 'v. 3:3')
  })

  it('ends where its own book ends', () => {
    const last = (cited: string): string | undefined => {
      const locator = lastBefore(BIBLE, parsed(cited))
      return locator && writtenLocator(locator)
    }
    assert.equal(last('1 Cor. 9:1'), 'v. 3:6')
    assert.equal(last('1 Cor. 2:9'), 'v. 2:6')
    assert.equal(last('1 Cor. 2:6'), undefined)
    assert.equal(last('Isa. 9:1'), undefined)
  })

  it('says and finds the book in a source of several', () => {
    assert.equal(first(BIBLE, CORINTH), '1 Corinthians 2:3')
    assert.equal(first(GENESIS, EDEN), 'v. 2:3')
    assert.match(textAt(BIBLE, '1 Cor. 2:3'), /^2:3 And the third lamp of Corinth in the second year/)
    const all = [...locatorsThatExist(BIBLE, 'verse')].map(({ locator }) => writtenLocator(locator))
    assert.ok(all.includes('Revelation 3:6') && all.includes('Genesis 1:1'))
  })

  it('is no column, page or act', () => {
    const cited = (text: string): string => {
      const locator = parseEssay(`[@doe99, ${text}]\n`).citations[0]?.items[0]?.locator
      return locator ? `${locator.book ?? ''} ${locator.label} ${locator.value}`.trim() : ''
    }
    assert.equal(cited('Col. 2:3'), 'Colossians verse 2:3')
    assert.equal(cited('col. 2'), 'column 2')
    assert.equal(cited('Col. 2'), 'column 2')
    assert.equal(cited('Acts 2-3'), 'act 2-3')
    assert.equal(cited('Mark my words'), '')
    assert.equal(cited('2 Kings'), 'page 2')
    assert.equal(cited('John 1999'), '')
  })

  it('is corrected in the writer’s own form', async () => {
    for (const [cited, right] of [
      ['Gen. 3:3', 'Gen. 2:3'],
      ['Gen. iii. 3', 'Gen. ii. 3'],
      ['Gen 3,3', 'Gen 2,3'],
    ])
      await checkFix(
        `
  --- corpus/genesis.txt key=kjv
${book('Genesis', 'Eden').replaceAll(/^/gm, '  ')}
  --- essay.md
  It says "the third lamp of Eden in the sec<|>ond year was lit" [@kjv, ${cited}].`,
        `Correct the locator to ${right}`,
        `It says "the third lamp of Eden in the second year was lit" [@kjv, ${right}].`,
      )
  })
})
