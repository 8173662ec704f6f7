// A real VS Code from the npm registry and Debian's packages alone: code-server, which is VS Code's own workbench and
// extension host, and Chromium to show it in. Two to four minutes and 800 MB the first time, then nothing.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { npm } from '../install.mjs'
import { envWithNode24 } from '../node24.mjs'
import { root } from '../root.mjs'
import { run } from '../run.mjs'
import { findChromium } from './chromium.mjs'

/** 4.139.1 is VS Code 1.139.1. */
const version = '4.139.1'

/** Where code-server is installed: a folder with node_modules. */
export const codeHostDir = process.env.CODE_HOST_DIR ?? path.join(root, '.vscode-test/code-host')

const stamp = path.join(codeHostDir, `.installed-code-server-${version}`)

/** Whether ensureCodeHost() has nothing left to do. */
export function codeHostIsReady({ browser = true } = {}) {
  return fs.existsSync(stamp) && (!browser || findChromium() !== undefined)
}

/** Whether this machine can have it: Debian or one of its children, and Node 24 as a package. */
export function codeHostCanBeInstalled() {
  return process.platform === 'linux' && spawnSync('apt-get', ['--version']).status === 0
}

/**
 * Installs what is missing. As root also the Debian packages; otherwise it names them.
 * @param {{ browser?: boolean }} [options] browser: false leaves Chromium out, for a person who brings a browser
 * @throws {Error} that says what is missing
 */
export async function ensureCodeHost({ browser = true } = {}) {
  if (codeHostIsReady({ browser })) return
  await installDebianPackages(browser)
  if (fs.existsSync(stamp)) return
  console.log(
    `Installing code-server ${version} (VS Code in a browser) into ${path.relative(root, codeHostDir)}: some minutes …`,
  )
  fs.mkdirSync(codeHostDir, { recursive: true })
  fs.rmSync(path.join(codeHostDir, 'node_modules'), { recursive: true, force: true })
  fs.rmSync(path.join(codeHostDir, 'package-lock.json'), { force: true })
  fs.writeFileSync(path.join(codeHostDir, 'package.json'), '{ "private": true }\n')
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false']
  const code = await npm([...args, `code-server@${version}`], { cwd: codeHostDir, env: environment() })
  if (code !== 0) throw new Error(`npm could not install code-server (exit code ${code})`)
  fs.writeFileSync(stamp, '')
}

// Its native modules are built against the headers inside our Node package (nothing is downloaded for them) and by npm under
// that Node. What `npm test` has set for this project must not reach the install; code-server's own script takes the Node of the outer
// npm (`npm_config_user_agent`) for the one that runs it.
function environment() {
  const env = envWithNode24()
  for (const name of Object.keys(env)) {
    if (
      /^npm_(config_(local_prefix|ignore_scripts|node_gyp|user_agent)|package_|lifecycle_|execpath|node_execpath)/i.test(
        name,
      )
    )
      delete env[name]
  }
  const headers = path.join(root, 'node_modules', `node-linux-${process.arch}`)
  return { ...env, npm_config_nodedir: headers, npm_config_ignore_scripts: 'false' }
}

async function installDebianPackages(browser) {
  const needed = ['libkrb5-dev', 'make', 'g++']
  if (spawnSync('python3', ['--version']).status !== 0) needed.push('python3')
  if (browser && !findChromium()) needed.push('chromium')
  const missing = needed.filter(name => spawnSync('dpkg', ['-s', name]).status !== 0)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) throw new Error(`please install ${missing.join(' ')} (apt-get install …)`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`Installing ${missing.join(' ')} …`)
  await run('apt-get', ['update', '-qq'], { env })
  const quiet = ['-qq', '-o=Dpkg::Use-Pty=0', '--no-install-recommends']
  const code = await run('apt-get', ['install', '-y', ...quiet, ...missing], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (code !== 0) throw new Error(`apt-get could not install ${missing.join(' ')} (exit code ${code})`)
}
