import assert from 'node:assert/strict'
import { parseBibtex } from '../../../server/src/core/bib/bibtex.ts'
import { parseInlineReferences } from '../../../server/src/core/bib/csl-yaml.ts'
import { Library } from '../../../server/src/core/bib/library.ts'
import { span } from '../../../server/src/core/text/span.ts'
import { ZOTERO_EXPORT } from '../../support/zotero-export.ts'

const zotero = parseBibtex(ZOTERO_EXPORT, 'zotero.bib')

function bib(path: string, ...entries: readonly string[]) {
  return parseBibtex(entries.join('\n'), path)
}

function inline(text: string) {
  return parseInlineReferences(text, span(0, text.length), 'essay.md')
}

describe('a library', () => {
  it('takes the last entry of a key, and what the essay says itself before all files', () => {
    const one = bib('one.bib', '@book{k, title={1}}', '@book{k, title={2}}', '@book{own, title={file}}')
    const two = bib('two.bib', '@book{k, title={3}}')
    const own = inline('---\nreferences:\n- id: own\n  title: essay\n---\n')
    const library = Library.of([own, one, two])
    assert.equal(library.get('k')?.title, '3')
    assert.equal(library.get('own')?.title, 'essay')
    assert.equal(Library.of([two, one]).get('k')?.title, '2')
    assert.deepEqual(library.keys, ['k', 'own'])
    assert.equal(library.get('K'), undefined)
  })

  it('says which keys come twice, and whether it matters', () => {
    const one = bib('one.bib', '@book{k, title={T}}', '@book{same, title={S}, year=1}', '@book{own, title={O}}')
    const two = bib('two.bib', '@book{k, title={Other}}', '@book{same, title={S}, date={1}}')
    const own = inline('---\nreferences:\n- id: own\n  title: essay\n---\n')
    assert.deepEqual(
      Library.of([one, two, own]).duplicates.map(({ key, references, differ }) => ({
        key,
        in: references.map(({ bibliography }) => bibliography),
        differ,
      })),
      [
        { key: 'k', in: ['one.bib', 'two.bib'], differ: true },
        { key: 'same', in: ['one.bib', 'two.bib'], differ: false },
      ],
    )
  })

  it('says what could not be read, and in which file', () => {
    const library = Library.of([zotero, bib('broken.bib', '@book{a,', ' title = {T}')])
    assert.deepEqual(
      library.problems.map(({ bibliography, key, line }) => ({ bibliography, key, line })),
      [{ bibliography: 'broken.bib', key: 'a', line: 1 }],
    )
  })
})

describe('an unknown key', () => {
  const keys = [
    'trotsky1936',
    'trotsky1936a',
    'Trotsky:1936b',
    'smith1776',
    '1776smith',
    'doe99',
    'ab1',
    'knei_paz1978',
  ]
  const library = Library.of([bib('keys.bib', ...keys.map(key => `@book{${key}, title={T}}`))])
  const cases: readonly (readonly [key: string, near: readonly string[]])[] = [
    ['trotsky1937', ['trotsky1936', 'trotsky1936a', 'Trotsky:1936b']],
    ['trotski1936', ['trotsky1936', 'trotsky1936a', 'Trotsky:1936b']],
    ['torstky1936', ['trotsky1936']],
    ['kneipaz1978', ['knei_paz1978']],
    ['Smith1776', ['smith1776', '1776smith']],
    ['1776smit', ['1776smith']],
    ['doe98', ['doe99']],
    ['doe', []],
    ['trots', ['trotsky1936', 'trotsky1936a', 'Trotsky:1936b']],
    ['marx1867', []],
    ['ab2', ['ab1']],
    ['x', []],
    ['', []],
  ]
  for (const [key, near] of cases) {
    it(`${key} is near ${near.join(', ') || 'none'}`, () => {
      assert.deepEqual(library.near(key), near)
    })
  }
})

describe('searching a library', () => {
  const library = Library.of([zotero])
  const cases: readonly (readonly [query: string, best: string | undefined])[] = [
    ['harrow', 'harrowLighthouse1911'],
    ['HARR 1911', 'harrowLighthouse1911'],
    ['lighthouse sorrow', 'harrowLighthouse1911'],
    ['muller', 'mullerLampes1923'],
    ['Müller 1923', 'mullerLampes1923'],
    ['łukasiewicz', 'mullerLampes1923'],
    ['geographie', 'mullerLampes1923'],
    ['strassenlose', 'weissNacht2001'],
    ['nacht2001', 'weissNacht2001'],
    ['маяк', 'Иванов1936'],
    ['okeefe', 'okKeepers1950'],
    ['smith collected', 'lights1950'],
    ['harrow 1923', undefined],
    ['zzz', undefined],
  ]
  for (const [query, best] of cases) {
    it(`finds ${best ?? 'nothing'} for ${query}`, () => {
      const found = library.search(query).map(({ key }) => key)
      assert.equal(found[0], best)
    })
  }

  it('puts keys and names before titles, and beginnings before the middle of words', () => {
    const entries = [
      '@book{c, title={Astate}}',
      '@book{b, title={The State}}',
      '@book{a, author={State, A}, title={T}}',
      '@book{state1, title={T}}',
    ]
    const found = Library.of([bib('x.bib', ...entries)]).search('state')
    assert.deepEqual(
      found.map(({ key }) => key),
      ['state1', 'a', 'b', 'c'],
    )
  })

  it('gives everything for an empty query, up to the limit', () => {
    assert.equal(library.search('').length, library.references.length)
    assert.equal(library.search(' ', 3).length, 3)
    assert.equal(library.search('1', 2).length, 2)
  })
})
