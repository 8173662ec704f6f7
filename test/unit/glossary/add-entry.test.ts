import assert from 'node:assert/strict'
import { entryInsertion, type NewEntry } from '../../../server/src/core/glossary/add-entry.ts'
import { readGlossary } from '../../../server/src/core/glossary/read-glossary.ts'

describe('a new entry of a glossary', () => {
  const entry: NewEntry = {
    name: 'tender',
    aliases: ['supply ship', 'TS'],
    definition: '"A ship; it serves" [@keeper1901].',
  }

  const files: readonly (readonly [string, string, string | undefined])[] = [
    ['no file yet', 'glossary.md', undefined],
    ['an empty file', 'glossary.md', ''],
    ['a list', 'glossary.md', '# Words\n\nbell\n: Sounds.\n'],
    ['no line break at the end', 'glossary.md', 'bell\r\n: Sounds.'],
    ['blank lines at the end', 'glossary.md', 'bell\n: Sounds.\n\n\n'],
    ['CSV with headings', 'words.csv', 'Begriff;Notiz;Synonyme;Definition\nGlocke;x;;Tönt.\n'],
    ['CSV without', 'words.csv', 'bell,Sounds.'],
    ['an empty CSV', 'words.csv', ''],
  ]
  for (const [what, path, text] of files) {
    it(`is read again as it was meant, after ${what}`, () => {
      const { at, newText, select } = entryInsertion(text, path, entry)
      const before = text ?? ''
      const after = before.slice(0, at) + newText + before.slice(at)
      assert.ok(after.startsWith(before), 'what was there stays')
      const last = readGlossary(path, after)?.entries.at(-1)
      assert.deepEqual(
        last?.names.map(name => name.text),
        ['tender', 'supply ship', 'TS'],
      )
      assert.deepEqual(
        last?.definitions.map(one => one.text),
        ['"A ship; it serves" [@keeper1901].'],
      )
      assert.ok(after.slice(select.start, select.end).includes('[@keeper1901]'))
      const count = (file: string): number => readGlossary(path, file)?.entries.length ?? 0
      assert.equal(count(after), count(before) + 1, 'and is one more')
    })
  }

  it('without a definition selects what stands in its place', () => {
    const { newText, select } = entryInsertion('', 'glossary.md', { name: 'bell', aliases: [] })
    assert.equal(newText.slice(select.start, select.end), '…')
  })
})
