import assert from 'node:assert/strict'
import { pathsOfFileField } from '../../../server/src/core/bib/file-field.ts'

describe('the paths in a file field', () => {
  const cases: readonly (readonly [who: string, field: string, paths: readonly string[]])[] = [
    ['Zotero', 'Full Text PDF:files/12/smith.pdf:application/pdf', ['files/12/smith.pdf']],
    [
      'Zotero, two of them',
      'Text:files/12/smith.txt:text/plain;Snapshot:files/13/x.html:text/html',
      ['files/12/smith.txt', 'files/13/x.html'],
    ],
    [
      'Better BibTeX',
      '/home/me/Zotero/storage/AB/Smith - A\\; B.pdf;/b/c.txt',
      ['/home/me/Zotero/storage/AB/Smith - A; B.pdf', '/b/c.txt'],
    ],
    ['JabRef', ':sources/Smith1999 - A\\: B.pdf:PDF', ['sources/Smith1999 - A: B.pdf']],
    ['JabRef on Windows', 'x:C\\:\\\\texts\\\\smith.html:HTML', ['C:/texts/smith.html']],
    ['Mendeley', ':home/me/x.pdf:pdf', ['home/me/x.pdf']],
    ['a path of Windows', 'C:\\texts\\new\\smith.txt', ['C:/texts/new/smith.txt']],
    ['a network share', '\\\\\\\\server\\\\texts\\\\smith.txt', ['//server/texts/smith.txt']],
    ['a plain path', './sources/smith.txt', ['sources/smith.txt']],
    ['a path with a type', 'smith.txt:TXT', ['smith.txt']],
    ['an address of a file', 'file:///home/me/a%20b.html', ['/home/me/a b.html']],
    ['an address of the web', 'Site:https\\://example.org/a.html:URL;https://example.org/b.html', []],
    ['LaTeX that should not be there', 'texts/smith\\_1999.txt', ['texts/smith_1999.txt']],
    ['nothing', '', []],
    ['twice the same', 'a.txt;a.txt', ['a.txt']],
  ]
  for (const [who, field, paths] of cases) {
    it(`as ${who} writes it`, () => {
      assert.deepEqual(pathsOfFileField(field), paths)
    })
  }
})
