import assert from 'node:assert/strict'
import { type FoundPlace, findPlaces } from '../../../server/src/core/check/find-places.ts'
import { readingsOf, search } from '../../../server/src/core/check/judge.ts'
import { readPattern } from '../../../server/src/core/check/pattern.ts'
import { newProbe } from '../../../server/src/core/index/probe.ts'
import { Corpus } from '../../../server/src/core/service.ts'
import { seeded } from '../../eval/corpora.ts'
import { contributionOf } from '../../support/contribution.ts'

/** Words as frequent as in a language: the n-th comes about 1/n as often as the first. */
function invented(seed: number, count: number): string {
  const random = seeded(seed)
  return Array.from({ length: count }, () => `w${Math.floor(3000 ** random())}`).join(' ')
}

const HARVEST = 'the barley was cut before the storm and the carts came home empty along the lower road'

function corpusOf(texts: Readonly<Record<string, string>>): Corpus {
  return Corpus.empty().with(Object.entries(texts).map(([path, text]) => contributionOf(text, path)))
}

/** The passage among other words. */
const among = (seed: number, ...passages: readonly string[]): string =>
  passages.map((passage, i) => `${invented(seed + 50 * i, 300)}. ${passage}.`).join(' ') + ` ${invented(seed + 9, 300)}`

function textsOf(places: readonly FoundPlace[]): string[] {
  return places.map(({ source, pieces }) => {
    const [piece] = pieces
    if (!piece) return ''
    return source.rendition.text.slice(source.words.starts[piece.from], source.words.ends[piece.to - 1])
  })
}

const placesOf = (quotation: string, corpus: Corpus, slack = 0): readonly FoundPlace[] =>
  findPlaces(readPattern(quotation), corpus.search, { slack })

describe('places of a quotation', () => {
  it('are both, where a passage and a variant of it stand close together', () => {
    const variant = HARVEST.replace('lower', 'upper')
    const corpus = corpusOf({
      'a.txt': `${invented(1, 200)} ${variant} ${invented(2, 12)} ${HARVEST} ${invented(3, 200)}`,
    })
    assert.deepEqual(textsOf(placesOf(HARVEST.replace('storm', 'rain'), corpus, 1)), [HARVEST, variant])
  })

  it('hold what stands at an end behind words that were left out', () => {
    const corpus = corpusOf({ 'a.txt': among(1, 'we mended the nets at the old harbour wall until evening came') })
    for (const quotation of ['we mended harbour wall until evening came', 'we mended the nets at the evening came']) {
      const [place] = placesOf(quotation, corpus)
      const kinds = place?.pieces[0]?.steps.map(step => step.kind) ?? []
      assert.ok(
        kinds.every(kind => kind === 'same' || kind === 'dropped'),
        kinds.join(' '),
      )
      assert.equal(kinds.at(-1), 'same')
    }
  })

  it('hold all of a piece, however far from the other the omission puts it', () => {
    const late = 'lanterns along the pier burned all night'
    for (const distance of [596, 599, 600, 601, 602, 606, 608, 8999, 9000, 9001, 9003]) {
      for (const [first, second] of [
        [HARVEST, late],
        [late, HARVEST],
      ] as const) {
        const corpus = corpusOf({ 'a.txt': `${first} ${invented(1, distance)} ${second} ${invented(2, 50)}` })
        const [place] = placesOf(`${first} … ${second}`, corpus)
        const [before, after] = place?.pieces ?? []
        assert.equal(place?.cost, 0, `${distance} words`)
        assert.equal((after?.from ?? 0) - (before?.to ?? 0), distance)
      }
    }
  })

  it('of an exact phrase are found though its words stand close together in many more places', () => {
    const phrase = 'of the house and in the field'
    // Each has every two neighbouring words of the phrase, and none the phrase.
    const noise = Array.from(
      { length: 60 },
      (_, i) => `${invented(100 + i, 150)} of the house, then house and in town, in the field`,
    )
    const corpus = corpusOf({ 'a.txt': noise.join(' '), 'b.txt': among(3, phrase) })
    const [place] = placesOf(phrase, corpus)
    assert.equal(place?.cost, 0)
    assert.deepEqual(textsOf(place ? [place] : []), [phrase])
  })

  it('are looked for in some thirty windows', () => {
    const corpus = corpusOf(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`s${i}.txt`, among(10 * i, 'of the common land and the hedge')]),
      ),
    )
    for (const quotation of [
      'of the common land and the ditch',
      'of the common land and the hedge',
      'land hedge of and',
    ]) {
      const probe = newProbe()
      findPlaces(readPattern(quotation), corpus.search, { probe })
      assert.ok(probe.windows <= 32, `${quotation}: ${probe.windows}`)
    }
  })
})

describe('a clause that was moved', () => {
  const [first, second] = [
    'When the snow had gone from the northern slopes',
    'the herdsmen led their goats up to the summer huts',
  ]
  const corpus = corpusOf({ 'a.txt': among(1, `${first}, ${second}`) })

  it('is one passage with the other, whichever of the two the alignment holds', () => {
    for (const words of [`${second} ${first}`, `${second} when the snow had gone`, `to the summer huts ${first}`]) {
      const [place] = placesOf(words, corpus)
      assert.ok(place && place.similarity > 0.65, `${words}: ${place?.similarity}`)
      assert.equal(place?.pieces[0]?.steps.filter(step => step.rows[1] > step.rows[0]).length, words.split(' ').length)
    }
  })

  it('is called moved, and nothing else is called wrong', () => {
    const [match] = search(`${second} ${first}`, corpus)
    const wrong = match?.differences.filter(d => d.class === 'unlicensed' || d.class === 'meaning')
    assert.deepEqual(
      wrong?.map(d => [d.kind, (d.essayText || d.sourceText).toLowerCase().replace(/\s+/g, ' ')]),
      [
        ['word.moved', first.toLowerCase()],
        ['word.moved', first.toLowerCase()],
      ],
    )
  })

  it('is not made of words that stand far away', () => {
    const far = corpusOf({ 'a.txt': `${among(1, second)} ${among(2, first)}` })
    const [place] = placesOf(`${second} ${first}`, far)
    assert.ok(place && place.similarity < 0.6)
  })
})

describe('what is taken for a quotation', () => {
  const sentence = 'a slow boat carried the letters of the whole valley down to the coast once a week'
  const corpus = corpusOf({ 'a.txt': among(1, sentence) })

  it('has a few words left out at one place, however short it is', () => {
    assert.equal(search('the letters of the down to the coast', corpus).length, 1)
    assert.equal(search('the letters valley down once week', corpus).length, 0)
  })

  it('of a dozen words and more, differs in four of ten', () => {
    assert.equal(
      search('cart carried some parcels of the whole town down to the coast every other week', corpus).length,
      1,
    )
    assert.equal(search('a slow boat of the coast', corpus).length, 0)
  })
})

describe('readings', () => {
  it('are the best place of each source that has nearly the same', () => {
    const corpus = corpusOf({
      'a.txt': among(1, HARVEST, HARVEST.replace('empty', 'late')),
      'b.txt': among(2, HARVEST.replace('barley', 'wheat')),
      'c.txt': among(3, 'the barley was cut and nobody came'),
    })
    const readings = readingsOf(HARVEST, corpus, 6, 5)
    assert.deepEqual(
      readings.map(({ place, similarity }) => [place.source, similarity === 1]),
      [
        ['a.txt', true],
        ['b.txt', false],
      ],
    )
  })

  it('are none where one source alone has the words', () => {
    assert.deepEqual(readingsOf(HARVEST, corpusOf({ 'a.txt': among(1, HARVEST) }), 6, 5), [])
  })
})
