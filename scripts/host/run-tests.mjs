// Runs test/host inside a real VS Code, on a folder with the seed documents; then test/host/packaged in one into which the package was
// installed; then test/host/window, which looks at windows from outside. With --grep WORDS only the tests so called.
// Exits 1 when a test failed and when no VS Code was found: that is never passed over in silence.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron'
import { envWithNode24, node24 } from '../node24.mjs'
import { pack } from '../package.mjs'
import { root } from '../root.mjs'
import { run } from '../run.mjs'
import { findVSCode } from './find-vscode.mjs'
import { makeWorkspace } from './workspace.mjs'

const { values } = parseArgs({ options: { grep: { type: 'string' } } })
try {
  const vscode = await findVSCode()
  console.log(`In ${vscode.name}:`)
  await inDevelopment(vscode)
  // A search by name may find nothing there, which is no failure.
  if (!values.grep) await fromPackage(vscode)
  // A window that can be looked at from outside is a browser's.
  if (!vscode.isDesktop) await asSeen()
} catch (error) {
  // A failing test has been reported by mocha; its error here says only the exit code.
  console.error(`\nhost tests: ${error.message}`)
  process.exitCode = 1
}

/** The extension as it is in this folder, on the seed documents. */
async function inDevelopment(vscode) {
  const workspace = makeWorkspace()
  try {
    await runTests({
      vscodeExecutablePath: vscode.executable,
      extensionDevelopmentPath: process.env.APPARATUS_EXTENSION ?? root,
      extensionTestsPath: path.join(root, 'out/host/run-mocha.js'),
      extensionTestsEnv: { ...envWithNode24(), ...(values.grep && { APPARATUS_GREP: values.grep }) },
      launchArgs: [workspace.folder, '--disable-extensions'],
    })
  } finally {
    workspace.remove()
  }
}

/** The package, installed into a VS Code that has nothing of this folder but the tests. */
async function fromPackage(vscode) {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'apparatus-package-'))
  const report = process.env.APPARATUS_REPORT
  try {
    const vsix = await pack(path.join(folder, 'apparatus.vsix'))
    const essays = path.join(folder, 'essays')
    fs.mkdirSync(essays)
    fs.copyFileSync(path.join(root, 'examples/essay.md'), path.join(essays, 'essay.md'))
    const extensions = path.join(folder, 'extensions')
    if (vscode.isDesktop) installInto(vscode.executable, vsix, extensions)
    const own = vscode.isDesktop ? [`--extensions-dir=${extensions}`] : [`--install-extension=${vsix}`]
    await runTests({
      vscodeExecutablePath: vscode.executable,
      extensionDevelopmentPath: path.join(root, 'test/host/packaged/probe'),
      extensionTestsPath: path.join(root, 'out/host/run-mocha.js'),
      extensionTestsEnv: {
        ...envWithNode24(),
        APPARATUS_SUITE: 'packaged',
        ...(report && { APPARATUS_REPORT: path.join(folder, 'report.json') }),
      },
      launchArgs: [essays, ...own],
    })
  } finally {
    if (report) addCounts(report, path.join(folder, 'report.json'))
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** What is drawn, in a window of code-server: test/host/window, run in a process of its own. */
async function asSeen() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-window-'))
  const report = process.env.APPARATUS_REPORT
  const own = path.join(folder, 'report.json')
  try {
    const { path: node, flags } = node24()
    const mocha = ['node_modules/mocha/bin/mocha.js', '--forbid-only', '--reporter', 'scripts/mocha-report.cjs']
    const args = ['--timeout', '120000', ...(values.grep ? ['--grep', values.grep] : []), 'test/host/window/*.test.mjs']
    const code = await run(node, [...flags, ...mocha, ...args], { env: { ...envWithNode24(), APPARATUS_REPORT: own } })
    if (code !== 0) throw new Error(`a window was not as it should be (exit code ${code})`)
  } finally {
    if (report) addCounts(report, own)
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function installInto(executable, vsix, extensions) {
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable)
  const install = ['--extensions-dir', extensions, '--install-extension', vsix]
  const { status } = spawnSync(cli, [...args, ...install], { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(`${executable} did not install the package`)
}

/** One suite to whoever counts: a second run that gave no report has failed. */
function addCounts(report, second) {
  const read = file => JSON.parse(fs.readFileSync(file, 'utf8'))
  const a = read(report)
  const b = fs.existsSync(second) ? read(second) : { passed: 0, failed: 1, skipped: 0 }
  const sum = { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
  fs.writeFileSync(report, JSON.stringify(sum))
}
