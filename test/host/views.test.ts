import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { ApparatusApi } from '../../client/src/node.ts'
import type { ViewNode } from '../../client/src/views/view-node.ts'
import type { ViewTree } from '../../client/src/views/view-tree.ts'

describe('the views in VS Code', () => {
  let api: ApparatusApi
  let editor: vscode.TextEditor
  const KEEPER =
    '# Of Lamps\n\n## The first winter\n\nThe lamp was lit at dusk, and the keeper wrote into his book the hour and the wind.\n\n' +
    '## The second winter\n\nNo vessel passed the reef that winter without his seeing her. A reef light is a lamp that stands on a rock.\n'
  const BIB = '@book{gulls1903, author = {Poe, Ida}, title = {Of Gulls}, date = {1903}}\n'
  const ESSAY = `---
bibliography: gulls.bib
---

# Essay

It says "the lamp was lit at dawn, and the keeper wrote" [@keeper1901]. The reef light is old [@gulls1903].

And "no vessel passed the reef that winter" [@keeper1901].
`
  const uriOf = (name: string): vscode.Uri => {
    const [first] = vscode.workspace.workspaceFolders ?? []
    assert.ok(first, 'a folder is open')
    return vscode.Uri.joinPath(first.uri, name)
  }
  const files: Record<string, string> = {
    'sources/keeper1901.md': KEEPER,
    'sources/torn1900.pdf': 'this is no PDF',
    'gulls.bib': BIB,
  }

  before(async () => {
    for (const [name, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text))
    editor = await vscode.window.showTextDocument(uriOf('essay.md'))
    const extension = vscode.extensions.getExtension<ApparatusApi>('apparatus.apparatus')
    assert.ok(extension)
    api = await extension.activate()
    await vscode.commands.executeCommand('apparatus.rebuildIndex')
    await write(ESSAY)
    for (const view of ['terms', 'quotations', 'sources'])
      await vscode.commands.executeCommand(`apparatus.${view}.focus`)
  })

  after(async () => {
    for (const name of Object.keys(files)) await vscode.workspace.fs.delete(uriOf(name))
    await write('# Essay\n')
    await editor.document.save()
    await vscode.commands.executeCommand('workbench.view.explorer')
    await vscode.commands.executeCommand('apparatus.rebuildIndex')
  })

  async function write(text: string): Promise<void> {
    editor = await vscode.window.showTextDocument(editor.document, { preview: false })
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
    assert.ok(await editor.edit(edit => edit.replace(whole, text)))
  }

  /** Looks until it is as wanted; the test's own time limit ends it otherwise. */
  async function seen<T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
    for (;;) {
      const found = await look()
      if (found !== undefined && found !== false) return found
      await new Promise(resolve => setTimeout(resolve, 30))
    }
  }

  /** A line by its label, beneath the lines of these labels. */
  async function line(tree: ViewTree, ...labels: readonly RegExp[]): Promise<ViewNode | undefined> {
    let node: ViewNode | undefined
    for (const label of labels) {
      node = (await tree.getChildren(node)).find(({ look }) => label.test(look.label))
      if (!node) return undefined
    }
    return node
  }

  const sources = (...labels: readonly RegExp[]): Promise<ViewNode | undefined> =>
    line(api.views.sources.tree, ...labels)

  it('list sources with how often they are cited, what failed and why, and works without a text', async () => {
    const lamps = await seen(async () => {
      const found = await sources(/^Of Lamps$/)
      return found?.look.description === '@keeper1901 · 2×' && found
    })
    assert.match(lamps.look.spoken, /Of Lamps, key keeper1901, cited 2 times, ready/)
    const torn = await seen(() => sources(/Could not be read/, /^torn1900\.pdf$/))
    assert.ok(torn.look.description)
    const gulls = await seen(() => sources(/Without a text/, /^Of Gulls$/))
    assert.match(gulls.look.tooltip ?? '', /gulls1903\.pdf/)
    const { label } = api.views.sources.tree.getTreeItem(gulls).accessibilityInformation ?? {}
    assert.match(label ?? '', /Poe 1903: Of Gulls.*cited once.*without a text/)
  })

  it('go from a source to its headings, and to what is quoted from it', async () => {
    const heading = await seen(() => sources(/^Of Lamps$/, /Outline/, /^Of Lamps$/, /second winter/))
    await heading.run?.()
    await seen(() => vscode.window.activeTextEditor?.document.uri.path.endsWith('keeper1901.md'))
    await seen(() => vscode.window.activeTextEditor?.selection.active.line === 6)
    const passage = await seen(() => sources(/^Of Lamps$/, /Cited passages/, /no vessel/))
    await passage.run?.()
    await seen(() => vscode.window.activeTextEditor?.document === editor.document)
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 8)
    await vscode.commands.executeCommand('apparatus.goToPassage', passage)
    const source = await seen(() => {
      const active = vscode.window.activeTextEditor
      return active?.document.uri.path.endsWith('keeper1901.md') && !active.selection.isEmpty && active
    })
    assert.equal(source.document.getText(source.selection), 'No vessel passed the reef that winter')
  })

  it('list the quotations by verdict, with a badge for those that want an eye, and follow what is written', async () => {
    const { tree, view } = api.views.quotations
    await vscode.window.showTextDocument(editor.document)
    const altered = await seen(() => line(tree, /^Altered$/, /lamp was lit at dawn/))
    assert.match(altered.look.spoken, /^Altered, “the lamp was lit at dawn.*dusk/)
    await seen(() => view.badge?.value === 1)
    assert.match(view.badge?.tooltip ?? '', /1 quotation/)
    assert.ok(await line(tree, /^Faithful$/, /no vessel/))
    await altered.run?.()
    const active = await seen(() => vscode.window.activeTextEditor)
    assert.match(active.document.getText(active.selection), /^"the lamp was lit at dawn/)

    await write(`\n${ESSAY.replace('at dawn', 'at dusk')}`)
    await seen(() => view.badge === undefined)
    const mended = await seen(() => line(tree, /^Faithful$/, /lamp was lit at dusk/))
    assert.equal(await line(tree, /^Altered$/), undefined)
    await mended.run?.()
    await seen(() =>
      /^"the lamp was lit at dusk/.test(editor.document.getText(vscode.window.activeTextEditor?.selection)),
    )
    await write(ESSAY)
  })

  it('list the terms of the essay with their definitions, and find others', async () => {
    const { tree } = api.views.terms
    const reef = await seen(() => line(tree, /In this essay/, /^reef light$/))
    assert.match(reef.look.description ?? '', /A reef light is a lamp/)
    await reef.run?.()
    const active = await seen(() => {
      const editor = vscode.window.activeTextEditor
      return editor?.document.uri.path.endsWith('keeper1901.md') && editor
    })
    await seen(() => active.document.getText(active.selection) === 'reef light')
    // The essay stays the one that is being worked on.
    assert.ok(await line(tree, /In this essay/, /^reef light$/))
    await api.views.terms.filter('thermidor')
    assert.equal(await line(tree, /In this essay/), undefined)
    await seen(() => line(tree, /All terms/, /Thermidor/))
    await vscode.commands.executeCommand('apparatus.clearTermFilter')
    await seen(() => line(tree, /In this essay/, /^reef light$/))
  })

  it('cite a source where the cursor is, and copy its key and reference', async () => {
    const lamps = await seen(() => sources(/^Of Lamps$/))
    await write('It is so.\n')
    editor.selection = new vscode.Selection(0, 8, 0, 8)
    await vscode.commands.executeCommand('apparatus.citeSource', lamps)
    assert.equal(editor.document.getText(), 'It is so [@keeper1901].\n')
    const gulls = await seen(() => sources(/Without a text/, /^Of Gulls$/)).catch(() => undefined)
    assert.ok(gulls)
    editor.selection = new vscode.Selection(0, 12, 0, 12)
    await vscode.commands.executeCommand('apparatus.citeSource', gulls)
    assert.equal(editor.document.getText(), 'It is so [@keeper1901; @gulls1903].\n')
    await vscode.commands.executeCommand('apparatus.copyKey', lamps)
    assert.equal(await vscode.env.clipboard.readText(), 'keeper1901')
    await vscode.commands.executeCommand('apparatus.copySourceReference', gulls)
    assert.match(await vscode.env.clipboard.readText(), /Poe.*Of Gulls/)
  })

  it('read a source again that could not be read', async () => {
    const torn = await seen(() => sources(/Could not be read/, /^torn1900\.pdf$/))
    await vscode.commands.executeCommand('apparatus.retrySource', torn)
    await seen(() => sources(/Could not be read/, /^torn1900\.pdf$/))
    await vscode.workspace.fs.delete(uriOf('sources/torn1900.pdf'))
    await seen(async () => (await sources(/Could not be read/)) === undefined)
    await vscode.workspace.fs.writeFile(uriOf('sources/torn1900.pdf'), new TextEncoder().encode('again'))
    await seen(() => sources(/Could not be read/, /^torn1900\.pdf$/))
  })

  it('have a sample essay and a walkthrough', async () => {
    await vscode.commands.executeCommand('apparatus.openSample')
    const sample = await seen(
      () => vscode.window.activeTextEditor?.document.isUntitled && vscode.window.activeTextEditor,
    )
    assert.match(sample.document.getText(), /Thermidor/)
    assert.equal(sample.document.languageId, 'markdown')
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await vscode.commands.executeCommand('apparatus.openWalkthrough')
    await seen(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Welcome')
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
  })
})
