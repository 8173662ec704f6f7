// npm run pictures [-- NAME…]: opens the built extension in code-server on the sample essay and the starter corpus, and saves what
// a writer sees to docs/pictures, for the walkthrough to client/media/walkthrough. One function a picture; with names only these, and a
// name that ends with `*` stands for all that begin so.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../root.mjs'
import { startCodeServer } from './code-server.mjs'
import { ensureCodeHost } from './install-code-host.mjs'
import { chooseLanguage } from './language-pack.mjs'
import { openEssay, pictureSettings } from './picture-window.mjs'
import { viewScenes } from './view-scenes.mjs'
import { openBrowser } from './workbench.mjs'

const shipped = path.join(root, 'docs/pictures')
const hover = '.monaco-resizable-hover:has(.monaco-hover:not(.hidden))'
const altered = 'first goods to be'
/** Begins on one page of the book and ends on the next. */
const overThePage = 'this last instruction was printed in bold type at the foot of every page'

/** name → what is done in the window. The picture shows the stretch of the window that is given, or all of it. */
const scenes = {
  'quotation-hover': async window => {
    await window.goTo(altered)
    await window.hover('goods to be')
    return window.around(hover)
  },
  'term-hover': async window => {
    await window.goTo('The NEP had been')
    await window.hover('NEP')
    return window.around(hover)
  },
  problems: async window => {
    await window.goTo(altered)
    await window.command('Problems: Focus on Problems View')
    await window.shown('.markers-panel .monaco-list-row, .markers-table .monaco-list-row')
  },
  'fix-menu': async window => {
    await window.goTo(altered)
    await window.page.keyboard.press('Control+.')
    await window.shown('.action-widget .monaco-list-row')
    return window.around('.action-widget')
  },
  completion: async window => {
    await window.goTo('The NEP had been')
    for (const key of ['Enter', 'ArrowUp']) await window.page.keyboard.press(key)
    await window.page.keyboard.type('The analogy was modest: "a revolution can ', { delay: 60 })
    await window.shown('.suggest-widget.visible .monaco-list-row')
    return window.around('.suggest-widget')
  },
  preview: async window => {
    const preview = await window.openPreview()
    await window.command('Notifications: Clear All Notifications')
    await preview.getByRole('heading', { name: 'Thermidor' }).evaluate(heading => heading.scrollIntoView())
  },
  'go-to-source': {
    prepare: folder => addBook(folder, 'book-pages.pdf', ''),
    async act(window) {
      await window.goTo('this last instruction')
      const page = window.page.getByText('── p. 2 ──').first()
      // The PDF is read later than the texts.
      while (!(await page.isVisible())) {
        await window.page.keyboard.press('F12')
        await window.page.waitForTimeout(2000)
      }
      await window.page.getByText('quoted in essay.md').waitFor()
    },
  },
  locator: {
    prepare: folder => addBook(folder, 'book-pages.pdf', ', p. 7'),
    async act(window) {
      const told = window.page.locator('.squiggly-info').first()
      for (let left = 20; left > 0 && !(await told.isVisible()); left--) {
        await window.goTo(overThePage.slice(0, 20))
        await window.page.waitForTimeout(1000)
      }
      await window.page.keyboard.press('Control+.')
      await window.shown('.action-widget .monaco-list-row')
      await window.page.waitForTimeout(500)
      return window.around('.action-widget')
    },
  },
}

for (const format of ['epub', 'docx', 'odt', 'rtf', 'html', 'txt']) {
  scenes[`go-to-source-${format}`] = {
    viewport: { width: 760, height: 300 },
    scale: 1.5,
    settings: { 'editor.fontSize': 13 },
    prepare: folder => addBook(folder, `book.${format}`, ''),
    act: goToBook,
  }
}

/** As a writer does, again and again until the book has been read. */
async function goToBook(window) {
  await window.goTo('this last instruction')
  const tab = window.page.locator('.tab.active', { hasText: 'ferrier1911' })
  while (!(await tab.isVisible())) {
    await window.page.keyboard.press('F12')
    await window.page.waitForTimeout(2000)
  }
  await window.shown('.part.editor .selected-text')
  await window.page.getByText('quoted in essay.md').waitFor()
  const status = await window.page.locator('.part.statusbar').boundingBox()
  return { x: 0, y: 0, width: status.width, height: status.y }
}

/** A book beside the essay, and in the essay a passage of it; `cited` stands behind the key. */
function addBook(folder, book, cited) {
  fs.mkdirSync(path.join(folder, 'sources'))
  const name = `sources/ferrier1911${path.extname(book)}`
  fs.cpSync(path.join(root, 'test/fixtures/book', book), path.join(folder, name))
  fs.writeFileSync(path.join(folder, 'apparatus.yaml'), 'starterCorpus: true\n')
  fs.appendFileSync(
    path.join(folder, 'essay.md'),
    `\nThe instrument had its doctrine: "${overThePage}" [@ferrier1911${cited}].\n`,
  )
}

Object.assign(scenes, viewScenes())

const wanted = process.argv.slice(2).flatMap(named)
const unknown = wanted.filter(name => !Object.hasOwn(scenes, name))
if (unknown.length > 0) {
  console.error(`no picture is called ${unknown.join(', ')}; there are ${Object.keys(scenes).join(', ')}`)
  process.exit(2)
}
await ensureCodeHost()
for (const name of wanted.length > 0 ? wanted : Object.keys(scenes)) await take(name)

function named(name) {
  if (!name.endsWith('*')) return [name]
  const some = Object.keys(scenes).filter(one => one.startsWith(name.slice(0, -1)))
  return some.length > 0 ? some : [name]
}

/** Each picture has a window and a copy of the essay of its own. */
async function take(name) {
  const scene = scenes[name]
  const { prepare = () => {}, settings = {}, viewport = {}, scale = 2, pictures = shipped, language } = scene
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'essays-'))
  fs.cpSync(path.join(root, 'examples/essay.md'), path.join(folder, 'essay.md'))
  prepare(folder)
  fs.mkdirSync(pictures, { recursive: true })
  const server = await startCodeServer({ settings: { ...pictureSettings, ...settings }, extension: root })
  const more = { viewport: { width: 1100, height: 760, ...viewport }, deviceScaleFactor: scale }
  const { browser, page } = await openBrowser(server.profile, more)
  try {
    if (language) chooseLanguage(server, language)
    const window = await openEssay(page, server, folder, 'essay.md')
    await page.keyboard.press('Control+b')
    // What is wrong with it is drawn: the sources are read and the quotations judged.
    await seeAltered(window)
    const clip = await (scene.act ?? scene)(window)
    // Drawing ends after the element is there: the hover grows, the list is filled.
    await page.waitForTimeout(1200)
    const file = path.join(pictures, `${name}.png`)
    await page.screenshot({ path: file, ...(clip ? { clip } : {}) })
    console.log(`${path.relative(root, file)}  ${Math.round(fs.statSync(file).size / 1024)} KB`)
  } catch (error) {
    await page.screenshot({ path: path.join(os.tmpdir(), `apparatus-picture-${name}.png`) })
    throw error
  } finally {
    await browser.close().catch(() => {})
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** The window may still be laid out: what was in its middle is below it then, and is gone to again. */
async function seeAltered(window) {
  const squiggle = window.page.locator('.squiggly-error, .squiggly-warning').first()
  for (let left = 10; ; left--) {
    await window.goTo(altered)
    try {
      await squiggle.waitFor({ timeout: 10_000 })
      return
    } catch (error) {
      if (left === 0) throw error
    }
  }
}
