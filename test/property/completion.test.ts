import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Citables, completionsAt } from '../../server/src/core/features/completion.ts'
import { Corpus, checkEssay, parseEssay } from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { offset } from '../../server/src/core/text/span.ts'
import { contributionOf } from '../support/contribution.ts'

/** Few words, so that they come again in other places. */
const WORDS = 'the lamp was lit at dusk and not before a keeper wrote his book no vessel passed in winter'.split(' ')
const word = fc.constantFrom(...WORDS)
const gap = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  ' ',
  '\n',
  ', ',
  '; ',
  '—',
  '. The ',
  ' "',
  '" ',
  ' (',
  ') ',
  "'s ",
  '[3] ',
  '\n\n',
)
const textOf = (words: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(words, gap), { minLength: 12, maxLength: 160 })
    .map(parts => `${parts.map(([w, g]) => w + g).join('')}end.`)
const repetitive = textOf(word)
/** Of many words, as a language has: where few come again and again the check cannot tell places apart. */
const syllable = fc.constantFrom('ba', 'ke', 'lin', 'mor', 'sta', 'vor', 'tun', 'ril', 'gos', 'den', 'pa', 'shu')
const various = textOf(
  fc.oneof(
    { weight: 1, arbitrary: word },
    { weight: 3, arbitrary: fc.tuple(syllable, syllable).map(parts => parts.join('')) },
  ),
)

describe('laws of completion', () => {
  it('the places of a run are those that a search word by word finds', () => {
    fc.assert(
      fc.property(
        fc.array(repetitive, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.integer({ min: 2, max: 12 }),
        (texts, at, n) => {
          const sources = texts.map((content, i) => contributionOf(content, `s${i}.txt`))
          const index = sources.reduce((all, source) => all.with([source]), Corpus.empty()).search
          const { hashes, count } = (sources[at % sources.length] as (typeof sources)[0]).words
          const start = at % Math.max(1, count - n)
          const wanted = hashes.slice(start, start + n)
          const found: string[] = []
          index.runs(wanted, (source, first) => {
            found.push(`${source.id} ${first}`)
            return true
          })
          const expected = sources.flatMap(({ id, words }) =>
            Array.from({ length: Math.max(0, words.count - wanted.length + 1) }, (_, i) => i)
              .filter(i => wanted.every((hash, k) => words.hashes[i + k] === hash))
              .map(i => `${id} ${i}`),
          )
          if (wanted.length > 1) assert.deepEqual(found.sort(), expected.sort())
        },
      ),
    )
  })

  it('a quotation that was accepted is never accused', async () => {
    await fc.assert(
      fc.asyncProperty(various, fc.nat(), fc.integer({ min: 3, max: 8 }), async (content, at, n) => {
        const source = contributionOf(content, 's.txt')
        const corpus = Corpus.empty().with([source])
        const { count, starts, ends } = source.words
        const first = at % Math.max(1, count - n)
        const typed = Array.from({ length: Math.min(n, count) }, (_, i) =>
          source.rendition.text.slice(starts[first + i], ends[first + i]),
        ).join(' ')
        const essay = `It says "${typed} `
        // One word over and over stands in many places at once.
        fc.pre(new Set(typed.toLowerCase().split(' ')).size === n)
        const list = completionsAt(parseEssay(essay), corpus, new Citables(corpus), offset(essay.length), {
          asked: false,
        })
        assert.ok(list && list.items.length > 0, 'the source goes on from its own words')
        for (const { insert } of list.items) {
          const whole: string = essay.slice(0, list.replace.start) + insert + essay.slice(list.replace.end)
          const { findings } = await checkEssay(parseEssay(whole), corpus, UNINTERRUPTED)
          // Whose words they are is another question.
          assert.deepEqual(
            findings.filter(({ code }) => code !== 'quotation.secondhand'),
            [],
            whole,
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  it('nothing that is typed makes it throw or replace what the cursor is not in', () => {
    const corpus = Corpus.empty().with([contributionOf('The lamp was lit at dusk, and the keeper wrote.', 's.txt')])
    const citables = new Citables(corpus)
    const part = fc.constantFrom(
      '@',
      '[',
      ']',
      '"',
      '“',
      '”',
      '«',
      "'",
      '\n',
      '\n\n',
      '> ',
      '`',
      '{',
      '}',
      ' ',
      'the lamp was ',
      'lit',
      'lamp',
      '…',
      '\\',
      '<',
      '[^1]: ',
      '| ',
      '$',
      '- ',
      '---\n',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.nat(), fc.boolean(), (parts, place, asked) => {
        const essay = parts.join('')
        const at = place % (essay.length + 1)
        const list = completionsAt(parseEssay(essay), corpus, citables, offset(at), { asked })
        if (!list) return
        const { replace } = list
        assert.ok(0 <= replace.start && replace.start <= at && at <= replace.end && replace.end <= essay.length)
        assert.ok(!essay.slice(replace.start, replace.end).includes('\n'))
      }),
      { numRuns: 2000 },
    )
  })
})
