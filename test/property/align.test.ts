import assert from 'node:assert/strict'
import fc from 'fast-check'
import { alignRowsOf } from '../../server/src/core/check/align-piece.ts'
import { type Piece, readPattern } from '../../server/src/core/check/pattern.ts'
import { Aligner, type Alignment, GAP_COST, GAP_WORD_COST } from '../../server/src/core/text/align.ts'
import { hashWord } from '../../server/src/core/text/fold.ts'
import { nearWordCost, WORD_COST } from '../../server/src/core/text/near-word.ts'
import { WordIds } from '../../server/src/core/text/word-ids.ts'
import { scanWords } from '../../server/src/core/text/words.ts'

/** Words that are the same, near, numbers, and two of them written together. */
const word = fc.constantFrom(
  ...'the state power powers of society ofsociety 1936 1937 withered away withers'.split(' '),
)
const source = fc.array(word, { minLength: 1, maxLength: 40 })
/** Bracketed words are the writer's own. */
const quoted = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: word },
    word.map(w => `[${w}]`),
  ),
  { minLength: 1, maxLength: 12 },
)
const asides = fc.uniqueArray(fc.nat(39), { maxLength: 4 })

function pieceOf(words: readonly string[]): Piece {
  const [piece] = readPattern(words.join(' ')).pieces
  assert.ok(piece)
  return piece
}

function aligned(
  piece: Piece,
  words: readonly string[],
  aside: readonly number[],
  most: number,
): Alignment | undefined {
  const text = words.join(' ')
  const { near, ...rows } = alignRowsOf(piece)
  const columns = {
    from: 0,
    to: words.length,
    words: scanWords(text),
    text,
    isAside: (at: number) => aside.includes(at),
  }
  return new Aligner(rows, near).align(columns, most)
}

/** The definition, cell by cell and without a bound: the cost of the cheapest alignment. */
function leastCost(piece: Piece, words: readonly string[], aside: readonly number[]): number {
  const rows = piece.words.map(w => ({ ...w, free: w.bracket?.kind === 'free' }))
  const FAR = 1e9
  const table: number[][] = [words.map(() => 0).concat(0)]
  rows.forEach((row, r) => {
    const atBracket = row.free || rows[r + 1]?.free
    const before = table[r] as number[]
    const line = [(before[0] as number) + (row.free ? 1 : WORD_COST)]
    let gap = FAR
    words.forEach((column, c) => {
      const [diagonal, above, left] = [before[c] as number, before[c + 1] as number, line[c] as number]
      const wordCost = aside.includes(c) ? 0 : atBracket ? 1 : GAP_WORD_COST
      gap = Math.min(gap, left + (atBracket ? 1 : GAP_COST)) + wordCost
      const isJoined = r > 0 && `${rows[r - 1]?.folded}${row.folded}` === column
      const isSplit = c > 0 && `${words[c - 1]}${column}` === row.folded
      line.push(
        Math.min(
          diagonal + nearWordCost(row.folded, column),
          above + (row.free ? 1 : WORD_COST),
          gap,
          aside.includes(c) ? left : FAR,
          isJoined ? ((table[r - 1] as number[])[c] as number) : FAR,
          isSplit ? (before[c - 1] as number) : FAR,
        ),
      )
    })
    table.push(line)
  })
  return Math.min(...(table.at(-1) as number[]))
}

describe('alignments', () => {
  it('cost what the cheapest one costs by the definition, though few cells are looked at', () => {
    fc.assert(
      fc.property(quoted, source, asides, (quotation, words, aside) => {
        const piece = pieceOf(quotation)
        assert.equal(aligned(piece, words, aside, Number.POSITIVE_INFINITY)?.cost, leastCost(piece, words, aside))
      }),
      { numRuns: 600 },
    )
  })

  it('are found up to the cost that is asked for and not beyond', () => {
    fc.assert(
      fc.property(quoted, source, asides, (quotation, words, aside) => {
        const piece = pieceOf(quotation)
        const best = aligned(piece, words, aside, Number.POSITIVE_INFINITY)
        assert.ok(best)
        assert.deepEqual(aligned(piece, words, aside, best.cost), best)
        assert.equal(aligned(piece, words, aside, best.cost - 1), undefined)
      }),
      { numRuns: 300 },
    )
  })

  it('use every word of the quotation once, in order, and the words of the source between their ends', () => {
    fc.assert(
      fc.property(quoted, source, asides, (quotation, words, aside) => {
        const piece = pieceOf(quotation)
        const best = aligned(piece, words, aside, Number.POSITIVE_INFINITY)
        let [row, column] = [0, best?.from ?? 0]
        for (const { rows, columns } of best?.steps ?? []) {
          if (columns[1] > columns[0]) assert.equal(columns[0], column)
          assert.equal(rows[0], row)
          row = rows[1]
          column = Math.max(column, columns[1])
        }
        assert.equal(row, piece.words.length)
        assert.equal(column, best?.to)
      }),
      { numRuns: 300 },
    )
  })

  it('do not depend on what was aligned before', () => {
    fc.assert(
      fc.property(quoted, fc.array(source, { minLength: 2, maxLength: 5 }), (quotation, stretches) => {
        const piece = pieceOf(quotation)
        const { near, ...rows } = alignRowsOf(piece)
        const aligner = new Aligner(rows, near)
        for (const words of stretches) {
          const text = words.join(' ')
          const columns = { from: 0, to: words.length, words: scanWords(text), text, isAside: () => false }
          assert.deepEqual(
            aligner.align(columns, Number.POSITIVE_INFINITY),
            aligned(piece, words, [], Number.POSITIVE_INFINITY),
          )
        }
      }),
    )
  })
})

describe('numbers of words', () => {
  it('are the same for the same hash only, and count from 0', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.integer({ min: -4, max: 4 }))), fc.integer(), (hashes, other) => {
        const ids = new WordIds(2)
        const expected = new Map<number, number>()
        for (const hash of hashes) {
          if (!expected.has(hash | 0)) expected.set(hash | 0, expected.size)
          assert.equal(ids.add(hash | 0), expected.get(hash | 0))
        }
        assert.equal(ids.count, expected.size)
        for (const hash of [...hashes, other, hashWord('')])
          assert.equal(ids.idOf(hash | 0), expected.get(hash | 0) ?? -1)
      }),
    )
  })
})
