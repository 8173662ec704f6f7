import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { contribute } from '../../../server/src/core/corpus/contribute.ts'
import { termHover } from '../../../server/src/core/features/term-hover.ts'
import type { FreshContribution } from '../../../server/src/core/index/contribution.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import { type CheckedEssay, Corpus, checkEssay, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { readSeeds } from '../../support/shared.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const FILES: ReadonlyMap<string, string> = new Map(
  fs
    .readdirSync(path.join(ROOT, 'corpus'))
    .filter(name => name.endsWith('.md'))
    .map(name => [name, fs.readFileSync(path.join(ROOT, 'corpus', name), 'utf8')]),
)
const ESSAY = fs.readFileSync(path.join(ROOT, 'examples/essay.md'), 'utf8')

/** The words of a text in small letters, without punctuation: what two texts must share to be the same words. */
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function contributionOf(name: string, text: string): FreshContribution {
  const file = { id: name as SourceId, path: `corpus/${name}`, uri: `file:///corpus/${name}` }
  const made = contribute({ ...file, bytes: new TextEncoder().encode(text) }, bytes => `${name}:${bytes.length}`)
  if ('failed' in made) throw new Error(made.failed)
  return made
}

const CONTRIBUTIONS = [...FILES].map(([name, text]) => contributionOf(name, text))
const corpus = Corpus.empty().with(CONTRIBUTIONS)

describe('the starter corpus', () => {
  it('has at least twelve documents and a glossary', () => {
    assert.ok(FILES.has('glossary.md'))
    assert.ok(FILES.size >= 13, `${FILES.size} documents`)
  })

  for (const { id, rendition, words } of CONTRIBUTIONS) {
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
      assert.match(frontMatter, /^kind: (?:note|glossary)$/m)
      assert.deepEqual(rendition.problems, [])
    })
    if (id !== 'glossary.md') {
      it(`${id} is short, and divided by numbered headings to which a citation can point`, () => {
        assert.ok(words.count >= 400 && words.count <= 900, `${words.count} words`)
        const sections = rendition.outline.filter(heading => heading.level === 2)
        assert.ok(sections.length >= 3)
        sections.forEach((heading, i) => assert.ok(heading.title.startsWith(`${i + 1}. `), heading.title))
      })
    }
  }

  it('gives each document a key of its own', () => {
    assert.equal(corpus.byKey.size, FILES.size)
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

describe('the glossary of the starter corpus', () => {
  const glossary = CONTRIBUTIONS.find(c => c.id === 'glossary.md') as FreshContribution
  const entries = glossary.terms.filter(term => term.kind === 'glossary')
  const written = FILES.get('glossary.md')?.match(/^: \S/gm)?.length ?? 0

  it('has at least 45 terms, and the program reads every one that is written', () => {
    assert.ok(written >= 45, `${written} definitions`)
    assert.equal(new Set(entries.map(entry => entry.name)).size, written)
  })

  it('explains each term in one to three sentences', () => {
    for (const { name, passage } of entries) {
      const definition = glossary.rendition.text.slice(passage.start, passage.end).split(/\n: */)[1] ?? ''
      assert.ok(wordsOf(definition).length >= 6, name)
      assert.ok((definition.match(/[.](?= \p{Lu}|$)/gu)?.length ?? 0) <= 3, name)
    }
  })

  it('gives no name to two terms', () => {
    const names = entries.flatMap(entry => [entry.name, ...entry.aliases]).map(name => name.toLowerCase())
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) !== i),
      [],
    )
  })

  const hovers: readonly (readonly [word: string, term: string])[] = [
    ['Thermidor', 'Thermidor'],
    ['Термидор', 'Thermidor'],
    ['NEP', 'New Economic Policy'],
    ['НЭП', 'New Economic Policy'],
    ['Stakhanovites', 'Stakhanovite'],
    ['kolkhozy', 'kolkhoz'],
    ['колхоз', 'kolkhoz'],
    ['Yezhovshchina', 'Great Purge'],
    ['Soviet Union', 'Soviet Union'],
    ['Left Opposition', 'Left Opposition'],
    ['withering away of the state', 'withering away of the state'],
  ]
  for (const [word, term] of hovers) {
    it(`is what ${word} shows`, () => {
      const hover = termHover(word, 1, corpus)
      assert.equal(hover?.name, term)
      assert.equal(hover?.best.source, 'glossary.md')
    })
  }
})

/**
 * What happened when, for holding the documents against each other: wherever one of these is named with a year close by in the
 * same sentence, the nearest year is one of these.
 */
const YEARS: readonly (readonly [event: RegExp, ...years: string[]])[] = [
  [/Twelfth Party Congress/, '1923'],
  [/Thirteenth Party Conference/, '1924'],
  [/Fifteenth Congress/, '1927'],
  [/Sixteenth Party Congress/, '1930'],
  [/Eighteenth Congress/, '1939'],
  [/Seventh Congress of the Comintern/, '1935'],
  [/Kronstadt revolt|Kronstadt sailors/, '1921'],
  [/ban on factions/, '1921', '1927'],
  [/place of War Communism|tax in kind –|levy on farm produce/, '1921'],
  [/scissors crisis/, '1923'],
  [/Gosplan|State Planning Commission/, '1921'],
  [/GOELRO/, '1920'],
  [/passport system/, '1932'],
  [/model charter/, '1935'],
  [/First Five-Year Plan ran/, '1928'],
  [/special settlements/, '1930', '1931'],
  [/nearly 682,000/, '1938', '1937'],
  [/conference of Stakhanovites/, '1935'],
  [/102 tons/, '1935'],
  [/Zhenotdel (?:was|–)/, '1919', '1930'],
  [/Komsomol (?:is|–)/, '1918'],
  [/writers' congress/, '1934'],
  [/Platform of the Opposition[ ,]/, '1927'],
  [/Left Opposition (?:was|–)/, '1923'],
  [/United Opposition (?:was|–)/, '1926'],
  [/Mezhraiontsy (?:were|–)/, '1913', '1917'],
  [/League of Nations/, '1934', '1939'],
  [/Popular Front/, '1935', '1936'],
  [/Fourth International/, '1938'],
  [/Transitional Programme/, '1938'],
  [/Brest-Litovsk/, '1918'],
  [/Rapallo/, '1922'],
  [/became General Secretary|General Secretary of the party from|held the post/, '1922'],
  [/held hearings|heard Trotsky in Mexico/, '1937'],
  [/second trial/, '1937'],
  [/Results and Prospects/, '1906'],
  [/Literature and Revolution/, '1923'],
  [/Gotha Programme/, '1875'],
  [/Anti-Dühring/, '1878'],
  [/Eighteenth Brumaire of Louis Bonaparte/, '1852'],
  [/Bruno Rizzi/, '1939'],
  [/Max Eastman/, '1937'],
  [/Victor Serge/, '1936'],
]

/** Farther than this from a name, a year belongs to something else. */
const NEAR = 90

const DATES: readonly (readonly [event: RegExp, date: string])[] = [
  [/9 Thermidor/, '27 July 1794'],
  [/18 Brumaire of the year VIII/, '9 November 1799'],
  [/Kirov[^.]*(?:was shot|murder)|His murder/, '1 December 1934'],
  [/restrictions[^.]* lifted/, '20 April 1936'],
  [/restored personal ranks/, '22 September 1935'],
  [/forbade abortion/, '27 June 1936'],
  [/1936 Constitution was|adopted the constitution/, '5 December 1936'],
  [/Lenin died|by a stroke/, '21 January 1924'],
  [/Tukhachevsky[^.]*shot on/, '12 June 1937'],
  [/chancellor/, '30 January 1933'],
  [/internal passport and/, '27 December 1932'],
  [/seizure of power in Petrograd/, '7 November (25 October Old Style) 1917'],
]

describe('dates in the starter corpus', () => {
  const sentences = [...FILES].flatMap(([name, text]) =>
    glossaryInLines(text)
      .split(/(?<=\.)\s+(?=[\p{Lu}*])|\n+/u)
      .map(sentence => ({ name, sentence })),
  )

  for (const [event, ...years] of YEARS) {
    it(`agree on ${event.source}`, () => {
      const said = sentences.flatMap(({ name, sentence }) =>
        nearestYear(sentence, event).map(year => ({ name, year, sentence })),
      )
      assert.ok(said.length > 0, 'no document dates it')
      for (const { name, year, sentence } of said) assert.ok(years.includes(year), `${name} has ${year}: ${sentence}`)
    })
  }

  for (const [event, date] of DATES) {
    it(`put ${event.source} on ${date}`, () => {
      const said = sentences.filter(
        ({ sentence }) => event.test(sentence) && /\d \p{Lu}\p{Ll}+ (?:\(.*\) )?\d{4}/u.test(sentence),
      )
      assert.ok(said.length > 0, 'no document gives the day')
      for (const { name, sentence } of said) assert.ok(sentence.includes(date), `${name}: ${sentence}`)
    })
  }
})

/** `term – definition`, so that the aliases do not part a term from its year. */
function glossaryInLines(text: string): string {
  return text.replace(/(?: \([^()\n]*\))?\n: /g, ' – ')
}

/** The year that stands closest to the event in the sentence, when one stands close; the years of a person's life do not count. */
function nearestYear(dated: string, event: RegExp): string[] {
  const sentence = dated.replace(/\(\d{4}–\d{4}\)/g, '')
  const found = event.exec(sentence)
  if (!found) return []
  const end = found.index + found[0].length
  const years = [...sentence.matchAll(/\b1[789]\d\d\b/g)]
    .map(year => ({ year: year[0], distance: Math.max(found.index - year.index - 4, year.index - end) }))
    .filter(({ distance }) => distance >= 0 && distance <= NEAR)
  years.sort((a, b) => a.distance - b.distance)
  return years.slice(0, 1).map(({ year }) => year)
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
