import assert from 'node:assert/strict'
import { isKey, keyEdits } from '../../../server/src/core/bib/key-edits.ts'
import { parseBibliography } from '../../../server/src/core/bib/parse-bibliography.ts'
import type { Bibliography } from '../../../server/src/core/bib/reference.ts'

function renamed(path: string, text: string, to = 'new1900'): string {
  const bibliography = parseBibliography(text, path) as Bibliography
  const edits = keyEdits(text, bibliography, 'old', to)
  let result = ''
  let at = 0
  for (const { span, newText } of edits) {
    result += text.slice(at, span.start) + newText
    at = span.end
  }
  const after = result + text.slice(at)
  assert.ok(parseBibliography(after, path)?.references.some(({ key }) => key === to))
  return after
}

describe('another key for an entry', () => {
  it('stands in the entry, and where others name it', () => {
    assert.equal(
      renamed('a.bib', '@book{old, title = {old}, note = {old}}\n@inbook{b, CROSSREF = "old", xdata = {x, old,older}}'),
      '@book{new1900, title = {old}, note = {old}}\n@inbook{b, CROSSREF = "new1900", xdata = {x, new1900,older}}',
    )
  })

  it('is written as the format wants it', () => {
    assert.equal(renamed('a.json', '[{"id": "old", "title": "old"}]'), '[{"id": "new1900", "title": "old"}]')
    assert.equal(renamed('a.yaml', '- id: old\n  title: old\n'), '- id: new1900\n  title: old\n')
    assert.equal(renamed('a.yaml', "- id: 'old'\n", '1900'), "- id: '1900'\n")
    assert.equal(renamed('a.yaml', '- id: old\n', '1900'), '- id: "1900"\n')
    assert.equal(renamed('a.yaml', '- id: old\n', 'yes'), '- id: "yes"\n')
    assert.equal(
      renamed('a.ris', 'TY  - BOOK\nID  - old\nTI  - old\nER  - \n'),
      'TY  - BOOK\nID  - new1900\nTI  - old\nER  - \n',
    )
  })

  it('must be one everywhere', () => {
    for (const key of ['a', 'smith1776', 'Иванов1936', 'a:b', 'doi/10.1', 'a+b', 'x-y_z.2']) assert.ok(isKey(key), key)
    for (const key of ['', ' ', 'a b', 'a,b', '{a}', 'a"b', 'a%b', '@a', 'a;b', 'a]b', '-'.repeat(300)])
      assert.ok(!isKey(key), key)
  })
})
