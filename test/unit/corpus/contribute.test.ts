import assert from 'node:assert/strict'
import { type ContributingFile, contribute } from '../../../server/src/core/corpus/contribute.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import { said } from '../../../server/src/core/wording.ts'
import { firstProblem } from '../../support/first-problem.ts'

const hash = (bytes: Uint8Array): string => bytes.join('')
const file = (path: string, content: string | Uint8Array, more: Partial<ContributingFile> = {}): ContributingFile => ({
  id: path as SourceId,
  path,
  uri: `file:///${path}`,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  ...more,
})
const yaml = (text: string) => ({ path: 'x.yaml', bytes: new TextEncoder().encode(text) })

function made(f: ContributingFile) {
  const result = contribute(f, hash)
  if ('failed' in result) throw new Error(said(result.failed))
  return result
}

describe('what a file contributes', () => {
  it('is its words, without those of the furniture', () => {
    const { words, rendition } = made(file('a.txt', 'the spirit of [Pg 34] the age'))
    assert.equal(words.count, 5)
    assert.equal(rendition.furniture.length, 1)
  })

  const failing: readonly (readonly [what: string, f: ContributingFile, reason: RegExp])[] = [
    ['an empty file', file('a.txt', ''), /^The file is empty\.$/],
    ['a file of blanks', file('a.txt', ' \n\n'), /holds no words/],
    ['binary data', file('a.txt', Uint8Array.of(1, 0, 0, 0, 7, 9, 200, 3)), /is not text/],
    ['a format without a reader', file('a.doc', 'words'), /no reader/],
    ['a file without an extension', file('sources/words', 'words'), /no reader/],
    ['a huge file', file('a.txt', new Uint8Array(64 * 1024 * 1024 + 1)), /is too large: 65 MB/],
  ]
  for (const [what, f, reason] of failing) {
    it(`is a reason, for ${what}`, () => {
      const result = contribute(f, hash)
      assert.match('failed' in result ? said(result.failed) : '', reason)
    })
  }

  it('knows what a sidecar says, over what the file says', () => {
    const sidecar = yaml(
      'title: On Parts\nissued:\n  date-parts: [[1942, 5]]\nauthor:\n  - {family: Reed, given: Henry}\n',
    )
    const { keyHint, rendition } = made(file('0f8fad5bd9cb469f.md', '# Something Else\n\nwords', { sidecar }))
    assert.equal(rendition.metadata.title, 'On Parts')
    assert.equal(keyHint, 'reed1942')
  })

  it('reads CSL-JSON beside it', () => {
    const sidecar = {
      path: 'x.json',
      bytes: new TextEncoder().encode('[{"id":"reed:42","title":"On Parts","issued":{"raw":"May 1942"}}]'),
    }
    assert.deepEqual(made(file('a.txt', 'some words', { sidecar })).rendition.metadata, {
      key: 'reed:42',
      title: 'On Parts',
      year: '1942',
    })
  })

  it('tells of a broken sidecar and goes on', () => {
    const { rendition } = made(file('a.txt', 'some words', { sidecar: yaml('title: [') }))
    assert.match(firstProblem(rendition), /^x\.yaml, line \d: /)
  })

  it('has the key that the project file gives', () => {
    assert.equal(made(file('a.md', '---\nkey: own\n---\nwords', { key: 'given' })).keyHint, 'given')
  })

  it('has a fingerprint that changes with bytes, sidecar and key', () => {
    const all = [
      file('a.txt', 'some words'),
      file('a.txt', 'some other words'),
      file('a.txt', 'some words', { sidecar: yaml('title: T') }),
      file('a.txt', 'some words', { key: 'k' }),
    ]
    assert.equal(new Set(all.map(f => made(f).fingerprint)).size, all.length)
    assert.equal(made(file('b.txt', 'some words')).fingerprint, made(all[0] as ContributingFile).fingerprint)
  })

  it('has a title of its first words when nothing better is known, of its name when a person gave one', () => {
    const text = 'when the working class had it all in its hands, so they say, it let go of it again.'
    assert.equal(
      made(file('0f8fad5bd9cb469f.txt', text)).rendition.metadata.title,
      'when the working class had it all in…',
    )
    assert.equal(made(file('wealth_of-nations.txt', text)).rendition.metadata.title, 'wealth of nations')
  })
})
