#!/usr/bin/env node
// A VS Code executable for @vscode/test-electron, backed by code-server in headless Chromium: it takes the arguments that
// VS Code takes (--extensionDevelopmentPath=… --extensionTestsPath=… FOLDER), runs the suite in the real extension host,
// forwards its log and exits with its code. --install-extension=FILE installs a package first. All other options are ignored.
//
// How it works: the workbench in a browser obeys extensionDevelopmentPath and extensionTestsPath in the `payload` of its address
// only when its configuration has developmentOptions.enableSmokeTestDriver; a script that runs before it sets that. (Changing
// the page by intercepting the response does not work: Chromium then takes the WebSocket for an access to the local network
// and blocks it.) The result comes through window.codeAutomationExit, the log through window.codeAutomationLog.
//
// CODE_HOST_TIMEOUT_MS  the time limit; CODE_HOST_SHOT  a PNG of the window at the end; CODE_HOST_DEBUG  the page's console
import { format } from 'node:util'
import { startCodeServer } from './code-server.mjs'
import { openBrowser, workbenchUrl } from './workbench.mjs'

const args = process.argv.slice(2)
const option = name => args.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
const folder = args.find(arg => !arg.startsWith('-'))
const limitMs = Number(process.env.CODE_HOST_TIMEOUT_MS ?? 300_000)
/** What the workbench itself logs on every start. */
const noise =
  /^\[?(AgentHost|ChatModelSelection|AccountPolicyGate|Service Worker|reconnection|Resolv(ing|ed) connection|Creating a socket|Updating additional)/

let browser
let exitCode = 1
const server = await startCodeServer({ vsix: option('install-extension') })
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end(130))
try {
  const opened = await openBrowser(server.profile)
  browser = opened.browser
  const { page } = opened
  const finished = new Promise(resolve => page.exposeFunction('codeAutomationExit', resolve))
  await page.exposeFunction('codeAutomationLog', (_type, parts) => {
    const line = format(...parts)
    if (!noise.test(line)) console.log(line)
  })
  await page.addInitScript(allowExtensionDevelopment)
  const payload = ['extensionDevelopmentPath', 'extensionTestsPath'].map(name => [name, server.remote(option(name))])
  await page.goto(workbenchUrl(server, folder, payload), { timeout: limitMs })
  exitCode = await Promise.race([finished, timeLimit()])
  if (process.env.CODE_HOST_SHOT) await page.screenshot({ path: process.env.CODE_HOST_SHOT })
} catch (error) {
  console.error(error)
}
await end(exitCode)

async function end(code) {
  await browser?.close().catch(() => {})
  await server.stop(code === 124 || process.env.CODE_HOST_DEBUG !== undefined)
  process.exit(code)
}

function timeLimit() {
  return new Promise(resolve => {
    setTimeout(() => {
      console.error(`code-host: no result in ${limitMs / 1000} s; logs are in ${server.profile}`)
      resolve(124)
    }, limitMs).unref()
  })
}

// Runs in the page, before the workbench reads its configuration.
function allowExtensionDevelopment() {
  const read = Element.prototype.getAttribute
  Element.prototype.getAttribute = function (name) {
    const value = read.call(this, name)
    if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings' || !value) return value
    const config = JSON.parse(value)
    config.developmentOptions = { ...config.developmentOptions, enableSmokeTestDriver: true }
    return JSON.stringify(config)
  }
}
