import type { PandocNode } from './pandoc.ts'

/** What Pandoc's inlines say, without markup. Notes and raw HTML say nothing. */
export function textOf(inlines: unknown): string {
  if (!Array.isArray(inlines)) return ''
  return inlines.map(inline => inlineText(inline as PandocNode)).join('')
}

function inlineText({ t, c }: PandocNode): string {
  switch (t) {
    case 'Str':
      return c as string
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' '
    case 'Code':
    case 'Math':
      return (c as [unknown, string])[1]
    case 'Note':
    case 'RawInline':
      return ''
    case 'Quoted':
      return `'${textOf((c as [unknown, unknown])[1])}'`
    case 'Cite':
    case 'Link':
    case 'Image':
    case 'Span':
      return textOf((c as [unknown, unknown])[1])
    default:
      return textOf(c)
  }
}

/** The same for Markdown as it was written; good for the markup that the snippets have. */
export function textOfMarkdown(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/\^\[[^\]]*\]/g, '')
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?:http|i\.)[^()]*\)/g, '$1')
    .replace(/(?<!\w)<\/?[a-z][^>]*>/gi, '')
    .replaceAll('&amp;', '&')
}

/**
 * What is left when the two sides may write it otherwise: emphasis and code marks, backslashes and braces dropped, quotation marks one
 * mark, dashes one hyphen, spaces one space, none at the ends.
 */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\\(?=[^\s\p{L}\p{N}])/gu, '')
    .replace(/[*_`~^${}]/g, '')
    .replace(/["“”„‘’‚«»]/g, "'")
    .replace(/[-–—]+/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim()
}
