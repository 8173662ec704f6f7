import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** One `Cite` of Pandoc's tree, or one citation of ours: what the two are compared by. All text is plain (plain-text.ts). */
export interface OracleCite {
  readonly items: readonly OracleItem[]
  /** The whole citation as it is written. */
  readonly whole: string
  readonly inNote: boolean
}

export interface OracleItem {
  readonly key: string
  readonly mode: 'AuthorInText' | 'SuppressAuthor' | 'NormalCitation'
  readonly prefix: string
  readonly suffix: string
}

/** A node of Pandoc's tree: `t` names it, `c` is what it holds. */
export interface PandocNode {
  readonly t: string
  readonly c?: unknown
}

/** The version, or a loud failure: without the oracle nothing is tested. */
export function pandocVersion(): string {
  const { stdout, error } = spawnSync('pandoc', ['--version'], { encoding: 'utf8' })
  if (error)
    throw new Error(`the oracle tests need Pandoc, please install it (apt-get install pandoc): ${error.message}`)
  return stdout.split('\n')[0] ?? ''
}

const MARK = 'snippetbegins'

/**
 * The blocks of each snippet, from one run of Pandoc. Each snippet is a file of its own, read on its own (`--file-scope`), and
 * begins with a paragraph that only we write: by it the tree is cut up again, whatever a snippet leaves open.
 */
export function readWithPandoc(snippets: readonly string[], more: readonly string[] = []): PandocNode[][] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-oracle-'))
  try {
    const names = snippets.map((snippet, i) => {
      const newline = snippet.includes('\r\n') ? '\r\n' : '\n'
      fs.writeFileSync(path.join(folder, `${i}.md`), `${MARK}${newline}${newline}${snippet}${newline}`)
      return `${i}.md`
    })
    const args = ['-f', 'markdown', '-t', 'json', '--file-scope', ...more, ...names]
    const run = spawnSync('pandoc', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
    if (run.error || run.status !== 0) throw new Error(`Pandoc failed: ${run.error?.message ?? run.stderr}`)
    return cutUp(JSON.parse(run.stdout) as { readonly blocks: readonly PandocNode[] }, snippets.length)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function cutUp({ blocks }: { readonly blocks: readonly PandocNode[] }, count: number): PandocNode[][] {
  const parts: PandocNode[][] = []
  for (const block of blocks) {
    if (isMark(block)) parts.push([])
    else parts.at(-1)?.push(block)
  }
  if (parts.length !== count) throw new Error(`${count} snippets went in and ${parts.length} came out`)
  return parts
}

function isMark({ t, c }: PandocNode): boolean {
  const inlines = c as readonly PandocNode[]
  return t === 'Para' && inlines.length === 1 && inlines[0]?.t === 'Str' && inlines[0].c === MARK
}
