import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { SourcesResult } from '../../server/src/lsp/protocol.ts'

/** VS Code's own Markdown engine draws: with our part of it, as the preview shows it. */
describe('the preview in VS Code', () => {
  let editor: vscode.TextEditor
  const LAMPS =
    '---\ntitle: Lamps <b>lit</b>\nauthor: Quay, Ann\ndate: 1901\n---\n\nThe lamp was lit at dusk by the keeper.\n'
  const uriOf = (name: string): vscode.Uri => {
    const [first] = vscode.workspace.workspaceFolders ?? []
    assert.ok(first, 'a folder is open')
    return vscode.Uri.joinPath(first.uri, name)
  }

  before(async () => {
    await vscode.workspace.fs.writeFile(uriOf('sources/lamps1901.md'), new TextEncoder().encode(LAMPS))
    editor = await vscode.window.showTextDocument(uriOf('essay.md'))
    await vscode.extensions.getExtension('apparatus.apparatus')?.activate()
    await vscode.commands.executeCommand<SourcesResult>('apparatus.rebuildIndex')
  })

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups')
    await vscode.workspace.getConfiguration().update('apparatus.preview.enable', undefined, true)
    await vscode.workspace.fs.delete(uriOf('sources/lamps1901.md'))
    await vscode.commands.executeCommand('apparatus.rebuildIndex')
  })

  async function write(text: string): Promise<void> {
    await vscode.window.showTextDocument(editor.document)
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
    assert.ok(await editor.edit(edit => edit.replace(whole, text)))
  }

  /** What VS Code makes of the essay, once it is as wanted; the test's own time limit ends it otherwise. */
  async function drawn(wanted: (html: string) => boolean): Promise<string> {
    for (;;) {
      const html = await vscode.commands.executeCommand<string>('markdown.api.render', editor.document)
      if (wanted(html)) return html
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }

  it('shows verdicts, citations and the bibliography of what is written', async () => {
    await write('# Essay\n\nIt says "the lamp was lit at dawn by the keeper" [@lamps1901].\n')
    await vscode.commands.executeCommand('markdown.showPreviewToSide', editor.document.uri)
    const html = await drawn(text => text.includes('apparatus-altered'))
    assert.match(
      html,
      /<span class="apparatus-quotation apparatus-altered apparatus-warning[^"]*" title="[^"]*dusk[^"]*">/,
    )
    assert.match(html, /<span class="apparatus-citation" title="Quay, Ann[^"]*">\(Quay 1901\)<\/span>/)
    assert.match(html, /<section class="apparatus-bibliography[^>]*>[^]*Quay, Ann/)
    assert.doesNotMatch(html, /<b>lit/)

    await write('# Essay\n\nIt says "the lamp was lit at dusk by the keeper" [@lamps1901].\n')
    await drawn(text => text.includes('apparatus-faithful') && !text.includes('apparatus-altered'))
  })

  it('follows the sources without a change of the text', async () => {
    await vscode.workspace.fs.writeFile(
      uriOf('sources/lamps1901.md'),
      new TextEncoder().encode(LAMPS.replace('at dusk', 'at noon')),
    )
    const html = await drawn(text => text.includes('apparatus-altered'))
    assert.match(html, /title="[^"]*noon/)
  })

  it('shows nothing of ours where that is turned off', async () => {
    await vscode.workspace.getConfiguration().update('apparatus.preview.enable', false, true)
    const html = await drawn(text => !text.includes('apparatus-'))
    assert.match(html, /\[@lamps1901\]/)
  })
})
