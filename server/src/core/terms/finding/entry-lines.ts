/** The shapes of entries (glossary-entries.ts): where in a block a term ends and its explanation begins. */

import { spacedWords } from '../phrase.ts'

/** Offsets count in the text. */
export interface EntryParts {
  readonly name: string
  readonly aliases: readonly string[]
  readonly at: number
  /** Where the passage to show begins: at the term where a mark divides it from its explanation, at the explanation where only space does. */
  readonly passage: number
  /** The explanation. */
  readonly from: number
  readonly end: number
}

/** Spaces between the parts of a line: bounded, so that a line of blanks costs no more than any other. */
const GAP = '[ \\t]{0,4}'
const LIST_MARK = `(?:(?:[-*•+]|o|\\$|\\d{1,3}[.)]|[A-Za-z][.)](?![ \\t]+\\p{Lu}\\.)|\\([A-Za-z\\d]{1,3}\\))[ \\t]{1,4})?`
const OPEN = `(?:\\*\\*|__|["“«„'‘<])?`
const CLOSE = `(?:\\*\\*|__|["”»“'’>])?`
const ALIASES = '(?:\\(([^()\\n]{1,200})\\))?'

/** A colon that no space follows divides nothing: `xml:lang`. */
const INNER_COLON = ':(?=[^\\s:/*_"”»])'

/** Set in bold type or in quotation marks a term is not cut at a colon within it: `**Iskra: the Spark** – …`. */
const CLOSED = new RegExp(
  `^${LIST_MARK}(?:\\*\\*|__|["“«])([^\\s:|*_("“”«»][^|*_\\n("“”«»]{0,78}[^\\s:|*_("“”«»])(?:\\*\\*|__|["”»])${GAP}${ALIASES}` +
    `(?:${GAP}:[ \\t]+|${GAP} (?:[–—-]|--)[ \\t]+|${GAP}\\t)(?=[ \\t]*\\S)`,
  'u',
)

/** `Term: …`, `Term (alias): …`, `Term – …`, `Term -- …`, `Term⇥…`. */
const MARKED = new RegExp(
  `^${LIST_MARK}${OPEN}([^\\s:|–—*_("“«<](?:[^:|–—*\\n(\\t"“”«»<>]|${INNER_COLON}){0,78}?)${CLOSE}${GAP}${ALIASES}${CLOSE}` +
    `(?:${GAP}:${CLOSE}[ \\t]+|${GAP} (?:[–—-]|--)[ \\t]+|${GAP}\\t)(?=[ \\t]*\\S)`,
  'u',
)

/** `Term      explanation`: three spaces, or two after capitals. */
const COLUMN = new RegExp(
  `^${LIST_MARK}${OPEN}([^\\s:|*("“«<](?:[^\\s:|*.;,!?"“”<>=(]| (?! )|[.,](?=\\S)|${INNER_COLON}){0,58}[^\\s:|*.;,!?"“”<>=(])${CLOSE} ?${ALIASES}` +
    `(?: {3,}|(?<=[\\p{Lu}\\p{N}]) {2,})(?=["“«(]?[\\p{L}\\p{N}])`,
  'u',
)

const ROW = new RegExp(
  `^\\|?${GAP}${OPEN}([^\\s|*("“«][^|*\\n("“”]{0,78}?)${CLOSE}${GAP}${ALIASES}${GAP}\\|${GAP}(?=[^|\\s])`,
  'u',
)

const ALONE = new RegExp(
  `^${LIST_MARK}${OPEN}([^\\s:|–—*_("“«<](?:[^:|–—*\\n(\\t"“”«»<>.;,]|${INNER_COLON}){0,58}?)${CLOSE}${GAP}${ALIASES}${CLOSE}${GAP}:?$`,
  'u',
)

/** Labels that name no term. */
const LABEL =
  /^(?:notes?|n\.?b|examples?|remarks?|warning|important|see also|see|where|anmerkung|hinweis|beispiel|siehe|remarque|exemple|voir|примечание|пример|см)$/iu

/** An entry's term and separator stand at the start of its line. */
const LINE_START = 400
/** A line that is so long was broken because the page ends. */
const FULL_LINE = 60

/** The entries that a block of a glossary consists of; none where it does not begin with one. */
export function entriesOfBlock(text: string, start: number, end: number): readonly EntryParts[] {
  const entries: EntryParts[] = []
  const base = start - lineStart(text, start)
  let open: Omit<EntryParts, 'end'> | undefined
  let before = ''
  const close = (at: number): void => {
    if (open) entries.push({ ...open, end: at })
    open = undefined
  }
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at)
    const lineEnd = newline < 0 || newline > end ? end : newline
    const from = at + /^[ \t]{0,60}/.exec(text.slice(at, at + 60))![0].length
    const indent = from - lineStart(text, from)
    const line = text.slice(from, Math.min(lineEnd, from + LINE_START))
    if (indent <= base || at === start) {
      const parts = beginsEntry(before, line) ? entryAt(line, from) : undefined
      if (parts) {
        close(at)
        open = parts
      } else if (!open) {
        const hanging = at === start ? hangingEntry(text, start, end, false) : undefined
        return hanging ? [hanging] : []
      }
    }
    before = line
    at = lineEnd + 1
  }
  close(end)
  return entries
}

/** Where lines are broken at the end of a page's width a colon in the next one may be any. */
function beginsEntry(before: string, line: string): boolean {
  return before === '' || before.length < FULL_LINE || /[.!?;)]\s*$/.test(before) || /^(?:\*\*|\||[-*•+] )/.test(line)
}

function entryAt(line: string, from: number): Omit<EntryParts, 'end'> | undefined {
  const marked = CLOSED.exec(line) ?? MARKED.exec(line) ?? ROW.exec(line)
  const m = marked ?? COLUMN.exec(line)
  const name = (m?.[1] ?? '').trim()
  if (!m || name === '' || /^[-:\s|]+$/.test(name) || name.endsWith('-') || LABEL.test(name)) return undefined
  const at = from + line.indexOf(name)
  const explanation = from + m[0].length
  return { name, aliases: splitAliases(m[2]), at, passage: marked ? at : explanation, from: explanation }
}

/**
 * A block whose first line is a term, with an explanation that is indented below it. `strict`: outside a list of terms, where verse and
 * addresses look like that as well.
 */
export function hangingEntry(text: string, start: number, end: number, strict: boolean): EntryParts | undefined {
  const newline = text.indexOf('\n', start)
  if (newline < 0 || newline >= end || newline - start > FULL_LINE) return undefined
  const next = newline + 1
  let from = next
  while (from < end && text.charCodeAt(from) === 32) from++
  const deeper = from - next - (start - lineStart(text, start))
  const opening = text.slice(from, from + 40)
  if (deeper <= 0 || !(strict ? STRICT_EXPLANATION : EXPLANATION).test(opening)) return undefined
  const term = isTermLine(text, start, newline)
  if (!term || (strict && spacedWords(term.name).length > STRICT_WORDS)) return undefined
  if (!/\p{Ll}\S*\s+\S+\s+\S+/u.test(text.slice(from, end))) return undefined
  if (!/[.!?]\s*$/.test(text.slice(Math.max(from, end - 4), end))) return undefined
  return { ...term, passage: from, from, end }
}

const STRICT_WORDS = 4
const STRICT_EXPLANATION = /^["“(]?(?:An?|The|Any|One of|Eine?|Der|Die|Das|Une?|Le|La|Les)\s+[\p{L}\p{N}"“]/u

/** It begins as a sentence does. */
const EXPLANATION = /^["“(]?\p{Lu}\p{Ll}*[\s-]\p{L}/u

/** A line that holds a term and nothing else. */
export function isTermLine(
  text: string,
  start: number,
  end: number,
): Pick<EntryParts, 'name' | 'aliases' | 'at'> | undefined {
  if (end - start > FULL_LINE * 1.5) return undefined
  const line = text.slice(start, end).trimEnd()
  const m = line.includes('\n') ? null : ALONE.exec(line)
  const name = (m?.[1] ?? '').trim()
  if (!m || !/\p{L}{2}/u.test(name) || spacedWords(name).length > 6 || LABEL.test(name)) return undefined
  return { name, aliases: splitAliases(m[2]), at: start + line.indexOf(name) }
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

export function splitAliases(inside: string | undefined): readonly string[] {
  return (inside ?? '')
    .split(/\s*[;,/]\s*/u)
    .map(alias => alias.trim())
    .filter(alias => alias !== '' && alias.length <= 60)
}
