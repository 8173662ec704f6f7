/**
 * Ours is measured in bundles made as the server's is: a thread or a process begins in the time that it takes a writer's, and is not kept
 * waiting for types to be taken out of two hundred files.
 */
import path from 'node:path'
import { build } from 'esbuild'
import { BENCH_FOLDER } from './corpora.ts'

const BUNDLES = path.join(BENCH_FOLDER, 'bundles')
const ENTRIES = {
  'ours-child': 'test/bench/ours-child.ts',
  'first-answer': 'test/bench/first-answer.ts',
  'index-worker': 'server/src/node/indexing/index-worker.ts',
  'reader-process': 'server/src/node/reader-process/reader-process-main.ts',
  'read-pdf': 'server/src/core/read/pdf/read-pdf.ts',
  'library-child': 'test/bench/library-child.ts',
  'guess-encoding': 'server/src/core/read/guess-encoding.ts',
  'read-glossary': 'server/src/core/glossary/read-glossary.ts',
}

export const bundleOf = (name: keyof typeof ENTRIES): string => path.join(BUNDLES, `${name}.cjs`)

export async function makeBundles(): Promise<void> {
  await build({
    absWorkingDir: path.resolve(import.meta.dirname, '../..'),
    entryPoints: ENTRIES,
    outdir: BUNDLES,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
    // pdf.js asks for what it would draw with; nothing is drawn here.
    logOverride: { 'empty-import-meta': 'silent' },
    // As deep below the root as this file, so that what is found beside either is the same.
    define: { 'import.meta.url': 'bundleUrl', 'import.meta.dirname': '__dirname' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [
      {
        name: 'loaded when needed',
        setup(hooks) {
          hooks.onResolve({ filter: /\/(?:guess-encoding|read-glossary|read-pdf)\.ts$/ }, ({ kind, path: module }) =>
            kind === 'dynamic-import' ? { path: `./${path.basename(module, '.ts')}.cjs`, external: true } : undefined,
          )
        },
      },
    ],
  })
}
