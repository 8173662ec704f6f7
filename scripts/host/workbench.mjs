// VS Code's workbench, served by code-server, in headless Chromium under Playwright.
import path from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.mjs'

const viewport = { width: 1280, height: 800 }
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A browser page that can show the workbench, with nothing loaded yet.
 * @param {string} profile folder for the browser's own files
 * @param {object} [more] further options of Playwright's launchPersistentContext
 */
export async function openBrowser(profile, more = {}) {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium found: install it or name it in CHROMIUM')
  const options = { executablePath, headless: true, viewport, args: chromiumArgs, ...more }
  const browser = await chromium.launchPersistentContext(path.join(profile, 'chromium'), options)
  const page = browser.pages()[0] ?? (await browser.newPage())
  // A click that shows its page in Chromium's own log when asked for.
  if (process.env.CODE_HOST_DEBUG) page.on('console', m => console.error('[page]', m.type(), m.text().slice(0, 300)))
  return { browser, page }
}

/**
 * The address that opens a folder.
 * @param {{ origin: string }} server
 * @param {string | undefined} folder
 * @param {[string, string][]} payload what desktop VS Code takes as options, such as ['openFile', 'vscode-remote://…']
 */
export function workbenchUrl(server, folder, payload = []) {
  const query = new URLSearchParams({
    ...(folder && { folder: path.resolve(folder) }),
    ...(payload.length > 0 && { payload: JSON.stringify(payload) }),
  })
  return `${server.origin}/?${query}`
}
