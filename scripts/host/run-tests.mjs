// Runs test/host inside a real VS Code, on a folder with the seed documents. With --grep WORDS only the tests so called.
// Exits 1 when a test failed and when no VS Code was found: that is never passed over in silence.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runTests } from '@vscode/test-electron'
import { envWithNode24 } from '../node24.mjs'
import { root } from '../root.mjs'
import { findVSCode } from './find-vscode.mjs'
import { makeWorkspace } from './workspace.mjs'

const { values } = parseArgs({ options: { grep: { type: 'string' } } })
let workspace
try {
  const vscode = await findVSCode()
  console.log(`In ${vscode.name}:`)
  workspace = makeWorkspace()
  const development = process.env.APPARATUS_EXTENSION ?? root
  await runTests({
    vscodeExecutablePath: vscode.executable,
    extensionDevelopmentPath: development,
    extensionTestsPath: path.join(root, 'out/host/run-mocha.js'),
    extensionTestsEnv: { ...envWithNode24(), ...(values.grep && { APPARATUS_GREP: values.grep }) },
    launchArgs: [workspace.folder, '--disable-extensions'],
  })
} catch (error) {
  // A failing test has been reported by mocha; its error here says only the exit code.
  console.error(`\nhost tests: ${error.message}`)
  process.exitCode = 1
} finally {
  workspace?.remove()
}
