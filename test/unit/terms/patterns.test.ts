import assert from 'node:assert/strict'
import type { TermCandidate } from '../../../server/src/core/model/term.ts'
import { findTerms } from '../../../server/src/core/terms/finding/find-terms.ts'
import { Glossary } from '../../../server/src/core/terms/glossary.ts'
import { contributionOf, renditionOf } from '../../support/contribution.ts'

/** `kind name (aliases)` of what the text explains; names that it only mentions are left out. */
function explained(text: string): readonly string[] {
  return findTerms(renditionOf(text))
    .filter(term => term.kind !== 'mention')
    .map(({ kind, name, aliases }) => `${kind} ${name}${aliases.length > 0 ? ` (${aliases.join('; ')})` : ''}`)
}

function mentioned(text: string): readonly string[] {
  return findTerms(renditionOf(text))
    .filter(term => term.kind === 'mention')
    .map(term => term.name)
}

function named(text: string, name: string): TermCandidate {
  const found = findTerms(renditionOf(text)).find(term => term.name === name)
  assert.ok(found, `${name} is not among the terms`)
  return found
}

describe('abbreviations and their long forms', () => {
  it('the long form before or after the abbreviation', () => {
    assert.deepEqual(explained('They founded the Royal Horticultural Society (RHS) in spring.'), [
      'abbreviation Royal Horticultural Society (RHS)',
    ])
    assert.deepEqual(explained('They founded the RHS (Royal Horticultural Society) in spring.'), [
      'abbreviation Royal Horticultural Society (RHS)',
    ])
    assert.deepEqual(explained('Это была Новая экономическая политика (НЭП) в деревне.'), [
      'abbreviation Новая экономическая политика (НЭП)',
    ])
  })

  it('letters inside words count, as in Schwartz and Hearst', () => {
    assert.deepEqual(explained('It relies on heat shock transcription factor (HSF) to work.'), [
      'abbreviation heat shock transcription factor (HSF)',
    ])
  })

  it('a parenthesis that is no abbreviation of what stands before it gives none', () => {
    for (const text of [
      'She bought roses (RHS) there.',
      'It was large (see Fig. 3) and old.',
      'The garden (Kew) was large.',
      'The year (1923) was dry.',
    ]) {
      assert.deepEqual(
        explained(text).filter(term => term.startsWith('abbreviation')),
        [],
        text,
      )
    }
  })
})

describe('sentences that define', () => {
  const defining: readonly (readonly [string, string])[] = [
    ['Pomology is a branch of botany that studies fruit.', 'Pomology'],
    ['"Espalier" refers to a tree trained flat against a wall.', 'Espalier'],
    ['- Method: "Espalier" means training a tree against a wall.', 'Espalier'],
    ['A gardener came (Pomona was a goddess of fruitful abundance).', 'Pomona'],
    ['The Kew Gardens are a botanical collection in the west of London.', 'Kew Gardens'],
    ['He grew what is known as “winter wheat,” sown before the frost.', 'winter wheat'],
    ['By "terroir" she means the soil and the weather of one place.', 'terroir'],
    ['They practised a form of "companion planting" against the aphids.', 'companion planting'],
    ['“Humus” is the dark matter that rotting leaves make in soil.', 'Humus'],
    ['Die Pomologie ist eine Lehre von den Arten und Sorten des Obstes.', 'Pomologie'],
    ['La pomologie est une science qui étudie les fruits.', 'pomologie'],
    ['Помология — это наука о сортах плодовых растений.', 'Помология'],
  ]
  for (const [text, name] of defining) {
    it(`${name}: ${text}`, () => assert.equal(named(text, name).kind, 'definition'))
  }

  const nothing = [
    'This is a branch of botany.',
    'It was the best of all gardens.',
    'There are a few of them in the garden.',
    'He is a gardener of some fame in his town.',
    'The book is a study of gardens in the south.',
    'Gone are the days of the great gardens.',
    'Sweet is the smell of the garden in the morning.',
    'In spring the garden was a place of great joy.',
    'Hooker refers to gardens as a school of botany.',
  ]
  for (const text of nothing) {
    it(`nothing is defined by: ${text}`, () => {
      assert.deepEqual(
        explained(text).filter(term => term.startsWith('definition')),
        [],
      )
    })
  }

  it('an aside that explains is better than a passing statement', () => {
    const aside = named(
      'He saw Pomona (Pomona is a goddess of fruit, of trees and of the abundance of gardens).',
      'Pomona',
    )
    const passing = named('Pomona is a name on a wall of the old garden house by the river.', 'Pomona')
    assert.ok(aside.score > passing.score)
  })
})

describe('explanations beside a name', () => {
  it('apposition, relative clause and parenthesis', () => {
    assert.deepEqual(explained('They joined the Linnean Society, the oldest body of naturalists in the land.'), [
      'apposition Linnean Society',
    ])
    assert.deepEqual(explained('They read the Hortus Kewensis, which had been begun by a gardener.'), [
      'apposition Hortus Kewensis',
    ])
    assert.deepEqual(explained('It was later known to all as the "Great Frost" (Skarpvinter) of that age.'), [
      'apposition Great Frost (Skarpvinter)',
    ])
    assert.deepEqual(explained('It led to a long frost (Age of Frost) in the north.'), ['apposition Age of Frost'])
  })

  it('a list and a new clause explain nothing', () => {
    assert.deepEqual(explained('They saw Kew, the Alps, and Berlin in one summer.'), [])
    assert.deepEqual(explained('While he lived in Norway, the garden was sold to a stranger.'), [])
  })
})

describe('headings', () => {
  it('a heading that names a term explains it in the sentence that has it', () => {
    const text = '== Espalier ==\n\nEvery wall was used. The espalier kept the trees flat against them for warmth.\n'
    const term = named(text, 'Espalier')
    assert.equal(term.kind, 'heading')
    assert.match(text.slice(term.passage.start, term.passage.end), /^The espalier kept/)
  })

  it('generic headings are no terms', () => {
    const text =
      '== Background ==\n\nEvery wall in the garden was used for the trees.\n\n== See also ==\n\n- Some other garden in the town\n'
    assert.deepEqual(explained(text), [])
  })
})

describe('names that a source only mentions', () => {
  it('capitalised words inside sentences, collocations and quoted terms', () => {
    const text = 'Later the Linnaean movement and the "grafting brigades" of the Orchard League met near Thames Ditton.'
    assert.deepEqual([...mentioned(text)].sort(), ['Linnaean', 'Orchard League', 'Thames Ditton', 'grafting brigades'])
  })

  it('the first word of a sentence, scare quotes and bibliographies give none', () => {
    assert.deepEqual(mentioned('Gardens grow. "Growth" is slow. His "theory" was wrong, they say of it.'), [])
    assert.deepEqual(mentioned('[1] A study of Kew Gardens https://example.org/kew and of Thames Ditton'), [])
  })

  it('initials belong to a name, two or more of them', () => {
    const text =
      'Later J. C. Loudon went. H. E. Luxton and W.\nR. Dykes read it. See annex B. The plan C. Smith had was old.'
    assert.deepEqual([...mentioned(text)].filter(name => name.includes('.')).sort(), [
      'H. E. Luxton',
      'J. C. Loudon',
      'W. R. Dykes',
    ])
    assert.ok(!mentioned('REFERENCES\n\n[1] J. C. Loudon, Gardens of the Thames, 1840.\n').includes('J. C. Loudon'))
  })

  it('a name with initials is found in an essay, written closer or not', () => {
    const glossary = Glossary.of([contributionOf('In 1822 the encyclopaedia of J. C. Loudon had come out.')])
    for (const written of ['J. C. Loudon', 'J.C. Loudon']) {
      const essay = `They read ${written} there.`
      assert.equal(glossary.termAt(essay, essay.indexOf('Loudon'))?.term.name, 'J. C. Loudon')
    }
  })

  it('between two quotations there is no quotation', () => {
    assert.deepEqual(mentioned('He said "yes to it all" grafting brigades "no to it all" and left.'), [])
  })
})

describe('a glossary', () => {
  const text = [
    '= Glossary =',
    '',
    '**Espalier** (Spalier; trained tree): a tree trained flat against a wall.',
    '- Humus – what leaves become.',
    '| Scion | the twig that is grafted |',
    'Rootstock\twhat the twig is grafted on',
  ].join('\n')

  it('lines with a dash or a colon, rows of a table, aliases in parentheses', () => {
    assert.deepEqual([...explained(text)].filter(term => term.startsWith('glossary')).sort(), [
      'glossary Espalier (Spalier; trained tree)',
      'glossary Humus',
      'glossary Rootstock',
      'glossary Scion',
    ])
  })

  it('a colon that no space follows is part of a term', () => {
    const list =
      '= Glossary =\n\nplum:early: a plum that is ripe in July.\n\npear:late   a pear that is ripe in October.\n'
    assert.deepEqual([...explained(list)].sort(), ['glossary pear:late', 'glossary plum:early'])
    const glossary = Glossary.of([contributionOf(list)])
    const essay = 'They ate plum:early there.'
    assert.equal(glossary.termAt(essay, essay.indexOf('early'))?.term.name, 'plum:early')
  })

  it('a head in bold type or of a definition list is not cut at its colon', () => {
    for (const entry of ['**Spalier: the tree** – a tree trained flat', 'Spalier: the tree\n: a tree trained flat']) {
      assert.deepEqual(explained(`= Glossary =\n\n${entry} against a wall.\n`), [], entry)
    }
  })

  it('two entries of a definition list are two passages', () => {
    const list = 'Some words.\n\nEspalier\n: a tree trained flat\nagainst a wall\nScion\n: a twig\n'
    const { passage } = named(list, 'Espalier')
    assert.equal(list.slice(passage.start, passage.end), 'Espalier\n: a tree trained flat\nagainst a wall')
    assert.equal(named(list, 'Scion').kind, 'glossary')
  })

  it('a Markdown definition list anywhere', () => {
    assert.deepEqual(explained('Some words.\n\nEspalier\n: a tree trained flat against a wall\n'), [
      'glossary Espalier',
    ])
  })
})

describe('a text made to be slow', () => {
  // A pattern that takes time in proportion to the square of the text would not finish within the limit of a test.
  for (const unit of [
    'A',
    'a',
    ' ',
    'A ',
    'a-',
    '"a ',
    '(A',
    'a\n: b\n',
    '| ',
    'by A',
    'i.e. A',
    'X (X) ',
    'Aa of ',
    '“a b ',
    '** ',
  ]) {
    it(`of ${JSON.stringify(unit)}`, () => {
      const text = `= Glossary =\n\n${unit.repeat(Math.ceil(400_000 / unit.length))}`
      assert.ok(findTerms(renditionOf(text)).length < 3000)
    })
  }
})
