// Starts and stops code-server, for the tests, the pictures and `npm start`.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { node24 } from '../node24.mjs'
import { codeHostDir } from './install-code-host.mjs'

const startLimitMs = 60_000
const pollMs = 100

/**
 * Starts code-server on a free port of this machine, with a profile of its own that is gone after stop().
 * @param {{ settings?: object, extension?: string, vsix?: string }} [options] settings: the user's settings.json; extension: the folder
 *   of an extension that is installed (linked); vsix: a package that is installed
 * @returns {Promise<{ origin: string, profile: string, remote: (file: string) => string, stop: (keep?: boolean) => Promise<void> }>}
 *   profile: folder for this run's files; remote: a path as the workbench's URI
 */
export async function startCodeServer({ settings = {}, extension, vsix } = {}) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'code-host-'))
  const user = path.join(profile, 'data/User')
  const extensions = path.join(profile, 'extensions')
  fs.mkdirSync(user, { recursive: true })
  fs.mkdirSync(extensions)
  fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify(settings))
  if (extension) fs.symlinkSync(extension, path.join(extensions, linkName(extension)), 'dir')
  const port = await freePort()
  const log = fs.openSync(path.join(profile, 'server.log'), 'w')
  const entry = path.join(codeHostDir, 'node_modules/code-server/out/node/entry.js')
  const flags = ['telemetry', 'update-check', 'workspace-trust', 'getting-started-override'].map(
    name => `--disable-${name}`,
  )
  const folders = ['--user-data-dir', path.join(profile, 'data'), '--extensions-dir', extensions]
  const args = [entry, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...folders, ...flags]
  if (vsix) {
    const install = [entry, ...folders, '--install-extension', vsix]
    const { status, stderr } = spawnSync(node24().path, install, { encoding: 'utf8', stdio: ['ignore', log, 'pipe'] })
    if (status !== 0) throw new Error(`code-server did not install ${vsix}: ${stderr}`)
  }
  // A group of its own: the extension hosts go with it.
  // No gallery: nothing is looked up on the network.
  const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' }
  const child = spawn(node24().path, args, { env, stdio: ['ignore', log, log], detached: true })
  const exited = new Promise(resolve => child.once('exit', resolve))
  const origin = `http://127.0.0.1:${port}`
  const stop = async keep => {
    try {
      process.kill(-child.pid, 'SIGTERM')
    } catch {
      // It has gone already.
    }
    await exited
    if (!keep) fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  if (!(await isUp(origin, child))) {
    await stop(true)
    throw new Error(`code-server did not start: see ${path.join(profile, 'server.log')}`)
  }
  return { origin, profile, remote: file => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`, stop }
}

async function isUp(origin, child) {
  const deadline = Date.now() + startLimitMs
  while (Date.now() < deadline && child.exitCode === null) {
    const answered = await fetch(`${origin}/healthz`).then(
      answer => answer.ok,
      () => false,
    )
    if (answered) return true
    await new Promise(resolve => setTimeout(resolve, pollMs))
  }
  return false
}

function linkName(extension) {
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8'))
  return `${publisher}.${name}-${version}`
}

function freePort() {
  return new Promise(resolve => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
