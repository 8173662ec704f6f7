import assert from 'node:assert/strict'
import { changed, isMarkdown, type OpenDocument } from '../../../server/src/lsp/open-document.ts'
import { comparable, folderOf, isUnder } from '../../../server/src/lsp/uri.ts'

describe('an open document', () => {
  const document: OpenDocument = { uri: 'file:///x.md', languageId: 'markdown', version: 1, text: 'one\r\ntwo' }
  const range = (line: number, from: number, to: number) => ({
    start: { line, character: from },
    end: { line, character: to },
  })

  it('gives its next version and stays what it was', () => {
    const next = changed(document, 2, [
      { range: range(0, 0, 3), text: '\u{1F5FC}\n' },
      { range: range(0, 2, 2), text: '!' },
    ])
    assert.deepEqual(next, { ...document, version: 2, text: '\u{1F5FC}!\n\r\ntwo' })
    assert.equal(document.text, 'one\r\ntwo')
  })

  it('takes ranges outside the text for its ends', () => {
    assert.equal(changed(document, 2, [{ range: range(9, 9, 99), text: '!' }]).text, 'one\r\ntwo!')
    assert.equal(changed(document, 2, [{ range: range(0, 2, 99), text: '' }]).text.slice(0, 2), 'on')
  })

  it('is replaced by a change without a range', () => {
    assert.equal(changed(document, 2, [{ text: 'new' }]).text, 'new')
  })

  it('is Markdown by its language or its name', () => {
    const is = (uri: string, languageId: string): boolean => isMarkdown({ uri, languageId })
    assert.ok(is('untitled:Untitled-1', 'markdown'))
    assert.ok(is('file:///a.qmd', 'quarto') && is('file:///a.Rmd', 'rmd') && is('file:///a.MD', 'pandoc'))
    assert.ok(!is('file:///a.txt', 'plaintext') && !is('file:///md', 'plaintext') && !is('file:///a.mdx', 'mdx'))
  })
})

describe('URIs', () => {
  it('are compared whatever way they are written', () => {
    assert.equal(comparable('file:///c%3A/a%20b'), comparable('file:///C:/a b'))
    assert.equal(comparable('file:///100%'), 'file:///100%')
  })

  it('lie under a folder or are it, but not beside it', () => {
    assert.ok(isUnder('file:///w/sources/a.txt', 'file:///w/sources'))
    assert.ok(isUnder('file:///w/sources/a.txt', 'file:///w/sources/'))
    assert.ok(isUnder('file:///w/sources', 'file:///w/sources'))
    assert.ok(isUnder('file:///w/so%75rces/a', 'file:///w/sources'))
    assert.ok(!isUnder('file:///w/sources2/a.txt', 'file:///w/sources'))
    assert.equal(folderOf('file:///w/a.md'), 'file:///w')
  })
})
