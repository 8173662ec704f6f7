import assert from 'node:assert/strict'
import { type TermHover, termHover } from '../../../server/src/core/features/term-hover.ts'
import { withoutArticle } from '../../../server/src/core/terms/phrase.ts'
import {
  STARTER_FILES,
  starterContributions,
  starterCorpus,
  wordsOf,
  writtenEntries,
} from '../../support/starter-corpus.ts'

const FEWEST_TERMS = 120

/** What a hover shows without scrolling: a definition of more words than these in its first sentence is an article. */
const FIRST_SENTENCE = 45

describe('the glossary of the starter corpus', () => {
  const corpus = starterCorpus()
  const entries = writtenEntries()

  it('has at least 120 terms, and the program reads every one that is written, with its aliases', () => {
    assert.ok(entries.length >= FEWEST_TERMS, `${entries.length} terms`)
    assert.equal(STARTER_FILES.get('glossary.md')?.match(/^: /gm)?.length, entries.length)
    const glossary = starterContributions().find(c => c.id === 'glossary.md')
    const read = (glossary?.terms ?? []).filter(term => term.kind === 'glossary')
    const asLine = (entry: { readonly name: string; readonly aliases: readonly string[] }): string =>
      [entry.name, ...entry.aliases].join('; ')
    assert.deepEqual(read.map(asLine).sort(), entries.map(asLine).sort())
  })

  it('gives no name to two terms', () => {
    const names = entries.flatMap(entry => [entry.name, ...entry.aliases]).map(name => name.toLowerCase())
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) !== i),
      [],
    )
  })

  for (const section of new Set(entries.map(entry => entry.section))) {
    const ofSection = entries.filter(entry => entry.section === section)

    it(`explains the terms under "${section}" wherever one of their names stands`, () => {
      for (const { name, aliases, definition } of ofSection) {
        for (const spelling of [name, ...aliases]) {
          const hover = hoverOn(spelling)
          assert.ok(hover, `nothing is shown on ${spelling}`)
          const { best } = hover
          assert.deepEqual([hover.name, best.source], [withoutArticle(name), 'glossary.md'], spelling)
          const { text } = corpus.source(best.source).contribution.rendition
          assert.equal(text.slice(best.at.start, best.at.end), name)
          assert.ok(best.text.endsWith(withoutMarks(definition)), best.text)
        }
      }
    })

    it(`defines each of them in one to three sentences, the first of which is short`, () => {
      for (const { definition } of ofSection) {
        const sentences = definition.split(/(?<=[^\d\p{Lu}][.?!]\*?) (?=[\p{Lu}*])/u)
        assert.ok(sentences.length <= 3, definition)
        const first = wordsOf(sentences[0] as string).length
        assert.ok(first >= 5 && first <= FIRST_SENTENCE, `${first} words: ${sentences[0]}`)
        assert.match(definition, /\.$/)
        assert.doesNotMatch(definition, /^(?:It|This|See|They)\b/)
        if (section.startsWith('Persons')) assert.match(definition, /\(\d{4}–\d{4}\)/)
      }
    })
  }

  const inTexts: readonly (readonly [text: string, word: string, term: string])[] = [
    ['The Stakhanovites were paid.', 'Stakhanovites', 'Stakhanovite'],
    ['It began under the NEP.', 'NEP', 'New Economic Policy'],
    ['Это был НЭП.', 'НЭП', 'New Economic Policy'],
    ['Members of the OGPU came.', 'OGPU', 'GPU'],
    ['The Cheka came.', 'Cheka', 'Cheka'],
    ['A Thermidorian reaction followed.', 'Thermidorian', 'Thermidor'],
    ['He was shot in the Yezhovshchina.', 'Yezhovshchina', 'Great Purge'],
    ['They shopped at Torgsin.', 'Torgsin', 'torgsin'],
    ['Collectivization was forced.', 'Collectivization', 'collectivisation'],
    ['He recalled Trotskii.', 'Trotskii', 'Trotsky'],
  ]
  for (const [text, word, term] of inTexts) {
    it(`is what ${word} shows in a sentence`, () => {
      const hover = termHover(text, text.indexOf(word) + 1, corpus)
      assert.equal(hover?.name, term)
      assert.equal(hover?.best.source, 'glossary.md')
    })
  }

  /** A title is shown without its article. */
  function hoverOn(name: string): TermHover | undefined {
    const text = `${name} `
    return termHover(text, name.length - withoutArticle(name).length, corpus)
  }
})

function withoutMarks(markdown: string): string {
  return markdown.replaceAll('*', '')
}
