// Going to the source as it is seen: the passage is drawn, in a small window, in each format; a tab of a source comes back with the window.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startCodeServer } from '../../../scripts/host/code-server.mjs'
import { ensureCodeHost } from '../../../scripts/host/install-code-host.mjs'
import { openEssay, pictureSettings } from '../../../scripts/host/picture-window.mjs'
import { openBrowser, workbenchUrl } from '../../../scripts/host/workbench.mjs'
import { root } from '../../../scripts/root.mjs'

const WORDS = 'an affidavit signed by two pilots and the widow who let him the room'
/** Of lines of type, of which some words are divided. */
const plain = text =>
  text
    .replaceAll(/[\u00a0·]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/- ?(?=\p{Ll})/gu, '')
/** Small: a paragraph fills it. */
const viewport = { width: 700, height: 380 }

describe('going to the source, as seen', () => {
  let server, browser, page
  const folders = []

  before(async () => {
    await ensureCodeHost()
    server = await startCodeServer({ settings: pictureSettings, extension: root })
    const opened = await openBrowser(server.profile, { viewport })
    browser = opened.browser
    page = opened.page
  })

  after(async () => {
    await browser?.close().catch(() => {})
    await server?.stop()
    for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
  })

  const text = words => page.locator('.part.editor .view-line', { hasText: words }).first()
  const activeTab = name => page.locator('.tab.active', { hasText: name })

  /** A window on an essay that quotes the book in this format. */
  async function open(file, { settings, others = [] } = {}) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'essays-'))
    folders.push(folder)
    const book = path.join(folder, 'sources', `ferrier1911${path.extname(file)}`)
    fs.mkdirSync(path.dirname(book))
    fs.copyFileSync(path.join(root, 'test/fixtures/book', file), book)
    for (const other of others) fs.copyFileSync(book, path.join(folder, other))
    fs.writeFileSync(path.join(folder, 'essay.md'), `# Essay\n\nIt is said: "${WORDS}" [@ferrier1911].\n`)
    if (settings) {
      fs.mkdirSync(path.join(folder, '.vscode'))
      fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings))
    }
    return { folder, book, window: await openEssay(page, server, folder, 'essay.md') }
  }

  /** As a writer does. The source may still be being read. */
  async function goToDefinition(window, name) {
    await window.goTo('It is said')
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight')
    for (let left = 20; ; left--) {
      await page.keyboard.press('F12')
      try {
        await activeTab(name).waitFor({ timeout: 3000 })
        break
      } catch (error) {
        if (left === 0) throw error
      }
    }
    await page.locator('.statusbar').getByText('selected)').waitFor()
  }

  /** The words that are drawn as selected, of the lines that are in view, become those of the passage. */
  async function seePassage() {
    for (let left = 100; ; left--) {
      const words = plain(await page.evaluate(selectedWords))
      if (words.includes(WORDS)) return
      if (left === 0) assert.fail(`selected is in view: ${words}`)
      await page.waitForTimeout(100)
    }
  }

  for (const file of ['book.epub', 'book.docx', 'book.odt', 'book.rtf', 'book-pages.pdf']) {
    it(`shows the passage: ${file}`, async () => {
      const { window } = await open(file)
      await goToDefinition(window, 'ferrier1911')
      await seePassage()
    })
  }

  it('shows it also where the writer has another language for names that end so, and another encoding', async () => {
    const settings = { 'files.associations': { '*.txt': 'plaintext' }, 'files.encoding': 'windows1252' }
    const { window } = await open('book.epub', { settings })
    await goToDefinition(window, 'ferrier1911')
    await seePassage()
    await page.locator('.statusbar').getByText('Source', { exact: true }).waitFor()
    await text('“I have examined').waitFor()
  })

  describe('in a tab', () => {
    let opened
    const tab = 'ferrier1911.epub.txt'
    async function reload() {
      // Not the address that opens the essay.
      await page.evaluate(url => history.replaceState(null, '', url), workbenchUrl(server, opened.folder))
      const loaded = page.waitForEvent('load')
      await opened.window.command('Developer: Reload Window')
      await loaded
    }

    before(async () => {
      opened = await open('book.epub')
      await goToDefinition(opened.window, tab)
    })

    it('says that it cannot be written to, and asks for nothing', async () => {
      await page.keyboard.type('x')
      await page.locator('.monaco-editor-overlaymessage', { hasText: 'it cannot be changed here' }).waitFor()
      assert.equal(await page.locator('.notifications-toasts .notification-list-item').count(), 0)
      assert.equal(await page.locator('.monaco-dialog-box').count(), 0)
      await page.keyboard.press('Escape')
    })

    it('comes back with the window, where it was, with who quotes it', async () => {
      await reload()
      await activeTab(tab).waitFor()
      await seePassage()
      await page.locator('.codelens-decoration', { hasText: 'quoted in essay.md' }).waitFor()
    })

    it('is struck out while its source is gone, and says so when the window comes back', async () => {
      const bytes = fs.readFileSync(opened.book)
      fs.rmSync(opened.book)
      await page.locator('.tab.active .strikethrough', { hasText: tab }).waitFor()
      await reload()
      await page.getByText('the file was not found').waitFor()
      fs.writeFileSync(opened.book, bytes)
      await text('affidavit').waitFor()
    })
  })

  describe('from its file', () => {
    const row = name => page.locator('.explorer-folders-view .monaco-list-row', { hasText: name })
    const menu = () => page.locator('.context-view .monaco-menu')
    const entry = () => menu().getByText('Open Text of Source')

    async function openMenuOf(name) {
      // The last one is closed.
      while ((await menu().count()) > 0) await page.keyboard.press('Escape')
      await row(name).click({ button: 'right' })
      await menu().getByText('Rename').first().waitFor()
    }

    before(async () => {
      const { window } = await open('book.docx', { others: ['no-source.docx'] })
      // The sources have been read.
      await goToDefinition(window, 'ferrier1911')
      await window.command('View: Close All Editors')
      await row('sources').click()
    })

    it('is one entry of a menu away, which other files do not have', async () => {
      do await openMenuOf('ferrier1911.docx')
      while ((await entry().count()) === 0)
      await openMenuOf('no-source.docx')
      assert.equal(await entry().count(), 0)
      // A menu does not hear the pointer while it is still being shown.
      const isOpen = () =>
        activeTab('ferrier1911.docx.txt')
          .waitFor({ timeout: 3000 })
          .then(
            () => true,
            () => false,
          )
      do {
        await openMenuOf('ferrier1911.docx')
        await entry().click()
      } while (!(await isOpen()))
      await text('an affidavit signed').waitFor()
    })

    it('is one click away where VS Code says that it shows no such file', async () => {
      await row('ferrier1911.docx').click()
      await page.getByText('The file is not displayed').waitFor()
      await page.locator('.editor-actions [aria-label^="Open Text of Source"]').click()
      await activeTab('ferrier1911.docx.txt').waitFor()
    })
  })
})

// Runs in the page: the text under the boxes that show what is selected.
function selectedWords() {
  const words = []
  const editor = document.querySelector('.part.editor').getBoundingClientRect()
  for (const box of document.querySelectorAll('.part.editor .selected-text')) {
    const { left, right, top, bottom } = box.getBoundingClientRect()
    if (top < editor.top || bottom > editor.bottom || right > editor.right) continue
    words.push({ left, right, top, bottom })
  }
  const rows = new Map()
  for (const { left, right, top } of words) {
    const [from, to] = rows.get(top) ?? [left, right]
    rows.set(top, [Math.min(from, left), Math.max(to, right)])
  }
  const lines = [...document.querySelectorAll('.part.editor .view-line')]
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([top, [left, right]]) => {
      const line = lines.find(one => Math.abs(one.getBoundingClientRect().top - top) < 2)
      if (!line) return ''
      let text = ''
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let i = 0; i < node.length; i++) {
          const range = document.createRange()
          range.setStart(node, i)
          range.setEnd(node, i + 1)
          const box = range.getBoundingClientRect()
          const middle = (box.left + box.right) / 2
          if (middle > left && middle < right) text += node.data[i]
        }
      }
      return text
    })
    .join(' ')
}
