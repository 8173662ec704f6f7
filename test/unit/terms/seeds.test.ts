import assert from 'node:assert/strict'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { renderTermHover } from '../../../server/src/core/features/hover-markup.ts'
import { type TermHover, termHover } from '../../../server/src/core/features/term-hover.ts'
import { termDefinitions, termReferences } from '../../../server/src/core/features/term-places.ts'
import { contributionOf } from '../../support/contribution.ts'
import { readSeeds } from '../../support/shared.ts'

const ESSAY = [
  'The NEP was a retreat; the New Economic',
  'Policy did not last, and the New-Economic-Policy men knew it. Thermidor came, and the Thermidorians with it.',
  'Stakhanovites worked; Stakhanovism paid. His "Bonapartism" was called state',
  'capitalism by others. The Left Opposition and the Mezhraiontsy fell. Call `NEP` in code, see [@NEP].',
].join('\n')

describe('terms of the five seeds', () => {
  let corpus: Corpus

  before(() => {
    corpus = Corpus.empty().with([...readSeeds()].map(([name, text]) => contributionOf(text, name)))
  })

  function hoverOn(words: string, from = 0): TermHover {
    const at = ESSAY.indexOf(words, from)
    assert.notEqual(at, -1, `the essay has no ${words}`)
    const hover = termHover(ESSAY, at + 1, corpus)
    assert.ok(hover, `no hover on ${words}`)
    return hover
  }

  const best: readonly (readonly [string, string, string, string])[] = [
    ['NEP', 'New Economic Policy', '004', 'to prevent, in the aftermath of the Civil War'],
    ['New Economic\nPolicy', 'New Economic Policy', '004', 'that had been adopted by the Bolshevik Party'],
    ['Thermidor came', 'Thermidor', '002', 'is a reference to the later stages'],
    ['Thermidorians', 'Thermidor', '002', 'is a reference to the later stages'],
    ['Stakhanovites', 'Stakhanovite', '002', 'the uselessness of the Stakhanovite movement'],
    ['Stakhanovism', 'Stakhanovite', '002', 'the uselessness of the Stakhanovite movement'],
    ['Bonapartism', 'Bonapartism', '002', 'drawing a comparison with'],
    ['Mezhraiontsy', 'Mezhraiontsy', '002', 'the Inter-District Organization'],
    ['Left Opposition', 'Left Opposition', '004', 'advanced a comprehensive program'],
    ['state\ncapitalism', 'state capitalism', '001', 'the theory generally known as'],
  ]
  for (const [words, name, document, fragment] of best) {
    it(`${words.replace('\n', ' ')} shows the passage that explains it`, () => {
      const hover = hoverOn(words)
      assert.equal(hover.name, name)
      assert.match(hover.best.source, new RegExp(`^${document}_`))
      assert.ok(hover.best.text.includes(fragment), hover.best.text)
      assert.ok(hover.best.text.slice(hover.best.term.start, hover.best.term.end).length > 2)
    })
  }

  it('an abbreviation shows its long form, and counts both in each source', () => {
    const hover = hoverOn('NEP')
    assert.deepEqual(hover.aliases, ['NEP'])
    const counts = new Map(hover.counts.map(c => [c.source.slice(0, 3), c.count]))
    assert.deepEqual([...counts.keys()], ['004', '000'], 'the source that uses it most comes first')
    const seed = [...readSeeds()].find(([name]) => name.startsWith('004'))?.[1] ?? ''
    assert.equal(counts.get('004'), seed.match(/\bNEP\b|\bNew Economic Policy\b/g)?.length)
    assert.ok(hover.more.some(p => p.source.startsWith('000') && p.text.includes('New Economic Policy (NEP)')))
  })

  it('the span is the whole term, over a line break and over hyphens', () => {
    const broken = hoverOn('New Economic\nPolicy')
    assert.equal(ESSAY.slice(broken.span.start, broken.span.end), 'New Economic\nPolicy')
    const hyphened = hoverOn('Economic-Policy')
    assert.equal(ESSAY.slice(hyphened.span.start, hyphened.span.end), 'New-Economic-Policy')
  })

  it('further passages come from other sources first and are not the best one again', () => {
    const hover = hoverOn('Thermidor came')
    assert.ok(hover.more.length > 0)
    assert.match(hover.more[0]?.source ?? '', /^000_/)
    assert.match(hover.more[0]?.text ?? '', /refers to/)
    assert.match(hover.more[0]?.heading ?? '', /Soviet Thermidor/)
  })

  it('a term in code or in a citation key is no term', () => {
    const code = ESSAY.indexOf('`NEP`')
    const key = ESSAY.indexOf('[@NEP]')
    const opaque = [
      { start: code, end: code + 5 },
      { start: key, end: key + 6 },
    ] as unknown as Parameters<typeof termHover>[3]
    assert.equal(termHover(ESSAY, code + 2, corpus, opaque), undefined)
    assert.equal(termHover(ESSAY, key + 3, corpus, opaque), undefined)
    assert.ok(termHover(ESSAY, code + 2, corpus), 'without the opaque spans both would be terms')
    const references = termReferences(ESSAY, ESSAY.indexOf('NEP') + 1, corpus, opaque)
    assert.equal(references?.essay.length, 3, 'NEP, the name over a line break and the one with hyphens')
  })

  it('definition goes to the passage and selects the term', () => {
    const [target] = termDefinitions(ESSAY, ESSAY.indexOf('Mezhraiontsy') + 2, corpus)
    assert.ok(target)
    const { text } = corpus.source(target.place.source).contribution.rendition
    assert.equal(text.slice(target.selection.start, target.selection.end), 'Mezhraiontsy')
    assert.ok(text.slice(target.place.span.start, target.place.span.end).includes('Inter-District Organization'))
    assert.equal(ESSAY.slice(target.origin.start, target.origin.end), 'Mezhraiontsy')
  })

  it('references are every mention, those of the source that explains it first', () => {
    const references = termReferences(ESSAY, ESSAY.indexOf('Thermidor came') + 1, corpus)
    assert.ok(references)
    const where = references.sources.map(place => {
      const { text } = corpus.source(place.source).contribution.rendition
      return `${place.source.slice(0, 3)} ${text.slice(place.span.start, place.span.end)}`
    })
    assert.deepEqual(where, ['002 Thermidor', '002 Thermidor', '000 Thermidor', '000 Thermidor', '000 Thermidor'])
    assert.deepEqual(
      references.essay.map(s => ESSAY.slice(s.start, s.end)),
      ['Thermidor', 'Thermidorians'],
    )
  })

  it('the rendered hover begins with the name, quotes the passage and links it', () => {
    const markdown = renderTermHover(hoverOn('NEP'), place => `source:${place.source}?${place.span.start}`)
    const lines = markdown.split('\n')
    assert.equal(lines[0], '**New Economic Policy** (NEP)')
    assert.match(lines[2] ?? '', /^> .*the \*\*New Economic Policy\*\* that had been/)
    assert.match(lines[4] ?? '', /^— \[.*\]\(source:004_/)
    assert.match(lines[6] ?? '', /^6 times in 2 sources: .* 4 · .* 2$/)
  })

  it('common words, other words and small letters are no terms', () => {
    for (const words of [
      'static',
      'the state of things',
      'nep',
      'thermidorical',
      'stakhanov',
      'kinship',
      'theory',
      'book',
    ]) {
      assert.equal(termHover(`We saw ${words} there.`, 8, corpus)?.name, undefined, words)
    }
  })
})
