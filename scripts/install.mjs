import fs from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'
import { run } from './run.mjs'

/**
 * Installs the locked packages when node_modules is missing or holds other versions than package-lock.json; otherwise does
 * nothing. No install script runs: the programs we use come as binaries inside packages. Works on Node 18.
 */
export async function ensureInstalled() {
  const reason = whyStale()
  if (!reason) return
  console.log(`Installing packages (${reason}) …`)
  const code = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}: the packages are not installed`)
}

/** Runs npm: the one that runs this script, else the one on the PATH (a .cmd on Windows, which needs a shell). */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js') && fs.existsSync(cli)) return run(process.execPath, [cli, ...args], options)
  return run('npm', args, { shell: process.platform === 'win32', ...options })
}

// npm leaves in node_modules/.package-lock.json what it has really installed. Versions are compared, not times: a
// checkout sets times as it likes. An optional package may be absent (it is for another platform).
function whyStale() {
  const installed = readPackages('node_modules/.package-lock.json')
  if (!installed) return 'node_modules is missing'
  for (const [where, wanted] of Object.entries(readPackages('package-lock.json') ?? {})) {
    if (where === '') continue
    const found = installed[where]
    if (!found && !wanted.optional && !wanted.devOptional && !wanted.peer) return `${where} is missing`
    if (found && found.version !== wanted.version) return `${where} is not ${wanted.version}`
  }
  return undefined
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}
