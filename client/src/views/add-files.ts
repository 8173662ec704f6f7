import * as vscode from 'vscode'
import { fileNameFor } from './file-name-for.ts'

/** The endings that Apparatus reads, for the dialog. */
const READABLE = ['txt', 'md', 'html', 'htm', 'pdf', 'epub', 'docx', 'odt', 'rtf', 'xml', 'tei']

/** Copies files that the writer picks into the folder `sources`; none that is there already is written over. */
export async function addSources(): Promise<void> {
  const folder = await sourcesFolder()
  if (!folder) return
  const files = await pick(vscode.l10n.t('Add Sources'), true)
  const known: string[] = []
  for (const file of files) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1)
    if (!(await copy(file, vscode.Uri.joinPath(folder, name)))) known.push(name)
  }
  tellKnown(known)
}

/** Copies the text of a work that only a bibliography has, so named that it is known by the work's key. */
export async function addTextOf(key: string): Promise<void> {
  const folder = await sourcesFolder()
  if (!folder) return
  const [file] = await pick(vscode.l10n.t('The Text of {0}', `@${key}`), false)
  if (!file) return
  const { name, sidecar } = fileNameFor(key, file.path)
  const target = vscode.Uri.joinPath(folder, name)
  if (!(await copy(file, target))) {
    tellKnown([name])
    return
  }
  if (sidecar) {
    const beside = vscode.Uri.joinPath(folder, sidecar.name)
    await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode(sidecar.text))
  }
}

/** Of the first folder of the workspace; the writer is told where there is none. */
async function sourcesFolder(): Promise<vscode.Uri | undefined> {
  const [first] = vscode.workspace.workspaceFolders ?? []
  if (first) return vscode.Uri.joinPath(first.uri, 'sources')
  const open = vscode.l10n.t('Open Folder…')
  const message = vscode.l10n.t('Sources lie in the folder of your essays: open it first.')
  if ((await vscode.window.showInformationMessage(message, open)) === open)
    await vscode.commands.executeCommand('vscode.openFolder')
  return undefined
}

async function pick(title: string, canSelectMany: boolean): Promise<readonly vscode.Uri[]> {
  const filters = { [vscode.l10n.t('Texts')]: READABLE, [vscode.l10n.t('All Files')]: ['*'] }
  const openLabel = vscode.l10n.t('Copy into “sources”')
  return (await vscode.window.showOpenDialog({ title, openLabel, canSelectMany, filters })) ?? []
}

/** False where there is such a file already. */
async function copy(from: vscode.Uri, to: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.copy(from, to, { overwrite: false })
    return true
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileExists') return false
    throw error
  }
}

function tellKnown(names: readonly string[]): void {
  if (names.length > 0)
    void vscode.window.showWarningMessage(vscode.l10n.t('Already there, and left as it is: {0}', names.join(', ')))
}
