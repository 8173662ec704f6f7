import fs from 'node:fs'
import path from 'node:path'
import Mocha from 'mocha'

/** Called by VS Code in its extension host: runs every *.test.js beside this file and throws when one fails. */
export async function run(): Promise<void> {
  const reporter = path.join(__dirname, '../../scripts/mocha-report.cjs')
  const grep = process.env.APPARATUS_GREP
  const mocha = new Mocha({ ui: 'bdd', reporter, timeout: 30_000, forbidOnly: true, ...(grep && { grep }) })
  for (const name of fs.readdirSync(__dirname)) {
    if (name.endsWith('.test.js')) mocha.addFile(path.join(__dirname, name))
  }
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve)
  })
  if (failures > 0) throw new Error(`${failures} failed`)
}
