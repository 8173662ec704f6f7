import assert from 'node:assert/strict'
import { Glossary } from '../../../server/src/core/terms/glossary.ts'
import { contributionOf } from '../../support/contribution.ts'

function glossaryOf(...texts: readonly string[]): Glossary {
  return Glossary.of(texts.map((text, i) => contributionOf(text, `source-${i}.txt`)))
}

function nameAt(glossary: Glossary, essay: string, words: string): string | undefined {
  const at = essay.indexOf(words)
  const mention = glossary.termAt(essay, at + 1)
  return mention && essay.slice(mention.span.start, mention.span.end)
}

describe('the glossary of several sources', () => {
  it('an abbreviation joins what one source expands and another only uses', () => {
    const glossary = glossaryOf(
      'They founded the Royal Horticultural Society (RHS) in spring.',
      'Everybody knew that the RHS would print the list of the roses in time.',
    )
    const term = glossary.find('RHS')
    assert.equal(term?.name, 'Royal Horticultural Society')
    assert.deepEqual(term?.aliases, ['RHS'])
    assert.deepEqual(new Set(term?.accounts.map(a => a.source as string)), new Set(['source-0.txt', 'source-1.txt']))
    assert.equal(glossary.find('Royal Horticultural Society'), term)
  })

  it('a name with initials', () => {
    const glossary = glossaryOf(
      'Glossary\n\nH. G. Wells: A writer of novels about machines and times to come.\n\nWicket: A small gate in a fence or a hedge.\n',
    )
    assert.equal(glossary.find('H. G. Wells')?.name, 'H. G. Wells')
    assert.equal(nameAt(glossary, 'They had read what H. G. Wells wrote.', 'Wells'), 'H. G. Wells')
    assert.equal(nameAt(glossary, 'They chose plan G. Wells were dug.', 'Wells'), undefined)
  })

  it('an abbreviation with two long forms belongs to the one that most sources give', () => {
    const glossary = glossaryOf(
      'They founded the Royal Horticultural Society (RHS) in spring.',
      'Steel of a rectangular hollow section (RHS) was used for it.',
      'The Royal Horticultural Society (RHS) came to the show.',
    )
    assert.equal(glossary.find('RHS')?.name, 'Royal Horticultural Society')
    // The other one still shows what its source calls it.
    assert.deepEqual(glossary.find('rectangular hollow section')?.aliases, ['RHS'])
    const hovered = glossary.termAt('the RHS met', 5)
    assert.equal(hovered?.term.name, 'Royal Horticultural Society')
  })

  it('a glossary entry comes before a definition, a definition before a mention', () => {
    const glossary = glossaryOf(
      'They praised the Pomona garden for the age and the beauty of all its old trees by the river.',
      'Pomona is a goddess of fruitful abundance in the religion of the Romans.',
      '= Glossary =\n\nPomona: a goddess.\n',
    )
    assert.deepEqual(
      glossary.find('Pomona')?.accounts.map(a => a.kind),
      ['glossary', 'definition', 'mention'],
    )
  })

  it('aliases of a glossary are names of the term, in other scripts too', () => {
    const glossary = glossaryOf(
      '= Glossary =\n\n**Espalier** (Spalier; шпалера): a tree trained flat against a wall.\n',
    )
    for (const name of ['Espalier', 'espaliers', 'Spalier', 'шпалера']) {
      assert.equal(glossary.find(name)?.name, 'Espalier', name)
    }
  })

  it('the longest name wins', () => {
    const glossary = glossaryOf(
      'Kew is a district of London with a famous garden. The Kew Gardens are a botanical collection near the river.',
    )
    assert.equal(nameAt(glossary, 'He went to Kew Gardens once.', 'Kew'), 'Kew Gardens')
    assert.equal(nameAt(glossary, 'He went to Kew once.', 'Kew'), 'Kew')
  })

  it('a name does not run over a comma, a full stop or a blank line, nor begin inside a word', () => {
    const glossary = glossaryOf('The Orchard League is a union of growers in the south of the land.')
    assert.equal(nameAt(glossary, 'an Orchard\n> League', 'Orchard'), 'Orchard\n> League')
    assert.equal(nameAt(glossary, 'an *Orchard League*', 'Orchard'), 'Orchard League')
    for (const essay of ['an Orchard, League', 'an Orchard. League', 'an Orchard\n\nLeague', 'a preOrchard League']) {
      assert.equal(nameAt(glossary, essay, 'Orchard'), undefined, essay)
    }
  })

  it('a proper name in small letters is another word', () => {
    const glossary = glossaryOf('All of them admired the Turkey of the sultans and the gardens that were in it.')
    assert.equal(nameAt(glossary, 'gardens of Turkey', 'Turkey'), 'Turkey')
    assert.equal(nameAt(glossary, 'a roast turkey', 'turkey'), undefined)
  })

  it('mentions in a source are forms of the name, in order, never inside another word', () => {
    const text = 'Pomology is a branch of botany. They taught pomology; pomologies differ. Micropomology is none.'
    const contribution = contributionOf(text)
    const glossary = Glossary.of([contribution])
    const term = glossary.find('pomology')
    assert.ok(term)
    assert.deepEqual(
      glossary.mentionsIn(term, contribution).map(m => text.slice(m.start, m.end)),
      ['Pomology', 'pomology', 'pomologies'],
    )
  })

  it('is the same whatever the order of the sources', () => {
    const a = contributionOf('The Royal Horticultural Society (RHS) is a body of gardeners in the land.', 'a.txt')
    const b = contributionOf('Pomona is a goddess of fruit. The RHS met. Kew Gardens and the RHS met again.', 'b.txt')
    const names = (g: Glossary): string[] => g.terms().map(t => `${t.name} ${t.accounts[0]?.source}`)
    assert.deepEqual(names(Glossary.of([a, b])), names(Glossary.of([b, a])))
  })
})
