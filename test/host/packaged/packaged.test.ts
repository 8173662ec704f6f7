import assert from 'node:assert/strict'
import * as vscode from 'vscode'

/** Runs in a VS Code into which the package was installed, on a folder with an essay and no sources. */
describe('the package, installed', () => {
  it('is the extension, and not the one that is being developed', () => {
    const extension = vscode.extensions.getExtension('apparatus.apparatus')
    assert.ok(extension, 'Apparatus is not installed')
    assert.ok(!extension.extensionPath.includes('/main/'), extension.extensionPath)
    assert.match(extension.extensionPath, /extensions[/\\]apparatus\.apparatus-/)
  })

  it('has every file that its manifest names, and the translations', async () => {
    const extension = vscode.extensions.getExtension('apparatus.apparatus')
    assert.ok(extension)
    const manifest = JSON.stringify(extension.packageJSON)
    const named = [...manifest.matchAll(/"(?:\.\/)?((?:client|syntaxes)\/[^"]+)"/g)].map(([, file]) => file ?? '')
    const pictures = named.filter(file => file.endsWith('.png'))
    assert.ok(pictures.length >= 10, `the walkthrough has pictures: ${pictures.join(', ')}`)
    const languages = ['de', 'fr', 'ru']
    const translated = languages.flatMap(one => [`l10n/bundle.l10n.${one}.json`, `package.nls.${one}.json`])
    for (const file of new Set([...named, ...translated, 'package.nls.json', 'examples/essay.md']))
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension.extensionUri, file))
  })

  it('shows what a term of the starter corpus means', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? []
    assert.ok(folder)
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'essay.md'))
    await vscode.window.showTextDocument(document)
    const at = document.positionAt(document.getText().indexOf('Thermidor') + 3)
    let text = ''
    // The server starts and reads the starter corpus; the test's own time limit ends a wait in vain.
    while (!text.includes('Thermidor')) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      )
      text = hovers
        .flatMap(({ contents }) => contents)
        .map(content => (typeof content === 'string' ? content : content.value))
        .join('\n')
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    assert.match(text, /conservative bureaucracy/)
  })

  it('finds the quotation that is wrong', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? []
    assert.ok(folder)
    const uri = vscode.Uri.joinPath(folder.uri, 'essay.md')
    const found = (): vscode.Diagnostic['code'] =>
      vscode.languages
        .getDiagnostics(uri)
        .map(({ code }) => code)
        .find(code => typeof code === 'object' && code.value === 'quotation.altered')
    while (!found()) await new Promise(resolve => setTimeout(resolve, 50))
    // The page that its code links to ships, and so do the pages that this one names.
    const extension = vscode.extensions.getExtension('apparatus.apparatus')
    assert.ok(extension)
    const page = vscode.Uri.joinPath(extension.extensionUri, 'docs/findings/quotation.altered.md')
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(page))
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '')
    assert.ok(links.length > 0)
    for (const link of links) await vscode.workspace.fs.stat(vscode.Uri.joinPath(page, '..', link))
  })
})
