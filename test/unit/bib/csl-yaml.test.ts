import assert from 'node:assert/strict'
import { parseCslYaml, parseInlineReferences } from '../../../server/src/core/bib/csl-yaml.ts'
import { nameInFull } from '../../../server/src/core/bib/reference.ts'
import { parseFrontMatter } from '../../../server/src/core/essay/front-matter.ts'
import { slice } from '../../../server/src/core/text/span.ts'

const PANDOC = `---
references:
- author:
  - family: Harrow
    given: Edith
  id: harrow1911
  issued: 1911-04
  title: The Lighthouse at Cape Sorrow
  type: book
- id: "two"
  author:
    - literal: Service des phares
  issued:
    - year: 1923
  title: 'Lampes: une histoire'
...
`

function titles(text: string): string[] {
  return parseCslYaml(text, 'refs.yaml').references.map(({ key, title }) => `${key}: ${title}`)
}

describe('CSL-YAML', () => {
  it('gives references with their places', () => {
    const { references, problems } = parseCslYaml(PANDOC, 'refs.yaml')
    assert.deepEqual(problems, [])
    assert.deepEqual(
      references.map(({ key, title, year, authors }) => [key, title, year, ...authors.map(nameInFull)]),
      [
        ['harrow1911', 'The Lighthouse at Cape Sorrow', '1911', 'Harrow, Edith'],
        ['two', 'Lampes: une histoire', '1923', 'Service des phares'],
      ],
    )
    assert.deepEqual(
      references.map(({ keySpan }) => slice(PANDOC, keySpan)),
      ['harrow1911', 'two'],
    )
    assert.match(slice(PANDOC, references[1]?.span ?? assert.fail()), /^id: "two"[^]*une histoire'\n?$/)
  })

  it('may be a bare list, and keys may look like numbers', () => {
    assert.deepEqual(titles('- id: 007\n  title: A\n- id: b\n  title: B\n'), ['007: A', 'b: B'])
    assert.deepEqual(titles(''), [])
    assert.deepEqual(titles('references:\n'), [])
  })

  it('costs only the entry that is broken, and says its line', () => {
    const text = PANDOC.replace('type: book\n', 'type: book\n- id: bad\n  title: "Broken\n- id: good\n  title: Good\n')
    assert.deepEqual(titles(text).slice(0, 1), ['harrow1911: The Lighthouse at Cape Sorrow'])
    assert.deepEqual(titles(text).slice(-2), ['good: Good', 'two: Lampes: une histoire'])
    const { problems } = parseCslYaml(text, 'refs.yaml')
    assert.ok(problems.length > 0)
    for (const { key, line } of problems) assert.deepEqual([key, (line ?? 0) >= 10 && (line ?? 0) <= 12], ['bad', true])
  })

  it('leaves out what has no id', () => {
    const { references, problems } = parseCslYaml('- title: A\n- id: b\n- just text\n', 'refs.yaml')
    assert.deepEqual(
      references.map(({ key }) => key),
      ['b'],
    )
    assert.deepEqual(
      problems.map(({ line }) => line),
      [1, 3],
    )
  })
})

describe('references in the front matter of an essay', () => {
  it('have places in the essay', () => {
    const essay = `---\r\ntitle: T\r\nreferences:\r\n- id: own\r\n  title: My Own\r\n  issued: {year: 1999}\r\nlang: en\r\n---\r\n\r\nSee @own.\r\n`
    const front = parseFrontMatter(essay) ?? assert.fail()
    const { references, problems, format } = parseInlineReferences(essay, front.span, 'essay.md')
    assert.deepEqual(problems, [])
    assert.equal(format, 'inline')
    assert.deepEqual(
      references.map(({ key, title, year, bibliography }) => [key, title, year, bibliography]),
      [['own', 'My Own', '1999', 'essay.md']],
    )
    assert.equal(slice(essay, references[0]?.keySpan ?? assert.fail()), 'own')
  })

  it('are none where there are none', () => {
    const essay = '---\ntitle: T\n---\n\nText.\n'
    const front = parseFrontMatter(essay) ?? assert.fail()
    assert.deepEqual(parseInlineReferences(essay, front.span, 'essay.md').references, [])
  })
})
