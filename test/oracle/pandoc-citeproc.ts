/** What `pandoc --citeproc` makes of a paper: the text of each citation and of each entry, with `<i>` and the like for how it looks. */
import { spawnSync } from 'node:child_process'
import type { PandocNode } from './pandoc.ts'

export interface CitedPaper {
  /** In the order in which Pandoc numbers them; a note stands in double braces. */
  readonly citations: readonly string[]
  readonly bibliography: Readonly<Record<string, string>>
}

const LOOKS: Readonly<Record<string, string>> = {
  Emph: 'i',
  Strong: 'b',
  SmallCaps: 'sc',
  Superscript: 'sup',
  Subscript: 'sub',
}

/** @param folder where `paper.md` and what it names lie */
export function citedByPandoc(folder: string, style: string): CitedPaper {
  const run = spawnSync('pandoc', ['paper.md', '--citeproc', '--csl', style, '-t', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (run.error || run.status !== 0) throw new Error(`Pandoc failed: ${run.error?.message ?? run.stderr}`)
  const { blocks } = JSON.parse(run.stdout) as { readonly blocks: readonly PandocNode[] }
  const citations: string[] = []
  const bibliography: Record<string, string> = {}
  const look = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node as readonly unknown[]) look(one)
    else if (isNode(node)) {
      const { t, c } = node
      if (t === 'Cite') citations.push(written((c as readonly unknown[])[1]).trim())
      else if (t === 'Div') {
        const [[id], inside] = c as readonly [readonly [string], unknown]
        if (id.startsWith('ref-')) bibliography[id.slice('ref-'.length)] = written(inside).trim()
        else look(inside)
      } else look(c)
    }
  }
  look(blocks)
  return { citations, bibliography }
}

function written(node: unknown): string {
  if (Array.isArray(node)) return (node as readonly unknown[]).map(written).join('')
  if (!isNode(node)) return ''
  const { t, c } = node
  const parts = c as readonly unknown[]
  const tag = LOOKS[t]
  if (tag !== undefined) return `<${tag}>${written(c)}</${tag}>`
  switch (t) {
    case 'Str':
      return c as string
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' '
    case 'Note':
      return `{{${written(c).trim()}}}`
    case 'Quoted': {
      const isDouble = (parts[0] as PandocNode).t === 'DoubleQuote'
      return `${isDouble ? '“' : '‘'}${written(parts[1])}${isDouble ? '”' : '’'}`
    }
    case 'Code':
    case 'Math':
    case 'RawInline':
      return parts[1] as string
    case 'Link':
    case 'Span':
    case 'Div':
    case 'Cite':
      return `${written(parts[1])}${t === 'Div' ? ' ' : ''}`
    default:
      return written(c)
  }
}

function isNode(node: unknown): node is PandocNode {
  return typeof node === 'object' && node !== null && 't' in node
}
