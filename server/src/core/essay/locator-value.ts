import { additiveRomanValue } from '../text/roman.ts'

/** Letters, digits and signs; of punctuation only what stands in ranges (`33–35`) and between volume and page (`2:33`). */
const RUN = '(?:[^\\s\\p{P}$`^|<>~]|[-–‑:])+'
const SEQUENCE = String.raw`\.?${RUN}(?:\.${RUN})*`
/** `33-35`, `IV.2`, `34(1)(i)`, `[17]-[18]`, `(xv)-(xvii)`. */
const WORD = new RegExp(
  String.raw`(?:${SEQUENCE}|\((?:${SEQUENCE})?\)|\[(?:${SEQUENCE})?\]|\{(?:${SEQUENCE})?\})+`,
  'uy',
)
/** Between the words of a value: as Pandoc has it, and what people write besides. */
const BETWEEN = /[,;]?\s*/uy
const LONGER_BETWEEN = /\s*(?:[-–—‑‐]{1,3}|[/&+]|and\b|und\b|et\b|и(?=\s)|bis\b)\s*/uy
const FOLLOWING = /\s?(?:(?:ff?|sqq?)\b|(?:\set\ssuiv(?:antes?)?|\sи\s(?:сл(?:ед)?|далее))(?!\p{L}))\.?/uy
/** More words than a list of places has. */
const MOST_WORDS = 60
const LONGEST_WORD = 200

/**
 * Where the numbers that begin at `from` end; `from` when there are none. Pandoc's rules: words with a digit and, behind a term, Roman
 * numerals, with commas and semicolons between. Also `33 and 35`, `33/34`, `33 – 35`, `33 f.`, `33 et suiv.`, which Pandoc leaves in the suffix.
 * `beginsTerm` says that another locator begins there: `12, l. 3`.
 */
export function locatorValueEnd(
  text: string,
  from: number,
  to: number,
  isBehindTerm: boolean,
  beginsTerm: (at: number) => boolean,
): number {
  let end = wordEnd(text, from, to, isBehindTerm)
  if (end === from) return from
  for (let i = 0; i < MOST_WORDS; i++) {
    FOLLOWING.lastIndex = end
    if (FOLLOWING.test(text) && FOLLOWING.lastIndex <= to) end = FOLLOWING.lastIndex
    const next = nextWord(text, end, to, isBehindTerm)
    if (next === undefined || beginsTerm(next.start)) return end
    end = next.end
  }
  return end
}

function nextWord(
  text: string,
  from: number,
  to: number,
  isBehindTerm: boolean,
): { start: number; end: number } | undefined {
  for (const between of [BETWEEN, LONGER_BETWEEN]) {
    between.lastIndex = from
    if (!between.test(text)) continue
    const start = between.lastIndex
    const end = start > from && start < to ? wordEnd(text, start, to, isBehindTerm) : start
    // A letter with a stop is the next term: `12 l. 3`.
    if (end > start && !(text[end] === '.' && /\p{L}/u.test(text[end - 1] as string))) return { start, end }
  }
  return undefined
}

/** Without the colon or the hyphen at its end. */
function wordEnd(text: string, from: number, to: number, mayBeRoman: boolean): number {
  WORD.lastIndex = 0
  const word = WORD.exec(text.slice(from, Math.min(to, from + LONGEST_WORD)))?.[0].replace(/[-–‑:]+$/, '') ?? ''
  const isNumber = /\p{N}/u.test(word) || (mayBeRoman && word.split(/[\p{P}]/u).some(isRoman))
  return isNumber ? from + word.length : from
}

function isRoman(word: string): boolean {
  return (word === word.toLowerCase() || word === word.toUpperCase()) && additiveRomanValue(word) !== undefined
}
