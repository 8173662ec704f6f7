import assert from 'node:assert/strict'
import { parseBibtex } from '../../../server/src/core/bib/bibtex.ts'
import type { BindableSource } from '../../../server/src/core/bib/bind.ts'
import { likelySources } from '../../../server/src/core/bib/likely-sources.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'

const LAMPS = '@book{k, title={The Lamps of the Northern Coast}, author={Harrow, Edith}, date={1911}}'

function likely(entry: string, ...sources: readonly (Partial<BindableSource> & { readonly path: string })[]): string[] {
  const [reference] = parseBibtex(entry, '/refs.bib').references
  assert.ok(reference)
  const bindable = sources.map(one => ({ id: one.path as SourceId, key: one.path, ...one }))
  return likelySources(reference, bindable).map(({ path }) => path)
}

describe('the files that a reference may be', () => {
  const cases: readonly (readonly [what: string, source: Partial<BindableSource> & { path: string }, is: boolean])[] = [
    ['a file of much the same title', { path: 'a.txt', title: 'Lamps of the Coast' }, true],
    ['a file named by author and year', { path: 'sources/harrow1911.pdf' }, true],
    ['a file named by author and a word of the title', { path: 'sources/Harrow_NorthernLights.pdf' }, true],
    ['a file named by the title', { path: 'x/the-lamps-of-the-northern-coast.html', title: 'Scan 12' }, true],
    ['a file by the author of that year', { path: 'a.txt', authors: ['Harrow, E.'], year: '1911' }, true],
    ['a file by that author of which nothing else is known', { path: 'a.txt', authors: ['Harrow, E.'] }, false],
    ['a file of that year', { path: 'a-1911.txt', year: '1911' }, false],
    ['a file with one word of the title', { path: 'a.txt', title: 'The Coast' }, false],
    ['any other file', { path: 'sources/weiss2001.txt', title: 'Nacht' }, false],
  ]
  for (const [what, source, is] of cases)
    it(`${is ? 'are' : 'are not'} ${what}`, () => {
      assert.deepEqual(likely(LAMPS, source), is ? [source.path] : [])
    })

  it('come best first, and not too many', () => {
    const best = { path: 'z.txt', title: 'The Lamps of the Northern Coast', year: '1911' }
    const others = ['a', 'b', 'c'].map(name => ({ path: `${name}.txt`, title: 'Lamps of the Southern Coast' }))
    assert.deepEqual(likely(LAMPS, ...others, best), ['z.txt', 'a.txt', 'b.txt'])
  })
})
