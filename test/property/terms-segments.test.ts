import assert from 'node:assert/strict'
import fc from 'fast-check'
import { MemoryBytes } from '../../server/src/core/index/bytes.ts'
import type { Contribution } from '../../server/src/core/index/contribution.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import type { Term, TermCandidate, TermLanguage } from '../../server/src/core/model/term.ts'
import { Glossary } from '../../server/src/core/terms/glossary.ts'
import { encodeTerms, mergeEncodedTerms } from '../../server/src/core/terms/lexicon/encode-terms.ts'
import type { Member } from '../../server/src/core/terms/lexicon/merge-terms.ts'
import type { TermPart } from '../../server/src/core/terms/lexicon/segment-lexicon.ts'
import { openTerms } from '../../server/src/core/terms/lexicon/segment-terms.ts'
import { WholeLexicon } from '../../server/src/core/terms/lexicon/whole-lexicon.ts'
import {
  type MentionSource,
  mentionSourceOf,
  type WordStretch,
} from '../../server/src/core/terms/lookup/mention-source.ts'
import { compareCandidates, KIND_ORDER, SCORE_STEPS } from '../../server/src/core/terms/term-order.ts'
import { overlaps, span } from '../../server/src/core/text/span.ts'
import { contributionOf } from '../support/contribution.ts'

const NAMES = [
  'NEP',
  'RHS',
  'New Economic Policy',
  'new economic policies',
  'Neue Ökonomische Politik',
  'Neuen Ökonomischen Politik',
  'Nouvelle politique économique',
  'The Orchard',
  'Orchard',
  'orchards',
  'Orchardist',
  'Orchardism',
  'Orchard League',
  'Royal Horticultural Society',
  'rectangular hollow section',
  'A La Carte',
  'Carte',
  'колхоз',
  'колхозы',
  'kolkhoz',
  'Trotsky',
  'Leon Trotsky',
  'Natalia Trotsky',
  'Trotzki',
  'Лев Троцкий',
  'Троцкий',
  'Термидор',
  'НЭП',
  'Thermidor',
  'Thermidorian',
  'thermidor',
  'Le Monde',
  'le monde',
  '—',
  'a b c d e f g h i j',
]

/** What somebody might ask for: every name, and forms and beginnings of them that no source writes. */
const ASKED = [
  ...NAMES,
  ...NAMES.flatMap(name => [`${name}s`, `${name}’s`, name.toLowerCase(), name.toUpperCase()]),
  'колхозов',
  'Троцкого',
  'Термидором',
  'Orchardists',
  'Neuer Ökonomischer Politik',
  'économiques politiques',
  'monde',
]

const LANGUAGES: readonly TermLanguage[] = ['en', 'en', 'de', 'fr', 'ru']

const candidates: fc.Arbitrary<TermCandidate> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    aliases: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
    kind: fc.constantFrom(...KIND_ORDER),
    start: fc.nat(70_000_000),
    length: fc.integer({ min: 1, max: 40 }),
    before: fc.integer({ min: -300, max: 300 }),
    after: fc.integer({ min: -20, max: 900 }),
    score: fc.integer({ min: 0, max: SCORE_STEPS }),
    proper: fc.boolean(),
  })
  .map(({ name, aliases, kind, start, length, before, after, score, proper }) => ({
    name,
    aliases: fcRarely(aliases, score),
    kind,
    at: span(start + 300, start + 300 + length),
    passage: span(start + 300 - before, start + 300 + length + after),
    score: score / SCORE_STEPS,
    ...(proper ? { proper: true } : {}),
  }))

/** Were aliases as common as names, everything would be one term. */
function fcRarely(aliases: readonly string[], score: number): readonly string[] {
  return score % 3 === 0 ? aliases : []
}

interface Document {
  readonly terms: readonly TermCandidate[]
  readonly language: TermLanguage
  readonly isLive: boolean
}

const documents: fc.Arbitrary<Document> = fc.record({
  terms: fc.array(candidates, { maxLength: 8 }),
  language: fc.constantFrom(...LANGUAGES),
  isLive: fc.integer({ min: 0, max: 3 }).map(n => n > 0),
})

const segments = fc.array(fc.array(documents, { maxLength: 5 }), { minLength: 1, maxLength: 4 })

const idOf = (segment: number, document: number): SourceId => `${(segment * 7) % 4}-${document}.txt` as SourceId

function inSegments(all: readonly (readonly Document[])[]): Glossary {
  return Glossary.over(
    all.map(
      (list, segment): TermPart => ({
        terms: openTerms(new MemoryBytes(encodeTerms(list))),
        idOf: document => idOf(segment, document),
        isLive: document => list[document]?.isLive ?? false,
      }),
    ),
  )
}

function fromScratch(all: readonly (readonly Document[])[]): Glossary {
  const members: Member[] = []
  const languages = new Set<TermLanguage>(['en'])
  for (const [segment, list] of all.entries()) {
    for (const [document, { terms, language, isLive }] of list.entries()) {
      if (!isLive) continue
      languages.add(language)
      for (const candidate of terms) members.push({ candidate, source: idOf(segment, document), language })
    }
  }
  return new Glossary(new WholeLexicon(members, [...languages].sort()))
}

const told = (term: Term | undefined): unknown =>
  term && { name: term.name, aliases: term.aliases, accounts: term.accounts }

describe('terms in segments', () => {
  it('are what was written', () => {
    fc.assert(
      fc.property(fc.array(documents, { maxLength: 12 }), list => {
        const opened = openTerms(new MemoryBytes(encodeTerms(list)))
        const sorted = list.map(({ terms, language }) => ({ terms: [...terms].sort(compareCandidates), language }))
        const read = list.map((_, i) => ({ terms: opened.candidatesOf(i), language: opened.languageOf(i) }))
        assert.deepEqual(read, sorted)
        assert.deepEqual(opened.documents(), sorted)
      }),
      { numRuns: 200 },
    )
  })

  it('are merged into what their live documents give by themselves', () => {
    fc.assert(
      fc.property(segments, all => {
        const merged = mergeEncodedTerms(
          all.map(list => ({
            terms: openTerms(new MemoryBytes(encodeTerms(list))),
            isLive: (document: number) => list[document]?.isLive ?? false,
          })),
        )
        assert.deepEqual(merged, encodeTerms(all.flat().filter(document => document.isLive)))
      }),
      { numRuns: 200 },
    )
  })

  it('answer for every name and form as all terms merged at once', () => {
    fc.assert(
      fc.property(segments, all => {
        const lazy = inSegments(all)
        const whole = fromScratch(all)
        for (const name of ASKED) {
          assert.deepEqual(told(lazy.find(name)), told(whole.find(name)), name)
          assert.deepEqual(lazy.sharing(name).map(told), whole.sharing(name).map(told), name)
          assert.deepEqual(lazy.otherSpellings(name), whole.otherSpellings(name), name)
        }
        const essay = NAMES.join(' and ')
        const used = (one: Glossary): unknown =>
          one.explainedIn(essay).map(({ start, end, term }) => [start, end, told(term)])
        assert.deepEqual(used(lazy), used(whole))
        const terms = new Map<Term, Term>()
        for (let at = 0; at < essay.length; at += 7) {
          const [one, other] = [lazy.termAt(essay, at), whole.termAt(essay, at)]
          assert.deepEqual([one?.span, told(one?.term)], [other?.span, told(other?.term)])
          if (one && other) terms.set(one.term, other.term)
        }
        for (const [one, other] of terms) assert.deepEqual(told(lazy.bearerOf(one)), told(whole.bearerOf(other)))
        for (const [one, other] of [...terms].slice(0, 2)) {
          assert.deepEqual(lazy.mentionsInEssay(one, essay), whole.mentionsInEssay(other, essay))
        }
        assert.deepEqual(lazy.terms().map(told), whole.terms().map(told))
      }),
      { numRuns: 40 },
    )
  }).timeout(20_000)

  it('are completed as all terms merged at once', () => {
    fc.assert(
      fc.property(segments, fc.integer({ min: 1, max: 30 }), (all, limit) => {
        const lazy = inSegments(all)
        const whole = fromScratch(all)
        for (const begun of ['n', 'new', 'new eco', 'orch', 'r', 'кол', 'the', 'carte', 'zzz', '']) {
          assert.deepEqual(lazy.startingWith(begun, limit).map(told), whole.startingWith(begun, limit).map(told), begun)
        }
      }),
      { numRuns: 100 },
    )
  })
})

const TEXT_WORDS = [
  'New',
  'Economic',
  'Policy',
  'NEP',
  'policies',
  'Orchard',
  'orchards',
  'League',
  'of',
  'the',
  'was',
  ',',
]

const texts = fc.array(
  fc
    .array(fc.constantFrom(...TEXT_WORDS), { maxLength: 80 })
    .map(
      words =>
        `They founded the New Economic Policy (NEP) in the Orchard League that was a union of all. ${words.join(' ')}`,
    ),
  { minLength: 1, maxLength: 4 },
)

/** Blocks of eight words that hold the word, and some that do not. */
function blockwise(contributions: readonly Contribution[]): MentionSource {
  return {
    ...mentionSourceOf(contributions),
    *blocksWith(hash) {
      for (const source of contributions) {
        const { hashes, count } = source.words
        for (let from = 0; from < count; from += 8) {
          const toWord = Math.min(count, from + 8)
          const holds = hashes.subarray(from, toWord).includes(hash) || (from + hash) % 5 === 0
          const stretch: WordStretch = { source, fromWord: from, toWord }
          if (holds) yield stretch
        }
      }
    },
    // Stretches that overlap, as those of an index do, and one more.
    *blocksWithRun(run) {
      for (const stretch of mentionSourceOf(contributions).blocksWithRun(run)) {
        const { source, fromWord, toWord } = stretch
        yield { source, fromWord: Math.max(0, fromWord - 5), toWord }
        yield stretch
        yield { source, fromWord: toWord, toWord: Math.min(source.words.count, toWord + 3) }
      }
    },
  }
}

describe('mentions in a corpus', () => {
  it('are those that a look at every word finds', () => {
    fc.assert(
      fc.property(texts, list => {
        const contributions = list.map((text, i) => contributionOf(text, `${i}.txt`))
        const glossary = Glossary.of(contributions)
        for (const term of glossary.terms()) {
          const expected = contributions
            .map(contribution => [contribution.id, glossary.mentionsIn(term, contribution)] as const)
            .filter(([, spans]) => spans.length > 0)
          for (const source of [blockwise(contributions), mentionSourceOf(contributions)]) {
            const { sources, isComplete } = glossary.mentionsEverywhere(term, source)
            assert.ok(isComplete)
            assert.deepEqual(
              sources.map(found => [found.source.id, found.spans]),
              expected,
            )
          }
          const few = glossary.mentionsEverywhere(term, blockwise(contributions), 9)
          for (const { source, spans } of few.sources) {
            const all = expected.find(([id]) => id === source.id)?.[1] ?? []
            // Of two names that run into one another it may have had time for the second only.
            for (const one of spans) assert.ok(all.some(other => overlaps(one, other)))
          }
          if (few.isComplete) assert.equal(few.sources.length, expected.length)
        }
      }),
      { numRuns: 100 },
    )
  })
})
