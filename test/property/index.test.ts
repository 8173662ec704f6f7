import assert from 'node:assert/strict'
import fc from 'fast-check'
import { findPlaces } from '../../server/src/core/check/find-places.ts'
import { readPattern } from '../../server/src/core/check/pattern.ts'
import { mergeSegments } from '../../server/src/core/corpus/merge.ts'
import { MemoryBytes } from '../../server/src/core/index/bytes.ts'
import { contributionOf as completed, type FreshContribution } from '../../server/src/core/index/contribution.ts'
import type { SearchIndex, SearchWindow } from '../../server/src/core/index/search-index.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import type { PageMark } from '../../server/src/core/model/source.ts'
import { readerFor } from '../../server/src/core/read/readers.ts'
import { Corpus } from '../../server/src/core/service.ts'
import { languageOf } from '../../server/src/core/terms/language.ts'
import { span } from '../../server/src/core/text/span.ts'
import { scanWords } from '../../server/src/core/text/words.ts'
import { contributionOf } from '../support/contribution.ts'

/** As a language has them: some words very often, most seldom. */
const syllables = ['ba', 'ke', 'lin', 'mor', 'sta', 'vor', 'tun', 'ril', 'gos', 'den', 'pa', 'shu', 'é', 'ß', 'д']
const rare = fc.array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 3 }).map(parts => parts.join(''))
const word = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('the', 'of', 'and', 'in') },
  { weight: 3, arbitrary: rare },
)
const glue = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', '-\n', '—', ' \u00ad', '’')
const text = fc
  .array(fc.tuple(word, glue), { minLength: 3, maxLength: 400 })
  .map(parts => `${parts.map(([w, g]) => w + g).join('')}end.`)

describe('a source that is stored', () => {
  const page = fc.tuple(text, fc.constantFrom('txt', 'md', 'html')).map(([content, extension]) => {
    if (extension === 'md') return { path: 'a.md', content: `# A *title*\n\n${content}\n\n- one\n- **two**\n` }
    if (extension === 'html')
      return { path: 'a.html', content: `<h1>A &amp; b</h1><p>${content}</p><p><i>x</i> \ufeffy</p>` }
    return { path: 'a.txt', content: `${content}\n\f\n   12   \n\n${content}` }
  })

  it('comes back as it was', () => {
    fc.assert(
      fc.property(page, fc.nat(), fc.nat(), ({ path, content }, from, length) => {
        const made = contributionFrom(path, content)
        const source = Corpus.empty().with([made]).source(made.id).contribution
        const { rendition: before } = made
        const { rendition: after } = source
        assert.equal(after.text, before.text)
        assert.deepEqual(after.furniture, before.furniture)
        assert.deepEqual(after.blocks, before.blocks)
        assert.deepEqual(after.outline, before.outline)
        assert.deepEqual(after.emphasis, before.emphasis)
        assert.deepEqual(after.pages, before.pages)
        assert.deepEqual(after.metadata, before.metadata)
        const start = from % (before.text.length + 1)
        const some = span<'text'>(start, Math.min(before.text.length, start + (length % 200)))
        assert.deepEqual(after.map.forward(some), before.map.forward(some))
        // A stretch first, so that the rest is filled round it.
        const near = source.wordsNear(from % made.words.count, (from % made.words.count) + 1)
        const at = from % made.words.count
        assert.equal(near.hashes[at], made.words.hashes[at])
        const { count, starts, ends, hashes, lengths } = source.words
        assert.deepEqual(
          { count, starts, ends, hashes, lengths },
          {
            count: made.words.count,
            starts: made.words.starts,
            ends: made.words.ends,
            hashes: made.words.hashes,
            lengths: made.words.lengths,
          },
        )
      }),
      { numRuns: 150 },
    )
  })

  const pageMark = fc.record(
    { at: fc.nat(5000), label: fc.string({ maxLength: 6 }), printed: fc.boolean(), physical: fc.nat(900) },
    { requiredKeys: ['at', 'printed', 'physical'], noNullPrototype: true },
  )
  const marks = fc.array(pageMark).map(all => all.sort((a, b) => a.at - b.at) as unknown as readonly PageMark[])

  it('keeps its pages, those that come again and those without a number too', () => {
    fc.assert(
      fc.property(fc.option(marks, { nil: undefined }), pages => {
        const made = contributionOf('Three words here.')
        const paged = { ...made, rendition: { ...made.rendition, ...(pages ? { pages } : {}) } }
        assert.deepEqual(Corpus.empty().with([paged]).source(made.id).contribution.rendition.pages, pages)
      }),
    )
  })

  it('keeps half a character, as a broken file may have it', () => {
    const made = contributionOf('One \ud800 two \udc00 three words more here.')
    const broken = { ...made, rendition: { ...made.rendition, text: 'One \ud800 two \udc00 three words more here.' } }
    const { rendition } = Corpus.empty().with([broken]).source(made.id).contribution
    assert.equal(rendition.text, broken.rendition.text)
  })
})

describe('the index', () => {
  type Step =
    | { readonly do: 'load'; readonly source: number; readonly text: string }
    | { readonly do: 'remove'; readonly source: number }
    | { readonly do: 'merge'; readonly from: number; readonly count: number }
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('load' as const), source: fc.nat(7), text }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), source: fc.nat(7) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), from: fc.nat(5), count: fc.nat(4) }) },
  )
  const steps = fc.array(step, { minLength: 1, maxLength: 14 })

  it('answers after any loads, edits, removals and merges as one that is made at once, and as a scan of everything', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), fc.integer({ min: 3, max: 25 }), fc.nat(3), (all, pick, at, n, change) => {
        const live = new Map<string, FreshContribution>()
        let corpus = Corpus.empty()
        for (const one of all) {
          if (one.do === 'merge') corpus = merged(corpus, one.from, one.count)
          else if (one.do === 'remove') {
            corpus = corpus.with([], [`s${one.source}.txt` as SourceId])
            live.delete(`s${one.source}.txt`)
          } else {
            const made = contributionOf(one.text, `s${one.source}.txt`)
            corpus = corpus.with([made])
            live.set(made.id, made)
          }
        }
        const fresh = Corpus.empty().with([...live.values()])
        assert.deepEqual([...corpus.sources.keys()], [...fresh.sources.keys()])
        const source = [...live.values()][pick % Math.max(1, live.size)]
        if (!source) return
        const quotation = quotationOf(source, at, n, change)
        const expected = placesIn(quotation, scan([...live.values()]))
        assert.deepEqual(placesIn(quotation, fresh.search), expected)
        assert.deepEqual(placesIn(quotation, corpus.search), expected)
      }),
      { numRuns: 150 },
    )
  })
})

function contributionFrom(path: string, content: string): FreshContribution {
  const reader = readerFor(path)
  assert.ok(reader && !reader.isolated)
  const rendition = reader.read({ path, bytes: new TextEncoder().encode(content) })
  return completed({
    id: path as SourceId,
    path,
    uri: `file:///${path}`,
    reader: reader.name,
    fingerprint: content,
    keyHint: 'a',
    language: languageOf(rendition),
    rendition,
    words: scanWords(rendition.text, rendition.furniture),
    terms: [],
  })
}

function merged(corpus: Corpus, from: number, count: number): Corpus {
  const parts = corpus.search.parts.slice(from, from + count)
  const segment = mergeSegments(parts.map(({ segment, gone }) => ({ bytes: segment.bytes, gone })))
  return segment ? corpus.rehoused([new MemoryBytes(segment)]) : corpus
}

/** Some words of a source, one or two of them changed. */
function quotationOf({ words, rendition }: FreshContribution, at: number, n: number, change: number): string {
  const first = at % Math.max(1, words.count - n)
  const last = Math.min(words.count, first + n) - 1
  const list = rendition.text.slice(words.starts[first], words.ends[last]).split(/(?<=\s)/)
  if (change > 0 && list.length > 6) list[Math.floor(list.length / 2)] = 'zygote '
  if (change > 1 && list.length > 12) list.splice(2, 1)
  return list.join('')
}

/** Every place that a verdict could be made of, and what it costs. */
function placesIn(quotation: string, search: Pick<SearchIndex, 'windows' | 'runs'>): unknown {
  const pattern = readPattern(quotation)
  const places = findPlaces(pattern, search as SearchIndex)
  const best = places[0]
  if (!best || best.similarity < 0.75) return 'nowhere'
  return places
    .filter(({ cost }) => cost === best.cost)
    .map(({ source, pieces, cost }) => `${source.id} ${pieces[0]?.from}-${pieces[0]?.to} ${cost}`)
    .sort()
}

/** An index that proposes everything. */
function scan(sources: readonly FreshContribution[]): Pick<SearchIndex, 'windows' | 'runs'> {
  const all = Corpus.empty().with(sources)
  return {
    windows: () =>
      [...all.sources.values()].map(
        ({ contribution }): SearchWindow => ({
          source: contribution,
          fromWord: 0,
          toWord: contribution.wordCount,
          share: 1,
          leastEdits: 0,
        }),
      ),
    runs: (hashes, visit) => {
      for (const { contribution } of all.sources.values()) {
        const { hashes: words, count } = contribution.words
        for (let i = 0; i + hashes.length <= count; i++)
          if (hashes.every((hash, k) => words[i + k] === hash) && !visit(contribution, i)) return
      }
    },
  }
}
