import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startCodeServer } from './code-server.mjs'
import { ensureCodeHost } from './install-code-host.mjs'
import { openEssay, pictureSettings } from './picture-window.mjs'
import { openBrowser } from './workbench.mjs'
import { root } from '../root.mjs'
await ensureCodeHost()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'essays-'))
fs.cpSync(path.join(root, 'examples/essay.md'), path.join(folder, 'essay.md'))
const server = await startCodeServer({ settings: { ...pictureSettings, 'problems.defaultViewMode': process.argv[2] ?? 'tree' }, extension: root })
const { browser, page } = await openBrowser(server.profile)
try {
  const window = await openEssay(page, server, folder, 'essay.md')
  await window.goTo('first goods to be')
  await window.shown('.squiggly-warning')
  const tab = page.locator('.tab', { hasText: 'Preview quotation' })
  // the hover
  await page.keyboard.press('Control+K'); await page.keyboard.press('Control+I')
  const h = page.locator('.monaco-hover a', { hasText: 'quotation.' }).first()
  await h.waitFor({ timeout: 20000 })
  console.log('hover', await h.evaluate(e => e.outerHTML))
  await page.screenshot({ path: '/tmp/essay/hover.png' })
  await h.click()
  await tab.first().waitFor({ timeout: 20000 }).then(() => console.log('opened from hover'), () => console.log('NOT from hover'))
  await page.waitForTimeout(2000)
  await page.screenshot({ path: '/tmp/essay/page.png' })
  await page.locator('.tab', { hasText: 'essay.md' }).first().click()
  await page.keyboard.press('Control+Shift+M')
  const link = page.locator('.markers-panel-container a, .markers-panel a', { hasText: 'quotation.' }).first()
  await link.waitFor({ timeout: 30000 })
  console.log('problem', await link.evaluate(e => e.outerHTML))
  await page.screenshot({ path: '/tmp/essay/problems.png' })
  const before = await tab.count()
  if (before) { await tab.first().click(); await page.keyboard.press('Control+F4').catch(() => {}); await page.locator('.tab', { hasText: 'Preview quotation' }).first().locator('.codicon-close').click().catch(() => {}) }
  await link.click()
  await tab.first().waitFor({ timeout: 10000 }).then(() => console.log('opened from problems'), async () => { console.log('NOT from plain click'); await link.click({ modifiers: ['Control'] }); await tab.first().waitFor({ timeout: 10000 }).then(() => console.log('opened with control'), () => console.log('NOT with control')) })
} finally { await page.screenshot({ path: '/tmp/essay/end.png' }).catch(() => {}); await browser.close(); await server.stop(); fs.rmSync(folder, { recursive: true, force: true }) }
