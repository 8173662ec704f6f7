// node scripts/with-node24.mjs FILE ARGS…: runs a JavaScript or TypeScript file with the project's Node, whatever Node runs
// this; installs the packages first if they are missing.
import { ensureInstalled } from './install.mjs'
import { envWithNode24, node24 } from './node24.mjs'
import { run } from './run.mjs'

try {
  await ensureInstalled()
  const { path, flags } = node24()
  process.exit(await run(path, [...flags, ...process.argv.slice(2)], { env: envWithNode24(), stdio: 'inherit' }))
} catch (error) {
  console.error(error.message)
  process.exit(2)
}
