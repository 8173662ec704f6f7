import assert from 'node:assert/strict'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
import { type TermHover, termHover } from '../../../server/src/core/features/term-hover.ts'
import { termMarks } from '../../../server/src/core/features/term-marks.ts'
import { termDefinitions } from '../../../server/src/core/features/term-places.ts'
import { mayBeOnePerson, namesPerson, surnameOf } from '../../../server/src/core/terms/lexicon/full-name.ts'
import { contributionOf } from '../../support/contribution.ts'

const WHO = 'Fedor Zaretsky (born 1871) was a pilot who wrote the first book of the sands between the islands.\n'
const PASSING = 'That night we waited for Zaretsky. Zaretsky was a bad sleeper, and Zaretsky was late again.\n'

function corpusOf(...texts: readonly string[]): Corpus {
  return Corpus.empty().with(texts.map((text, i) => contributionOf(text, `${i}.txt`)))
}

function hoverOn(word: string, corpus: Corpus): TermHover | undefined {
  const text = `Then ${word} came.`
  return termHover(text, text.indexOf(word) + 1, corpus)
}

describe('a surname alone', () => {
  const corpus = corpusOf(WHO, PASSING)

  for (const word of ['Zaretsky', 'Zaretsky’s', 'Зарецкий', 'Зарецкого', 'Zaretskii', 'Zaretzki']) {
    it(`shows who has it: ${word}`, () => {
      const hover = hoverOn(word, corpus)
      assert.equal(hover?.name, 'Fedor Zaretsky')
      assert.match(hover.best.text, /wrote the first book of the sands/)
    })
  }

  it('counts the surname, in the full name too', () => {
    const counts = hoverOn('Zaretsky', corpus)?.counts.map(({ source, count }) => [source, count])
    assert.deepEqual(counts, [
      ['1.txt', 3],
      ['0.txt', 1],
    ])
  })

  it('leads to where the person is explained', () => {
    const [place] = termDefinitions('Then Zaretsky came.', 7, corpus)
    assert.equal(place?.place.source, '0.txt')
  })

  it('shows who has it where no source uses it alone', () => {
    assert.equal(hoverOn('Zaretsky', corpusOf(WHO))?.name, 'Fedor Zaretsky')
    assert.equal(hoverOn('Зарецкий', corpusOf(WHO))?.name, 'Fedor Zaretsky')
  })

  it('does not choose between two persons', () => {
    const other = 'The letters of Nina Zaretsky were burnt. They say that Nina Zaretsky kept a shop.\n'
    const brother = 'Pavel Zaretsky was a baker who sold his bread to the ships in the roads.\n'
    for (const second of [other, brother]) {
      assert.notEqual(hoverOn('Zaretsky', corpusOf(WHO, PASSING, second))?.name, 'Fedor Zaretsky')
    }
  })

  it('takes two forms of a name for one person', () => {
    const initial = 'The map was drawn by F. Zaretsky in a week. Later F. Zaretsky drew it again.\n'
    assert.equal(hoverOn('Zaretsky', corpusOf(WHO, PASSING, initial))?.name, 'Fedor Zaretsky')
  })

  it('shows what a glossary says of it', () => {
    const entries = [
      'Zaretsky: A shoal north of the islands.',
      'Yarrow: A white flower of dunes.',
      'Zinc: A metal for bows.',
    ]
    const glossary = `= Notes =\n\n== Glossary ==\n\n${entries.join('\n\n')}\n`
    assert.match(hoverOn('Zaretsky', corpusOf(WHO, glossary))?.best.text ?? '', /shoal/)
  })

  it('is marked once in a section, whether it is written in full or not', async () => {
    const explained = corpusOf(
      WHO,
      'Zaretsky was a pilot of the outer sands. They all liked Zaretsky, and “Zaretsky” was a pilot.\n',
    )
    const text = 'First Fedor Zaretsky sailed. Then Zaretsky came home.'
    const marks = await termMarks(parseEssay(text), explained, 'first')
    assert.deepEqual(
      marks.map(({ start, end }) => text.slice(start, end)),
      ['Fedor Zaretsky'],
    )
  })
})

describe('a long form and its abbreviation', () => {
  const entries = [
    'New Harbour Policy (NHP): A plan to let every boat land free.',
    'Yarrow: A white flower.',
    'Zinc: A metal.',
  ]
  const corpus = corpusOf(`= Notes =\n\n== Glossary ==\n\n${entries.join('\n\n')}\n`)
  const marked = async (text: string, which: 'first' | 'all'): Promise<readonly string[]> =>
    (await termMarks(parseEssay(text), corpus, which)).map(({ start, end }) => text.slice(start, end))

  it('are marked where the first of them stands', async () => {
    assert.deepEqual(await marked('The NHP began. The New Harbour Policy ended.', 'first'), ['NHP'])
    assert.deepEqual(await marked('The New Harbour Policy began. The NHP ended.', 'first'), ['New Harbour Policy'])
    assert.deepEqual(await marked('# A\n\nThe NHP.\n\n# B\n\nThe New Harbour Policy.', 'first'), [
      'NHP',
      'New Harbour Policy',
    ])
    assert.equal((await marked('The New Harbour Policy began. The NHP ended.', 'all')).length, 2)
  })

  it('show the same', () => {
    assert.deepEqual(hoverOn('NHP', corpus)?.best, hoverOn('New Harbour Policy', corpus)?.best)
  })

  it('begin with a capital: what is new is no name', async () => {
    assert.deepEqual(await marked('A new Harbour Policy of mine.', 'all'), [])
  })
})

describe('a full name', () => {
  it('has the shape of a person’s, and begins like one', () => {
    const expected: readonly (readonly [string, string | undefined, boolean])[] = [
      ['Leon Trotsky', 'Trotsky', true],
      ['Rosa von Lindquist', 'Lindquist', true],
      ['John F. Ashcombe', 'Ashcombe', true],
      ['Лев Троцкий', 'Троцкий', true],
      ['Comrade Trotsky', 'Trotsky', false],
      ['Home Realm', 'Realm', false],
      ['Old Bolsheviks', undefined, false],
      ['Ständige Konferenz', 'Konferenz', false],
      ['Красная Армия', 'Армия', false],
      ['ASCII Armor', undefined, true],
      ['Red Army', undefined, false],
      ['Trotsky', undefined, true],
      ['leon trotsky', undefined, true],
    ]
    for (const [name, surname, isPerson] of expected) {
      assert.equal(surnameOf(name), surname, name)
      if (surname !== undefined) assert.equal(namesPerson(name), isPerson, name)
    }
  })

  it('is of one person with its longer and shorter forms', () => {
    assert.ok(mayBeOnePerson('Leon Trotsky', 'Leon Davidovich Trotsky'))
    assert.ok(mayBeOnePerson('L. D. Trotsky', 'Leon Davidovich Trotsky'))
    assert.ok(mayBeOnePerson('Comrade Trotsky', 'Leon Trotsky'))
    assert.ok(!mayBeOnePerson('Leon Trotsky', 'Natalia Trotsky'))
    assert.ok(!mayBeOnePerson('N. Trotsky', 'Leon Trotsky'))
  })
})
