import assert from 'node:assert/strict'
import fc from 'fast-check'
import { OffsetMap, OffsetMapBuilder } from '../../server/src/core/text/offset-map.ts'
import { span } from '../../server/src/core/text/span.ts'

type Edit = { readonly kind: 'copy' | 'replace'; readonly from: number; readonly to: number }

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 6 }).map(n => ({ kind: 'copy' as const, from: n, to: n })),
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
      .filter(([from, to]) => from > 0 || to > 0)
      .map(([from, to]) => ({ kind: 'replace' as const, from, to })),
  ),
  { minLength: 1, maxLength: 12 },
)

function build(list: readonly Edit[]): OffsetMap<'text', 'raw'> {
  const builder = new OffsetMapBuilder<'text', 'raw'>()
  for (const edit of list) {
    if (edit.kind === 'copy') builder.copy(edit.from)
    else builder.replace(edit.from, edit.to)
  }
  return builder.build()
}

/** For every unit of `from` the stretch of `to` that it came from, written out in full. */
function naive(list: readonly Edit[]): { start: number; end: number }[] {
  const units: { start: number; end: number }[] = []
  let to = 0
  for (const edit of list) {
    for (let i = 0; i < edit.from; i++) {
      const aligned = edit.from === edit.to
      units.push(aligned ? { start: to + i, end: to + i + 1 } : { start: to, end: to + edit.to })
    }
    to += edit.to
  }
  return units
}

describe('offset maps', () => {
  it('map a span to all that its characters came from, and no more', () => {
    fc.assert(
      fc.property(edits, fc.nat(), fc.nat(), (list, a, b) => {
        const units = naive(list)
        fc.pre(units.length > 0)
        const start = a % units.length
        const end = start + 1 + (b % (units.length - start))
        const mapped = build(list).forward(span(start, end))
        assert.equal(mapped.start, units[start]?.start)
        assert.equal(mapped.end, Math.max(mapped.start, units[end - 1]?.end ?? 0))
      }),
    )
  })

  it('are monotone in both directions', () => {
    fc.assert(
      fc.property(edits, list => {
        const map = build(list)
        let last = 0
        for (let at = 0; at < map.fromLength; at++) {
          const there = map.forward(span(at, at + 1)).start
          assert.ok(there >= last)
          last = there
        }
        last = 0
        for (let at = 0; at < map.toLength; at++) {
          const back = map.backward(span(at, at + 1)).start
          assert.ok(back >= last)
          last = back
        }
      }),
    )
  })

  it('bring a span back to one that covers it', () => {
    fc.assert(
      fc.property(edits, fc.nat(), fc.nat(), (list, a, b) => {
        const map = build(list)
        fc.pre(map.fromLength > 0)
        const start = a % map.fromLength
        const end = start + 1 + (b % (map.fromLength - start))
        const there = map.forward(span(start, end))
        fc.pre(there.end > there.start)
        const back = map.backward(there)
        const units = naive(list).slice(start, end)
        const firstKept = units.findIndex(unit => unit.end > unit.start)
        const lastKept = units.findLastIndex(unit => unit.end > unit.start)
        assert.ok(back.start <= start + firstKept)
        assert.ok(back.end >= start + lastKept + 1)
      }),
    )
  })

  it('leave a text that was not changed as it is', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(), fc.nat(), (length, a, b) => {
        const start = a % (length + 1)
        const end = start + (b % (length - start + 1))
        const map = OffsetMap.identity<'text', 'raw'>(length)
        assert.deepEqual(map.forward(span(start, end)), { start, end })
      }),
    )
  })
})
