import assert from 'node:assert/strict'
import { type Located, located } from '../../../server/src/core/locate/located.ts'
import { renditionOf } from '../../support/contribution.ts'
import { checkFindings, checkFix } from '../../support/fixture.ts'
import { first, judged } from '../../support/locating.ts'

const FILLER = 'Nothing else is told of the keepers of this coast, who wrote little and slept by day. '.repeat(4).trim()
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi']
const NAMES = ['Anna', 'Bela', 'Cora', 'Dora', 'Emma', 'Faye', 'Gina', 'Hope', 'Ines', 'Jane', 'Kate', 'Lena']

/** Six pages in Roman numbers and sixty in others; a chapter begins on pages 1, 16, 31 and 46. */
const BOOK = located(
  renditionOf(
    [
      ...ROMAN.map(label => `Preface of ${label}. ${FILLER}\n\n${label}\n`),
      ...Array.from({ length: 60 }, (_, i) => {
        const heading = i % 15 === 0 ? `CHAPTER ${1 + i / 15}\n\n` : ''
        return `${heading}On night ${i + 1} the lamp of house ${i + 1} failed. ${FILLER}\n\n${i + 1}\n`
      }),
    ].join('\f'),
  ),
)
const PASSAGE = 'On night 47 the lamp of house 47 failed'

const PLAY = located(
  renditionOf(
    [1, 2, 3]
      .flatMap(act => [
        `ACT ${'I'.repeat(act)}`,
        ...[1, 2, 3].flatMap(scene => [
          `SCENE ${'I'.repeat(scene)}. A quay.`,
          `KEEPER. The wick of act ${act} and scene ${scene} is short. ${FILLER}`,
        ]),
      ])
      .join('\n\n'),
  ),
)
const WICK = 'The wick of act 3 and scene 2 is short'

const LAW = located(
  renditionOf(
    NAMES.map((name, i) => `§ ${i + 1} Of ${name}\n\nWhoever lights the lamp of ${name} pays. ${FILLER}`).join('\n\n'),
  ),
)
const LENA = 'Whoever lights the lamp of Lena pays'

/** How scholars write that the passage stands there. */
const RIGHT: readonly (readonly [source: Located, passage: string, language: string, forms: readonly string[]])[] = [
  [
    BOOK,
    PASSAGE,
    'en',
    [
      '47',
      'p.47',
      'pp. 46–8',
      '47f.',
      '46 ff.',
      '47n14',
      'p. 47 n. 14',
      'ch. 4, p. 47',
      'pp. iv–vi, 47',
      '[47]',
      'vol. 2, p. 47',
      'chapter 4',
    ],
  ],
  [BOOK, PASSAGE, 'de', ['S. 47', 'S. 46 f.', 'S. 46ff.', 'S. 47, Anm. 3', 'Kap. 4']],
  [BOOK, PASSAGE, 'fr', ['p. 47', 'pp. 46-47', 'p. 46 sq.', 'p. 40 et suiv.', 't. II, p. 47']],
  [BOOK, PASSAGE, 'ru', ['с. 47', 'С. 46–47', 'стр. 47', 'с. 46 и сл.', 'гл. 4']],
  [PLAY, WICK, 'en', ['3.2.14–17', '3.2', 'III.ii', 'III.ii.14', 'act III, scene ii', 'Act 3']],
  [LAW, LENA, 'en', ['§ 12', '§12', '§ 12(2)', '§§ 11-13', 's. 12', 'sec. 12']],
  [LAW, LENA, 'de', ['§ 12 Abs. 2', '§§ 11 ff.']],
]

const WRONG: typeof RIGHT = [
  [
    BOOK,
    PASSAGE,
    'en',
    ['p. 13', '13f', '12ff.', '12–4', '13n4', 'pp. iv–vi, 12', 'p. xlvii', 'p. 13, fig. 2', 'p. 13/14', 'ch. 3'],
  ],
  [BOOK, PASSAGE, 'de', ['S. 13 f.', 'Seite 13', 'S. 13, Fn. 4']],
  [BOOK, PASSAGE, 'fr', ['pp. 13-14', 'p. 13 sq.', 'p. 49 et suiv.']],
  [BOOK, PASSAGE, 'ru', ['С. 13', 'стр. 13', 'с. 49 и сл.']],
  [PLAY, WICK, 'en', ['2.2.14', '3.1', 'II.ii', 'act 2, sc. 2']],
  [LAW, LENA, 'en', ['§ 11', '§ 11(2)', '§§ 10, 11', 's. 11']],
]

/** What nobody can tell from these sources. */
const UNSURE: typeof RIGHT = [
  [
    BOOK,
    PASSAGE,
    'en',
    ['vol. 2, p. 13', 'col. 2', 'fol. 3r', 'n. 14', '1:13', 'loc. 4711', 'fig. 3', '¶ 4', '§ 12', 's. 12'],
  ],
  [BOOK, PASSAGE, 'de', ['Bd. 2, S. 13', 'Bl. 3r', 'Sp. 4', 'Z. 3']],
  [PLAY, WICK, 'en', ['p. 12', '3:1', '2, 2']],
  [LAW, LENA, 'en', ['p. 11', 'art. 11', '¶ 11']],
]

describe('a locator as scholars write it', () => {
  for (const [name, table] of [
    ['right', RIGHT],
    ['wrong', WRONG],
    ['unsure', UNSURE],
  ] as const)
    for (const [source, passage, language, forms] of table)
      it(`is ${name}, in ${language}: ${forms.join('; ')}`, () => {
        for (const form of forms) {
          const said = judged(source, form, passage, language)
          assert.equal(['right', 'unsure'].includes(said) ? said : 'wrong', name, `${form}: ${said}`)
        }
      })

  it('is an appendix by its letter', () => {
    const letters = ['A', 'B', 'C', 'D', 'E']
    const source = located(
      renditionOf(letters.map(one => `APPENDIX ${one}\n\nThe list of ${one} lamps. ${FILLER}`).join('\n\n')),
    )
    for (const letter of letters) {
      const passage = `The list of ${letter} lamps`
      for (const form of [`app. ${letter}`, `appendix ${letter}.`])
        assert.equal(judged(source, form, passage), 'right', form)
      assert.equal(judged(source, 'app. A', passage), letter === 'A' ? 'right' : `app. ${letter}`)
      assert.equal(first(source, passage), `app. ${letter}`)
    }
  })

  it('is found where chapters begin at the head of a page', () => {
    assert.equal(first(located({ ...BOOK.rendition, pages: undefined }), PASSAGE), 'ch. 4')
  })

  it('ends its sentence with one stop, and keeps its note when it is corrected', async () => {
    const source = `
  --- corpus/coast.txt key=coast1911
${BOOK.rendition.text.replaceAll(/^/gm, '  ')}
  --- essay.md`
    await checkFindings(`${source}
  It says "${PASSAGE}" [@coast1911, p. 13 f.].
           ${'^'.repeat(PASSAGE.length)} quotation.mislocated information: not at p. 13 f.`)
    await checkFix(
      `${source}
  It says "${PASSAGE.replace('lamp', 'la<|>mp')}" [@coast1911, 13n4].`,
      'Correct the locator to',
      `It says "${PASSAGE}" [@coast1911, 47n4].`,
    )
  })
})
