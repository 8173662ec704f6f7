import assert from 'node:assert/strict'
import { parseCslJson } from '../../../server/src/core/bib/csl-json.ts'
import { slice } from '../../../server/src/core/text/span.ts'

const ITEM = {
  id: 'harrow1911',
  type: 'book',
  title: 'The <i>Lighthouse</i> at <span class="nocase">Cape Sorrow</span>',
  'title-short': 'The Lighthouse',
  author: [{ family: 'Tour', given: 'Jörg', 'non-dropping-particle': 'de la' }, { literal: 'Service des phares' }],
  editor: [{ family: 'Smith', given: 'John', suffix: 'Jr.' }],
  issued: { 'date-parts': [['1911', 4]] },
  'original-date': { 'date-parts': [[1899]] },
  'container-title': 'Lights',
  publisher: 'Oakum',
  DOI: 'https://doi.org/10.1234/ABC',
  ISBN: '978-0-14-044757-6',
  language: 'en_GB',
  file: 'sources/harrow.txt',
}

/** `line key message` of every problem. */
function problems(text: string): string[] {
  return parseCslJson(text, 'refs.json').problems.map(({ line, key, message }) => `${line} ${key ?? '-'} ${message}`)
}

function titles(text: string): string[] {
  return parseCslJson(text, 'refs.json').references.map(({ key, title }) => `${key}: ${title}`)
}

describe('CSL-JSON', () => {
  it('gives references with all that is known', () => {
    const text = JSON.stringify([ITEM], null, 2)
    const { references, problems, truncated } = parseCslJson(text, 'refs.json')
    const [{ span, keySpan, ...reference } = assert.fail()] = references
    assert.deepEqual(reference, {
      key: 'harrow1911',
      type: 'book',
      title: 'The Lighthouse at Cape Sorrow',
      shortTitle: 'The Lighthouse',
      authors: [
        { family: 'Tour', given: 'Jörg', particle: 'de la' },
        { family: 'Service des phares', literal: true },
      ],
      editors: [{ family: 'Smith', given: 'John', suffix: 'Jr.' }],
      translators: [],
      year: '1911',
      originalYear: '1899',
      container: 'Lights',
      publisher: 'Oakum',
      doi: '10.1234/abc',
      isbn: '9780140447576',
      language: 'en-GB',
      files: ['sources/harrow.txt'],
      bibliography: 'refs.json',
    })
    assert.deepEqual(JSON.parse(slice(text, span)), ITEM)
    assert.equal(slice(text, keySpan), 'harrow1911')
    assert.deepEqual([problems, truncated], [[], false])
  })

  it('may be a single item, or a list in an object', () => {
    assert.deepEqual(titles('{"id": "a", "title": "A"}'), ['a: A'])
    assert.deepEqual(titles('{"version": "1 [x]", "items": [{"id": "a", "title": "A"}, {"id": 7, "title": "B"}]}'), [
      'a: A',
      '7: B',
    ])
    assert.deepEqual(titles(''), [])
    assert.deepEqual(titles('[]'), [])
  })

  const years: readonly (readonly [issued: unknown, year: string | undefined])[] = [
    [{ 'date-parts': [[1936, 8, 4]] }, '1936'],
    [{ 'date-parts': [[-44]] }, '-44'],
    [{ raw: 'c. 1600' }, '1600'],
    [{ literal: 'no date' }, 'no date'],
    ['1936-08', '1936'],
    [1936, '1936'],
    [[{ year: 1936 }], '1936'],
    [{ 'date-parts': [[]] }, undefined],
    [[[[]]], undefined],
    [null, undefined],
  ]
  for (const [issued, year] of years) {
    it(`knows the year of ${JSON.stringify(issued)}`, () => {
      const [reference] = parseCslJson(JSON.stringify([{ id: 'a', issued }]), 'refs.json').references
      assert.equal(reference?.year, year)
    })
  }
})

describe('CSL-JSON that is broken', () => {
  const cases: readonly (readonly [what: string, item: string, problem: string, title: string])[] = [
    [
      'by a comma too many',
      '{"id": "bad", "title": "Broken", "author": [{"family": "A"},],}',
      '3 bad The entry is not right JSON.',
      'Broken',
    ],
    [
      'by a comma that is missing',
      '{"id": "bad", "title": "Broken" "author": []}',
      '3 bad The entry is not right JSON.',
      'Broken',
    ],
    [
      'by a mark that is missing',
      '{"id": "bad", "title": "Broken\n  , "type": "book"}',
      '3 bad The quotation mark is not closed.',
      'Broken',
    ],
    [
      'by a bracket that is missing',
      '{"id": "bad", "title": "Broken", "author": [{"family": "A"}}',
      '3 bad A “]” is missing.',
      'Broken',
    ],
    ['by a brace that is missing', '{"id": "bad", "title": "Broken"', '3 bad The entry is not closed.', 'Broken'],
    [
      'by a brace and a bracket',
      '{"id": "bad", "title": "Broken", "author": [{"family": "A"}',
      '3 bad The entry is not closed.',
      'Broken',
    ],
  ]
  for (const [what, item, problem, title] of cases) {
    it(`${what} is said at its line and costs only itself`, () => {
      const text = `[\n  {"id": "before", "title": "B"},\n  ${item},\n  {"id": "after", "title": "A"}\n]\n`
      assert.deepEqual(titles(text), ['before: B', `bad: ${title}`, 'after: A'])
      assert.deepEqual(problems(text), [problem])
    })
  }

  it('by what is no item is passed over', () => {
    const text = '[\n{"id": "a", "title": "A"},\n12,\n{"title": "no id"},\n{"id": "b", "title": "B"}]'
    assert.deepEqual(titles(text), ['a: A', 'b: B'])
    assert.deepEqual(problems(text), [
      '3 - “12” is no entry; it was passed over.',
      '4 - This entry has no “id” and was left out.',
    ])
  })

  it('by the end of the file gives what there is of it', () => {
    const text = JSON.stringify([
      { id: 'a', title: 'A' },
      { id: 'b', title: 'B', author: [{ family: 'F' }] },
    ])
    const cut = text.slice(0, text.indexOf('"author"') + 12)
    assert.equal(parseCslJson(cut, 'refs.json').truncated, true)
    assert.deepEqual(titles(cut), ['a: A', 'b: B'])
  })
})
