/** What a style makes of a citation or an entry: text with marks, never markup of any language. */

/** How a stretch of text looks, or where it stands in an entry. */
export type Look =
  | 'italic'
  | 'oblique'
  | 'bold'
  | 'small-caps'
  | 'underline'
  | 'superscript'
  | 'subscript'
  /** Takes back what is round it. */
  | 'upright'
  | 'light'
  | 'normal-caps'
  | 'not-underlined'
  | 'baseline'
  /** The case of these letters is kept: means nothing to a reader. */
  | 'nocase'
  /** The number before an entry, what stands beside it, and other lines of their own. */
  | 'left-margin'
  | 'right-inline'
  | 'block'
  | 'indent'

export interface LookSpan {
  readonly look: Look
  readonly inside: FormattedText
}

export interface LinkSpan {
  /** Always `http:` or `https:`. */
  readonly href: string
  readonly inside: FormattedText
}

export type FormattedText = readonly (string | LookSpan | LinkSpan)[]

/** A stretch of text that looks the same throughout, for those who draw it. */
export interface Run {
  readonly text: string
  readonly italic?: true
  readonly bold?: true
  readonly smallCaps?: true
  readonly underline?: true
  readonly position?: 'superscript' | 'subscript'
  readonly link?: string
}

const ADDS: Readonly<Partial<Record<Look, Omit<Run, 'text'>>>> = {
  italic: { italic: true },
  oblique: { italic: true },
  bold: { bold: true },
  'small-caps': { smallCaps: true },
  underline: { underline: true },
  superscript: { position: 'superscript' },
  subscript: { position: 'subscript' },
}
const TAKES: Readonly<Partial<Record<Look, keyof Run>>> = {
  upright: 'italic',
  light: 'bold',
  'normal-caps': 'smallCaps',
  'not-underlined': 'underline',
  baseline: 'position',
}

/** The text as runs without nesting; a blank stands between the parts of an entry. */
export function runsOf(text: FormattedText, look: Omit<Run, 'text'> = {}): readonly Run[] {
  const runs: Run[] = []
  const add = (more: readonly Run[]): void => void runs.push(...more)
  for (const node of text) {
    if (typeof node === 'string') {
      if (node !== '') runs.push({ ...look, text: node })
    } else if ('href' in node) add(runsOf(node.inside, { ...look, link: node.href }))
    else {
      const inside = runsOf(node.inside, without({ ...look, ...ADDS[node.look] }, TAKES[node.look]))
      if (isPart(node.look) && runs.length > 0 && inside.length > 0) runs.push({ text: ' ' })
      add(inside)
    }
  }
  return runs
}

function without(look: Omit<Run, 'text'>, taken: keyof Run | undefined): Omit<Run, 'text'> {
  if (taken === undefined) return look
  return Object.fromEntries(Object.entries(look).filter(([name]) => name !== taken))
}

function isPart(look: Look): boolean {
  return look === 'left-margin' || look === 'right-inline' || look === 'block' || look === 'indent'
}

/** The letters alone. */
export function plainText(text: FormattedText): string {
  return runsOf(text)
    .map(run => run.text)
    .join('')
    .replace(/[ \n]+/g, ' ')
    .trim()
}

const HTML_TAGS: Readonly<Record<Look, readonly [open: string, close: string]>> = {
  italic: ['<i>', '</i>'],
  oblique: ['<em>', '</em>'],
  bold: ['<b>', '</b>'],
  'small-caps': ['<span style="font-variant:small-caps;">', '</span>'],
  underline: ['<span style="text-decoration:underline;">', '</span>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
  upright: ['<span style="font-style:normal;">', '</span>'],
  light: ['<span style="font-weight:normal;">', '</span>'],
  'normal-caps': ['<span style="font-variant:normal;">', '</span>'],
  'not-underlined': ['<span style="text-decoration:none;">', '</span>'],
  baseline: ['<span style="baseline">', '</span>'],
  nocase: ['<span class="nocase">', '</span>'],
  'left-margin': ['<div class="csl-left-margin">', '</div>'],
  'right-inline': ['<div class="csl-right-inline">', '</div>'],
  block: ['<div class="csl-block">', '</div>'],
  indent: ['<div class="csl-indent">', '</div>'],
}

/** Safe HTML: every letter of a document is escaped, the tags are these and no others. */
export function htmlOf(text: FormattedText): string {
  return text
    .map(node => {
      if (typeof node === 'string') return escapeHtml(node)
      if ('href' in node)
        return `<a href="${escapeHtml(node.href).replaceAll('"', '&#34;')}">${htmlOf(node.inside)}</a>`
      const [open, close] = HTML_TAGS[node.look]
      return `${open}${htmlOf(node.inside)}${close}`
    })
    .join('')
}

/** As the processor escapes. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;')
}

/** The tags above by how they are written, for reading what the processor writes. */
export const LOOK_OF_TAG: ReadonlyMap<string, Look> = new Map(
  (Object.entries(HTML_TAGS) as [Look, readonly [string, string]][]).map(([look, [open]]) => [open, look]),
)

/**
 * Markdown as Pandoc reads it, for an essay. Every sign that could mean something is escaped.
 */
export function markdownOf(text: FormattedText): string {
  const pieces = text.map(node => {
    if (typeof node === 'string') return escapeMarkdown(node)
    if ('href' in node) {
      const shown = plainText(node.inside)
      return shown === node.href && !/[<>\s]/.test(shown)
        ? `<${shown}>`
        : `[${markdownOf(node.inside)}](<${node.href.replace(/[<>\\]/g, encodeURIComponent)}>)`
    }
    const inside = markdownOf(node.inside)
    return inside.trim() === '' ? inside : around(node.look, inside)
  })
  return pieces
    .join('')
    .replace(/[ \n]+/g, ' ')
    .trim()
}

const MARKS: Readonly<Partial<Record<Look, readonly [string, string]>>> = {
  italic: ['*', '*'],
  oblique: ['*', '*'],
  bold: ['**', '**'],
  'small-caps': ['[', ']{.smallcaps}'],
  underline: ['[', ']{.underline}'],
  superscript: ['^', '^'],
  subscript: ['~', '~'],
  // Emphasis in emphasis is upright.
  upright: ['*', '*'],
  'left-margin': ['', ' '],
  block: [' ', ' '],
  indent: [' ', ' '],
}

/** Marks stand at words: blanks go outside. Super- and subscripts have no bare blanks inside. */
function around(look: Look, inside: string): string {
  const [open, close] = MARKS[look] ?? ['', '']
  if (open.trim() === '' && close.trim() === '') return `${open}${inside}${close}`
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(inside) ?? []
  const body = look === 'superscript' || look === 'subscript' ? words.replaceAll(' ', '\\ ') : words
  return `${before}${open}${body}${close}${after}`
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~^$|@]/g, '\\$&')
    .replace(/&(?=[#\p{L}])/gu, '\\&')
    .replace(/"/g, '\\"')
    .replace(/'/g, "\\'")
    .replace(/-(?=-)|(?<=-)-/g, '\\-')
    .replace(/^(\s*)([-+#:=])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s)/, '$1\\$2')
    .replace(/\.\.\./g, '\\...')
}
