import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type EntryFacts, newEntry } from '../../../server/src/core/bib/new-entry.ts'
import { parseBibliography } from '../../../server/src/core/bib/parse-bibliography.ts'
import type { Bibliography, Reference } from '../../../server/src/core/bib/reference.ts'
import { ZOTERO_EXPORT } from '../../support/zotero-export.ts'

const FACTS: EntryFacts = {
  key: 'moss1901',
  title: 'The Keeper & {His} 100% Light: "A_B"',
  authors: ['Moss, Ada', 'Service des phares'],
  year: '1901',
}

function added(
  path: string,
  text: string,
  facts = FACTS,
): { readonly text: string; readonly last: Reference | undefined } {
  const before = parseBibliography(text, path) as Bibliography
  const insertion = newEntry(text, before, facts)
  if (!insertion) return { text, last: undefined }
  const after = text.slice(0, insertion.at) + insertion.newText + text.slice(insertion.at)
  const read = parseBibliography(after, path) as Bibliography
  assert.deepEqual(
    read.references.slice(0, -1).map(({ key, title, authors }) => ({ key, title, authors })),
    before.references.map(({ key, title, authors }) => ({ key, title, authors })),
    'the others are as they were',
  )
  return { text: after, last: read.references.at(-1) }
}

describe('a new entry', () => {
  const files: Record<string, string> = {
    'refs.bib': ZOTERO_EXPORT,
    'empty.bib': '',
    'open-end.bib': '@book{a, title = {A}}',
    'refs.json': '[\n  {"id": "a", "title": "A"}\n]\n',
    'empty.json': '[]',
    'refs.yaml': 'references:\n  - id: a\n    title: A\n\n  - id: b\n    title: B\nnocite: x\n',
    'list.yaml': '- id: a\n  title: A',
    'refs.ris': 'TY  - BOOK\nID  - a\nTI  - A\nER  - \n',
  }
  for (const [path, text] of Object.entries(files))
    it(`says in ${path} what the source says of itself`, () => {
      const { last } = added(path, text)
      assert.equal(last?.key, 'moss1901')
      assert.equal(last.title, FACTS.title)
      assert.equal(last.year, '1901')
      assert.deepEqual(
        last.authors.map(({ family }) => family),
        ['Moss', 'Service des phares'],
      )
    })

  it('has the numbers of the source, in every format', () => {
    const numbers = { doi: '10.1000/a_b(1)', isbn: '9780140447576' }
    for (const [path, text] of Object.entries(files)) {
      const { last } = added(path, text, { ...FACTS, ...numbers })
      assert.deepEqual([last?.doi, last?.isbn, last?.type], [numbers.doi, numbers.isbn, 'book'], path)
    }
  })

  it('looks as a person writes it', () => {
    assert.equal(
      added('a.bib', '@book{a, title = {A}}\n', { ...FACTS, title: 'Lamps', year: 'c. 1900' }).text,
      '@book{a, title = {A}}\n\n@misc{moss1901,\n  title = {Lamps},\n  author = {Moss, Ada and {Service des phares}},\n  year = {c. 1900}\n}\n',
    )
  })

  it('is not put into a file that is broken at its end, nor beside one of that key', () => {
    assert.equal(added('a.bib', '@book{a, title = {A').last, undefined)
    assert.equal(added('a.json', '[{"id": "a", "title": "A"').last, undefined)
    assert.equal(added('a.bib', '@book{moss1901, title = {A}}').last, undefined)
    assert.equal(added('a.json', '{"items": [{"id": "a"}]}').last?.key ?? 'moss1901', 'moss1901')
  })

  it('is read as it was meant, whatever the title is, or is not offered', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(files)),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (path, title) => {
          const { last } = added(path, files[path] as string, { ...FACTS, title })
          if (last?.key === 'moss1901') assert.equal(last.title, title.replace(/\s+/g, ' ').trim())
        },
      ),
      { numRuns: 300 },
    )
  })
})
