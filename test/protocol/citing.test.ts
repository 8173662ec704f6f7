import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import type {
  ApplyWorkspaceEditParams,
  CompletionList,
  MarkupContent,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { BibliographyResult, ExportResult, FormattedResult } from '../../server/src/lsp/protocol.ts'
import { type Editor, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace } from '../support/workspace.ts'
import { writingDesk } from '../support/writing-desk.ts'

const BIB = `@string{js = {Journal of Edges}}
@book{doe1999, author = {Doe, Jane}, title = {On Margins}, publisher = {Folio}, location = {Leeds}, date = {1999}}
@article{roe2001, author = {Roe, Richard}, title = {Edges}, journaltitle = js, volume = {3}, pages = {1--9}, date = {2001}}
@book{never, author = {Nobody}, title = {Not Cited}}
`
const ESSAY = `---
csl: chicago-notes
lang: en-GB
---

One says it [@doe1999, p. 7], another [@roe2001] not; @doe1999 [p. 8] again.
`

describe('formatted citations', () => {
  const desk = writingDesk({ 'refs.bib': BIB, 'sources/note.txt': 'A text about something else.\n' })

  async function start(editor: Editor, text = ESSAY): Promise<void> {
    await desk.start(editor)
    desk.client.open(desk.essay, text)
  }

  function run<R>(command: string, at = { line: 5, character: 16 }, more: object = {}): Promise<R> {
    const argument = { textDocument: { uri: desk.essay }, position: at, ...more }
    return desk.client.request<R>('workspace/executeCommand', { command, arguments: [argument] })
  }

  it('are shown as the style of the essay has them, and differently the second time', async () => {
    await start(vscodeLike)
    const first = await run<FormattedResult>('apparatus.previewCitation')
    assert.deepEqual([first.text, first.isNote], ['Doe, On Margins, 7.', true])
    assert.equal(first.html, '<p>Doe, <i>On Margins</i>, 7.</p>')
    const again = await run<FormattedResult>('apparatus.previewCitation', { line: 5, character: 58 })
    assert.match(again.text, /^Doe — .*8\.$/)
    assert.equal(await run('apparatus.previewCitation', { line: 5, character: 0 }), null)
  })

  it('give the entry of the work at the cursor', async () => {
    await start(vscodeLike)
    const { text, markdown } = await run<FormattedResult>('apparatus.copyReference')
    assert.equal(text, 'Doe, Jane. On Margins. Leeds: Folio, 1999.')
    assert.equal(markdown, 'Doe, Jane. *On Margins*. Leeds: Folio, 1999.')
  })

  it('make a bibliography in the essay, and keep it in its place', async () => {
    await start(vscodeLike)
    const edits: WorkspaceEdit[] = []
    desk.client.connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      edits.push(edit)
      return { applied: true }
    })
    const done = await run<BibliographyResult>('apparatus.insertBibliography', { line: 6, character: 0 })
    assert.deepEqual(done, { entries: 2, applied: true, problems: [] })
    const [change] = (edits[0]?.documentChanges ?? []) as TextDocumentEdit[]
    assert.equal(change?.textDocument.version, 1)
    const [edit] = change.edits
    assert.ok(edit && 'newText' in edit)
    const block =
      '<!-- apparatus:bibliography -->\n\nDoe, Jane. *On Margins*. Leeds: Folio, 1999.\n\nRoe, Richard. ‘Edges’. *Journal of Edges* 3 (2001): 1–9.\n\n<!-- /apparatus:bibliography -->'
    assert.equal(edit.newText.trim(), block)
    desk.client.change(desk.essay, { text: `${ESSAY.replace(' [@roe2001]', '')}\n${block}\n\nEnd.\n` })
    await run<BibliographyResult>('apparatus.insertBibliography', { line: 0, character: 0 })
    const [second] = (edits[1]?.documentChanges ?? []) as TextDocumentEdit[]
    assert.equal(second?.edits[0]?.range.start.line, 7)
    assert.equal(second.edits[0].range.end.line, 13)
    assert.doesNotMatch('newText' in second.edits[0] ? second.edits[0].newText : '', /Roe/)
  })

  it('are exported as data, the cited ones only', async () => {
    await start(vscodeLike)
    const bibtex = await run<ExportResult>('apparatus.exportCited', undefined, { format: 'bibtex' })
    assert.match(bibtex.text, /@string\{js = \{Journal of Edges\}\}/)
    assert.match(bibtex.text, /journaltitle = js/)
    assert.doesNotMatch(bibtex.text, /never/)
    const json = await run<ExportResult>('apparatus.exportCited', undefined, { format: 'csl-json' })
    assert.deepEqual(
      (JSON.parse(json.text) as { id: string }[]).map(({ id }) => id),
      ['doe1999', 'roe2001'],
    )
  })

  it('come into the hover of a key and into suggestions', async () => {
    await start(vscodeLike)
    await run('apparatus.previewCitation')
    // The first hover may come before the entry is made: the next one has it.
    for (;;) {
      const hover = await desk.client.hover(desk.essay, { line: 5, character: 16 })
      const { value } = hover?.contents as MarkupContent
      if (value.startsWith('Doe, Jane. *On Margins*. Leeds: Folio, 1999.')) break
      assert.match(value, /\*\*On Margins\*\*/)
    }
    const list = await desk.client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: desk.essay },
      position: { line: 5, character: 19 },
      context: { triggerKind: 1 },
    })
    const { documentation } = list.items.find(({ label }) => label === 'doe1999') ?? {}
    assert.match((documentation as MarkupContent).value, /^Doe, Jane\. \*On Margins\*\. Leeds/)
  })

  it('describe a source that no bibliography has by what it says of itself', async () => {
    desk.workspace.write(
      'sources/keeper1901.md',
      '---\ntitle: The Lamp\nauthor: Roe, Ann\ndate: 1901\n---\n\nA lamp was lit.\n',
    )
    await start(vscodeLike, 'See [@keeper1901].\n')
    const { text } = await run<FormattedResult>('apparatus.copyReference', { line: 0, character: 8 })
    assert.equal(text, 'Roe, Ann. 1901. “The Lamp.”')
  })

  it('say what is wrong with a style and go on with the default', async () => {
    await start(vscodeLike, ESSAY.replace('csl: chicago-notes', 'csl: mine.csl'))
    const shown = await run<FormattedResult>('apparatus.previewCitation')
    assert.equal(shown.text, '(Doe 1999, 7)')
    assert.match(shown.problems.join(), /mine\.csl was not found/)
  })

  it('follow the file of their style, in the hover, in the preview and in commands', async () => {
    const styleOf = (text: string): string =>
      `<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title><id>own</id></info><citation><layout><text value="${text}"/></layout></citation><bibliography><layout><text value="${text}"/><text variable="title" prefix=" "/></layout></bibliography></style>\n`
    for (const editor of [vscodeLike, neovimLike]) {
      desk.workspace.write('styles/own.csl', styleOf('First'))
      await start(editor, ESSAY.replace('chicago-notes', 'styles/own.csl'))
      const hovered = async (begins: string): Promise<void> => {
        for (;;) {
          const hover = await desk.client.hover(desk.essay, { line: 5, character: 16 })
          if ((hover?.contents as MarkupContent).value.startsWith(begins)) return
        }
      }
      assert.match((await run<FormattedResult>('apparatus.copyReference')).text, /^First On margins/)
      await hovered('First')
      if (editor === vscodeLike) await desk.client.request('apparatus/preview', { textDocument: { uri: desk.essay } })
      desk.workspace.write('styles/own.csl', styleOf('Second'))
      if (editor === vscodeLike)
        desk.client.notify('workspace/didChangeWatchedFiles', {
          changes: [{ uri: desk.workspace.uriOf('styles/own.csl'), type: 2 }],
        })
      await hovered('Second')
      if (editor === vscodeLike) await desk.client.until(() => desk.client.count('apparatus/previewStale') > 0)
      assert.match((await run<FormattedResult>('apparatus.copyReference')).text, /^Second On margins/)
      await desk.client.kill()
    }
  })

  it('are commands for other editors too, which are shown what they ask for', async () => {
    desk.client = new LspClient(neovimLike)
    const { capabilities } = await desk.client.initialize(desk.workspace.folder)
    assert.ok(capabilities.executeCommandProvider?.commands.includes('apparatus.previewCitation'))
    desk.client.open(desk.essay, ESSAY)
    await run('apparatus.previewCitation')
    await desk.client.until(() => desk.client.count('window/showMessage') > 0)
    await assert.rejects(run('apparatus.previewCitation', { line: -1, character: 0 }), /wrong argument/)
    await assert.rejects(run('apparatus.nothing'), /no command/)
  })
})

describe('apparatus cite', () => {
  const cli = path.resolve(import.meta.dirname, '../../server/dist/cli.cjs')
  const workspace = createWorkspace({ 'refs.bib': BIB, 'essay.md': ESSAY })
  after(() => workspace.dispose())
  const run = (...args: readonly string[]): { code: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'cite', ...args], {
      cwd: workspace.folder,
      encoding: 'utf8',
    })
    return { code: status, out: stdout, err: stderr }
  }

  it('prints the bibliography of an essay in its style', () => {
    const { code, out, err } = run('essay.md')
    assert.deepEqual([code, err], [0, ''])
    assert.equal(
      out,
      'Doe, Jane. On Margins. Leeds: Folio, 1999.\n\nRoe, Richard. ‘Edges’. Journal of Edges 3 (2001): 1–9.\n',
    )
  })

  it('takes another style, language and format', () => {
    assert.match(
      run('essay.md', '--style', 'apa', '--locale', 'en-US').out,
      /^Doe, J\. \(1999\)\. On margins\. Folio\./,
    )
    assert.match(
      run('essay.md', '--format', 'html').out,
      /<div class="csl-entry" id="ref-doe1999">Doe, Jane\. <i>On Margins<\/i>/,
    )
    assert.match(run('--keys', 'never', '--format', 'bibtex').out, /^@book\{never, author = \{Nobody\}/)
    assert.equal((JSON.parse(run('essay.md', '--format', 'csl-json').out) as unknown[]).length, 2)
  })

  it('takes what a _quarto.yml says of style, language and bibliography', () => {
    workspace.write('book/_quarto.yml', 'bibliography: lit.bib\ncsl: apa\nlang: de\n')
    workspace.write('book/lit.bib', BIB.replace('On Margins', 'Of Margins'))
    workspace.write('book/chapters/one.qmd', 'See @doe1999 [p. 3].\n')
    assert.equal(run('book/chapters/one.qmd').out, 'Doe, J. (1999). Of Margins. Folio.\n')
    assert.equal(
      run('book/chapters/one.qmd', '--style', 'chicago-notes').out,
      'Doe, Jane. Of Margins. Leeds: Folio, 1999.\n',
    )
    workspace.write('book/chapters/two.qmd', '---\ncsl: mla\n---\n\nSee @doe1999 [p. 3].\n')
    assert.match(run('book/chapters/two.qmd').out, /^Doe, Jane\. Of Margins\. Folio, 1999/)
  })

  it('says what it does not find', () => {
    const { code, out, err } = run('essay.md', '--keys', 'nobody')
    assert.equal(code, 1)
    assert.match(out, /^Doe/)
    assert.match(err, /@nobody is in no bibliography/)
    assert.equal(run('essay.md', '--format', 'word').code, 2)
    assert.equal(run().code, 2)
  })
})
