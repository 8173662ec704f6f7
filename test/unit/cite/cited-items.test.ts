import assert from 'node:assert/strict'
import { parseInlineReferences } from '../../../server/src/core/bib/csl-yaml.ts'
import { Library } from '../../../server/src/core/bib/library.ts'
import { parseBibliography } from '../../../server/src/core/bib/parse-bibliography.ts'
import { citedItems } from '../../../server/src/core/cite/cited-items.ts'
import type { CslItem } from '../../../server/src/core/cite/csl-item.ts'
import { exportBibtex } from '../../../server/src/core/cite/export-bibtex.ts'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'

/** The items of these keys, from a file that may have changed since it was read. */
function items(path: string, text: string, keys: readonly string[], now = text): readonly CslItem[] {
  const bibliography = parseBibliography(text, path)
  assert.ok(bibliography)
  const library = Library.of([bibliography])
  return citedItems(
    keys.flatMap(key => library.get(key) ?? []),
    [{ path, text: now }],
  )
}

const RIS = `TY  - JOUR
ID  - doe99
AU  - Doe, Jane
AU  - Roe, Richard, Jr.
TI  - On Margins
T2  - Journal of Edges
PY  - 1999
DA  - 1999/03/14/
VL  - 12
IS  - 3
SP  - 101
EP  - 125
DO  - https://doi.org/10.1/Ab
SN  - 0031-2746
ER  - 
TY  - CHAP
ID  - weber22
AU  - Weber, Max
TI  - Herrschaft
BT  - Wirtschaft
ED  - Weber, Marianne
CY  - Tübingen
PB  - Mohr
PY  - 1922
LA  - de
ER  - 
`

describe('cited works from their bibliographies', () => {
  it('are read from CSL JSON, dates in any shape', () => {
    const text = JSON.stringify([
      {
        id: 'a',
        type: 'book',
        title: 'A <i>b</i>',
        author: [{ family: 'Doe' }],
        issued: { raw: '1936-08' },
        volume: 2,
        custom: { x: 1 },
      },
      { id: 'b', type: 'book', title: 'B', issued: 'soon' },
    ])
    assert.deepEqual(items('r.json', text, ['b', 'a']), [
      { id: 'b', type: 'book', title: 'B', issued: { literal: 'soon' } },
      {
        id: 'a',
        type: 'book',
        title: 'A <i>b</i>',
        author: [{ family: 'Doe' }],
        issued: { 'date-parts': [[1936, 8]] },
        volume: '2',
      },
    ])
  })

  it('are read from CSL YAML with its indentation', () => {
    const text =
      'references:\n  - id: x\n    type: book\n    title: X\n  - id: a\n    type: chapter\n    title: A\n    author:\n      - family: Doe\n        given: Jane\n    issued:\n      - year: 1936\n        month: 8\n    page: 1-3\n'
    assert.deepEqual(items('r.yaml', text, ['a']), [
      {
        id: 'a',
        type: 'chapter',
        title: 'A',
        author: [{ family: 'Doe', given: 'Jane' }],
        issued: { 'date-parts': [[1936, 8]] },
        page: '1-3',
      },
    ])
  })

  it('are read from the front matter of an essay', () => {
    const text = '---\nreferences:\n- id: a\n  type: book\n  title: A\n  publisher-place: Leeds\n---\n\nSee @a.\n'
    const { frontMatter } = parseEssay(text)
    assert.ok(frontMatter)
    const library = Library.of([parseInlineReferences(text, frontMatter.span, 'file:///essay.md')])
    const [item] = citedItems(library.references, [{ path: 'file:///essay.md', text }])
    assert.equal(item?.['publisher-place'], 'Leeds')
  })

  it('are read from RIS', () => {
    assert.deepEqual(items('r.ris', RIS, ['doe99', 'weber22']), [
      {
        id: 'doe99',
        type: 'article-journal',
        title: 'On Margins',
        'container-title': 'Journal of Edges',
        author: [
          { family: 'Doe', given: 'Jane' },
          { family: 'Roe', given: 'Richard', suffix: 'Jr.' },
        ],
        issued: { 'date-parts': [[1999, 3, 14]] },
        volume: '12',
        issue: '3',
        page: '101-125',
        DOI: '10.1/Ab',
        ISSN: '0031-2746',
      },
      {
        id: 'weber22',
        type: 'chapter',
        title: 'Herrschaft',
        'container-title': 'Wirtschaft',
        author: [{ family: 'Weber', given: 'Max' }],
        editor: [{ family: 'Weber', given: 'Marianne' }],
        issued: { 'date-parts': [[1922]] },
        publisher: 'Mohr',
        'publisher-place': 'Tübingen',
        language: 'de',
      },
    ])
  })

  it('are found again where the file has changed', () => {
    const before = '[{"id": "a", "type": "book", "title": "A"}]'
    const now = '[{"id": "new", "title": "N"}, {"id": "a", "type": "book", "title": "A", "volume": 3}]'
    assert.equal(items('r.json', before, ['a'], now)[0]?.volume, '3')
  })

  it('have what is known of them where the file is gone or has lost them', () => {
    const text = '@book{a, author = {von Doe, Jane}, title = {A}, date = {1936}, publisher = {P}}'
    const known = {
      id: 'a',
      type: 'book',
      title: 'A',
      author: [{ family: 'Doe', given: 'Jane', 'dropping-particle': 'von' }],
      publisher: 'P',
      issued: { 'date-parts': [[1936]] },
    }
    assert.deepEqual(items('r.bib', text, ['a'], '')[0], known)
    assert.deepEqual(citedItems(parseBibliography(text, 'r.bib')?.references ?? [], [])[0], known)
  })
})

describe('cited works as BibTeX', () => {
  const bib = [
    '@preamble{"\\newcommand{\\x}[1]{#1}"}',
    '@string{oup = "Oxford" # up}',
    '@string{up = { University Press}}',
    '@string{unused = {Nothing}}',
    '@comment{jabref}',
    '@collection{parent, editor = {A}, title = {The {Whole}}, xdata = {data}}',
    '@xdata{data, publisher = oup}',
    '@incollection{child,\n  author = {B}, % a comment\n  crossref = {parent},\n  note = "ä \\& {b}",\n}',
    '@book{other, title = {O}}',
  ].join('\n\n')

  it('are the entries as they were written, with all that they need', () => {
    const text = exportBibtex(items('r.bib', bib, ['child']), [{ path: 'r.bib', text: bib }])
    assert.equal(
      text,
      [
        '@preamble{"\\newcommand{\\x}[1]{#1}"}',
        '@string{oup = "Oxford" # up}',
        '@string{up = { University Press}}',
        '@incollection{child,\n  author = {B}, % a comment\n  crossref = {parent},\n  note = "ä \\& {b}",\n}',
        '@collection{parent, editor = {A}, title = {The {Whole}}, xdata = {data}}',
        '@xdata{data, publisher = oup}',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/, '\n'),
    )
    // What was exported reads as what it was exported from.
    assert.deepEqual(items('r.bib', text, ['child']), items('r.bib', bib, ['child']))
  })

  it('are written anew where they come from elsewhere, and read as the same', () => {
    const from = items('r.ris', RIS, ['doe99', 'weber22'])
    const text = exportBibtex(from, [{ path: 'r.ris', text: RIS }])
    assert.match(text, /^@article\{doe99,/)
    const again = items('r.bib', text, ['doe99', 'weber22'])
    for (const [i, item] of from.entries()) {
      for (const variable of [
        'author',
        'container-title',
        'issued',
        'volume',
        'issue',
        'page',
        'DOI',
        'publisher',
        'publisher-place',
        'editor',
      ])
        assert.deepEqual(again[i]?.[variable], item[variable], `${item.id} ${variable}`)
    }
  })

  it('are nothing where nothing is cited', () => assert.equal(exportBibtex([], [{ path: 'r.bib', text: bib }]), ''))
})
