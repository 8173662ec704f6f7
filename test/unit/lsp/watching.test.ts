import assert from 'node:assert/strict'
import path from 'node:path'
import { watchers } from '../../../server/src/lsp/watching.ts'

describe('what the editor is asked to watch', () => {
  const folders = ['file:///w']
  const roots = ['file:///w/sources', 'file:///w/corpus', 'file:///w/library/books', 'file:///home/a/notes.txt']

  /** Whether one of the patterns matches a file, as the protocol reads them. */
  function watches(outside: boolean, file: string): boolean {
    return watchers({ watchesOutside: outside }, folders, roots).some(({ globPattern }) => {
      if (typeof globPattern === 'string') return path.posix.matchesGlob(file.replace('file:///w/', ''), globPattern)
      const base = typeof globPattern.baseUri === 'string' ? globPattern.baseUri : globPattern.baseUri.uri
      return file.startsWith(`${base}/`) && path.posix.matchesGlob(file.slice(base.length + 1), globPattern.pattern)
    })
  }

  for (const outside of [true, false]) {
    it(`covers the sources of the workspace ${outside ? 'with' : 'without'} relative patterns`, () => {
      for (const file of ['sources/a.txt', 'corpus/deep/b.md', 'sources', 'apparatus.yaml', 'library/books/c.txt']) {
        assert.ok(watches(outside, `file:///w/${file}`), file)
      }
      assert.ok(!watches(outside, 'file:///w/essay.md'))
    })
  }

  it('covers what lies outside where the editor can', () => {
    assert.ok(watches(true, 'file:///home/a/notes.txt'))
    assert.ok(!watches(true, 'file:///home/a/other.txt'))
  })
})
