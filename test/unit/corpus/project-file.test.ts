import assert from 'node:assert/strict'
import { EMPTY_PROJECT, readProjectFile } from '../../../server/src/core/corpus/project-file.ts'

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
      starterCorpus: false,
      keys: new Map([['library/a.txt', 'lee2001']]),
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
    assert.match(problems[1]?.message ?? '', /sorces: there is no such setting/)
  })

  it('survives what is no mapping, no YAML, or a bomb', () => {
    assert.equal(readProjectFile('- a\n').problems.length, 1)
    assert.ok(readProjectFile('sources: [a\nessays: "b').problems.length > 0)
    const bomb = `a: &a [x]\n${Array.from({ length: 20 }, (_, i) => `b${i}: &b${i} [${`*${i ? `b${i - 1}` : 'a'},`.repeat(9)}]`).join('\n')}\n`
    assert.ok(readProjectFile(bomb).problems.length > 0)
  })
})
