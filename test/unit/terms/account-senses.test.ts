import assert from 'node:assert/strict'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
import { renderTermHover } from '../../../server/src/core/features/hover-markup.ts'
import { lookUp } from '../../../server/src/core/features/look-up.ts'
import { type TermHover, termHover } from '../../../server/src/core/features/term-hover.ts'
import { termDefinitions } from '../../../server/src/core/features/term-places.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import { checkEssay, definitionAt, hoverAt } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { offset } from '../../../server/src/core/text/span.ts'
import { contributionOf } from '../../support/contribution.ts'

function corpusOf(texts: Readonly<Record<string, string>>): Corpus {
  return Corpus.empty().with(Object.entries(texts).map(([path, text]) => contributionOf(text, path)))
}

function hoverOn(word: string, corpus: Corpus, cited: readonly string[] = [], language?: string): TermHover {
  const text = `She wrote of ${word} there.`
  const found = termHover(text, text.indexOf(word) + 1, corpus, [], language, () => cited as readonly SourceId[])
  assert.ok(found, `no hover on ${word}`)
  return found
}

/** The sources of what is shown, the sense that comes first before the others. */
function shown(word: string, corpus: Corpus, cited?: readonly string[]): readonly string[] {
  const { best, also } = hoverOn(word, corpus, cited)
  return [best, ...also].map(({ source }) => source)
}

const SAILS = 'A jib is a triangular sail that stands before the mast and is set on a stay.'
const PILOTS =
  'The pilots had two boats. A jib is a triangular sail before the foremost mast, which helps a boat to turn.'
const CRANES = 'A jib is the long arm of a crane, from which the hook and its chain hang over the load.'

describe('a word that sources use for several things', () => {
  const corpus = corpusOf({ 'sails.txt': SAILS, 'pilots.txt': PILOTS, 'cranes.txt': CRANES })

  it('shows what most of them mean first, and a line for what the others mean', () => {
    const hover = hoverOn('jib', corpus)
    assert.match(hover.best.source, /sails|pilots/)
    assert.deepEqual(
      hover.also.map(({ source, text }) => [source, text]),
      [['cranes.txt', CRANES]],
    )
    assert.deepEqual(hover.more, [], 'who explains the same again is not among what differs')
    const markdown = renderTermHover(hover, () => undefined)
    assert.match(markdown, /^> .*sail.*\n\n— .*\n\nAlso:\n\n- A \*\*jib\*\* is the long arm .* — cranes\.txt$/m)
    assert.equal(markdown.match(/triangular/g)?.length, 1)
  })

  it('shows what the source means that is cited nearest', () => {
    assert.equal(shown('jib', corpus, ['cranes.txt', 'pilots.txt'])[0], 'cranes.txt')
    assert.match(shown('jib', corpus, ['pilots.txt', 'cranes.txt'])[0] ?? '', /sails|pilots/)
    assert.match(shown('jib', corpus, ['elsewhere.txt'])[0] ?? '', /sails|pilots/)
  })

  it('takes the citation that stands nearest in the essay', async () => {
    const text = 'The jib was new [@pilots].\n\nThe jib fell [@cranes], and the jib was mended.'
    const essay = parseEssay(text)
    const checked = await checkEssay(essay, corpus, UNINTERRUPTED)
    const at = (from: number): string => {
      const place = offset<'essay'>(text.indexOf('jib', from) + 1)
      const [target] = definitionAt(essay, corpus, checked, place)
      const shown = hoverAt(essay, corpus, checked, place, () => undefined)?.markdown ?? ''
      assert.equal(target?.source === 'cranes.txt', /^> .*crane/m.test(shown), 'where it leads is what it shows')
      return shown
    }
    assert.match(at(0), /^> .*sail/m)
    assert.match(at(30), /^> .*crane/m)
    assert.match(at(text.indexOf('and the')), /^> .*crane/m)
  })

  it('leads to what is shown, then to the others', () => {
    const text = 'A jib.'
    const places = (cited: readonly string[]): readonly string[] =>
      termDefinitions(text, 3, corpus, [], undefined, () => cited as readonly SourceId[]).map(d => d.place.source)
    assert.deepEqual(places(['cranes.txt']).length, 2)
    assert.equal(places(['cranes.txt'])[0], 'cranes.txt')
    assert.equal(places([])[1], 'cranes.txt')
  })

  it('is looked up with all that it means before more of one', () => {
    const sources = lookUp('jib', corpus).definitions.map(({ source }) => source)
    assert.equal(sources.slice(0, 2).filter(source => source === 'cranes.txt').length, 1)
    assert.equal(sources.length, 3)
  })

  it('does not depend on the order in which sources were read', () => {
    const texts = { 'cranes.txt': CRANES, 'pilots.txt': PILOTS, 'sails.txt': SAILS }
    assert.deepEqual(shown('jib', corpusOf(texts)), shown('jib', corpus))
  })
})

describe('a word that sources use for one thing', () => {
  const one: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    scion: {
      'a.txt': 'A scion is a shoot with two buds that is set on the stock of another tree.',
      'b.txt': 'By winter they are cut. A scion is a young shoot of last summer, set on a stock in spring.',
    },
    // What is said in passing tells no sense.
    hawser: {
      'a.txt': 'A hawser is a thick rope with which a ship is moored to the quay.',
      'b.txt':
        'The boy slipped; if he had held on to the hawser, i.e. had not let go, the goats would have eaten less.',
    },
    // Of a person everything can be said.
    Pell: {
      'a.txt': 'We met Pell at noon. Pell was a gardener who kept forty bees in the orchard behind his house.',
      'b.txt': 'It was Pell again. Pell was a treasurer who lost the money of the guild at cards.',
    },
    'grafting wax': {
      'a.txt': 'Grafting wax is a mixture of resin and tallow that keeps air from the cut.',
      'b.txt': 'Grafting wax is the colour of honey in autumn, and children chew what is left over.',
    },
    Lotse: {
      'a.txt': 'A Lotse is a person who knows the sands and guides vessels into the mouth of the river.',
      'b.txt':
        'Ein Lotse ist ein Mann, der die Untiefen kennt und die Schiffe in den Hafen und aus dem Hafen bringt, wenn das Wetter schlecht ist und die Nacht kommt.',
    },
  }
  for (const [word, texts] of Object.entries(one)) {
    it(`is shown in one sense: ${word}`, () => {
      const { also, counts } = hoverOn(word, corpusOf(texts))
      assert.deepEqual(also, [])
      assert.equal(counts.length, 2, 'both sources speak of it')
    })
  }
})

describe('a name with a capital', () => {
  it('is told apart where its accounts say that it is of different kinds', () => {
    const corpus = corpusOf({
      'calendar.txt':
        'In the old list Vintmer comes ninth. Vintmer was a month of the calendar that the vintners kept, before the first frost.',
      'chronicle.txt':
        'They came back in Vintmer. Vintmer is a period of eleven years in which the council ruled the town without a mayor.',
    })
    assert.deepEqual(new Set(shown('Vintmer', corpus)), new Set(['calendar.txt', 'chronicle.txt']))
  })

  it('is not where one of them does not say of what kind it is', () => {
    const corpus = corpusOf({
      'calendar.txt':
        'In the old list Vintmer comes ninth. Vintmer was a month of the calendar that the vintners kept, before the first frost.',
      'chronicle.txt':
        'They came back in Vintmer. Vintmer means that nobody paid and everybody sang, as the mayor found out.',
    })
    assert.equal(shown('Vintmer', corpus).length, 1)
  })
})
