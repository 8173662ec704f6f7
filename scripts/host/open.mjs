// node scripts/host/open.mjs FOLDER FILE [--browser]: opens a folder and a file in VS Code with the extension: a downloaded VS
// Code if there is a display and the download host answers, else code-server, whose address it prints; until Ctrl-C.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../root.mjs'
import { run } from '../run.mjs'
import { startCodeServer } from './code-server.mjs'
import { download, hasDisplay } from './find-vscode.mjs'
import { ensureCodeHost } from './install-code-host.mjs'
import { workbenchUrl } from './workbench.mjs'

/** Nothing beside the essay that a newcomer would take for a part of this. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
}

const { values, positionals } = parseArgs({ options: { browser: { type: 'boolean' } }, allowPositionals: true })
const [folder, file] = positionals
try {
  const desktop = values.browser || !hasDisplay() ? undefined : await downloaded()
  if (desktop) await openDesktop(desktop)
  else await openInBrowser()
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}

async function downloaded() {
  try {
    return await download()
  } catch (error) {
    console.log(`VS Code cannot be downloaded (${error.message}): using code-server in the browser.`)
    return undefined
  }
}

async function openDesktop(executable) {
  const profile = path.join(root, '.vscode-test/start')
  fs.mkdirSync(profile, { recursive: true })
  const own = [`--user-data-dir=${path.join(profile, 'data')}`, `--extensions-dir=${path.join(profile, 'extensions')}`]
  const quiet = ['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--disable-updates']
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  console.log('Opening VS Code; close it or press Ctrl-C to end.')
  await run(executable, [folder, file, `--extensionDevelopmentPath=${root}`, ...own, ...quiet, ...sandbox])
}

async function openInBrowser() {
  await ensureCodeHost({ browser: false })
  const server = await startCodeServer({ extension: root, settings: quietSettings })
  console.log(`\nVS Code with Apparatus is ready. Open this address in a browser:\n`)
  console.log(`  ${workbenchUrl(server, folder, [['openFile', server.remote(file)]])}\n`)
  console.log('Ctrl-C ends it.')
  await new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
  })
  await server.stop()
}
