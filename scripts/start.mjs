// npm start: builds the extension and opens the sample essay with it in a real VS Code: the one that is installed, else a
// downloaded one, else code-server in this machine's browser.
// npm start -- --check: checks the sample essay in the terminal instead.
// npm start -- --browser: code-server, whatever else there is.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './install.mjs'
import { envWithNode24, node24 } from './node24.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'

const examples = path.join(root, 'examples')
const starterCorpus = path.join(root, 'corpus')

const { values: options } = parseArgs({ options: { check: { type: 'boolean' }, browser: { type: 'boolean' } } })
try {
  await ensureInstalled()
  const node = node24()
  const built = await run(node.path, [...node.flags, 'esbuild.mjs'])
  if (built !== 0) throw new Error('the extension could not be built')
  process.exitCode = options.check ? await check(node) : await open(node)
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}

/** Exits as `apparatus check` does: 0 nothing to say, 1 findings, 2 could not run. */
function check(node) {
  const essay = path.relative(root, sampleEssay())
  const args = ['check', essay, '--corpus', path.relative(root, starterCorpus)]
  console.log(`\napparatus ${args.join(' ')}\n`)
  return run(node.path, [path.join(root, 'server/dist/cli.cjs'), ...args])
}

async function open(node) {
  const essay = sampleEssay()
  const vscode = options.browser ? undefined : installedVSCode()
  if (vscode) {
    console.log(`Opening ${path.relative(root, essay)} in ${vscode} …`)
    const args = ['--new-window', `--extensionDevelopmentPath=${root}`, examples, essay]
    return run(vscode, args, { shell: process.platform === 'win32' })
  }
  // These need the packages and the pinned Node.
  const args = [path.join(root, 'scripts/host/open.mjs'), examples, essay, ...(options.browser ? ['--browser'] : [])]
  return run(node.path, [...node.flags, ...args], { env: envWithNode24(), stdio: 'inherit' })
}

/** `code`, if it answers and is a desktop one that can show a window here. */
function installedVSCode() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined
  // VS Code refuses to run as root without a profile of its own.
  if (process.platform === 'linux' && process.getuid?.() === 0) return undefined
  const names = ['code', 'code-insiders', 'codium']
  return names.find(name => spawnSync(name, ['--version'], { shell: process.platform === 'win32' }).status === 0)
}

function sampleEssay() {
  const essays = fs.readdirSync(examples).filter(name => name.endsWith('.md') && name !== 'README.md')
  const first = essays.includes('essay.md') ? 'essay.md' : essays.sort()[0]
  if (!first) throw new Error('there is no sample essay in examples/')
  return path.join(examples, first)
}
