/** The line of a glossary that names a term: `New Economic Policy (NEP; НЭП)`, `kolkhoz / колхоз`. */
import { span } from '../text/span.ts'
import type { OwnText } from './own-entry.ts'

/** More words than this are a remark and no name. */
const MOST_WORDS = 8

/** The names in `line`, which begins at `from` of the file; empty where it holds none. */
export function namesIn(line: string, from: number): readonly OwnText[] {
  const bracket = /^([^()]*[^()\s])\s*\(([^()]*)\)\s*:?\s*$/u.exec(line)
  const head = bracket?.[1] ?? line
  const names = piecesOf(head, from, /\s+[/|]\s+/u)
  if (bracket?.[2] === undefined) return names
  const inside = line.indexOf('(', head.length) + 1
  return [
    ...names,
    ...piecesOf(bracket[2], from + inside, /\s*[;,]\s*|\s+[/|]\s+/u).filter(({ text }) => isAlias(text)),
  ]
}

/** The names in a list of them, as a column of aliases has it. */
export function aliasesIn(list: string, from: number): readonly OwnText[] {
  return piecesOf(list, from, /\s*[;|\n]\s*|\s*,\s*/u).filter(({ text }) => isAlias(text))
}

/** A year, a remark (`pl.`, `see also …`) is none. */
function isAlias(text: string): boolean {
  if (/^(?:pl|sg|abbr|also|adj|noun|verb|see|siehe|voir|см)\b\.?/iu.test(text) && text.length < 6) return false
  return /\p{L}/u.test(text) && !/^(?:c\.|ca\.)?\s*\d/u.test(text) && text.split(/\s+/).length <= MOST_WORDS
}

function piecesOf(text: string, from: number, separator: RegExp): readonly OwnText[] {
  const found: OwnText[] = []
  let at = 0
  for (const piece of text.split(separator)) {
    const start = text.indexOf(piece, at)
    at = start + piece.length
    const label = /^\s*(?:pl|plural|abbr|also|or|aka)\.?:?\s+(?=\S)/iu.exec(piece)?.[0].length ?? 0
    const name = trimmed(text, start + label, at)
    if (name) found.push({ text: name.text, at: span<'raw'>(from + name.at.start, from + name.at.end) })
  }
  return found
}

/** Without Markdown's emphasis and quotation marks round it. */
function trimmed(
  text: string,
  start: number,
  end: number,
): { text: string; at: { start: number; end: number } } | undefined {
  const inner = /^[\s*_`"“”„«»'’]*(.*?)[\s*_`"“”„«»:]*$/su.exec(text.slice(start, end))?.[1] ?? ''
  if (!/[\p{L}\p{N}]/u.test(inner)) return undefined
  const at = start + text.slice(start, end).indexOf(inner)
  const name = inner.replace(/\s+/g, ' ').replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
  return { text: name, at: { start: at, end: at + inner.length } }
}
