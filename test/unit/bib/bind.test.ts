import assert from 'node:assert/strict'
import { parseBibtex } from '../../../server/src/core/bib/bibtex.ts'
import { type BindableSource, bindReferences } from '../../../server/src/core/bib/bind.ts'
import { normalPath } from '../../../server/src/core/bib/bind-files.ts'
import { Library } from '../../../server/src/core/bib/library.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'

function library(...entries: readonly string[]): Library {
  return Library.of([parseBibtex(entries.join('\n'), '/home/me/essays/refs.bib')])
}

function source(path: string, facts: Omit<BindableSource, 'id' | 'path'>): BindableSource {
  return { id: path as SourceId, path, ...facts }
}

/** `key → by: ids` of every bound reference. */
function bound(refs: Library, ...sources: readonly BindableSource[]): string[] {
  return [...bindReferences(refs, sources).bound].map(([key, one]) => `${key} → ${one.by}: ${one.sources.join(' ')}`)
}

const LAMPS = '@book{lamps1911, title={The Lamps of the Coast: A History}, author={Harrow, Edith}, date={1911}}'

describe('a reference is bound', () => {
  it('to the sources of its key, all renditions of them', () => {
    const sources = [
      source('sources/a.txt', { key: 'lamps1911' }),
      source('sources/a.html', { key: 'lamps1911' }),
      source('sources/b.txt', { key: 'other' }),
    ]
    assert.deepEqual(bound(library(LAMPS), ...sources), ['lamps1911 → key: sources/a.txt sources/a.html'])
  })

  const files: readonly (readonly [what: string, file: string, path: string])[] = [
    ['relative to the bibliography', 'sources/x/lamps.txt', 'sources/x/lamps.txt'],
    ['absolute, of another machine', '/Users/you/Zotero/sources/lamps.txt', 'sources/lamps.txt'],
    ['of Windows', 'Text:C\\:\\\\library\\\\sources\\\\lamps.txt:text/plain', 'sources/lamps.txt'],
    ['with dots', './x/../sources/lamps.txt', 'sources/lamps.txt'],
    ['somewhere else, of the same name', 'files/12/Lamps of the Coast.TXT', 'sources/Lamps of the Coast.txt'],
    ['that was made into text', 'files/12/lamps.pdf', 'sources/lamps.txt'],
    ['outside the workspace', '/home/me/Zotero/storage/AB/lamps.html', '/home/me/Zotero/storage/AB/lamps.html'],
  ]
  for (const [what, file, path] of files) {
    it(`to the file that it names, ${what}`, () => {
      const refs = library(`@book{k, title={Unlike}, file={${file}}}`)
      assert.deepEqual(bound(refs, source(path, { key: 'made-up' }), source('sources/other.txt', { key: 'o' })), [
        `k → file: ${path}`,
      ])
    })
  }

  it('to a file by its path where another has its name', () => {
    const refs = library(
      '@book{a, file={one/text.txt}}',
      '@book{b, file={two/text.txt}}',
      '@book{c, file={gone/text.txt}}',
    )
    const sources = [source('one/text.txt', { key: 'k1' }), source('two/text.txt', { key: 'k2' })]
    assert.deepEqual(bound(refs, ...sources), ['a → file: one/text.txt', 'b → file: two/text.txt'])
  })

  it('to no file of a name that two works or two references have', () => {
    const two = [source('x/text.txt', { key: 'k1' }), source('y/text.txt', { key: 'k2' })]
    assert.deepEqual(bound(library('@book{a, file={z/text.txt}}'), ...two), [])
    const refs = library('@book{a, file={z1/text.txt}}', '@book{b, file={z2/text.txt}}')
    assert.deepEqual(bound(refs, source('x/text.txt', { key: 'k1' })), [])
  })

  it('by its DOI', () => {
    const refs = library('@article{k, title={Unlike}, doi={10.1234/ABC}}')
    assert.deepEqual(bound(refs, source('s.txt', { key: 'x', doi: 'https://doi.org/10.1234/abc' })), ['k → doi: s.txt'])
    const address = library('@article{k, title={Unlike}, url={https://doi.org/10.1234/ABC}}')
    assert.deepEqual(bound(address, source('s.txt', { key: 'x', doi: '10.1234/abc' })), ['k → doi: s.txt'])
    const two = [source('s.txt', { key: 'x', doi: '10.1234/abc' }), source('t.txt', { key: 'y', doi: '10.1234/abc' })]
    assert.deepEqual(bound(refs, ...two), [], 'which two works claim')
  })

  const numbered = (title: string, more = ''): string =>
    `@book{${title.split(' ')[0]?.toLowerCase()}, title={${title}}, isbn={978-0-14-044757-6}${more}}`
  const epub = source('s.epub', { key: 'x', title: 'Poor Folk and Other Tales', isbn: '0140447571' })

  it('by its ISBN, in ten digits or in thirteen', () => {
    assert.deepEqual(bound(library(numbered('Poor People, with a longer title')), epub), ['poor → isbn: s.epub'])
    const untitled = source('s.epub', { key: 'x', isbn: '9780140447576' })
    assert.deepEqual(bound(library(numbered('Anything')), untitled), ['anything → isbn: s.epub'])
  })

  it('to nothing by an ISBN that belongs to something else', () => {
    assert.deepEqual(bound(library(numbered('Gardens of Kent')), epub), [], 'not a word of the titles is the same')
    assert.deepEqual(bound(library(numbered('Poor Folk, volume 1'), numbered('Tales of the Poor, volume 2')), epub), [])
    const chapter = '@incollection{ch, title={Folk}, booktitle={Other Things}, isbn={0140447571}}'
    assert.deepEqual(bound(library(chapter), epub), [])
    const other = source('t.epub', { key: 'y', isbn: '9780140447576' })
    assert.deepEqual(bound(library(numbered('Poor Folk')), epub, other), [], 'which two works have')
  })

  it('by its ISBN to the volume that has its title, and the chapters of that book', () => {
    const chapter = '@incollection{ch, title={Folk}, booktitle={Poor Folk and Other Tales}, isbn={0140447571}}'
    assert.deepEqual(bound(library(numbered('Poor Folk and Other Tales'), numbered('Second Tales'), chapter), epub), [
      'poor → isbn: s.epub',
      'ch → isbn: s.epub',
    ])
  })

  const titles: readonly (readonly [
    what: string,
    facts: Omit<BindableSource, 'id' | 'path' | 'key'>,
    bound: boolean,
  ])[] = [
    ['of the same title', { title: 'The lamps of the coast — a history' }, true],
    ['of the title without its subtitle', { title: 'THE LAMPS OF THE COAST' }, true],
    ['of another subtitle', { title: 'The Lamps of the Coast: A Guide' }, false],
    ['of the same title and year', { title: 'The Lamps of the Coast', year: '1911' }, true],
    ['of the same title and another year', { title: 'The Lamps of the Coast', year: '1912' }, false],
    ['of the same title and about that year', { title: 'The Lamps of the Coast', year: 'c. 1905' }, true],
    ['of the same title and author', { title: 'The Lamps of the Coast', authors: ['Harrow, E.'] }, true],
    ['of the same title and another author', { title: 'The Lamps of the Coast', authors: ['Weiss, Ulrike'] }, false],
    ['of another title', { title: 'The Lamps of the Sea', year: '1911' }, false],
    ['without a title', { year: '1911', authors: ['Harrow, Edith'] }, false],
  ]
  for (const [what, facts, isBound] of titles) {
    it(`${isBound ? 'to' : 'not to'} a source ${what}`, () => {
      const made = bound(library(LAMPS), source('s.txt', { key: 'made-up', ...facts }))
      assert.deepEqual(made, isBound ? ['lamps1911 → title: s.txt'] : [])
    })
  }

  it('by a title that many works have only if something else agrees', () => {
    const refs = library('@book{k, title={The Republic}, author={Plato}, date={1902}, origdate={1871}}')
    assert.deepEqual(bound(refs, source('s.txt', { key: 'x', title: 'The Republic' })), [])
    assert.deepEqual(bound(refs, source('s.txt', { key: 'x', title: 'The Republic', year: '1871' })), [
      'k → title: s.txt',
    ])
    const spelled = library('@book{k, title={My Life}, author={Trotskii, Lev}}')
    assert.deepEqual(bound(spelled, source('s.txt', { key: 'x', title: 'My life', authors: ['Trotsky, Leon'] })), [
      'k → title: s.txt',
    ])
  })

  it('to nothing where two sources would do', () => {
    const sources = [
      source('a.txt', { key: 'a', title: 'The Lamps of the Coast' }),
      source('b.txt', { key: 'b', title: 'The Lamps of the Coast' }),
    ]
    assert.deepEqual(bound(library(LAMPS), ...sources), [])
    const third = source('c.txt', { key: 'c', title: 'The Lamps of the Coast', year: '1911' })
    assert.deepEqual(bound(library(LAMPS), ...sources, third), ['lamps1911 → title: c.txt'])
  })

  it('to nothing where two editions could be the source', () => {
    const second = LAMPS.replace('lamps1911', 'lamps1950').replace('{1911}', '{1950}')
    const plain = { key: 'x', title: 'The Lamps of the Coast' }
    assert.deepEqual(bound(library(LAMPS, second), source('s.txt', plain)), [])
    assert.deepEqual(bound(library(LAMPS, second), source('s.txt', { ...plain, year: '1950' })), [
      'lamps1950 → title: s.txt',
    ])
    const twice = LAMPS.replace('lamps1911', 'harrow1911')
    assert.deepEqual(bound(library(LAMPS, twice), source('s.txt', plain)), [
      'lamps1911 → title: s.txt',
      'harrow1911 → title: s.txt',
    ])
  })

  it('not by title to a source that another reference has by its key', () => {
    const refs = library(LAMPS, '@book{own, title={The Lamps of the Coast}}')
    const own = source('s.txt', { key: 'own', title: 'The Lamps of the Coast' })
    assert.deepEqual(bound(refs, own), ['own → key: s.txt'])
  })
})

describe('a binding', () => {
  const refs = library(LAMPS, '@book{named, file={sources/n.pdf}}', '@book{away, title={Nowhere To Be Seen}}')
  const sources = [
    source('sources/l.txt', { key: 'harrow-lamps', title: 'The Lamps of the Coast' }),
    source('sources/n.txt', { key: 'n' }),
    source('sources/own.txt', { key: 'own' }),
  ]
  const binding = bindReferences(refs, sources)

  it('knows the sources of a key of the bibliography and of the corpus', () => {
    assert.deepEqual(binding.resolve('lamps1911'), ['sources/l.txt'])
    assert.deepEqual(binding.resolve('harrow-lamps'), ['sources/l.txt'])
    assert.deepEqual(binding.resolve('named'), ['sources/n.txt'])
    assert.deepEqual(binding.resolve('own'), ['sources/own.txt'])
    assert.deepEqual(binding.resolve('away'), [])
    assert.deepEqual(binding.resolve('constructor'), [])
  })

  it('tells how to cite a source, the bibliography first', () => {
    assert.equal(binding.keyFor('sources/l.txt' as SourceId), 'lamps1911')
    assert.equal(binding.keyFor('sources/own.txt' as SourceId), 'own')
    assert.equal(binding.keyFor('gone' as SourceId), undefined)
  })

  it('lists the references without a source', () => {
    assert.deepEqual(binding.unbound, ['away'])
  })
})

describe('a path in one form', () => {
  const cases: readonly (readonly [path: string, normal: string])[] = [
    ['a/./b//c', 'a/b/c'],
    ['/a/../b', '/b'],
    ['../a', '../a'],
    ['C:\\a\\b', 'C:/a/b'],
    ['/', ''],
  ]
  for (const [path, normal] of cases) {
    it(JSON.stringify(path), () => {
      assert.equal(normalPath(path), normal)
    })
  }
})
