import assert from 'node:assert/strict'
import { RecentKeys } from '../../../server/src/lsp/recent-keys.ts'

describe('the keys that were put in lately', () => {
  it('come before those of the essays that were opened, the latest first', () => {
    const recent = new RecentKeys()
    recent.note('one.md', new Set(['a', 'b']))
    recent.note('two.md', new Set(['b', 'c']))
    assert.deepEqual(recent.keys, ['a', 'b', 'c'])
    recent.note('two.md', new Set(['b', 'c', 'd']))
    recent.note('one.md', new Set(['a', 'b', 'e']))
    assert.deepEqual(recent.keys, ['e', 'd', 'a', 'b', 'c'])
  })

  it('are the same when one is taken out, or an essay is opened again', () => {
    const recent = new RecentKeys()
    recent.note('one.md', new Set(['a', 'b']))
    recent.note('one.md', new Set(['a']))
    recent.forget('one.md')
    recent.note('one.md', new Set(['a', 'b']))
    assert.deepEqual(recent.keys, ['a', 'b'])
  })
})
