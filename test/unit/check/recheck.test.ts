import assert from 'node:assert/strict'
import {
  type CheckedEssay,
  Corpus,
  checkEssay,
  type Essay,
  parseEssay,
  VerdictMemo,
} from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { contributionOf } from '../../support/contribution.ts'

const ALMANAC = 'In the first month the tide obeys the bell of the old tower, as everybody knows here.'
const LEDGER =
  'The keeper counts each step on his way up and writes the number into the book at night before he sleeps.'

const ESSAY = [
  '# An essay',
  'A paragraph of the writer’s own words comes first. It quotes nothing at all.',
  'It is said that "the tide obeys the bell of the old tower" [@almanac].',
  ...Array.from(
    { length: 6 },
    () => 'Plain words stand between them, more than four hundred characters of them in all.',
  ),
  'And "the keeper counts each step on his way up and writes the number into the book" [@ledger].',
  ...Array.from(
    { length: 6 },
    () => 'Plain words stand between them, more than four hundred characters of them in all.',
  ),
  'Somebody wrote "before he sleeps the moon is asked for leave" once.',
].join('\n\n')

/** How many words each search was for, and whether it was one of the whole corpus. */
type Asked = { readonly words: number; readonly everywhere: boolean }[]
const [OF_ALMANAC, OF_LEDGER, UNCITED] = [9, 16, 9]

/** A corpus whose searches are noted. */
function spied(corpus: Corpus, asked: Asked): Corpus {
  const search = new Proxy(corpus.search, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        const [hashes, among] = args
        if (hashes instanceof Int32Array) asked.push({ words: hashes.length, everywhere: !(among instanceof Set) })
        return Reflect.apply(value, target, args)
      }
    },
  })
  return Object.defineProperty(corpus, 'search', { value: search })
}

describe('a check after a change', () => {
  let asked: Asked
  let memo: VerdictMemo
  let corpus: Corpus
  let first: CheckedEssay

  const recheck = (essay: Essay, now = corpus): Promise<CheckedEssay> =>
    checkEssay(essay, now, UNINTERRUPTED, memo, { previous: first })

  beforeEach(async () => {
    asked = []
    memo = new VerdictMemo()
    corpus = spied(
      Corpus.empty().with([contributionOf(ALMANAC, 'almanac.txt'), contributionOf(LEDGER, 'ledger.txt')]),
      asked,
    )
    first = await checkEssay(parseEssay(ESSAY), corpus, UNINTERRUPTED, memo)
    assert.deepEqual(
      first.quotations.map(({ judgement }) => judgement.verdict),
      ['faithful', 'faithful', 'unchecked'],
    )
    assert.deepEqual(asked, [
      { words: OF_ALMANAC, everywhere: false },
      { words: OF_LEDGER, everywhere: false },
      { words: UNCITED, everywhere: true },
    ])
    asked.length = 0
  })

  it('asks nothing when no quotation changed, wherever the writer types', async () => {
    for (const place of ['own words', 'It is said', 'more than', 'Somebody wrote']) {
      const text = ESSAY.replace(place, `${place} now`)
      const checked = await recheck(parseEssay(text, first.essay))
      assert.deepEqual(asked, [], place)
      assert.equal(checked.quotations.length, 3)
    }
  })

  it('asks for the quotation that changed and no other', async () => {
    const checked = await recheck(parseEssay(ESSAY.replace('counts each step', 'counts no step'), first.essay))
    assert.equal(checked.quotations[1]?.judgement.verdict, 'altered')
    assert.deepEqual([...new Set(asked.map(({ words }) => words))], [OF_LEDGER])
  })

  it('shows each difference where it stands now', async () => {
    first = await recheck(parseEssay(ESSAY.replace('counts each step', 'counts no step'), first.essay))
    const text = first.essay.text.replace('# An essay', '# An essay of some length\n\nWith a paragraph more.')
    const { findings } = await recheck(parseEssay(text, first.essay))
    assert.deepEqual(
      findings.map(({ code, span }) => [code, text.slice(span.start, span.start + 10)]),
      [['quotation.altered', 'the keeper']],
    )
  })

  it('asks anew, when a source changed, for what claims it and what was sought everywhere', async () => {
    const changed = spied(corpus.with([contributionOf(LEDGER.replace('counts', 'forgets'), 'ledger.txt')]), asked)
    const checked = await recheck(first.essay, changed)
    assert.deepEqual(
      checked.quotations.map(({ judgement }) => judgement.verdict),
      ['faithful', 'altered', 'unchecked'],
    )
    assert.ok(!asked.some(({ words, everywhere }) => words === OF_ALMANAC && !everywhere), JSON.stringify(asked))
    assert.ok(asked.some(({ words }) => words === OF_LEDGER))
    assert.ok(asked.some(({ words, everywhere }) => words === UNCITED && everywhere))
  })

  it('finds words in a source that came since', async () => {
    const text = 'Before he sleeps the moon is asked for leave.'
    const checked = await recheck(first.essay, corpus.with([contributionOf(text, 'moon.txt')]))
    assert.equal(checked.quotations[2]?.judgement.verdict, 'faithful')
  })

  it('asks nothing anew when a source changed and came back', async () => {
    const changed = corpus.with([contributionOf(LEDGER.replace('counts', 'forgets'), 'ledger.txt')])
    await recheck(first.essay, changed)
    asked.length = 0
    const back = spied(changed.with([contributionOf(LEDGER, 'ledger.txt')]), asked)
    await recheck(first.essay, back)
    assert.deepEqual(
      asked.map(({ everywhere }) => everywhere),
      [true],
    )
  })

  it('hears what the writer says of all translations, far from the quotation', async () => {
    const wrong = parseEssay(
      ESSAY.replace('"the tide obeys the bell of the old tower"', '"no wave has ever struck the lamp"'),
    )
    const reasons = async (essay: Essay): Promise<(string | undefined)[]> =>
      (await recheck(essay)).quotations.map(({ judgement }) => judgement.reason)
    first = await checkEssay(wrong, corpus, UNINTERRUPTED, memo)
    assert.equal(first.quotations[0]?.judgement.verdict, 'absent')
    assert.equal((await reasons(parseEssay(`${wrong.text}\n\nAll translations are mine.`)))[0], 'translation')
    assert.equal((await reasons(parseEssay(`${wrong.text}\n\nNo translations are good.`)))[0], undefined)
  })
})
