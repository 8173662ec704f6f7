// Builds every bundle: node scripts/with-node24.mjs esbuild.mjs [--watch]. The table below is the whole of it.
import fs from 'node:fs'
import path from 'node:path'
import { build, context } from 'esbuild'
import { root } from './scripts/root.mjs'

const node = { platform: 'node', target: 'node22', format: 'cjs' }
/** Bundles are CommonJS, which has no `import.meta`: code that looks for a file beside itself finds it beside the bundle. */
const placed = {
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
}
const shipped = { minifySyntax: true, minifyWhitespace: true, sourcemap: 'linked', sourcesContent: false }

/** name → esbuild's options. All that lies in a dist folder ships; the core's browser bundle only proves that the core is pure. */
const bundles = {
  client: {
    ...node,
    ...shipped,
    entryPoints: ['client/src/node.ts'],
    outfile: 'client/dist/node.js',
    external: ['vscode'],
  },
  'server entry': {
    ...node,
    ...shipped,
    entryPoints: ['server/src/node/server-entry.ts'],
    outfile: 'server/dist/server.cjs',
    plugins: [apart('server-main')],
  },
  server: {
    ...node,
    ...shipped,
    ...placed,
    entryPoints: ['server/src/node/server-main.ts'],
    outfile: 'server/dist/server-main.cjs',
    plugins: [apart('guess-encoding'), apart('read-pdf'), apart('read-glossary')],
  },
  'index thread': {
    ...node,
    ...shipped,
    ...placed,
    entryPoints: ['server/src/node/indexing/index-worker.ts'],
    outfile: 'server/dist/index-worker.cjs',
    plugins: [apart('guess-encoding'), apart('read-pdf')],
  },
  'reader process': {
    ...node,
    ...shipped,
    ...placed,
    entryPoints: ['server/src/node/reader-process/reader-process-main.ts'],
    outfile: 'server/dist/reader-process.cjs',
    plugins: [apart('read-pdf'), apart('guess-encoding')],
  },
  // Two megabytes, for whoever has a PDF among the sources.
  pdf: {
    ...node,
    ...shipped,
    entryPoints: ['server/src/core/read/pdf/read-pdf.ts'],
    outfile: 'server/dist/read-pdf.cjs',
    banner: { js: '/*! pdf.js 6.5.438, Copyright Mozilla Foundation, Apache-2.0: https://mozilla.github.io/pdf.js */' },
    // pdf.js asks for what it would draw with; nothing is drawn here.
    logOverride: { 'empty-import-meta': 'silent' },
  },
  // The tables of the encoding detector are a megabyte, which most workspaces never need.
  encodings: {
    ...node,
    ...shipped,
    entryPoints: ['server/src/core/read/guess-encoding.ts'],
    outfile: 'server/dist/guess-encoding.cjs',
  },
  // Turtle and CSV, for whoever has a glossary of their own.
  glossaries: {
    ...node,
    ...shipped,
    entryPoints: ['server/src/core/glossary/read-glossary.ts'],
    outfile: 'server/dist/read-glossary.cjs',
  },
  // A megabyte for formatted citations, in a thread of their own. Not minified: its licence (CPAL) covers the program as it came.
  citations: {
    ...node,
    entryPoints: ['server/src/node/csl-thread-main.ts'],
    outfile: 'server/dist/csl.cjs',
    banner: {
      js: '/*! Citations by citeproc-js 2.4.63, Copyright (c) 2009-2019 Frank Bennett, CPAL 1.0: https://github.com/Juris-M/citeproc-js */',
    },
  },
  cli: {
    ...node,
    ...shipped,
    plugins: [apart('guess-encoding'), apart('read-pdf'), apart('read-glossary')],
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'server/dist/cli.cjs',
    define: placed.define,
    banner: { js: `#!/usr/bin/env node\n${placed.banner.js}` },
  },
  core: {
    platform: 'browser',
    target: 'es2023',
    format: 'esm',
    entryPoints: ['server/src/core/service.ts'],
    outfile: 'out/core.browser.js',
    minify: true,
  },
  'host tests': {
    ...node,
    entryPoints: ['test/host/run-mocha.ts', ...hostTests()],
    outdir: 'out/host',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  },
}

// The citation styles and locales lie beside the bundles as they are.
fs.cpSync(path.join(root, 'server/assets/csl'), path.join(root, 'server/dist/csl'), { recursive: true })

const watch = process.argv.includes('--watch')
let failed = false
for (const [name, options] of Object.entries(bundles)) {
  const all = { absWorkingDir: root, bundle: true, metafile: true, logLevel: 'warning', ...options }
  if (watch) {
    await (await context({ ...all, plugins: [...(options.plugins ?? []), sizes(name)] })).watch()
  } else {
    // The message is on the terminal already (logLevel).
    await build({ ...all, plugins: [...(options.plugins ?? []), sizes(name)] }).catch(() => {
      failed = true
      console.error(`${name}: not built`)
    })
  }
}
if (failed) process.exit(1)
if (!watch) fs.chmodSync(path.join(root, bundles.cli.outfile), 0o755)

function hostTests() {
  return ['test/host', 'test/host/packaged'].flatMap(folder =>
    fs.readdirSync(path.join(root, folder)).flatMap(name => (name.endsWith('.test.ts') ? [`${folder}/${name}`] : [])),
  )
}

/** A module that is imported when it is needed is a file of its own beside the bundle. */
function apart(module) {
  return {
    name: `${module} apart`,
    setup(hooks) {
      hooks.onResolve({ filter: new RegExp(`/${module}\\.ts$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${module}.cjs`, external: true } : undefined,
      )
    },
  }
}

function sizes(name) {
  return {
    name: 'sizes',
    setup(hooks) {
      hooks.onEnd(({ metafile }) => {
        const code = Object.entries(metafile?.outputs ?? {}).filter(([file]) => !file.endsWith('.map'))
        const bytes = code.reduce((sum, [, { bytes }]) => sum + bytes, 0)
        const where = code.length === 1 ? code[0][0] : `${code.length} files`
        if (metafile) console.log(`${name.padEnd(11)} ${(bytes / 1024).toFixed(0).padStart(6)} KB  ${where}`)
      })
    },
  }
}
