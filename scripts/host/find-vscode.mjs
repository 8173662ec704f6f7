import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../root.mjs'
import { codeHostCanBeInstalled, codeHostIsReady, ensureCodeHost } from './install-code-host.mjs'

const cache = path.join(root, '.vscode-test')
const probeMs = 5_000
const downloadIdleMs = 20_000

/**
 * A VS Code to run the tests in: the variable VSCODE_EXECUTABLE; one that was downloaded before; code-server if it is
 * installed; a fresh download if that host can be reached and there is a display; code-server on a Debian machine.
 * @returns {Promise<{ name: string, executable: string, isDesktop: boolean }>}
 * @throws {Error} that says what was tried
 */
export async function findVSCode() {
  const given = process.env.VSCODE_EXECUTABLE
  if (given) return { name: given, executable: given, isDesktop: true }
  const tried = []
  if (!hasDisplay()) tried.push('desktop VS Code: there is no display')
  const downloaded = hasDisplay() ? downloadedBefore() : undefined
  if (!downloaded && codeHostIsReady()) return codeHost()
  if (hasDisplay()) {
    const desktop = await download(downloaded !== undefined).catch(error => tried.push(`download: ${error.message}`))
    if (typeof desktop === 'string') return { name: 'desktop VS Code', executable: desktop, isDesktop: true }
  }
  if (codeHostCanBeInstalled()) {
    const problem = await ensureCodeHost().then(
      () => undefined,
      error => error,
    )
    if (!problem) return codeHost()
    tried.push(`code-server: ${problem.message}`)
  } else {
    tried.push('code-server: only on Debian and its children')
  }
  throw new Error(
    `no VS Code found to test in\n${tried.map(line => `  - ${line}`).join('\n')}\n  - VSCODE_EXECUTABLE is not set`,
  )
}

/** Whether a window can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Downloads the current VS Code, or gives the one that is here.
 * @throws {Error} within seconds where the download host cannot be reached
 */
export async function download(isHere = downloadedBefore() !== undefined) {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron')
  if (!isHere) {
    const { fetchStableVersions } = await import('@vscode/test-electron/out/download.js')
    await within(probeMs, fetchStableVersions(true, probeMs))
  }
  return downloadAndUnzipVSCode({ version: 'stable', cachePath: cache, timeout: downloadIdleMs })
}

function downloadedBefore() {
  return fs.existsSync(cache) ? fs.readdirSync(cache).find(name => name.startsWith('vscode-')) : undefined
}

function codeHost() {
  const executable = fileURLToPath(new URL('code-host.mjs', import.meta.url))
  return { name: 'code-server (VS Code in headless Chromium)', executable, isDesktop: false }
}

function within(ms, promise) {
  const late = new Promise((_, reject) =>
    setTimeout(() => reject(new Error(`no answer in ${ms / 1000} s`)), ms).unref(),
  )
  return Promise.race([promise, late])
}
