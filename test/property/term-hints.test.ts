import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkEssay } from '../../server/src/core/check/check-essay.ts'
import type { TermHintCode } from '../../server/src/core/check/term-hints/term-hints.ts'
import { Corpus } from '../../server/src/core/corpus/corpus.ts'
import { OwnGlossaries } from '../../server/src/core/corpus/own-glossaries.ts'
import { parseEssay } from '../../server/src/core/essay/essay.ts'
import { termMarks } from '../../server/src/core/features/term-marks.ts'
import { readGlossary } from '../../server/src/core/glossary/read-glossary.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { contributionOf } from '../support/contribution.ts'

const SOURCE = [
  'The Harbour Light Board (HLB) was founded in 1880. In the tower Dobrovsky kept the ledger.',
  '',
  'The Quay Office (QO) is where Kolokoltsov, the second master, wrote to the Harbour Light Board.',
  '',
  'The Quorndale is a ship. In the harbour of the Quorndale there was light, and the Quorndale and the harbour were old. A Quorndale Fund was there.',
].join('\n')
const PIECES = [
  'The HLB was slow. ',
  'The Harbour Light Board (HLB) was old. ',
  'Dobrovskii slept. ',
  '"Dobrovskii slept" [@a]. ',
  '*On Dobrovskii and others* ',
  '`HLB` ',
  '\n\n',
  '\n\n## HLB\n\n',
  'The QO. ',
  'A Quay Office (QO). ',
  'Kolokoltsow! ',
  'The Habrour Light Board is old. ',
  'At Quorndlae, ',
  'Igor Quorndlae said. ',
  'Quorndale and harbours. ',
  '[^n]',
  '\n\n[^n]: The HLB. \n\n',
  '^[Dobrovskii] ',
  '## References\n\n',
]
const ALL: ReadonlySet<TermHintCode> = new Set(['term.unexplained', 'term.spelling'])

const glossaryFile = (path: string, text: string) => {
  const read = readGlossary(path, text)
  assert.ok(read)
  return { ...read, path, uri: `file:///${path}`, text }
}

describe('terms of an essay that changes', () => {
  const corpus = Corpus.empty().with([contributionOf(SOURCE, 'yard.txt')])
  const piece = fc.constantFrom(...PIECES)
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 }), piece), { minLength: 1, maxLength: 6 })

  it('have the hints and marks of an essay that is read from the start', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), edits, async (pieces, changes) => {
        const options = { termHints: ALL }
        let text = pieces.join('')
        let essay = parseEssay(text)
        let checked = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, options)
        for (const [place, length, newText] of changes) {
          const at = place % (text.length + 1)
          text = text.slice(0, at) + newText + text.slice(at + length)
          essay = parseEssay(text, essay)
          checked = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, { ...options, previous: checked })
          const anew = Corpus.empty().with([contributionOf(SOURCE, 'yard.txt')])
          const whole = parseEssay(text)
          const expected = await checkEssay(whole, anew, UNINTERRUPTED, undefined, options)
          assert.deepEqual(checked.findings, expected.findings)
          for (const which of ['first', 'all'] as const) {
            const marks = await termMarks(essay, corpus, which)
            assert.deepEqual(marks, await termMarks(whole, anew, which))
            for (const { start, end } of marks) {
              assert.ok(start < end)
              assert.ok(essay.quotations.every(({ outer }) => end <= outer.start || outer.end <= start))
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  }).timeout(60_000)

  it('are those of a check that was made while sources were read, and then of one that was not', async () => {
    const essay = parseEssay(
      'It was the Habrour Light Board that was in the tower and that wrote to the masters of it.',
    )
    let checked = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, { termHints: ALL, loading: true })
    assert.deepEqual(checked.findings, [])
    checked = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, { termHints: ALL, previous: checked })
    const expected = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, { termHints: ALL })
    assert.deepEqual(checked.findings, expected.findings)
    assert.equal(checked.findings.length, 1)
  })

  it('mean the same whatever the order in which sources and glossaries came', () => {
    const sources = [
      contributionOf(SOURCE, 'yard.txt'),
      contributionOf('Добровский и его маяк. В башне Добровский спал.', 'ru.txt'),
    ]
    const files = [
      glossaryFile('a.md', 'Board\n: A table of masters.\n'),
      glossaryFile('b.csv', 'Dobrovski,The first master.,Добровский'),
    ]
    const told = (one: Corpus): unknown =>
      one.glossary
        .terms()
        .map(({ name, aliases, accounts }) => [name, aliases, accounts.map(a => [a.source, a.passage])])
    const first = Corpus.empty().with(sources).withOwn(OwnGlossaries.of(files))
    const last = Corpus.empty()
      .withOwn(OwnGlossaries.of(files))
      .with([sources[1] as (typeof sources)[number]])
      .with([sources[0] as (typeof sources)[number]])
    assert.deepEqual(told(last), told(first))
    const found = first.glossary.find('Dobrovskii')
    assert.equal(found?.accounts[0]?.kind, 'own')
    assert.equal(first.glossary.find('Добровского'), found)
  })
})
