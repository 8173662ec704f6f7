import assert from 'node:assert/strict'
import fc from 'fast-check'
import { check, readFixture } from '../support/fixture.ts'

/** Words without meaning of their own, so that only matching is tried. */
const WORDS =
  'lorem ipsum dolor amet tempor labore magna veniam nostrud ullamco laboris aliquip commodo cillum fugiat pariatur excepteur sint cupidatat proident culpa officia deserunt mollit anim'.split(
    ' ',
  )
const word = fc.constantFrom(...WORDS)
const passage = fc.array(word, { minLength: 8, maxLength: 30 })
const surrounding = fc.array(word, { minLength: 30, maxLength: 120 })

async function judged(source: string, quotation: string) {
  const fixture = readFixture(`--- corpus/s.txt key=s\n${source}\n--- essay.md\n> ${quotation}\n>\n> [@s]`)
  const [first] = (await check(fixture)).quotations
  assert.ok(first)
  return first.judgement
}

describe('verdicts', () => {
  it('never accuse a change of typography alone', async () => {
    await fc.assert(
      fc.asyncProperty(surrounding, passage, surrounding, fc.nat(), async (before, words, after, seed) => {
        const source = `${before.join(' ')}. ${words.join(' ')}, ${after.join(' ')}.`
        const restyled = words
          .map((w, i) => {
            switch ((seed + i) % 7) {
              case 0:
                return `*${w}*`
              case 1:
                return `${w.slice(0, 2)}\u00ad${w.slice(2)}`
              case 2:
                return `${w}\n> `
              case 3:
                return w.normalize('NFD')
              default:
                return w
            }
          })
          .join(' ')
        const { verdict } = await judged(source, `${restyled.replace(/\n> $/, '')}.`)
        assert.equal(verdict, 'faithful')
      }),
      { numRuns: 60 },
    )
  })

  it('name one changed word as exactly that difference', async () => {
    await fc.assert(
      fc.asyncProperty(surrounding, passage, surrounding, fc.nat(), async (before, words, after, at) => {
        const index = at % words.length
        const source = `${before.join(' ')}. ${words.join(' ')}; ${after.join(' ')}.`
        const changed = words.map((w, i) => (i === index ? 'zygote' : w))
        const judgement = await judged(source, changed.join(' '))
        assert.equal(judgement.verdict, 'altered')
        const best = judgement.matches[0]?.differences.filter(d => d.class !== 'silent') ?? []
        assert.equal(best.length, 1, JSON.stringify(best))
        assert.equal(best[0]?.essayText, 'zygote')
      }),
      { numRuns: 60 },
    )
  })

  it('do not depend on the order in which sources were loaded', async () => {
    const { Corpus, checkEssay, parseEssay } = await import('../../server/src/core/service.ts')
    const { UNINTERRUPTED } = await import('../../server/src/core/task.ts')
    const { contributionOf } = await import('../support/contribution.ts')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(word, { minLength: 12, maxLength: 60 }), { minLength: 3, maxLength: 6 }),
        fc.array(fc.nat(5), { minLength: 1, maxLength: 6 }),
        async (texts, edits) => {
          const all = texts.map((words, i) => contributionOf(`${words.join(' ')}.`, `s${i}.txt`))
          const fresh = Corpus.empty().with(all)
          let live = Corpus.empty()
          for (const [i, c] of [...all.entries()].reverse())
            live = live.with([contributionOf(`old ${i} text.`, c.path)]).with([c])
          for (const i of edits) {
            const c = all[i % all.length]
            if (c) live = live.with([], [c.id]).with([c])
          }
          const essay = parseEssay(texts.map(words => `> ${words.slice(1, 10).join(' ')}`).join('\n\nand\n\n'))
          const a = await checkEssay(essay, fresh, UNINTERRUPTED)
          const b = await checkEssay(essay, live, UNINTERRUPTED)
          assert.deepEqual(b.quotations, a.quotations)
          assert.deepEqual(
            [...live.sources.values()].map(s => s.key),
            [...fresh.sources.values()].map(s => s.key),
          )
        },
      ),
      { numRuns: 30 },
    )
  })
})
