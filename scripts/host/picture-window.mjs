// A window of VS Code on one essay, driven as a writer drives it: with the keyboard and the pointer.
import fs from 'node:fs'
import path from 'node:path'
import { workbenchUrl } from './workbench.mjs'

/** The user's settings: nothing in the window but the essay. */
export const pictureSettings = {
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.startupEditor': 'none',
  'workbench.activityBar.location': 'hidden',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.tips.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'breadcrumbs.enabled': false,
  'git.enabled': false,
  'problems.defaultViewMode': 'table',
  'editor.fontSize': 15,
  'editor.lineHeight': 1.6,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.lightbulb.enabled': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.occurrencesHighlight': 'off',
  'editor.hover.delay': 200,
  'editor.accessibilitySupport': 'off',
}

/** Above every time that a loaded machine needs to draw something. */
const patienceMs = 90_000
/** How much is shown above and below what a picture is about, in CSS pixels. */
const context = 110

/**
 * Opens an essay of a folder.
 * @param {import('playwright-core').Page} page
 * @param {Awaited<ReturnType<typeof import('./code-server.mjs').startCodeServer>>} server
 */
export async function openEssay(page, server, folder, file) {
  page.setDefaultTimeout(patienceMs)
  const text = fs.readFileSync(path.join(folder, file), 'utf8')
  await page.goto(workbenchUrl(server, folder, [['openFile', server.remote(path.join(folder, file))]]))
  const shown = selector => page.waitForSelector(selector)
  await shown('.view-line')

  /** Takes a command by its name in the palette. */
  async function command(name) {
    await page.keyboard.press('F1')
    await page.locator('.quick-input-widget input').fill(`>${name}`)
    await shown('.quick-input-list .monaco-list-row.focused')
    await page.keyboard.press('Enter')
  }

  /** Puts the cursor before the first such words of the essay, in the middle of the window. */
  async function goTo(words) {
    const at = text.indexOf(words)
    if (at < 0) throw new Error(`the essay does not say "${words}"`)
    const before = text.slice(0, at).split('\n')
    await page.keyboard.press('Control+g')
    await page.locator('.quick-input-widget input').fill(`:${before.length}:${before.at(-1).length + 1}`)
    await page.keyboard.press('Enter')
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
    await page.waitForFunction(rectOf, words)
  }

  /** Rests the pointer on words that are seen until a hover is drawn and has stopped growing. */
  async function hover(words) {
    const { x, y, width, height } = await page.evaluate(rectOf, words)
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 })
    await shown('.monaco-hover:not(.hidden) .hover-contents')
  }

  /** The stretch of the window, over the whole width of the text, that shows the element and the lines round it. */
  async function around(selector) {
    await page.waitForTimeout(800)
    const box = await page.locator(selector).first().boundingBox()
    const { width, height } = page.viewportSize()
    const top = Math.max(0, box.y - context)
    const bottom = Math.min(height, box.y + box.height + context)
    return { x: 0, y: top, width, height: bottom - top }
  }

  /** Shows the essay's preview in its place, and waits until all of it is there. The cursor is in the essay. */
  async function openPreview() {
    await page.keyboard.press('Control+Shift+v')
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
    await preview.locator('.apparatus-bibliography').waitFor({ state: 'attached' })
    return preview
  }

  /** Where words that are seen stand. */
  const placeOf = words => page.evaluate(rectOf, words)

  return { page, shown, command, goTo, hover, around, openPreview, placeOf }
}

// Runs in the page. Where words stand in the editor as drawn; nothing when they are not in view on one line.
function rectOf(words) {
  for (const line of document.querySelectorAll('.part.editor .view-line')) {
    const at = line.textContent.replaceAll('\u00a0', ' ').indexOf(words)
    if (at < 0) continue
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let passed = 0
    let begun = false
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const end = passed + node.length
      if (!begun && at < end) {
        range.setStart(node, at - passed)
        begun = true
      }
      if (at + words.length <= end) {
        range.setEnd(node, at + words.length - passed)
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x, y, width, height }
      }
      passed = end
    }
  }
  return undefined
}
