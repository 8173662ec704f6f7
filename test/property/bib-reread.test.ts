import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseBibtex, readBibtex } from '../../server/src/core/bib/bibtex.ts'
import { parseCslJson, readCslJson } from '../../server/src/core/bib/csl-json.ts'
import {
  type CslYamlReading,
  parseCslYaml,
  parseInlineReferences,
  readCslYaml,
} from '../../server/src/core/bib/csl-yaml.ts'
import {
  BEGINS,
  FIELD_SCORES,
  haystackOf,
  INSIDE,
  queryWords,
  START_OF_KEY,
  WHOLE,
} from '../../server/src/core/bib/haystack.ts'
import { Library } from '../../server/src/core/bib/library.ts'
import type { Bibliography, Reference } from '../../server/src/core/bib/reference.ts'
import { ReferenceIndex } from '../../server/src/core/bib/reference-search.ts'
import { parseRis, type RisReading, readRis } from '../../server/src/core/bib/ris.ts'
import { toEnd } from '../../server/src/core/bib/steps.ts'
import { span } from '../../server/src/core/text/span.ts'
import { ZOTERO_EXPORT } from '../support/zotero-export.ts'

const STRINGS = String.raw`
@string{oup = {Oxford University Press}, press = "A " # oup}
@string(both = one # two, one = both # {1}, two = {2})
% @book{nobody, title = {Not there}}
@comment{jabref-meta: databaseType:biblatex;}
@book{oneA, title = {One}, publisher = oup, year = 1999, month = jan}
@book{twoB, title = {Two}, publisher = press, note = both}
@inbook{threeC, crossref = {twoB}, title = both # { three}}
@book{broken, title = {Not closed, year = 1999
@book{fourD, title = "Four", ids = {four, vier}, publisher = unknown}
@incollection{fiveE, crossref = {vier}, title = {Five}}
`
const START = `${STRINGS}\n${ZOTERO_EXPORT}`

const piece = fc.constantFrom(
  ...['@', '{', '}', '"', '\\', ',', '\n', '%', '\n%', ' ', '(', ')', '#', '=', 'a', '\r\n', '\n@', ', x = {y}'],
  ...[
    '@book{new, title = {New}}\n',
    '@book{',
    '@comment{',
    '@comment{x}',
    '@string{oup = {Other}}',
    '@string{one = {1}}',
  ],
  ...[
    '@book{twoB, title = {Second}}\n',
    '\n@xdata{shared, date = {1}}\n',
    'crossref = {oneA},',
    '@book{k, a = {\n',
    '@preamble{',
  ],
)
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400), fc.nat(4000)),
  put: fc.array(piece, { maxLength: 3 }).map(pieces => pieces.join('')),
})

const ITEMS = ['a', 'b2', 'c:3', 'd "4"'].map(id => ({
  id,
  title: `T ${id} \\ [x]`,
  author: [{ family: 'F', given: 'G' }],
  issued: { 'date-parts': [[1999]] },
}))

describe('a bibliography that changes', function () {
  this.timeout(60_000)

  it('is read from the version before as from the start', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), edits => {
        let text = START
        let reading = toEnd(readBibtex(text, 'x'))
        for (const { at, cut, put } of edits) {
          const from = Math.floor(at * text.length)
          text = text.slice(0, from) + put + text.slice(from + cut)
          reading = toEnd(readBibtex(text, 'x', reading))
          assert.deepEqual(reading.bibliography, parseBibtex(text, 'x'))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('that is CSL-JSON likewise', () => {
    const jsonPiece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '\n',
      ' ',
      '"id": "new"',
      '{"id": "x"},\n',
      '\n  {',
      'a',
    )
    const jsonEdit = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.oneof(fc.constant(0), fc.nat(60)),
      jsonPiece,
    )
    fc.assert(
      fc.property(fc.constantFrom(0, 2), fc.array(jsonEdit, { minLength: 1, maxLength: 6 }), (indent, edits) => {
        let text = JSON.stringify(ITEMS, null, indent)
        let reading = toEnd(readCslJson(text, 'x'))
        for (const [at, cut, put] of edits) {
          const from = Math.floor(at * text.length)
          text = text.slice(0, from) + put + text.slice(from + cut)
          reading = toEnd(readCslJson(text, 'x', reading))
          assert.deepEqual(reading.bibliography, parseCslJson(text, 'x'))
        }
      }),
      { numRuns: 300 },
    )
  })

  const LINES = [
    ...['TY  - BOOK', 'TY  - JOUR\r', 'ER  - ', 'ER  -', 'ID  - a', 'ID  - b2', 'TI  - A title', 'AU  - Moss, Ada'],
    ...[
      '',
      '\r',
      'PY  - 1901',
      ' TY  - BOOK',
      'TY - X',
      'TY\u2028  - X',
      'AB  - TY  - BOOK',
      'KW  - ',
      'SN  - 0140447571',
    ],
  ]
  const RECORD = 'TY  - BOOK\nID  - one\nTI  - First\nER  - \n\n'
  it('that is RIS likewise', () => {
    checkLines(
      [...RECORD.repeat(2).split('\n'), ...LINES],
      LINES,
      text => parseRis(text, 'x'),
      (text, before: RisReading | undefined) => toEnd(readRis(text, 'x', before)),
    )
  })

  const YAML_LINES = [
    ...[
      '- id: a',
      '- id: b2',
      '  title: T',
      '  title: "Quoted',
      'end"',
      '  title: >-',
      '    Folded',
      '- - x',
      '-',
      '# no',
    ],
    ...[
      'references:',
      '  - id: c',
      'other: 1',
      '',
      '\r',
      '  author: [{family: F}]',
      '  note: &x 1',
      '  more: *x',
      '---',
      '...',
      '- title: none',
    ],
    ...["  title: 'a", "    - b'", '    # in it', '- ', '-\t', '\t', '  id: late', '? k', '%TAG'],
  ]
  it('that is CSL-YAML likewise', () => {
    const start = [
      'references:',
      '- id: a',
      '  title: T',
      '- id: b',
      '  title: U',
      '  author:',
      '  - family: F',
      '    given: G',
    ]
    checkLines(
      start,
      YAML_LINES,
      text => parseCslYaml(text, 'x'),
      (text, before: CslYamlReading | undefined) => toEnd(readCslYaml(text, 'x', before)),
    )
  })

  it('that is CSL-YAML says item by item what it says as a whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...YAML_LINES.filter(line => !/^(?:---|\.\.\.)/.test(line))), { maxLength: 14 }),
        lines => {
          // In an essay's front matter the whole is read at once.
          const text = ['references:', '- id: first', ...lines, ''].join('\n')
          const block = `---\n${text}---\n`
          const whole = parseInlineReferences(block, span(0, block.length - 1), 'x')
          const own = parseCslYaml(text, 'x')
          const seen = ({ references }: Bibliography): unknown =>
            references.map(({ span: _, keySpan, ...rest }) => ({ ...rest, at: keySpan.end - keySpan.start }))
          assert.deepEqual(seen(own), seen(whole))
          assert.deepEqual(
            own.references.map(({ keySpan }) => keySpan.start + 4),
            whole.references.map(({ keySpan }) => keySpan.start),
          )
        },
      ),
      { numRuns: 600 },
    )
  })

  it('keeps the entries as they are that stand before the change', () => {
    const before = toEnd(readBibtex(ZOTERO_EXPORT, 'x'))
    const after = toEnd(readBibtex(ZOTERO_EXPORT.replace('Die stra', 'Eine stra'), 'x', before))
    const { references } = after.bibliography
    assert.match(references.find(({ key }) => key === 'weissNacht2001')?.title ?? '', /^Eine/)
    assert.equal(references[0], before.bibliography.references[0])
    assert.equal(
      references.at(-2)?.authors,
      before.bibliography.references.at(-2)?.authors,
      'and what they say behind it',
    )
  })
})

/** Lines are taken out and put in; each version is read with the one before. */
function checkLines<R extends { readonly bibliography: Bibliography }>(
  start: readonly string[],
  lines: readonly string[],
  parse: (text: string) => Bibliography,
  read: (text: string, before: R | undefined) => R,
): void {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(3),
    put: fc.array(fc.constantFrom(...lines), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), changes => {
      const text = [...start]
      let reading = read(text.join('\n'), undefined)
      for (const { at, cut, put } of changes) {
        text.splice(Math.floor(at * text.length), cut, ...put)
        const whole = text.join('\n')
        reading = read(whole, reading)
        assert.deepEqual(reading.bibliography, parse(whole))
      }
    }),
    { numRuns: 200 },
  )
}

describe('a search for references', () => {
  const words = ['lamp', 'lamps', 'amp', 'coast', 'a', 'la', 'Österreich', '1911', '19', 'moss']
  const work = fc
    .tuple(
      fc.constantFrom('lamp1', 'k', 'coast-19', 'zz', 'amp'),
      fc.array(fc.constantFrom(...words), { maxLength: 4 }),
    )
    .map(([key, title]) => ({ key, title: title.join(' ') }))
  const entries = fc
    .array(fc.tuple(work, fc.constantFrom('', 'Moss, Ada', 'Lamp')), { maxLength: 12 })
    .map(list =>
      list.map(
        ([{ key, title }, author], i) => `@book{${key}${i}, title = {${title}}, author = {${author}}, year = 1911}`,
      ),
    )
  const query = fc.array(fc.constantFrom(...words, 'l', 'k', 'o'), { maxLength: 3 }).map(list => list.join(' '))

  it('finds in its index what a look at every reference finds, in that order', () => {
    fc.assert(
      fc.property(entries, query, fc.integer({ min: 1, max: 15 }), (list, wanted, limit) => {
        const { references } = parseBibtex(list.join('\n'), 'x')
        assert.deepEqual(ReferenceIndex.of(references).search(wanted, limit), lookAtAll(references, wanted, limit))
      }),
      { numRuns: 500 },
    )
  })

  it('finds the same in an index that was made from another', () => {
    fc.assert(
      fc.property(entries, entries, query, (list, other, wanted) => {
        const before = toEnd(readBibtex(list.join('\n'), 'x'))
        const after = toEnd(readBibtex([...other, ...list].join('\n'), 'x', before))
        const library = toEnd(Library.building([after.bibliography], Library.of([before.bibliography])))
        assert.deepEqual(library.search(wanted), Library.of([after.bibliography]).search(wanted))
        const searched = toEnd(Library.building([before.bibliography]))
        const next = toEnd(Library.building([after.bibliography], searched))
        assert.deepEqual(next.search(wanted), Library.of([after.bibliography]).search(wanted))
      }),
    )
  })
})

function lookAtAll(references: readonly Reference[], query: string, limit: number): readonly Reference[] {
  const wanted = queryWords(query)
  const found = references.flatMap(reference => {
    const { words, bounds } = haystackOf(reference)
    const scores = wanted.map(word => {
      const start = words.indexOf(` ${word}`)
      const at = start >= 0 ? start : words.indexOf(word)
      const worth = FIELD_SCORES[bounds.findIndex(bound => at < bound)] ?? 1
      if (at < 0) return 0
      const end = words[start + 1 + word.length] ?? ' '
      return worth * (start < 0 ? INSIDE : start === 0 ? START_OF_KEY : end === ' ' ? WHOLE : BEGINS)
    })
    return scores.every(score => score > 0) ? [{ reference, score: scores.reduce((sum, one) => sum + one, 0) }] : []
  })
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ reference }) => reference)
}
