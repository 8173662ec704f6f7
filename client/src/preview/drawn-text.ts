import type MarkdownIt from 'markdown-it'
import type { Token } from 'markdown-it'
import type { PreviewRun } from '../../../server/src/lsp/protocol.ts'

/** Makes tokens: all that is shown goes through markdown-it's own renderer, which escapes text and attributes. */
export type TokenOf = new (type: string, tag: string, nesting: -1 | 0 | 1) => Token

export interface Pen {
  readonly Token: TokenOf
  readonly md: MarkdownIt
}

type Attributes = readonly (readonly [name: string, value: string])[]

/** Tokens within an element. */
export function element(
  { Token }: Pick<Pen, 'Token'>,
  tag: string,
  attributes: Attributes,
  inside: readonly Token[],
  block = false,
): Token[] {
  const open = new Token(`apparatus_${tag}_open`, tag, 1)
  for (const [name, value] of attributes) open.attrSet(name, value)
  const close = new Token(`apparatus_${tag}_close`, tag, -1)
  open.block = block
  close.block = block
  return [open, ...inside, close]
}

export function textToken({ Token }: Pick<Pen, 'Token'>, text: string): Token {
  const token = new Token('text', '', 0)
  token.content = text
  return token
}

/** Inline tokens as a block has them. */
export function inlineToken({ Token }: Pick<Pen, 'Token'>, children: Token[]): Token {
  const token = new Token('inline', '', 0)
  token.content = children.map(({ content }) => content).join('')
  token.children = children
  return token
}

/** Formatted text as elements that say how it looks. Links only where the preview itself would have them. */
export function drawnRuns(pen: Pen, runs: readonly PreviewRun[]): Token[] {
  return runs.flatMap(run => {
    let tokens = [textToken(pen, run.text)]
    if (run.italic) tokens = element(pen, 'em', [], tokens)
    if (run.bold) tokens = element(pen, 'strong', [], tokens)
    if (run.smallCaps) tokens = element(pen, 'span', [['class', 'apparatus-small-caps']], tokens)
    if (run.underline) tokens = element(pen, 'u', [], tokens)
    if (run.position) tokens = element(pen, run.position === 'superscript' ? 'sup' : 'sub', [], tokens)
    return run.link === undefined ? tokens : linked(pen, run.link, tokens)
  })
}

function linked({ Token, md }: Pen, address: string, inside: Token[]): Token[] {
  const href = md.normalizeLink(address)
  if (!/^https?:\/\//i.test(href) || !md.validateLink(href)) return inside
  // The names of markdown-it: the preview has rules of its own for its links.
  const open = new Token('link_open', 'a', 1)
  open.attrSet('href', href)
  return [open, ...inside, new Token('link_close', 'a', -1)]
}
