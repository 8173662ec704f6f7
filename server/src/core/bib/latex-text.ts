/**
 * LaTeX as bibliographies hold it, as text: accents, symbols, dashes and quotation marks become characters; braces and commands
 * that only change the look go; of an unknown command its arguments stay. Tolerant of anything: no text is an error.
 * One pass, O(length).
 */
import { behindGroup } from './latex-group.ts'
import { ACCENTS, ESCAPES, HIDING, QUOTING, SYMBOLS } from './latex-symbols.ts'

/** What makes a text more than itself. A single `'` is an apostrophe in TeX too. */
const LATEX = /[\\{}~$`']|--/
const COMMAND = /[a-zA-Z]+\*?/y
const PLAIN = /[^\\{}~$`'\-\s]+/y

export function latexToText(latex: string): string {
  return LATEX.test(latex) ? convert(latex) : latex.replace(/\s+/g, ' ').trim()
}

function convert(latex: string): string {
  const out = new TextBuilder()
  /** What each open brace becomes when it is closed. */
  const closers: string[] = []
  /** What the next brace becomes when it is closed. */
  let closer = ''
  let at = 0
  while (at < latex.length) {
    const char = latex[at] as string
    const plain = matchAt(PLAIN, latex, at)
    if (plain) {
      out.add(plain)
      at += plain.length
      continue
    }
    at++
    if (char === '{') {
      closers.push(closer)
      closer = ''
    } else if (char === '}') {
      out.dropAccents()
      out.add(closers.pop() ?? '')
    } else if (char === '\\') {
      const command = matchAt(COMMAND, latex, at) ?? latex[at] ?? ''
      at += command.length
      const isWord = /^[a-zA-Z]/.test(command)
      // Blanks behind a command of letters belong to it.
      while (isWord && isBlank(latex, at)) at++
      const name = command.replace('*', '')
      if (ACCENTS.has(name) && (!isWord || takesArgument(latex, at))) out.accent(ACCENTS.get(name) as string)
      else if (!isWord) out.add(ESCAPES.get(name) ?? name)
      else if (SYMBOLS.has(name)) {
        out.add(SYMBOLS.get(name) as string)
        // `\ss{}`, `{\ae}ther`: the empty group only ends the name.
        if (latex.startsWith('{}', at)) at += 2
      } else if (HIDING.has(name)) at = behindArgument(latex, at)
      else if (QUOTING.has(name) && latex[at] === '{') {
        out.add('“')
        closer = '”'
      }
    } else if (char === '~') out.add(' ')
    else if (char === '-') {
      const dashes = latex.startsWith('--', at) ? 3 : latex[at] === '-' ? 2 : 1
      out.add(dashes === 3 ? '—' : dashes === 2 ? '–' : '-')
      at += dashes - 1
    } else if (char === '`' || char === "'") {
      const isDouble = latex[at] === char
      out.add(isDouble ? (char === '`' ? '“' : '”') : char === '`' ? '‘' : '’')
      if (isDouble) at++
    } else if (char !== '$') out.add(char)
  }
  return out.finish()
}

/** Adds text, putting accents on the letter that comes next. */
class TextBuilder {
  private text = ''
  private marks = ''

  accent(mark: string): void {
    this.marks = mark + this.marks
  }

  dropAccents(): void {
    this.marks = ''
  }

  add(piece: string): void {
    if (this.marks === '' || piece.trim() === '') {
      this.text += piece
      return
    }
    const [first = '', ...rest] = piece
    const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first
    this.text += base + this.marks + rest.join('')
    this.marks = ''
  }

  finish(): string {
    return this.text.normalize('NFC').replace(/\s+/g, ' ').trim()
  }
}

/** `\c{c}`, `\v s`, `\c\i`; but `\b.` is no accent. */
function takesArgument(latex: string, at: number): boolean {
  return /[\p{L}{\\]/u.test(latex[at] ?? '')
}

/** Behind the group that begins at `at`, when one does; an open one ends with the text. */
function behindArgument(latex: string, at: number): number {
  return latex[at] === '{' ? (behindGroup(latex, at) ?? latex.length) : at
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code >= 9 && code <= 13)
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
