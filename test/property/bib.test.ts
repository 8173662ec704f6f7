import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseBibtex } from '../../server/src/core/bib/bibtex.ts'
import { splitBibtex } from '../../server/src/core/bib/bibtex-entries.ts'
import { type BindableSource, bindReferences } from '../../server/src/core/bib/bind.ts'
import { parseCslJson } from '../../server/src/core/bib/csl-json.ts'
import { parseCslYaml, parseInlineReferences } from '../../server/src/core/bib/csl-yaml.ts'
import { pathsOfFileField } from '../../server/src/core/bib/file-field.ts'
import { latexToText } from '../../server/src/core/bib/latex-text.ts'
import { Library } from '../../server/src/core/bib/library.ts'
import type { Bibliography } from '../../server/src/core/bib/reference.ts'
import { parseRis } from '../../server/src/core/bib/ris.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import { contains, slice, span } from '../../server/src/core/text/span.ts'
import { ZOTERO_EXPORT } from '../support/zotero-export.ts'

const JSON_EXPORT = JSON.stringify(
  ['a', 'b2', 'c:3'].map(id => ({
    id,
    title: `T ${id}`,
    author: [{ family: 'F', given: 'G' }],
    issued: { 'date-parts': [[1999]] },
  })),
  null,
  1,
)
const YAML_EXPORT = 'references:\n- id: a\n  title: "T: a"\n  author:\n  - family: F\n- id: b\n  issued: 1999-01\n'
const RIS_EXPORT = 'TY  - BOOK\nID  - a\nAU  - F, G\nTI  - T\nER  - \nTY  - JOUR\nID  -  b\nER  - \n'

const soup = fc.string({
  unit: fc.constantFrom(
    ...[
      '@book{',
      '@',
      '{',
      '}',
      '"',
      '\\',
      ',',
      '=',
      '#',
      '%',
      '\n',
      '\r\n',
      ' ',
      'a',
      'title',
      'K1',
      'é',
      '𝔸',
      ':',
      '[',
      ']',
    ],
    ...[
      'id',
      '- ',
      '- id: x\n',
      '"id":',
      '"x"',
      'TY  - ',
      'ID  - ',
      'ER  - \n',
      '(',
      ')',
      '@string{',
      '---',
      '&',
      '*',
      '|',
      '~',
      '$',
    ],
  ),
  maxLength: 80,
})

/** A text with something cut out, doubled or put in. */
function damaged(text: string) {
  return fc
    .tuple(fc.nat(text.length), fc.nat(60), fc.oneof(fc.constant(''), soup))
    .map(([at, length, put]) => text.slice(0, at) + put + text.slice(at + length))
}

const PARSERS: readonly (readonly [
  name: string,
  whole: string,
  parse: (text: string, path: string) => Bibliography,
])[] = [
  ['BibTeX', ZOTERO_EXPORT, parseBibtex],
  ['CSL-JSON', JSON_EXPORT, parseCslJson],
  ['CSL-YAML', YAML_EXPORT, parseCslYaml],
  ['RIS', RIS_EXPORT, parseRis],
  ['front matter', `---\n${YAML_EXPORT}---\n`, (text, path) => parseInlineReferences(text, span(0, text.length), path)],
]

describe('any text', () => {
  for (const [name, whole, parse] of PARSERS) {
    it(`is read as ${name} without throwing, and every span is what it names`, () => {
      fc.assert(
        fc.property(fc.oneof(fc.string({ unit: 'binary' }), soup, damaged(whole)), text => {
          const { references, problems } = parse(text, 'x')
          const lines = text.split(/\r\n|[\r\n]/).length
          let end = 0
          for (const { key, span: at, keySpan } of references) {
            assert.ok(contains(at, keySpan), 'the key is in its entry')
            assert.ok(at.start >= end && at.end <= text.length, 'entries follow each other')
            end = at.end
            if (name === 'BibTeX' || name === 'RIS') assert.equal(slice(text, keySpan), key)
            else if (name === 'CSL-JSON') assert.equal(keyOfJson(slice(text, keySpan)), key)
            else if (/^[\w:]+$/.test(key)) assert.ok(slice(text, keySpan).includes(key), slice(text, keySpan))
          }
          for (const { line } of problems) assert.ok(line === undefined || (line >= 1 && line <= lines))
          const library = Library.of([parse(text, 'x'), parse(whole, 'y')])
          for (const { key } of references) assert.ok(library.has(key))
        }),
        { numRuns: 400 },
      )
    })
  }

  const endless = [
    '@book{a,t={',
    '\n@book{a,',
    '@string{a=',
    '@comment{',
    '\na={',
    '{',
    '"',
    '[{"a":',
    '{"id":"a",',
    '\n',
    '\n ',
    ' ',
  ]
  for (const piece of [
    ...endless,
    '- id: a\n',
    '- id: "\n',
    '- [',
    '&a ',
    '\n#',
    'TY  - BOOK\nID  - a\n',
    ' and ',
    '\\"',
    '\\href{',
  ]) {
    it(`is read in the time it deserves when it is ${JSON.stringify(piece)} without end`, function () {
      // A search that tries everything would take hours, not seconds.
      this.timeout(10_000)
      const text = piece.repeat(20_000 / piece.length)
      for (const [, , parse] of PARSERS) assert.ok(parse(text, 'x').references.length < 20_000)
      assert.ok(latexToText(text).length <= text.length)
    })
  }

  it('that stands before and behind a BibTeX entry leaves it as it is', () => {
    const entry = '@book{the-one,\n  title = {The One},\n  year = {1999}\n}'
    // What stands before may leave a comment open: nothing tells that from a comment that is meant.
    const before = soup.filter(text => !/@\s*(?:comment|preamble)|%[^\n]*$/i.test(text))
    fc.assert(
      fc.property(before, soup, (head, tail) => {
        const text = `${head}\n${entry}\n${tail}`
        const found = parseBibtex(text, 'x').references.find(({ key }) => key === 'the-one')
        assert.equal(found?.title, 'The One')
        assert.equal(found?.year, '1999')
        assert.equal(slice(text, found?.span ?? assert.fail()), entry)
      }),
      { numRuns: 500 },
    )
  })

  it('in a field is text without LaTeX, and stays so', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), latex => {
        const text = latexToText(latex)
        assert.ok(!/\s{2}|^\s|\s$/.test(text))
        for (const path of pathsOfFileField(latex)) assert.ok(path !== '' && !path.includes('\\'))
      }),
    )
  })
})

describe('the fields of a BibTeX entry', () => {
  it('lie in it, in order, wherever it is broken', () => {
    fc.assert(
      fc.property(damaged(ZOTERO_EXPORT), text => {
        for (const entry of splitBibtex(text).entries) {
          for (const { name, nameSpan, span: value } of entry.fields.values()) {
            assert.equal(slice(text, nameSpan).toLowerCase(), name)
            assert.ok(nameSpan.end <= value.start && contains(entry.span, value))
          }
        }
      }),
    )
  })
})

describe('a binding', () => {
  const word = fc.constantFrom('lamps', 'coast', 'state', 'nations', 'of', 'the')
  const facts = fc.record(
    {
      title: fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' ')),
      year: fc.constantFrom('1911', '1936'),
      authors: fc.subarray(['Harrow, Edith', 'Weiss, Ulrike']),
    },
    { requiredKeys: [] },
  )
  const sources = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('k1', 'k2', 'k3'), facts), {
      selector: ([path]) => path,
    })
    .map(all =>
      all.map(([path, key, more]): BindableSource => ({ id: path as SourceId, path: `s/${path}.txt`, key, ...more })),
    )
  const entries = fc.array(
    fc
      .tuple(fc.constantFrom('k1', 'x', 'y', 'z'), facts, fc.constantFrom('', 'a.txt', 's/b.pdf'))
      .map(
        ([key, { title, year, authors }, file]) =>
          `@book{${key}, title={${title ?? ''}}, year={${year ?? ''}}, author={${(authors ?? []).join(' and ')}}, file={${file}}}`,
      ),
    { maxLength: 4 },
  )

  it('does not depend on the order of the sources', () => {
    fc.assert(
      fc.property(sources, entries, (all, refs) => {
        const library = Library.of([parseBibtex(refs.join('\n'), '/x/refs.bib')])
        const said = (list: readonly BindableSource[]): unknown => {
          const { bound } = bindReferences(library, list)
          return [...bound].map(([key, { by, sources }]) => [key, by, [...sources].sort()]).sort()
        }
        assert.deepEqual(said([...all].reverse()), said(all))
      }),
    )
  })

  it('never gives a reference two works by their title', () => {
    fc.assert(
      fc.property(sources, entries, (all, refs) => {
        const library = Library.of([parseBibtex(refs.join('\n'), '/x/refs.bib')])
        const keys = new Map(all.map(({ id, key }) => [id, key]))
        for (const { by, sources } of bindReferences(library, all).bound.values()) {
          if (by === 'title') assert.equal(new Set(sources.map(id => keys.get(id))).size, 1)
        }
      }),
    )
  })
})

function keyOfJson(written: string): string {
  try {
    return String(JSON.parse(`"${written}"`)).trim()
  } catch {
    return written.trim()
  }
}
