import assert from 'node:assert/strict'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { OwnGlossaries } from '../../../server/src/core/corpus/own-glossaries.ts'
import { renderTermHover } from '../../../server/src/core/features/hover-markup.ts'
import { type TermHover, termHover } from '../../../server/src/core/features/term-hover.ts'
import { termDefinitions } from '../../../server/src/core/features/term-places.ts'
import { readGlossary } from '../../../server/src/core/glossary/read-glossary.ts'
import { foldedPhrase } from '../../../server/src/core/terms/lexicon/term-keys.ts'
import { contributionOf } from '../../support/contribution.ts'

const SOURCES = {
  'yard.txt': 'The tender is a lamp that hangs in the bow of every boat. A tender was lit at dusk.\n',
  'order.txt':
    'A Regulation of Fixed Lights (RFL) was read in the yard.\n\nThe Register of Foreign Lugger (RFL) was kept in the office.\n',
}

function corpusWith(
  glossaries: Readonly<Record<string, string>>,
  sources: Readonly<Record<string, string>> = SOURCES,
): Corpus {
  const files = Object.entries(glossaries).map(([path, text]) => {
    const read = readGlossary(path, text)
    assert.ok(read)
    return { ...read, path, uri: `file:///w/${path}`, text }
  })
  const contributions = Object.entries(sources).map(([path, text]) => contributionOf(text, path))
  return Corpus.empty().with(contributions).withOwn(OwnGlossaries.of(files))
}

function hover(text: string, words: string, corpus: Corpus, language?: string): TermHover {
  const found = termHover(text, text.indexOf(words) + 1, corpus, [], language)
  assert.ok(found, `nothing on ${words}`)
  return found
}

describe("the writer's own glossaries", () => {
  it('win over the sources, whose accounts come behind', () => {
    const corpus = corpusWith({ 'glossary.md': 'tender (supply ship)\n: A small ship that serves a larger one.\n' })
    const found = hover('Two tenders came.', 'tenders', corpus)
    assert.equal(found.best.text, 'A small ship that serves a larger one.')
    assert.equal(found.best.title, 'glossary.md')
    assert.deepEqual(found.aliases, ['supply ship'])
    assert.ok(found.more.some(({ text }) => text.includes('hangs in the bow')))
    assert.equal(hover('A supply ship.', 'supply', corpus).name, 'tender')
  })

  it('lead to the place of the entry in the file', () => {
    const text = '# Words\n\ntender\n: A small ship.\n'
    const corpus = corpusWith({ 'glossary.md': text })
    const [found] = termDefinitions('The tender.', 6, corpus)
    assert.ok(found)
    assert.equal(text.slice(found.selection.start, found.selection.end), 'tender')
    assert.equal(corpus.source(found.place.source).contribution.uri, 'file:///w/glossary.md')
    assert.equal(corpus.sources.size, 2, 'a glossary is no source')
  })

  it('number the senses of an entry', () => {
    const corpus = corpusWith({ 'glossary.md': 'bell\n: Sounds in fog.\n: A watch of half an hour.\n' })
    const found = hover('The bell.', 'bell', corpus)
    assert.deepEqual(
      found.senses.map(({ passage }) => passage.text),
      ['Sounds in fog.', 'A watch of half an hour.'],
    )
    assert.match(
      renderTermHover(found, () => undefined),
      /1\. Sounds in fog\..*\n2\. A watch of half an hour\./,
    )
  })

  it('say an entry in the language of the essay', () => {
    const corpus = corpusWith({
      'g.ttl': [
        '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .',
        '<#a> skos:prefLabel "tender"@en, "Versorger"@de ;',
        '  skos:definition "A small ship."@en, "Ein kleines Schiff."@de .',
      ].join('\n'),
    })
    assert.equal(hover('A tender.', 'tender', corpus, 'en').best.text, 'A small ship.')
    assert.equal(hover('A tender.', 'tender', corpus, 'de-CH').best.text, 'Ein kleines Schiff.')
    assert.equal(hover('Ein Versorger.', 'Versorger', corpus, 'de').best.text, 'Ein kleines Schiff.')
  })

  it('say what an abbreviation stands for where the sources differ', () => {
    const both = hover('The RFL.', 'RFL', corpusWith({}))
    assert.deepEqual(both.senses.map(({ name }) => name).toSorted(), [
      'Register of Foreign Lugger',
      'Regulation of Fixed Lights',
    ])
    assert.match(
      renderTermHover(both, () => undefined),
      /^\*\*RFL\*\*\n\n1\. \*\*Re/,
    )
    const own = hover(
      'The RFL.',
      'RFL',
      corpusWith({ 'g.md': 'Register of Foreign Lugger (RFL)\n: Where luggers stand.\n' }),
    )
    assert.equal(own.senses[0]?.name, 'Register of Foreign Lugger')
    assert.equal(own.best.text, 'Where luggers stand.')
  })

  it('that only point to another name lead there', () => {
    const corpus = corpusWith({ 'g.md': 'supply ship\n: see tender\n\ntender\n: A small ship.\n' })
    assert.equal(hover('A supply ship.', 'supply', corpus).best.text, 'A small ship.')
  })

  it('with an entry that is not written yet leave the word to the sources', () => {
    const corpus = corpusWith({ 'g.md': 'Regulation of Fixed Lights\n: …\n' })
    assert.match(hover('A Regulation of Fixed Lights.', 'Fixed', corpus).best.text, /was read in the yard/)
  })

  it('do not say twice what a source says that is the same file', () => {
    const text = 'tender\n: A small ship that serves a larger one.\n'
    const source = contributionOf(text, 'sources/glossary.md')
    const read = readGlossary('g.md', text)
    assert.ok(read)
    const own = OwnGlossaries.of([{ ...read, path: 'sources/glossary.md', uri: source.uri, text }])
    const found = hover('A tender.', 'tender', Corpus.empty().with([source]).withOwn(own))
    assert.equal(found.best.kind, 'own')
    assert.deepEqual(
      found.more.filter(({ kind }) => kind !== 'mention'),
      [],
    )
  })

  it('stay when sources change, and leave the revision as it is', () => {
    const corpus = corpusWith({ 'g.md': 'tender\n: A small ship.\n' })
    const next = corpus.with([contributionOf('Nothing of it.', 'other.txt')])
    assert.equal(hover('A tender.', 'tender', next).best.text, 'A small ship.')
    assert.equal(corpus.withOwn(OwnGlossaries.none).revision, corpus.revision)
  })

  it('are completed in either alphabet', () => {
    const { glossary } = corpusWith({ 'g.md': 'Stalingrad\n: A city.\n\nРига\n: A port.\n' })
    const names = (typed: string): readonly string[] =>
      glossary.completing(foldedPhrase(typed), typed, 5).map(({ name }) => name)
    assert.deepEqual(names('Stal'), ['Stalingrad'])
    assert.deepEqual(names('Стал'), ['Stalingrad'])
    assert.deepEqual(names('Риг'), ['Рига'])
  })
})
