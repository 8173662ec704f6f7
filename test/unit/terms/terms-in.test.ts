import assert from 'node:assert/strict'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
import { essayTerms } from '../../../server/src/core/features/essay-terms.ts'
import { NamedTerms } from '../../../server/src/core/features/named-terms.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { writtenWords } from '../../../server/src/core/terms/written-words.ts'
import { contributionOf } from '../../support/contribution.ts'

const SOURCES = [
  'Fedor Zaretsky (born 1871) was a pilot who wrote the first book of the sands between the islands.\n',
  'That night we waited for Zaretsky. Zaretsky was a bad sleeper, and Zaretsky was late again.\n',
  'A reef light is a lamp that stands on a rock. The Reef Council kept the lamps. The Reef Council paid the keepers. The lamps of the Reef were lit.\n',
  'They came back in Brachet. In Brachet the ice broke.\n',
]

const ESSAY = `---
title: Of Brachet
---

# The Reef Council

Zaretsky wrote that “the Reef was dark” and the \`Brachet\` cold. Fedor
Zaretsky’s book does not say why; a reef light is dear.

> In Brachet the ice broke [@brachet].

He has a reef light.

# References

Fedor Zaretsky, *The Almanac of the Reef*.
`

function corpusOf(...texts: readonly string[]): Corpus {
  return Corpus.empty().with(texts.map((text, i) => contributionOf(text, `${i}.txt`)))
}

describe('the terms of an essay for a list', () => {
  const corpus = corpusOf(...SOURCES)
  const essay = parseEssay(ESSAY)

  it('are all that a hover answers, in quotations and headings too, each once, in order', async () => {
    const terms = await essayTerms(essay, corpus, UNINTERRUPTED)
    assert.deepEqual(
      terms.map(({ term }) => term.name),
      ['Reef Council', 'Fedor Zaretsky', 'Reef', 'reef light', 'Brachet'],
    )
  })

  it('stand where the essay uses them first', async () => {
    const terms = await essayTerms(essay, corpus, UNINTERRUPTED)
    assert.deepEqual(
      terms.map(({ span }) => ESSAY.slice(span.start, span.end)),
      ['Reef Council', 'Zaretsky', 'Reef', 'reef light', 'Brachet'],
    )
    assert.equal(terms[4]?.span.start, ESSAY.indexOf('Brachet the ice'))
  })

  it('hold what is found under a pointer at every word', async () => {
    const named = new NamedTerms(corpus.glossary)
    const end = ESSAY.indexOf('# References')
    for (const { start } of writtenWords(ESSAY, 0, end)) {
      const found = corpus.glossary.termAt(ESSAY, start + 1, essay.opaque)
      if (found) named.add(found.term)
    }
    assert.deepEqual(
      (await essayTerms(essay, corpus, UNINTERRUPTED)).map(({ id }) => id),
      named.all().map(({ id }) => id),
    )
  })

  it('begin and end with small words where a hyphen joins them, else at a pointer only', () => {
    const { glossary } = corpusOf(
      'An on-reef lamp is one. The term on-reef means that a lamp stands on the rock itself.\n',
    )
    const names = (text: string): readonly string[] => glossary.termsIn(text).map(({ term }) => term.name)
    assert.deepEqual(names('It is an on-reef lamp.'), ['on-reef'])
    assert.deepEqual(names('They ran on reef after reef.'), [])
  })

  it('have the surname of a person as another name', async () => {
    const terms = await essayTerms(essay, corpus, UNINTERRUPTED)
    assert.deepEqual(terms.find(({ term }) => term.name === 'Fedor Zaretsky')?.surnames, ['Zaretsky'])
    const named = new NamedTerms(corpus.glossary)
    for (const term of corpus.glossary.terms()) named.add(term)
    const persons = named.all().filter(({ term }) => /Zaretsky/.test(term.name))
    assert.deepEqual(
      persons.map(({ term, surnames }) => [term.name, surnames]),
      [['Fedor Zaretsky', ['Zaretsky']]],
    )
  })

  it('are two where two persons have the surname', () => {
    const both = corpusOf(...SOURCES, 'Pavel Zaretsky was a baker who sold his bread to the ships in the roads.\n')
    const named = new NamedTerms(both.glossary)
    for (const term of both.glossary.terms()) named.add(term)
    const names = named.all().map(({ term }) => term.name)
    for (const name of ['Zaretsky', 'Fedor Zaretsky', 'Pavel Zaretsky']) assert.ok(names.includes(name), name)
  })
})
