import assert from 'node:assert/strict'
import type { DefinitionKind, Term } from '../../../server/src/core/model/term.ts'
import { distinctSenses } from '../../../server/src/core/terms/senses/senses.ts'
import { span } from '../../../server/src/core/text/span.ts'

/** A term that so many sources explain in this way. */
function term(name: string, sources = 1, kind: DefinitionKind = 'abbreviation'): Term {
  const accounts = Array.from({ length: sources }, (_, i) => ({
    ...{ name, aliases: [], kind, at: span<'text'>(0, 1), passage: span<'text'>(0, 1), score: 0.5 },
    source: `source-${i}` as Term['accounts'][number]['source'],
  }))
  return { name, aliases: [], accounts }
}

const told = (...names: readonly (string | Term)[]): readonly string[] =>
  distinctSenses(names.map(name => (typeof name === 'string' ? term(name) : name))).map(({ name }) => name)

describe('what an abbreviation stands for', () => {
  const one: readonly (readonly [string, string])[] = [
    ['Domain Name System', 'domain name service'],
    ['Certification Authority', 'Certificate Authority'],
    ['Path MTU', 'Path Maximum Transmission Unit'],
    ['Datagram Transport Layer Security', 'Datagram TLS'],
    ['Network Layer Reachability Information', 'Network Layer Reachability'],
    ['International Organization for Standardization', 'International Standards Organization'],
    ['Media Access Control', 'Medium Access Control'],
    ['Horizontal Tabulation', 'horizontal tab'],
    ['least significant bit', 'Least Significant Bits'],
  ]
  for (const [a, b] of one) {
    it(`is one thing: ${a}, ${b}`, () => {
      assert.deepEqual(told(a, b), [a])
      assert.deepEqual(told(b, a), [b])
    })
  }

  const two: readonly (readonly [string, string])[] = [
    ['Message Authentication Code', 'Media Access Control'],
    ['Forwarding Equivalence Class', 'Forward Error Correction'],
    ['Route Target', 'Route Tag'],
    ['Communist Party', 'Control Point'],
    ['authentication server', 'Authorization Server'],
  ]
  for (const [a, b] of two) {
    it(`is two: ${a}, ${b}`, () => {
      assert.deepEqual(told(a, b), [a, b])
      assert.deepEqual(told(b, a), [b, a])
    })
  }

  it('is not what one of very many sources says in passing, but what it defines', () => {
    assert.deepEqual(told(term('Internet Protocol', 300), term('Interrupt Process')), ['Internet Protocol'])
    assert.deepEqual(told(term('Internet Protocol', 300), term('Interrupt Process', 1, 'definition')), [
      'Internet Protocol',
      'Interrupt Process',
    ])
  })

  it('is not told by a mere mention', () => {
    assert.deepEqual(told('Route Target', term('Real Time', 3, 'mention')), ['Route Target'])
  })
})
