import assert from 'node:assert/strict'
import { type CheckedEssay, checkEssay, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { readSeeds } from '../../support/shared.ts'
import {
  SAMPLE_ESSAY as ESSAY,
  STARTER_FILES as FILES,
  starterContributions,
  starterCorpus,
  wordsOf,
} from '../../support/starter-corpus.ts'

/**
 * Writers cite by these keys: one that is here stays for ever, whatever becomes of the file. A new document adds its key.
 */
const KEYS: readonly string[] = [
  'army-militia',
  'book-and-publication',
  'bureaucracy-caste',
  'chapter-guide',
  'chronology',
  'collectivisation',
  'constitution-1936',
  'culture-arts',
  'family-women-youth',
  'foreign-policy-comintern',
  'further-reading',
  'glossary',
  'industry-plans',
  'left-opposition',
  'legacy-debate',
  'nep-zigzags',
  'one-country',
  'stakhanov-productivity',
  'state-wither',
  'terror-trials',
  'thermidor-bonapartism',
]

/** Documents to look things up in; the others are notes, to be read in a few minutes. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['glossary.md', 'glossary'],
  ['chapter-guide.md', 'guide'],
  ['chronology.md', 'chronology'],
  ['further-reading.md', 'guide'],
])

const contributions = starterContributions()
const corpus = starterCorpus()

describe('the starter corpus', () => {
  it('keeps every key that was ever given, and gives no other', () => {
    assert.deepEqual([...corpus.byKey.keys()].sort(), [...KEYS].sort())
    assert.equal(new Set(KEYS).size, KEYS.length)
  })

  for (const { id, rendition, words } of contributions) {
    it(`${id} says what it is, under a key that is its file name`, () => {
      const { key, title, authors, year, language } = rendition.metadata
      assert.equal(`${key}.md`, id)
      assert.match(key ?? '', /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
      assert.ok(title && title.length > 10)
      assert.equal(authors?.length, 1)
      assert.match(year ?? '', /^\d{4}$/)
      assert.equal(language, 'en')
      const frontMatter = FILES.get(id)?.split('---')[1] ?? ''
      assert.match(frontMatter, /^author: Apparatus contributors$/m)
      assert.match(frontMatter, /^license: MIT$/m)
      assert.ok(frontMatter.includes(`\nkind: ${KINDS.get(id) ?? 'note'}\n`))
      assert.deepEqual(rendition.problems, [])
    })
    if (!KINDS.has(id)) {
      it(`${id} is short, and divided by numbered headings to which a citation can point`, () => {
        assert.ok(words.count >= 400 && words.count <= 900, `${words.count} words`)
        const sections = rendition.outline.filter(heading => heading.level === 2)
        assert.ok(sections.length >= 3)
        sections.forEach((heading, i) => assert.ok(heading.title.startsWith(`${i + 1}. `), heading.title))
      })
    }
  }

  it('guides through the eleven chapters under their numbers, from the introduction to the appendix', () => {
    const guide = contributions.find(c => c.id === 'chapter-guide.md')
    const titles = (guide?.rendition.outline ?? []).filter(heading => heading.level === 2).map(heading => heading.title)
    assert.match(titles[0] ?? '', /^Introduction/)
    assert.match(titles[12] ?? '', /^Appendix/)
    assert.deepEqual(
      titles.slice(1, 12).map(title => /^\d+(?=\. \S)/.exec(title)?.[0]),
      Array.from({ length: 11 }, (_, i) => String(i + 1)),
    )
    assert.equal(titles.length, 13)
  })

  it('holds no twelve words in a row of the texts it draws its facts from', () => {
    const seeds = [...readSeeds().values()]
    assert.ok(seeds.length > 0)
    const runs = new Set(seeds.flatMap(seed => runsOf(wordsOf(seed), 12)))
    for (const [name, text] of [...FILES, ['essay.md', ESSAY] as const]) {
      assert.deepEqual(
        runsOf(wordsOf(text), 12).filter(run => runs.has(run)),
        [],
        name,
      )
    }
  })
})

function runsOf(words: readonly string[], length: number): string[] {
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_, i) => words.slice(i, i + length).join(' '))
}

/** The quotations of the sample essay that are wrong on purpose, and what the program says of each. */
const WRONG: readonly (readonly [begins: string, code: string])[] = [
  ['the first goods to be sold', 'quotation.altered'],
  ['About 2.8 million people', 'quotation.altered'],
  ['the conclusion is that the record-breaker', 'quotation.altered'],
  ['In private letters of that winter', 'quotation.absent'],
  ['Trotsky regards the theory', 'quotation.misattributed'],
]
const NO_QUOTATIONS: readonly string[] = ['The Soviet Thermidor', 'aristocracy']

describe('the sample essay', () => {
  let checked: CheckedEssay
  const quoted = (q: CheckedEssay['quotations'][number]): string =>
    ESSAY.slice(q.quotation.span.start, q.quotation.span.end)
  const isWrong = (text: string): boolean => WRONG.some(([begins]) => text.startsWith(begins))

  before(async () => {
    checked = await checkEssay(parseEssay(ESSAY), corpus, UNINTERRUPTED)
  })

  it('cites only documents of the starter corpus', () => {
    const keys = [...ESSAY.matchAll(/@([a-z][a-z0-9-]*)/g)].map(m => m[1] as string)
    assert.ok(keys.length > 15)
    for (const key of keys) assert.ok(corpus.byKey.has(key), key)
  })

  it('quotes rightly at least ten times, word for word but for what it marks', () => {
    const right = checked.quotations.filter(q => !isWrong(quoted(q)) && !NO_QUOTATIONS.includes(quoted(q)))
    assert.ok(right.length >= 10, `${right.length} quotations`)
    for (const q of right) {
      const keys = q.quotation.claims.map(claim => claim.key)
      assert.ok(keys.length > 0, `${quoted(q)} has no citation`)
      assert.ok(
        keys.some(key => holds(key, quoted(q))),
        `${quoted(q)} is not in ${keys}`,
      )
    }
  })

  it('quotes wrongly five times, with words that their source does not have', () => {
    const wrong = checked.quotations.filter(q => isWrong(quoted(q)))
    assert.equal(wrong.length, WRONG.length)
    for (const q of wrong) for (const { key } of q.quotation.claims) assert.ok(!holds(key, quoted(q)), quoted(q))
    const elsewhere = wrong.filter(q => [...corpus.byKey.keys()].some(key => holds(key, quoted(q))))
    assert.deepEqual(
      elsewhere.map(q => quoted(q).slice(0, 15)),
      ['Trotsky regards'],
    )
  })

  it('is accused of these five and of nothing else', () => {
    const said = checked.findings.map(({ code, span }) => [ESSAY.slice(span.start, span.end), code] as const)
    assert.deepEqual(
      said.map(([text, code]) => [
        WRONG.find(([begins]) => text.replace(/^["“]/, '').startsWith(begins))?.[0] ?? text,
        code,
      ]),
      WRONG.map(([begins, code]) => [begins, code]),
    )
  })

  it('owns up to them at its end', () => {
    const closing = ESSAY.slice(ESSAY.indexOf('## What to look for'))
    assert.match(closing, /Five of these quotations are wrong on purpose/)
    assert.equal(closing.match(/^\| Section/gm)?.length, WRONG.length)
  })
})

/** Whether the document has all these words, in their order: whole, or in the parts between ellipses and brackets. */
function holds(key: string, text: string): boolean {
  const file = FILES.get(`${key}.md`)
  if (file === undefined) return false
  const words = ` ${wordsOf(file).join(' ')} `
  let from = 0
  for (const part of text
    .replace(/^\[(\p{L})\](?=\s)/u, '$1')
    .replace(/^> ?/gm, '')
    .split(/\[[^\]]*\]/)) {
    const sought = wordsOf(part).join(' ')
    if (sought === '') continue
    const at = words.indexOf(` ${sought} `, from)
    if (at < 0) return false
    from = at + sought.length
  }
  return true
}
