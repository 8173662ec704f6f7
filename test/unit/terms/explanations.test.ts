import assert from 'node:assert/strict'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import type { TermCandidate } from '../../../server/src/core/model/term.ts'
import { findTerms } from '../../../server/src/core/terms/finding/find-terms.ts'
import { type Span, span } from '../../../server/src/core/text/span.ts'
import { renditionOf } from '../../support/contribution.ts'

function best(text: string, name: string): TermCandidate | undefined {
  return findTerms(renditionOf(text)).find(term => term.name === name)
}

function passage(text: string, name: string): string | undefined {
  const rendition = renditionOf(text)
  const term = findTerms(rendition).find(one => one.name === name)
  return term && rendition.text.slice(term.passage.start, term.passage.end)
}

const FILLER =
  'The gardens of the valley were kept by the people who lived there, and nobody wrote down what they did in them. '

describe('what explains a term, in four languages', () => {
  const explained: readonly (readonly [string, string, string])[] = [
    ['An espalier is a tree that is trained flat against a wall.', 'espalier', 'definition'],
    ['Espaliers are trees which are trained flat against a wall.', 'Espaliers', 'definition'],
    ['The term espalier, in these pages, refers to a tree trained flat.', 'espalier', 'definition'],
    ['They grew an espalier -- a tree that is trained flat against a wall.', 'espalier', 'apposition'],
    ['They wanted pomiculture—that is, a care for trees that lasts for life.', 'pomiculture', 'definition'],
    ['They kept a servant, called a nurseryman, who watched the grafts.', 'nurseryman', 'definition'],
    ['The Orchard League was founded in the autumn of that year by four growers.', 'Orchard League', 'definition'],
    ['When Ada Thornbury, the first gardener of the town, saw it, she wept.', 'Ada Thornbury', 'apposition'],
    ['The Orchard League, once a society of growers, became a bank.', 'Orchard League', 'apposition'],
    ['The Linnean Society (LS), the oldest body of naturalists in the land, met.', 'Linnean Society', 'abbreviation'],
    [
      'Sie lebten dort nicht, und die Lage ist schlecht. Unter Okulation versteht man das Einsetzen von Augen.',
      'Okulation',
      'definition',
    ],
    ['Das ist nicht der Ort. Pfropfen bezeichnet das Verbinden von zwei Pflanzen der Art.', 'Pfropfen', 'definition'],
    [
      'Le verger et la greffe. Par écussonnage, on entend une greffe que les jardiniers font en été.',
      'écussonnage',
      'definition',
    ],
    [
      'В саду не было никого. Под окулировкой понимают прививку одной почкой, что делают летом.',
      'окулировкой',
      'definition',
    ],
    ['В саду не было никого. Окулировка представляет собой прививку одной почкой.', 'Окулировка', 'definition'],
  ]
  for (const [text, name, kind] of explained) {
    it(`${name}: ${text}`, () => assert.equal(best(text, name)?.kind, kind))
  }

  it('war is no stop word: Civil War is a name', () => {
    assert.ok(best('They had fought in the Civil War for years.', 'Civil War'))
  })
})

describe('what explains nothing', () => {
  const nothing: readonly (readonly [string, string])[] = [
    ['a common word that the source says once', 'A friend is a person who comes when it rains.'],
    ['a question', 'Is it so that Pomology is a branch of botany that studies fruit?'],
    ['what a thing is not', 'Pomology is not a branch of botany that anybody studies.'],
    ['a judgement', 'Pomology is the most useful of all that they studied there.'],
    ['what was spoken of before', 'The espaliering gives a wall its use and a gardener his work.'],
    ['the end of an opening', 'When they came through Kew, the oldest garden of all was shut to them.'],
    ['an aside', 'It was hard to reach, through Kew, the oldest garden of the land.'],
  ]
  for (const [what, text] of nothing) {
    it(`${what}: ${text}`, () => {
      const found = findTerms(renditionOf(text)).filter(({ kind }) => kind !== 'mention')
      assert.deepEqual(
        found.map(({ kind, name }) => `${kind} ${name}`),
        [],
      )
    })
  }

  it('a common word is a term where the source is about it', () => {
    const about = `A zone is a part of a garden that has its own gate.${' Each zone has a key, and the zone is shut at night.'.repeat(4)}`
    assert.equal(best(about, 'zone')?.kind, 'definition')
  })

  it('a definition among the references counts less than one in the text', () => {
    const text = [
      '== Orchards ==',
      '',
      'Pomology is a branch of botany that studies fruit.',
      '',
      '== References ==',
      '',
      '[12] Grafting is a branch of botany that studies scions.',
    ].join('\n')
    assert.ok((best(text, 'Pomology')?.score ?? 0) > 1.5 * (best(text, 'Grafting')?.score ?? 0))
  })
})

describe('a passage can be read by itself', () => {
  const ranked: readonly (readonly [string, string, string])[] = [
    [
      'a whole sentence',
      'Pomology is a branch of botany that studies fruit.',
      'Pomology is a branch of botany that studies fruit',
    ],
    [
      'a short sentence',
      'Pomology is a branch of botany that studies fruit.',
      `Pomology is a branch of botany that studies fruit${', and trees, and the walls on which they grow'.repeat(8)}.`,
    ],
    [
      'prose',
      'Pomology is a branch of botany that studies fruit.',
      'Pomology is a branch | of botany {that} studies +--+ fruit.',
    ],
    [
      'what points nowhere',
      'Pomology is a branch of botany that studies fruit.',
      'Pomology is a branch of botany that is described in Section 4.',
    ],
  ]
  for (const [what, better, worse] of ranked) {
    it(`${what} is better`, () => {
      const [first, second] = [best(better, 'Pomology'), best(worse, 'Pomology')]
      assert.ok(first && second && first.score > second.score, `${first?.score} ${second?.score}`)
    })
  }

  it('a source about the term explains it better', () => {
    const rendition = renditionOf('Pomology is a branch of botany that studies fruit.')
    const titled: Rendition = { ...rendition, metadata: { title: 'Pomology for Gardeners' } }
    const [plain] = findTerms(rendition)
    const [about] = findTerms(titled)
    assert.ok(plain && about && about.score > plain.score)
  })
})

describe('sections of definitions', () => {
  const section = (lines: readonly string[]): string =>
    ['1. Introduction', '', `   ${FILLER}`, '', '2. Terminology', '', ...lines, '', '3. Use', '', `   ${FILLER}`].join(
      '\n',
    )

  it('an entry goes on over its lines and ends with its block', () => {
    const text = section([
      '   Espalier: A tree that is trained flat',
      '   against a wall.',
      '',
      '   Scion: A twig that is grafted.',
    ])
    assert.equal(passage(text, 'Espalier'), 'Espalier: A tree that is trained flat\n   against a wall.')
    assert.equal(passage(text, 'Scion'), 'Scion: A twig that is grafted.')
  })

  it('columns: the passage is the explanation', () => {
    const text = section([
      '   espalier      a tree that is trained flat',
      '                 against a wall',
      '',
      '   scion         a twig that is grafted',
    ])
    assert.equal(passage(text, 'espalier')?.replace(/\s+/g, ' '), 'a tree that is trained flat against a wall')
    assert.equal(passage(text, 'scion'), 'a twig that is grafted')
  })

  it('a term on a line of its own', () => {
    const hanging = section(['   espalier', '      A tree that is trained flat against a wall.'])
    assert.equal(passage(hanging, 'espalier'), 'A tree that is trained flat against a wall.')
    const apart = section(['   o  espalier', '', '         A tree that is trained flat against a wall.'])
    assert.equal(passage(apart, 'espalier'), 'A tree that is trained flat against a wall.')
  })

  it('verse is no list of terms', () => {
    const verse =
      'Time has gone\n   And the trees are bare and every wall is cold.\n\nNight has come\n   On the roofs where every bird is old.'
    assert.equal(best(verse, 'Time has gone'), undefined)
  })

  it('what stands elsewhere, and the term said once more, explain nothing', () => {
    const text = section(['   espalier: See the book on trees of the author.', '', '   scion: A scion of it.'])
    assert.notEqual(best(text, 'espalier')?.kind, 'definition')
    assert.notEqual(best(text, 'scion')?.kind, 'definition')
  })

  it('a title that is one common word, or has a list below it, is no term', () => {
    const text = `== Afterwards ==\n\n${FILLER}\n\n== Orchard tools ==\n\n- The tools of an orchard are many, and the knife is the first of them.\n`
    const headings = findTerms(renditionOf(text)).filter(({ kind }) => kind === 'heading')
    assert.deepEqual(
      headings.map(({ name }) => name),
      [],
    )
  })
})

describe('an index at the end of a book', () => {
  const text = [
    '== Trees ==',
    '',
    `The espaliered rows stood at the wall. ${FILLER.repeat(6)}`,
    '',
    '== Index ==',
    '',
    'Espaliered rows, 12, 14–16',
    'Rootstock, 3',
  ].join('\n')

  it('says what the terms of the book are, and its pages explain nothing', () => {
    const rendition = renditionOf(text)
    const found = findTerms(rendition)
    const term = found.find(({ name }) => name === 'espaliered rows')
    assert.equal(term?.kind, 'mention')
    assert.match(rendition.text.slice(term.passage.start, term.passage.end), /^The espaliered rows stood/)
    assert.ok(!found.some(({ name }) => name === 'Rootstock'))
  })
})

describe('words in italics', () => {
  function emphasising(text: string, words: string): Rendition {
    const rendition = renditionOf(text)
    const at = rendition.text.indexOf(words)
    const emphasis: readonly Span<'text'>[] = [span(at, at + words.length)]
    return { ...rendition, emphasis }
  }

  it('a rare word is a term, a common one is stress', () => {
    const rare = emphasising('they put the espalier against the southern wall.', 'espalier')
    assert.ok(findTerms(rare).some(({ name }) => name === 'espalier'))
    const common = emphasising('they put the tree against the very same wall.', 'same')
    assert.deepEqual(findTerms(common), [])
  })
})
