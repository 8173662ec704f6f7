// npm test [-- --only unit,host] [-- --grep WORDS] [-- --no-host]: every check of the project, in order, then one line
// "N passed, N failed, N skipped" over all of them. Exits 1 if anything failed or if a suite could not run or ran no test.
// Begins on any Node from 18 on and runs everything with the project's own (node24.mjs).
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './install.mjs'
import { envWithNode24, node24 } from './node24.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'

const biome = 'node_modules/@biomejs/biome/bin/biome'
const eslint = 'node_modules/eslint/bin/eslint.js'

/** In the order they run. A check counts as one; a suite counts its tests. */
const steps = {
  typecheck: check(['node_modules/@typescript/native/bin/tsc', '-b']),
  format: check([biome, 'check', '--max-diagnostics=200', '.']),
  lint: check([eslint, '--max-warnings', '0', '.']),
  build: check(['esbuild.mjs']),
  unit: mochaSuite('test/unit'),
  property: mochaSuite('test/property'),
  survival: mochaSuite('test/survival', ['--timeout', '60000']),
  // Needs Pandoc, and fails without it.
  oracle: mochaSuite('test/oracle'),
  // --exit: chokidar may keep a handle of a folder that went while its watcher was being closed; all results are in by then.
  protocol: mochaSuite('test/protocol', ['--timeout', '30000', '--exit']),
  host: suite(grep => ['scripts/host/run-tests.mjs', ...(grep ? ['--grep', grep] : [])]),
}
/** A suite that does not end has failed: the longest takes a minute on an idle machine. */
const longestSuiteMs = 12 * 60_000
/** These run what the build makes. */
const needBuild = ['protocol', 'host']

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, grep: { type: 'string' }, 'no-host': { type: 'boolean', default: false } },
})
const chosen = choose()
const results = new Map()
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-test-'))
try {
  await ensureInstalled()
  const node = node24()
  for (const name of chosen) {
    console.log(`\n== ${name}`)
    const started = Date.now()
    const result = await steps[name](name, node)
    results.set(name, { ...result, seconds: (Date.now() - started) / 1000 })
  }
} catch (error) {
  console.error(error.message)
  results.set('set-up', { passed: 0, failed: 1, skipped: 0, seconds: 0, problem: 'nothing could run' })
} finally {
  fs.rmSync(reports, { recursive: true, force: true })
}
summarise()

function choose() {
  const only = options.only?.split(',').map(name => name.trim())
  const unknown = (only ?? []).filter(name => !Object.hasOwn(steps, name))
  if (unknown.length > 0) {
    console.error(`no check is called ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`)
    process.exit(2)
  }
  const wanted = Object.keys(steps).filter(name =>
    only ? only.includes(name) : !(name === 'host' && options['no-host']),
  )
  const build = wanted.some(name => needBuild.includes(name)) && !wanted.includes('build')
  return build ? ['build', ...wanted] : wanted
}

function check(args) {
  return async (_name, node) => {
    const code = await run(node.path, [...node.flags, ...args], { env: envWithNode24() })
    return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
  }
}

function mochaSuite(folder, more = []) {
  return suite(grep => {
    const files = testFiles(folder)
    if (files.length === 0) return undefined
    const options = ['--forbid-only', '--reporter', 'scripts/mocha-report.cjs', ...more]
    return ['node_modules/mocha/bin/mocha.js', ...options, ...(grep ? ['--grep', grep] : []), ...files]
  })
}

/** @param {(grep: string | undefined) => string[] | undefined} command what to run; nothing when the suite has no test */
function suite(command) {
  return async (name, node) => {
    const args = command(options.grep)
    if (!args) return { passed: 0, failed: 1, skipped: 0, problem: 'has no test' }
    const report = path.join(reports, `${name}.json`)
    const code = await run(node.path, [...node.flags, ...args], {
      env: { ...envWithNode24(), APPARATUS_REPORT: report },
      timeout: longestSuiteMs,
    })
    return counts(report, code)
  }
}

/** What mocha counted, with everything that must not pass for success made a failure. */
function counts(report, code) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0, problem: `did not finish (exit code ${code})` }
  const { passed, failed, skipped } = JSON.parse(fs.readFileSync(report, 'utf8'))
  if (code !== 0 && failed === 0) return { passed, failed: 1, skipped, problem: `ended with exit code ${code}` }
  const empty = passed + failed === 0
  if (empty && !options.grep) return { passed, failed: 1, skipped, problem: 'ran no test' }
  return { passed, failed, skipped }
}

function testFiles(folder) {
  const all = fs.readdirSync(path.join(root, folder), { recursive: true }).map(String)
  return all.filter(name => name.endsWith('.test.ts')).map(name => path.join(folder, name))
}

function summarise() {
  console.log('')
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const [name, { passed, failed, skipped, seconds, problem }] of results) {
    const line = `${passed} passed, ${failed} failed, ${skipped} skipped`
    console.log(
      `${failed ? '✗' : '✓'} ${name.padEnd(9)} ${line} (${seconds.toFixed(1)} s)${problem ? `: ${problem}` : ''}`,
    )
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
  }
  if (options['no-host']) console.log('! host      NOT RUN, as asked (--no-host): nothing was tried in a real VS Code')
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  // With --grep one suite may have nothing to do, all of them may not.
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}
