/**
 * LaTeX of a bibliography as the text with a few tags that CSL knows: emphasis, small capitals, super- and subscripts, quotation
 * marks, and `nocase` for what braces keep from having its case changed. What is LaTeX inside goes through latexToText.
 *
 * English titles are often written In Title Case. CSL wants them as in a sentence, since a style can make the one from the other but
 * not back: words begin small then, but for the first one, one behind a full stop or colon, one in braces, and one with
 * capitals inside (as Pandoc has it). Bad at proper names that nobody put in braces, for which BibTeX asks.
 * One pass, O(length).
 */
import { behindGroup } from '../bib/latex-group.ts'
import { latexToText } from '../bib/latex-text.ts'

type Piece = string | { readonly kind: Kind; readonly inside: readonly Piece[] }
type Kind = 'i' | 'b' | 'smallcaps' | 'sup' | 'sub' | 'quoted' | 'kept' | 'formula' | 'upright'

const COMMANDS: ReadonlyMap<string, Kind> = new Map([
  ...kinds('i', 'emph textit mkbibemph mkbibitalic textsl it em itshape bibstring'),
  ...kinds('b', 'textbf mkbibbold bf bfseries'),
  ...kinds('smallcaps', 'textsc mkbibsc sc scshape'),
  ...kinds('sup', 'textsuperscript mkbibsuperscript'),
  ...kinds('sub', 'textsubscript mkbibsubscript'),
  ...kinds('quoted', 'enquote mkbibquote'),
  ...kinds('upright', 'textnormal textup textrm'),
])

/** What stands in these has the case that it is to have. */
const KEEPING: ReadonlySet<string> = new Set(['textsc', 'mkbibsc', 'mkbibquote'])

/** A letter in `{\'E}`, which braces keep as well; no document holds this character. */
const KEPT = '\uE000'
/** Markup in markup; more is no title. */
const DEEPEST = 20
const LONGEST = 20_000

export interface MarkupOptions {
  /** Whether it is a title whose words may be written with capitals as English titles are. */
  readonly sentenceCase: boolean
}

/** What is no title: its capitals stay. */
export function richText(latex: string): string {
  return latexToMarkup(latex, { sentenceCase: false })
}

export function latexToMarkup(latex: string, { sentenceCase }: MarkupOptions): string {
  const writer = new Writer(sentenceCase)
  writer.write(pieces(latex.slice(0, LONGEST), 0), 0)
  return writer.text.replace(/\s+/g, ' ').trim()
}

function pieces(latex: string, depth: number): readonly Piece[] {
  const out: Piece[] = []
  let from = 0
  let at = 0
  const flush = (to: number): void => {
    if (to > from) out.push(leaf(latex.slice(from, to)))
  }
  while (at < latex.length) {
    const char = latex[at]
    if (char === '\\') {
      const name = /^\\([a-zA-Z]+)\*?\s*/.exec(latex.slice(at, at + 60))
      const kind = name ? COMMANDS.get(name[1] as string) : undefined
      const open = at + (name?.[0].length ?? 2)
      if (kind === undefined || latex[open] !== '{' || depth >= DEEPEST) {
        // An accent or a command that means no look takes its argument with it.
        at = latex[open] === '{' ? behind(latex, open) : open
        if (!name && latex[at] === '{') at = behind(latex, at)
        continue
      }
      flush(at)
      at = behind(latex, open)
      const inside = pieces(latex.slice(open + 1, at - 1), depth + 1)
      out.push({ kind, inside: KEEPING.has(name?.[1] ?? '') ? [{ kind: 'kept', inside }] : inside })
      from = at
    } else if (char === '$' && latex.indexOf('$', at + 1) > at) {
      flush(at)
      const end = latex.indexOf('$', at + 1) + 1
      out.push({ kind: 'formula', inside: [leaf(latex.slice(at, end))] })
      at = end
      from = end
    } else if (char === '{' && depth < DEEPEST) {
      const end = behind(latex, at)
      const inside = latex.slice(at + 1, end - 1)
      const command = /^\\([a-zA-Z]+)\b\s*/.exec(inside.slice(0, 60))
      const kind = command ? COMMANDS.get(command[1] as string) : undefined
      if (inside.startsWith('\\') && !(command && kind !== undefined)) {
        // `{\'E}`, `{\TeX}`: letters of a word.
        if (inside.length < 12) {
          flush(at)
          out.push(`${KEPT}${leaf(latex.slice(at, end))}`)
          from = end
        }
        at = end
        continue
      }
      flush(at)
      // `{\em whole group}`, but `{\emph{x} and more}` has its group inside.
      if (command && kind !== undefined && inside[command[0].length] !== '{')
        out.push({ kind, inside: pieces(inside.slice(command[0].length), depth + 1) })
      else out.push({ kind: 'kept', inside: pieces(inside, depth + 1) })
      at = end
      from = end
    } else at++
  }
  flush(latex.length)
  return out
}

/** LaTeX without looks as text. Blanks at its ends stay. */
function leaf(latex: string): string {
  const text = latexToText(latex)
  const before = /^[\s~]/.test(latex) ? ' ' : ''
  const after = /[\s~]$/.test(latex) && text !== '' ? ' ' : ''
  return `${before}${text}${after}`
}

/** Behind the group that begins at `at`; an open one ends with the text, as if a brace stood behind it. */
function behind(latex: string, at: number): number {
  return behindGroup(latex, at) ?? latex.length + 1
}

const TAGS: Readonly<Record<Exclude<Kind, 'quoted' | 'kept' | 'formula' | 'upright'>, readonly [string, string]>> = {
  i: ['<i>', '</i>'],
  b: ['<b>', '</b>'],
  smallcaps: ['<span style="font-variant:small-caps;">', '</span>'],
  sup: ['<sup>', '</sup>'],
  sub: ['<sub>', '</sub>'],
}

const WORD = /[\p{L}\p{M}\p{N}\uE000]+/gu

/** Writes pieces, knowing where in a sentence it is. */
class Writer {
  text = ''
  private readonly lowers: boolean
  private quotes = 0

  constructor(lowers: boolean) {
    this.lowers = lowers
  }

  write(all: readonly Piece[], kept: number): void {
    for (const piece of all) {
      if (typeof piece === 'string')
        this.text += kept > 0 || !this.lowers ? piece.replaceAll(KEPT, '') : this.inSentence(piece)
      else if (piece.kind === 'kept' || piece.kind === 'formula') this.keep(piece.inside, kept)
      else if (piece.kind === 'quoted') {
        const [open, close] = this.quotes % 2 === 0 ? ['“', '”'] : ['‘', '’']
        this.quotes++
        this.text += open
        this.write(piece.inside, kept)
        this.text += close
        this.quotes--
      } else {
        const [open, close] = piece.kind === 'upright' ? ['', ''] : TAGS[piece.kind]
        this.text += open
        this.write(piece.inside, kept)
        this.text += close
      }
    }
  }

  /** Only what a style could still make a capital of has to be marked. */
  private keep(inside: readonly Piece[], kept: number): void {
    const start = this.text.length
    this.write(inside, kept + 1)
    const written = this.text.slice(start)
    const first = /\p{L}/u.exec(written.replace(/<[^<>]*>/g, ''))?.[0]
    const isWordStart = !/[\p{L}\p{N}]$/u.test(this.text.slice(0, start))
    if (kept === 0 && isWordStart && first !== undefined && first !== first.toUpperCase())
      this.text = `${this.text.slice(0, start)}<span class="nocase">${written}</span>`
  }

  private inSentence(piece: string): string {
    return piece.replace(WORD, (word, at: number) => {
      const plain = word.replaceAll(KEPT, '')
      if (word.startsWith(KEPT)) return plain
      const before = (this.text + piece.slice(0, at)).replace(/<[^<>]*>/g, '')
      // The rest of a word that began in braces.
      if (/[\p{L}\p{N}]$/u.test(before)) return plain
      const [first = '', ...rest] = plain
      if (rest.some(letter => letter !== letter.toLowerCase())) return plain
      if (/^[\s\p{P}]*$/u.test(before)) return `${first.toUpperCase()}${rest.join('')}`
      if (/[.!?][”’"')\]]*\s+[“‘"'([]*$/u.test(before)) return plain
      if (/:\s+[“‘"'([]*$/u.test(before)) return `${first.toUpperCase()}${rest.join('')}`
      return `${first.toLowerCase()}${rest.join('')}`
    })
  }
}

function kinds(kind: Kind, names: string): [string, Kind][] {
  return names.split(' ').map(name => [name, kind])
}
