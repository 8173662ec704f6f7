import assert from 'node:assert/strict'
import { citedRanges } from '../../../server/src/core/locate/cited-values.ts'
import { numeralOf, wordValue } from '../../../server/src/core/locate/numerals.ts'
import { valueLike } from '../../../server/src/core/locate/value-like.ts'

/** `47-48`, `1.2`, `12r` for a Roman number, `47ff`. */
function shown(value: string): string {
  const point = (path: readonly { kind: string; value: number }[]): string =>
    path.map(({ kind, value: n }) => `${n}${kind === 'arabic' ? '' : kind[0]}`).join('.')
  return citedRanges(value)
    .map(({ from, to, following }) => `${point(from.path)}${to === from ? '' : `-${point(to.path)}`}${following ?? ''}`)
    .join(' ')
}

describe('a cited value', () => {
  for (const [value, expected] of [
    ['33-35', '33-35'],
    ['33 – 35', '33-35'],
    ['47f', '47f'],
    ['47 ff.', '47ff'],
    ['47 sqq.', '47ff'],
    ['47–8', '47-48'],
    ['101–03', '101-103'],
    ['1-2', '1-2'],
    ['xii', '12r'],
    ['XII', '12r'],
    ['iv, vi-xi', '4r 6r-11r'],
    ['12, 15', '12 15'],
    ['33 and 35', '33 35'],
    ['1.2', '1.2'],
    ['4.1–4.3', '4.1-4.3'],
    ['3:16', '3:16'.replace(':', '.')],
    ['3:16-18', '3.16-3.18'],
    ['3:16-4:2', '3.16-4.2'],
    ['III.ii', '3r.2r'],
    ['3.2.14', '3.2.14'],
    ['34(1)(i)', '34.1.1r'],
    ['[17]-[18]', '17-18'],
    ['12a', '12'],
    ['A-3', '1l-3'],
    ['12 and *passim*', '12'],
    ['', ''],
    ['…', ''],
  ] as const) {
    it(`${JSON.stringify(value)} is ${expected || 'nothing'}`, () => assert.equal(shown(value), expected))
  }

  it('is written anew in the form that it has', () => {
    const all = (value: string) => [{ step: -1, value }]
    assert.equal(valueLike('33–35', 'page', all('47-48')), '47–48')
    assert.equal(valueLike('33', 'page', all('47-48')), '47-48')
    assert.equal(valueLike('33f.', 'page', all('47')), '47f.')
    assert.equal(valueLike('xii', 'page', all('47')), '47', 'a page bears the number that it bears')
    assert.equal(valueLike('XII', 'page', all('xiv')), 'XIV')
    assert.equal(valueLike('iii', 'act', all('2')), 'ii')
    assert.equal(valueLike('III', 'chapter', all('12')), 'XII')
    assert.equal(valueLike('III.iv', 'act', [{ step: 1, value: '2' }]), 'III.ii')
    assert.equal(valueLike('3.4.12', 'act', [{ step: 0, value: '1' }]), '1.4.12')
    assert.equal(valueLike('12, 15', 'page', all('47')), undefined, 'nobody knows which of them')
  })

  it('may be a Roman number or a word', () => {
    assert.deepEqual(numeralOf('xiiii'), { kind: 'roman', value: 14 })
    for (const none of ['', 'vx', 'iix', 'abc']) assert.equal(numeralOf(none), undefined)
    assert.equal(wordValue('Fourth'), 4)
    assert.equal(wordValue('dritter'), 3)
    assert.equal(wordValue('last'), undefined)
  })
})
