import assert from 'node:assert/strict'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { renderTermHover } from '../../../server/src/core/features/hover-markup.ts'
import { describeTerm } from '../../../server/src/core/features/term-hover.ts'
import { termReferences } from '../../../server/src/core/features/term-places.ts'
import { type Bytes, DamagedIndex, MemoryBytes } from '../../../server/src/core/index/bytes.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import { findTerms } from '../../../server/src/core/terms/finding/find-terms.ts'
import { Glossary } from '../../../server/src/core/terms/glossary.ts'
import { encodeTerms } from '../../../server/src/core/terms/lexicon/encode-terms.ts'
import { openTerms } from '../../../server/src/core/terms/lexicon/segment-terms.ts'
import { contributionOf, renditionOf } from '../../support/contribution.ts'

/** Tells how much was read. */
class CountedBytes implements Bytes {
  read: Bytes['read']
  readonly length: number
  count = 0

  constructor(bytes: Uint8Array) {
    const memory = new MemoryBytes(bytes)
    this.length = memory.length
    this.read = (from, length) => {
      this.count += length
      // Good until the next read only.
      return memory.read(from, length).slice()
    }
  }
}

const TREES = 'Apple Pear Plum Cherry Quince Medlar Fig Olive Walnut Hazel'.split(' ')
const PLACES = 'Kew Bath York Hull Deal Rye Looe Ware Diss Ely'.split(' ')

/** Many sources, each of which explains ten terms of its own. */
function manyDocuments(): { terms: ReturnType<typeof findTerms>; language: 'en' }[] {
  return Array.from({ length: 300 }, (_, i) => {
    const text = TREES.map(
      (tree, k) =>
        `The ${tree} Society of ${PLACES[k]} Number${i}x${k} is a union of growers in the south of the land.`,
    )
    return { terms: findTerms(renditionOf(text.join('\n\n'))), language: 'en' }
  })
}

describe('the terms of a segment', () => {
  const documents = manyDocuments()
  const encoded = encodeTerms(documents)

  it('are opened without reading them, and a name costs a small part of them', () => {
    const bytes = new CountedBytes(encoded)
    const terms = openTerms(bytes)
    assert.ok(bytes.count < 100, `${bytes.count} bytes read at opening`)
    const glossary = Glossary.over([{ terms, idOf: i => `${i}.txt` as SourceId, isLive: () => true }])
    const name = 'Plum Society of York Number17x2'
    bytes.count = 0
    assert.equal(glossary.find(name)?.accounts[0]?.source, '17.txt')
    assert.ok(bytes.count < encoded.length / 20, `${bytes.count} of ${encoded.length} bytes read for ${name}`)
  })

  it('do not count when their source does not', () => {
    const terms = openTerms(new MemoryBytes(encoded))
    const name = 'Plum Society of York Number17x2'
    const without = Glossary.over([{ terms, idOf: i => `${i}.txt` as SourceId, isLive: i => i !== 17 }])
    assert.equal(without.find(name), undefined)
  })

  it('of another format, or cut short, are damaged', () => {
    const other = encoded.slice()
    other[0] = 250
    assert.throws(() => openTerms(new MemoryBytes(other)), DamagedIndex)
    assert.throws(() => openTerms(new MemoryBytes(encoded.slice(0, 20))), DamagedIndex)
    const short = openTerms(new MemoryBytes(encoded.slice(0, 2000)))
    assert.throws(() => [...short.all()], DamagedIndex)
  })
})

describe('a term that stands everywhere', () => {
  const sentence = 'They praised the Pomona garden for the age and the beauty of all its old trees by the river. '
  const corpus = Corpus.empty().with([
    contributionOf('Pomona is a goddess of fruitful abundance in the religion of the Romans.', 'a.txt'),
    contributionOf(sentence.repeat(400), 'b.txt'),
    contributionOf(sentence.repeat(300), 'c.txt'),
  ])
  const term = corpus.glossary.find('Pomona')

  it('is counted as far as there is time, and the hover says so', () => {
    assert.ok(term)
    const all = describeTerm(term, corpus)
    assert.deepEqual(
      all.counts.map(c => c.count),
      [400, 300, 1],
    )
    assert.match(
      renderTermHover({ ...all, span: {} as never }, () => undefined),
      /^701 times in 3 sources: b\.txt 400 · /m,
    )
    const some = describeTerm(term, corpus, 1000)
    const counted = some.counts.reduce((sum, c) => sum + c.count, 0)
    assert.ok(counted > 0 && counted < 701, `${counted} counted`)
    assert.equal(
      some.counts.find(c => c.source === 'a.txt')?.count,
      1,
      'the source that explains it comes before others',
    )
    assert.match(
      renderTermHover({ ...some, span: {} as never }, () => undefined),
      /^\d+ or more times in /m,
    )
  })

  it('has all its places among the references', () => {
    const references = termReferences('Pomona came.', 2, corpus)
    assert.equal(references?.sources.length, 701)
  })
})
