/** What the child process of another program measures. */
import { ask, isRight } from './ask.ts'
import { bytesOf, type Manifest, type Size } from './corpora.ts'
import { memory } from './memory.ts'
import { readFolded, readWorkload } from './prepare.ts'
import { buildApproxScan } from './tools/approx-scan.ts'
import { buildFlexSearch } from './tools/flexsearch.ts'
import { buildFts5 } from './tools/fts5.ts'
import { buildIndexOf } from './tools/index-of.ts'
import { buildMiniSearch } from './tools/minisearch.ts'
import { buildRipgrep } from './tools/ripgrep.ts'
import type { BuildTool } from './tools/tool.ts'
import { askedOfOthers, wordsOf } from './workload.ts'

export interface ToolSpec {
  readonly build: BuildTool
  /** At 100 MB only when asked for: it takes minutes or gigabytes. */
  readonly slow: boolean
}

export const TOOLS = {
  'approx-string-match': { build: buildApproxScan, slow: true },
  'SQLite FTS5': { build: buildFts5, slow: false },
  MiniSearch: { build: buildMiniSearch, slow: true },
  FlexSearch: { build: buildFlexSearch, slow: true },
  indexOf: { build: buildIndexOf, slow: false },
  'ripgrep -F': { build: buildRipgrep, slow: false },
} satisfies Readonly<Record<string, ToolSpec>>
export type ToolName = keyof typeof TOOLS

export interface Asking {
  readonly id: number
  readonly class: string
  readonly isForeign: boolean
  readonly words: number
  readonly ms: number
  readonly isRight: boolean
}

export interface Measured {
  readonly bytes: number
  readonly buildSeconds: number
  /** Bytes that the program holds, texts included. */
  readonly held: number
  readonly diskBytes: number
  readonly askings: readonly Asking[]
}

export async function measureTool(name: ToolName, manifest: Manifest, size: Size): Promise<Measured> {
  const before = memory()
  const folded = readFolded(size)
  const began = performance.now()
  const tool = await TOOLS[name].build(folded)
  const buildSeconds = (performance.now() - began) / 1000
  const held = memory() - before
  const workload = askedOfOthers(readWorkload(size))
  const askings = ask(tool, workload).map(({ id, ms, answer }) => {
    const asked = workload[id] as (typeof workload)[number]
    return {
      id,
      class: asked.class,
      isForeign: !asked.truth,
      words: wordsOf(asked),
      ms,
      isRight: isRight(asked, answer, folded),
    }
  })
  return { bytes: bytesOf(manifest, size), buildSeconds, held, diskBytes: tool.diskBytes ?? 0, askings }
}
