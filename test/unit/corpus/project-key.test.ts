import assert from 'node:assert/strict'
import { readProjectFile } from '../../../server/src/core/corpus/project-file.ts'
import { projectKeyEdit } from '../../../server/src/core/corpus/project-key.ts'

/** The file with the edit made; undefined where there is none. */
function edited(text: string, path = 'sources/a.txt', key = 'moss1901'): string | undefined {
  const edit = projectKeyEdit(text, path, key)
  return edit && text.slice(0, edit.start) + edit.newText + text.slice(edit.end)
}

describe('the key of a source, put into the project file', () => {
  const cases: readonly (readonly [what: string, before: string, after: string | undefined])[] = [
    ['makes the file', '', 'keys:\n  sources/a.txt: moss1901\n'],
    ['is put behind what there is', 'essays: [a.md]', 'essays: [a.md]\nkeys:\n  sources/a.txt: moss1901\n'],
    [
      'joins the other keys as they are written, comments and all',
      'keys: # of the sources\n    b.txt: b1 # the first\n    # and\n    c.txt: c1 # the last\nessays: x\n',
      'keys: # of the sources\n    b.txt: b1 # the first\n    # and\n    c.txt: c1 # the last\n    sources/a.txt: moss1901\nessays: x\n',
    ],
    ['joins keys on one line', 'keys: {b.txt: b1}\n', 'keys: {b.txt: b1, sources/a.txt: moss1901}\n'],
    ['joins an empty list', 'keys:\nessays: x\n', 'keys:\n  sources/a.txt: moss1901\nessays: x\n'],
    [
      'takes the place of another',
      'keys:\n  ./sources/a.txt: other # why\n',
      'keys:\n  ./sources/a.txt: moss1901 # why\n',
    ],
    ['changes nothing where it stands already', 'keys:\n  sources/a.txt: moss1901\n', undefined],
    ['leaves a broken file alone', 'keys: [\n', undefined],
    ['leaves a file alone that is on one line', '{essays: x}\n', undefined],
  ]
  for (const [what, before, after] of cases)
    it(what, () => {
      assert.equal(edited(before), after)
    })

  it('is quoted where YAML needs it', () => {
    for (const [path, key] of [
      ['sources/C: a #1.txt', 'x'],
      ['a.txt', '007'],
      ['a.txt', 'true'],
      [`${'long '.repeat(40)}.txt`, 'x'],
    ] as const)
      assert.equal(readProjectFile(edited('', path, key) ?? '').project.keys.get(path), key)
  })
})
