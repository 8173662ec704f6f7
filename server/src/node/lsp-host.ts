import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { contribute } from '../core/index/contribute.ts'
import { decode } from '../core/read/charset.ts'
import type { Host } from '../lsp/host.ts'
import { nodeTimers } from './node-timers.ts'

/** INTERIM */
export function lspHost(): Host {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const rootsOf = (folders: readonly string[]) =>
    folders.flatMap(f => ['sources', 'corpus'].map(n => path.join(fileURLToPath(f), n)))
  return {
    timers: nodeTimers,
    async loadSources({ folders, previous, onProgress }) {
      const added: any[] = []
      const failed: any[] = []
      const seen = new Set<string>()
      for (const root of rootsOf(folders)) {
        if (!fs.existsSync(root)) continue
        for (const name of fs.readdirSync(root)) {
          const file = path.join(root, name)
          const id = path.relative(path.dirname(root), file) as any
          seen.add(id)
          const c = contribute({ id, path: id, uri: pathToFileURL(file).href, bytes: fs.readFileSync(file) }, hash)
          if ('failed' in c) failed.push({ path: id, reason: c.failed })
          else if (previous.sources.get(id)?.contribution.fingerprint !== c.fingerprint) added.push(c)
        }
      }
      onProgress(1, 1)
      const removed = [...previous.sources.keys()].filter(id => !seen.has(id))
      return {
        corpus: added.length || removed.length || failed.length ? previous.with(added, removed, failed) : previous,
        roots: rootsOf(folders).map(r => pathToFileURL(r).href),
      }
    },
    watchSources({ folders }, changed) {
      const ws = folders.map(f => fs.watch(fileURLToPath(f), { recursive: true }, () => changed()))
      return { dispose: () => ws.forEach(w => w.close()) }
    },
    async readText(uri) {
      try {
        return decode(await readFile(fileURLToPath(uri))).text
      } catch {
        return undefined
      }
    },
    async findEssays({ folders }) {
      return folders.flatMap(f =>
        fs
          .readdirSync(fileURLToPath(f))
          .filter(n => n.endsWith('.md'))
          .map(n => pathToFileURL(path.join(fileURLToPath(f), n)).href),
      )
    },
  }
}
