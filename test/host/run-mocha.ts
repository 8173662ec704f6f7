import fs from 'node:fs'
import path from 'node:path'
import Mocha from 'mocha'

/**
 * Called by VS Code in its extension host: runs every *.test.js beside this file, or in the folder that APPARATUS_SUITE names, and throws
 * when one fails.
 */
export async function run(): Promise<void> {
  const reporter = path.join(__dirname, '../../scripts/mocha-report.cjs')
  const grep = process.env.APPARATUS_GREP
  const mocha = new Mocha({ ui: 'bdd', reporter, timeout: 30_000, forbidOnly: true, ...(grep && { grep }) })
  const folder = path.join(__dirname, process.env.APPARATUS_SUITE ?? '')
  for (const name of fs.readdirSync(folder)) {
    if (name.endsWith('.test.js')) mocha.addFile(path.join(folder, name))
  }
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve)
  })
  if (failures > 0) throw new Error(`${failures} failed`)
}
