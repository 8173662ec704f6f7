import assert from 'node:assert/strict'
import { EMPTY_PROJECT, readProjectFile } from '../../../server/src/core/corpus/project-file.ts'
import { pageNumberingOf } from '../../../server/src/core/corpus/project-pages.ts'
import { labelIn } from '../../../server/src/core/locate/page-numbering.ts'

describe('the project file', () => {
  it('may be empty', () => {
    for (const text of ['', '# nothing yet\n', 'sources:\n'])
      assert.deepEqual(readProjectFile(text), { project: EMPTY_PROJECT, problems: [] })
  })

  it('is read', () => {
    const { project, problems } = readProjectFile(
      'sources:\n  - library/*.txt\nexclude: drafts\nstarterCorpus: false\nbibliography: refs.bib\nkeys:\n  ./library/a.txt: lee2001\n',
    )
    assert.deepEqual(problems, [])
    assert.deepEqual(project, {
      sources: ['library/*.txt'],
      essays: [],
      exclude: ['drafts'],
      bibliography: ['refs.bib'],
      glossary: [],
      starterCorpus: false,
      keys: new Map([['library/a.txt', 'lee2001']]),
      pages: {},
    })
  })

  it('tells of each mistake with its line, and keeps the rest', () => {
    const { project, problems } = readProjectFile(
      'sources: [a, 3]\nessays: texts\nsorces: b\nstarterCorpus: maybe\nkeys:\n  a.txt: lee\n  b.txt: 7\n',
    )
    assert.deepEqual(project.essays, ['texts'])
    assert.deepEqual(
      problems.map(problem => problem.line),
      [1, 3, 4, 7],
    )
    assert.match(problems[1]?.message ?? '', /^sorces: There is no such setting/)
  })

  it('says how the pages of sources are numbered, by path or key', () => {
    const { project, problems } = readProjectFile(
      'pages:\n  ./library/life.pdf: -12\n  moss1901: { physical: 13, first: 1 }\n  notes.pdf: 2\n  letters.pdf:\n    - { physical: 13, first: 1 }\n    - { physical: 3, first: i }\n',
    )
    assert.deepEqual(problems, [])
    const labels = (path: string, key?: string): readonly (string | undefined)[] => {
      const numbering = pageNumberingOf(project.pages, path, key)
      return [1, 3, 12, 13, 59].map(page => numbering && labelIn(numbering, page))
    }
    assert.deepEqual(labels('library/life.pdf'), [undefined, undefined, undefined, '1', '47'])
    assert.deepEqual(labels('library/other.pdf', 'moss1901'), [undefined, undefined, undefined, '1', '47'])
    assert.deepEqual(labels('notes.pdf'), ['3', '5', '14', '15', '61'])
    assert.deepEqual(labels('letters.pdf'), [undefined, 'i', 'x', '1', '47'])
    assert.deepEqual(labels('library/none.pdf', 'none'), [undefined, undefined, undefined, undefined, undefined])
  })

  it('tells of page numbers that are none', () => {
    for (const wrong of [
      'twelve',
      '1.5',
      '{ physical: 0, first: 1 }',
      '{ physical: 3, first: b }',
      '[]',
      '{ first: 1 }',
    ]) {
      const { project, problems } = readProjectFile(`essays: a\npages:\n  life.pdf: ${wrong}\n`)
      assert.equal(problems.length, 1, `${wrong}: ${JSON.stringify(problems)}`)
      assert.equal(problems[0]?.line, 3)
      assert.match(problems[0]?.message ?? '', /pages\.life\.pdf/)
      assert.deepEqual(project.essays, ['a'])
    }
  })

  it('survives what is no mapping, no YAML, or a bomb', () => {
    assert.equal(readProjectFile('- a\n').problems.length, 1)
    assert.ok(readProjectFile('sources: [a\nessays: "b').problems.length > 0)
    const bomb = `a: &a [x]\n${Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [${`*${i ? `b${i - 1}` : 'a'},`.repeat(9)}]`).join('\n')}\n`
    assert.ok(readProjectFile(bomb).problems.length > 0)
  })
})
