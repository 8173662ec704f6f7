import assert from 'node:assert/strict'
import type { TermCandidate } from '../../../server/src/core/model/term.ts'
import { findTerms } from '../../../server/src/core/terms/finding/find-terms.ts'
import { Glossary } from '../../../server/src/core/terms/glossary.ts'
import { contributionOf, renditionOf } from '../../support/contribution.ts'

/** Other prose, so that what a text says often is a small part of it: each sentence has words of its own. */
function filler(sentences: number): string {
  const words = Array.from(
    { length: sentences },
    (_, i) => `b${letters(i)}t was seen by the d${letters(i)}g near m${letters(i)}k.`,
  )
  return words.map(word => `Then ${word}`).join(' ')
}

function letters(i: number): string {
  return 'aeiou'.charAt(i % 5) + 'lnrst'.charAt(Math.floor(i / 5) % 5) + 'aeiou'.charAt(Math.floor(i / 25) % 5)
}

const GRAFTING = [
  'Warm the grafting wax before the frost is over.',
  'Nobody stores the grafting wax in a shed.',
  'The grafting wax, which keeps the wound of a branch closed until it has healed, is made of resin.',
  'A lump of grafting\nwax costs little.',
  'They went home with the grafting wax.',
]

function mentions(text: string): readonly TermCandidate[] {
  return findTerms(renditionOf(text)).filter(({ kind }) => kind === 'mention')
}

function names(text: string): readonly string[] {
  return mentions(text).map(({ name }) => name)
}

describe('terms of several words that are only said', () => {
  it('what is said again and again in the same words is one, over line breaks too', () => {
    assert.ok(names(`${GRAFTING.join(' ')} ${filler(60)}`).includes('grafting wax'))
  })

  it('the passage is the one that says something of it', () => {
    const text = `${filler(30)} ${GRAFTING.join(' ')} ${filler(30)}`
    const [best] = mentions(text).filter(({ name }) => name === 'grafting wax')
    assert.match(text.slice(best?.passage.start, best?.passage.end), /which keeps the wound/)
  })

  it('what is said once is none, nor what a stop or a comma divides', () => {
    const divided =
      'They love grafting. Wax is dear. It is for grafting, wax being dear. No more grafting; wax is dear. '
    assert.ok(!names(`${GRAFTING[0]} ${filler(60)}`).includes('grafting wax'))
    assert.ok(!names(`${divided.repeat(3)} ${filler(60)}`).some(name => /grafting\s+wax/i.test(name)))
  })

  it('a piece of a longer term is none', () => {
    const found = names(`${GRAFTING.join(' ').replaceAll(/grafting\s+wax/g, 'bee grafting wax')} ${filler(60)}`)
    assert.ok(found.includes('bee grafting wax'))
    assert.ok(!found.includes('grafting wax'))
  })

  it('a noun and its verb are none', () => {
    const text =
      'Here the nurserymen prune the shrubs. In spring nurserymen prune the hedges. All nurserymen prune a tree.'
    assert.ok(!names(`${text} ${text} ${filler(60)}`).some(name => name.includes('prune')))
  })

  it('is counted in English only', () => {
    const german =
      'Das ist nicht der warme flüssige Baumwachs von den Gärtnern. Und die Bäume mit dem flüssige Baumwachs sind nicht von der Straße. '
    assert.ok(!names(german.repeat(6)).includes('flüssige Baumwachs'))
  })
})

describe('what short sources say two or three times', () => {
  const one = `They have a potting bench there. For years the potting bench was green. ${filler(30)}`
  const other = `In it a potting bench stands. We sold the potting bench in May. ${filler(25)}`
  const asked = 'They wrote of the potting bench there.'
  const at = asked.indexOf('bench')

  it('is a term where two sources say it', () => {
    const both = Glossary.of([contributionOf(one, 'a.txt'), contributionOf(other, 'b.txt')])
    assert.equal(both.termAt(asked, at)?.term.name, 'potting bench')
  })

  it('and none where only one does', () => {
    assert.equal(Glossary.of([contributionOf(one, 'a.txt')]).termAt(asked, at)?.term.name, undefined)
  })

  it('but a name or an owner among its words tells that it is one', () => {
    const text = `It was a growers’ market then. Nobody knew the growers’ market well. ${filler(30)}`
    const glossary = Glossary.of([contributionOf(text, 'a.txt')])
    const essay = "They wrote of the growers' market there."
    assert.equal(glossary.termAt(essay, essay.indexOf('market'))?.term.name, 'growers’ market')
  })

  it('a writer sees no line under it, for nobody explains it', () => {
    const both = Glossary.of([contributionOf(one, 'a.txt'), contributionOf(other, 'b.txt')])
    assert.deepEqual(both.explainedIn(asked), [])
  })
})
