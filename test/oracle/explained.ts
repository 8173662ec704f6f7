import type { OracleCite } from './pandoc.ts'

/**
 * What we read otherwise than Pandoc, on purpose. Each kind says it exactly: Pandoc reads `rewritten(snippet)` as we read the snippet,
 * after `ours` has taken away what only we have. A disagreement that no kind turns into agreement is a fault.
 */
export interface Explained {
  readonly name: string
  readonly reason: string
  readonly rewritten: (snippet: string) => string
  readonly ours?: (cite: OracleCite) => OracleCite
  /** More snippets than this would mean that the kind has come to hide something else. */
  readonly atMost: number
}

export const EXPLAINED: readonly Explained[] = [
  {
    name: 'combining mark in a key',
    reason:
      'Pandoc ends a key before it; some editors and file names store `é` as two characters, and the key is one all the same',
    rewritten: snippet => snippet.normalize('NFC'),
    atMost: 60,
  },
  {
    name: 'two groups without a space',
    reason:
      '`[@a][@b]` is a link to an undefined label to Pandoc, which then shows the brackets; nobody who writes it means that',
    rewritten: snippet => snippet.replace(/\](?=\[(?!\^|p\. 3\]))/g, '] '),
    atMost: 110,
  },
  {
    name: 'lone star',
    reason:
      'Pandoc lets a star that opens no emphasis swallow the bracket behind it; a star too many must not undo a citation',
    rewritten: snippet => snippet.replace(/(?<=\d\p{L})\*(?=\p{L})/gu, '\\*'),
    atMost: 30,
  },
  {
    name: 'key right behind emphasis',
    reason: 'Pandoc wants a space between `*so*` and `@key`; a writer who forgets it means the work',
    rewritten: snippet => snippet.replace(/(?<=\*so\*)@/g, ' @'),
    atMost: 20,
  },
  {
    name: 'handle in an address',
    reason:
      'without the extension for bare addresses Pandoc takes the `@me` of `https://x.org/@me` for a key; it is a name there',
    rewritten: snippet => snippet.replace(/(?<=[.:][^\s@]*)\/@/g, '/\\@'),
    atMost: 55,
  },
  {
    name: 'example without parentheses or text',
    reason:
      '`@doe99.` at the beginning of a paragraph or a note and `(@doe99)` alone in one are examples to Pandoc; the manual knows only `(@good) text`, and who writes the others means the work',
    rewritten: snippet => snippet.replace(/^(\[\^\w+\]: |)(?=@\w+[.)](?:\s|$)|\(@\w+\)$)/gm, '$1— '),
    atMost: 6,
  },
  {
    name: 'dollars in keys',
    reason: 'looking for the end of a bracket Pandoc takes what stands between the dollars of two keys for maths',
    rewritten: snippet => snippet.replaceAll('k$l', 'k+l'),
    ours: cite => everywhere(cite, text => text.replace(/(?<=@)kl(?=\d)|^k\$l/g, 'k+l')),
    atMost: 12,
  },
  {
    name: 'double brackets',
    reason:
      '`[[@a]]` is how Obsidian and Zettlr write a citation: the outer brackets belong to it, `#` and `|` to the link',
    rewritten: snippet => snippet.replace(/(?<=\[\[@[^\]#|]*)[#|][^\]]*(?=\]\](?!\())/g, ''),
    ours: cite => ({ ...cite, whole: cite.whole.replace(/^\[(\[@[^\]#|]*)(?:[#|][^\]]*)?(\])\]$/, '$1$2') }),
    atMost: 14,
  },
  {
    name: 'cross-reference',
    reason: '`@fig-plot` is a figure to Quarto, no work',
    rewritten: snippet => snippet.replace(/@(?=(?:fig|tbl|sec|eq|lst|thm)-)/g, '\\@'),
    atMost: 35,
  },
  {
    name: 'every work',
    reason: '`@*` means every work in `nocite`; it is no key',
    rewritten: snippet => snippet.replaceAll('@*', '\\@*'),
    atMost: 12,
  },
  {
    name: 'braces without a key',
    reason: 'a key that is still to be typed: it names no work yet',
    rewritten: snippet => snippet.replaceAll('@{}', '\\@{}'),
    atMost: 20,
  },
  {
    name: 'space in braces',
    reason:
      'Pandoc shows `@{my key}` as text; the writer should be told that there is no such work instead of finding it in print',
    rewritten: snippet => snippet.replace(/@\{[^{}\n]*\}/g, key => key.replaceAll(' ', '·')),
    ours: cite => everywhere(cite, text => text.replaceAll('my key', 'my·key')),
    atMost: 45,
  },
]

function everywhere({ items, whole, inNote }: OracleCite, change: (text: string) => string): OracleCite {
  const changed = items.map(({ key, mode, prefix, suffix }) => ({
    key: change(key),
    mode,
    prefix: change(prefix),
    suffix: change(suffix),
  }))
  return { items: changed, whole: change(whole), inNote }
}
