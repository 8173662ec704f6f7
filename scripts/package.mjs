// npm run package: builds the extension and packs it as apparatus-VERSION.vsix, which "Extensions: Install from VSIX…" installs.
import fs from 'node:fs'
import path from 'node:path'
import { ensureInstalled } from './install.mjs'
import { envWithNode24, node24 } from './node24.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'

/**
 * Packs what is built. What goes in is said by .vscodeignore.
 * @returns {Promise<string>} the file
 * @throws {Error} when vsce cannot pack it
 */
export async function pack(file = path.join(root, `${packageName()}.vsix`)) {
  const { path: node, flags } = node24()
  const options = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '-o', file]
  // Two packages of one state are the same file: the time of what is in it is that of the epoch.
  const env = { ...envWithNode24(), SOURCE_DATE_EPOCH: '315532800' }
  const code = await run(node, [...flags, 'node_modules/@vscode/vsce/vsce', 'package', ...options], { env })
  if (code !== 0) throw new Error(`the extension could not be packed (exit code ${code})`)
  return file
}

function packageName() {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  return `${name}-${version}`
}

if (process.argv[1] === import.meta.filename) {
  try {
    await ensureInstalled()
    const { path: node, flags } = node24()
    if ((await run(node, [...flags, 'esbuild.mjs'])) !== 0) throw new Error('the extension could not be built')
    await pack()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 2
  }
}
