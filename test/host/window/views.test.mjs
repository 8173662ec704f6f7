// The views and the walkthrough as they are seen and used: what is dragged, what a menu of the keyboard offers, what an empty view says.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startCodeServer } from '../../../scripts/host/code-server.mjs'
import { ensureCodeHost } from '../../../scripts/host/install-code-host.mjs'
import { openEssay, pictureSettings } from '../../../scripts/host/picture-window.mjs'
import { openBrowser } from '../../../scripts/host/workbench.mjs'
import { root } from '../../../scripts/root.mjs'

const settings = { ...pictureSettings, 'workbench.activityBar.location': 'default' }

describe('the views, as used', () => {
  let server, browser, window, page
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'essays-'))
  const row = text => page.locator('.pane-body .monaco-list-row', { hasText: text }).first()
  const pane = name => page.locator('.pane', { has: page.locator('.pane-header', { hasText: name }) })

  before(async () => {
    await ensureCodeHost()
    fs.writeFileSync(path.join(folder, 'essay.md'), 'It is so.\n')
    server = await startCodeServer({ settings, extension: root })
    // Wide enough for the pictures of a walkthrough.
    const opened = await openBrowser(server.profile, { viewport: { width: 1600, height: 900 } })
    browser = opened.browser
    page = opened.page
    window = await openEssay(page, server, folder, 'essay.md')
    await window.command('Apparatus: Focus on Sources View')
    await row('Collectivisation and').waitFor()
  })

  after(async () => {
    await browser?.close().catch(() => {})
    await server?.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  it('say that the starter corpus answers, and what to do', async () => {
    await page.getByText('the starter corpus answers').waitFor()
    await row('Add your own sources').waitFor()
    await pane('Quotations').getByText('This essay has no quotations yet').waitFor()
  })

  it('put a citation where a source is dropped', async () => {
    const from = await row('Collectivisation and').boundingBox()
    const to = await window.placeOf('is so')
    await page.mouse.move(from.x + 60, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(to.x - 20, to.y + to.height / 2, { steps: 15 })
    await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 15 })
    await page.mouse.up()
    await page.locator('.view-line', { hasText: 'It is so [@collectivisation].' }).waitFor()
    // Its line says so; what is drawn anew later would close a menu.
    await page.locator('.pane-body .monaco-list-row[aria-label*="key collectivisation, cited once"]').waitFor()
  })

  it('cite by the keyboard, from the menu of a line', async () => {
    await window.command('Apparatus: Focus on Sources View')
    await page.keyboard.press('Home')
    await page.keyboard.type('Culture')
    await page.locator('.monaco-list-row.focused', { hasText: 'Culture' }).waitFor()
    await page.keyboard.press('Shift+F10')
    const menu = page.locator('.context-view .monaco-menu')
    await menu.waitFor()
    assert.deepEqual(
      (await menu.locator('.action-label').allTextContents()).map(text => text.trim()).filter(text => text),
      ['Insert Citation', 'Copy Citation Key', 'Copy Reference', 'Open', 'Reveal in Explorer'],
    )
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.view-line', { hasText: '@culture-arts' }).waitFor()
  })

  it('have a label on each line for who does not see it', async () => {
    const labels = await page
      .locator('.pane-body .monaco-list-row')
      .evaluateAll(rows => rows.map(row => row.getAttribute('aria-label') ?? ''))
    assert.ok(labels.length > 5)
    assert.ok(
      labels.every(label => label.length > 3),
      labels.join('\n'),
    )
    assert.ok(
      labels.some(label => /Collectivisation.*key collectivisation, cited once, ready/.test(label)),
      labels.join('\n'),
    )
  })

  it('begin with a walkthrough of five steps whose links do what they say', async () => {
    await window.command('Apparatus: Get Started')
    const steps = page.locator('.gettingStartedContainer .getting-started-step')
    await steps.first().waitFor()
    assert.equal(await steps.count(), 5)
    for (const [i, words] of [
      'sources beside',
      'quotation got wrong',
      'Put it right',
      'Quote and cite',
      'a term means',
    ].entries()) {
      await steps.nth(i).click()
      await page.locator('.getting-started-step.expanded', { hasText: words }).waitFor()
      const image = page.locator('.getting-started-media img').first()
      await image.waitFor()
      assert.ok(((await image.getAttribute('alt')) ?? '').length > 20)
      await image.evaluate(img => img.decode())
    }
    await page.locator('.getting-started-step.expanded').getByText('Show Terms').click()
    await row('All terms').waitFor()
    await steps.nth(1).click()
    await page.locator('.getting-started-step.expanded').getByText('Open Sample Essay').click()
    await page.locator('.view-line', { hasText: 'A book against its time' }).first().waitFor()
    await row('Altered').waitFor()
  })
})

describe('the views without a folder', () => {
  it('say to open one', async () => {
    await ensureCodeHost()
    const server = await startCodeServer({ settings, extension: root })
    const { browser, page } = await openBrowser(server.profile)
    try {
      page.setDefaultTimeout(90_000)
      await page.goto(`${server.origin}/?ew=true`)
      await page.locator('.activitybar [aria-label^="Apparatus"]').first().click()
      await page.getByText('Open the folder that holds your essays').waitFor()
      await page.getByText('Open an essay, a Markdown file').waitFor()
      await page.getByRole('button', { name: 'Open Sample Essay' }).first().click()
      await page.locator('.view-line', { hasText: 'A book against its time' }).first().waitFor()
      await page.locator('.pane-body .monaco-list-row', { hasText: 'Altered' }).first().waitFor()
    } finally {
      await browser.close().catch(() => {})
      await server.stop()
    }
  })
})
