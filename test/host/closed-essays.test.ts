import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { ApparatusApi } from '../../client/src/node.ts'

describe('an essay that is not open in VS Code', () => {
  let folder: vscode.Uri
  let closed: vscode.Uri
  let bibliography: vscode.Uri

  before(async () => {
    const [first] = vscode.workspace.workspaceFolders ?? []
    assert.ok(first, 'a folder is open')
    folder = first.uri
    closed = vscode.Uri.joinPath(folder, 'drafts', 'closed.md')
    bibliography = vscode.Uri.joinPath(folder, 'drafts', 'refs.bib')
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'essay.md'))
    await vscode.extensions.getExtension<ApparatusApi>('apparatus.apparatus')?.activate()
  })
  after(() => vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'drafts'), { recursive: true }))

  const write = (uri: vscode.Uri, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))

  /** What the list of problems has for a file, once it is as wanted; the test's own time limit ends it otherwise. */
  async function problems(uri: vscode.Uri, wanted: (codes: readonly unknown[]) => boolean): Promise<void> {
    const codes = (): unknown[] => vscode.languages.getDiagnostics(uri).map(codeOf)
    while (!wanted(codes())) await new Promise(resolve => setTimeout(resolve, 20))
  }

  it('has its problems listed, and those of its bibliography, as long as they are there', async () => {
    await write(
      bibliography,
      '@book{lamp1901, title = {Of Lamps}}\n\n@book{reef1902, title = {Of Reefs\n}\n\n@book{sea1903}\n',
    )
    await write(closed, '---\nbibliography: refs.bib\n---\n\nOf lamps much was written [@lamp1902b; @lamp1901].\n')
    await problems(closed, codes => codes.includes('citation.unknown-key'))
    await problems(bibliography, codes => codes.includes('bibliography.broken-entry'))
    await write(bibliography, '@book{lamp1901, title = {Of Lamps}}\n\n@book{lamp1902b, title = {Of Lamps Again}}\n')
    // That no text of the two works is loaded stays a hint.
    await problems(closed, codes => codes.every(code => code === 'citation.no-source'))
    await problems(bibliography, codes => codes.length === 0)
  })
})

/** The code is a link. */
function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code
}
