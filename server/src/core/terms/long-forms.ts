/**
 * Which words an abbreviation stands for.
 *
 * First the plain case: each letter begins a word, or a part of one that a hyphen or a capital sets off, and no word but the small ones is
 * left over (`Universally Unique IDentifier` for UUID; `point-to-point` for P2P). Else as in A. S. Schwartz, M. A. Hearst, "A simple
 * algorithm for identifying abbreviation definitions in biomedical text", Pacific Symposium on Biocomputing 2003: the letters in their order,
 * sought from right to left, the first at the beginning of a word; stricter than the paper in that half of them must begin words.
 * Cost: O(letters × words) of a window of a few words. Bad at: abbreviations of a translation (СССР for Soviet Union).
 */

/** Longest short form, in letters: the paper's bound. */
export const MAX_SHORT = 10

/** Two capitals at least, or a capital and a digit: `NEP`, `IPv6`, `S/MIME`, `КПСС`, `LSPs`. */
export function isShortForm(text: string): boolean {
  if (text.length < 2 || text.length > MAX_SHORT + 1) return false
  if (!/^(?:\p{Lu}|\d\p{Lu}|\p{Ll}\p{Lu})[\p{L}\p{N}.&/-]*$/u.test(text)) return false
  return (text.match(/[\p{Lu}]/gu)?.length ?? 0) >= 2 || /^\p{Lu}\p{L}*\d/u.test(text)
}

/** `LSPs` is more than one LSP. */
export function singularOf(short: string): string {
  return /^[\p{Lu}\p{N}]{2,}s$/u.test(short) ? short.slice(0, -1) : short
}

/** Words that an abbreviation may pass over. */
const SMALL =
  /^(?:of|the|and|for|in|to|on|with|by|a|an|at|or|de|du|des|la|le|les|et|en|und|der|die|das|des|von|für|im|и|в|на|по|с|для)$/iu

/** A digit stands for a word that sounds like it. */
const SOUNDS: Readonly<Record<string, string>> = { '2': 't', '3': 't', '4': 'f' }

interface Word {
  readonly start: number
  readonly end: number
}

/** The words of `text` between spaces, without what stands round them. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/\S+/g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
}

/**
 * The run of words at the end of `before` that `short` stands for. Undefined when there is none.
 */
export function longFormBefore(short: string, before: string): string | undefined {
  const letters = lettersOf(short)
  const most = Math.min(letters.length + 5, letters.length * 2) + (letters.length < 3 ? 1 : 0)
  const window = lastWords(before, most)
  const words = wordsOf(window)
  for (let first = words.length - 1; first >= 0; first--) {
    const long = window.slice((words[first] as Word).start)
    if (fits(letters, long) && isLongForm(short, long)) return withoutOpening(long)
  }
  const sought = soughtBackwards(letters, window)
  return sought !== undefined && isLongForm(short, sought) ? sought : undefined
}

/** The words that `text` begins with, up to a stop, for which `short` stands. */
export function longFormAtStart(short: string, text: string): string | undefined {
  const letters = lettersOf(short)
  const phrase = /^[^.,;:()[\]"“”«»!?|=<>—–]{3,120}/u.exec(text)?.[0].trimEnd() ?? ''
  const words = wordsOf(phrase).slice(0, letters.length * 2 + 1)
  for (const { end } of words) {
    const long = phrase.slice(0, end)
    if (fits(letters, long) && isLongForm(short, long)) return long
  }
  const whole = words.length <= letters.length + 2 ? soughtBackwards(letters, phrase) : undefined
  return whole !== undefined && whole.length === phrase.length && isLongForm(short, whole) ? whole : undefined
}

/** The long form that an entry of a list gives its abbreviation, and where it stands in the entry's explanation. */
export function expansionOf(
  name: string,
  explanation: string,
): { readonly long: string; readonly start: number; readonly end: number } | undefined {
  if (!isShortForm(name) || !/\p{Lu}.*\p{Lu}|\p{Lu}\d/u.test(name)) return undefined
  const start =
    /^(?:(?:the|an?|stands for|short for|abbreviation (?:of|for)|acronym (?:of|for))\s+)*["“«(]?/iu.exec(
      explanation,
    )?.[0].length ?? 0
  const long = longFormAtStart(singularOf(name), explanation.slice(start))
  return long === undefined ? undefined : { long, start, end: start + long.length }
}

function lettersOf(short: string): string {
  return singularOf(short)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function isLongForm(short: string, long: string): boolean {
  const words = long.split(/[\s-]+/)
  const first = words[0] as string
  if (long.length <= short.length || words.length < 2 || words.length > lettersOf(short).length * 2 + 1) return false
  if (/^[\p{Ll}]+$/u.test(first) && SMALL.test(first)) return false
  return !/[.;:!?()"“”«»,[\]{}|=<>@]/.test(withoutOpening(long)) && !long.includes(short)
}

function withoutOpening(long: string): string {
  return long.replace(/^["“«„'‘]+|["”»“'’]+$/gu, '')
}

/** Whether every letter begins a word or a part of one, and every word but the small ones is begun by a letter. */
function fits(letters: string, long: string): boolean {
  const parts = [...long.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+/gu)].map(m => m[0])
  return fitsFrom(letters, 0, parts, 0)
}

function fitsFrom(letters: string, letter: number, parts: readonly string[], at: number): boolean {
  const part = parts[at]
  if (part === undefined) return letter === letters.length
  if (at > 0 && SMALL.test(part) && fitsFrom(letters, letter, parts, at + 1)) return true
  if (letter >= letters.length) return false
  const first = (part[0] as string).toLowerCase()
  const wanted = letters[letter] as string
  // `Extensible Markup Language`: XML.
  const begins = first === wanted || SOUNDS[wanted] === first || (wanted === 'x' && /^e[xX]/.test(part))
  if (!begins) return false
  if (fitsFrom(letters, letter + 1, parts, at + 1)) return true
  // `DomainKeys`, `IDentifier`: more letters of the short form are capitals or digits within the word.
  let next = letter + 1
  for (let i = 1; i < part.length && next < letters.length; i++) {
    const char = part[i] as string
    if (!/[\p{Lu}\p{N}]/u.test(char) && !(i === part.length - 1 && /\d/.test(char))) continue
    if (char.toLowerCase() !== letters[next]) continue
    next++
    if (fitsFrom(letters, next, parts, at + 1)) return true
  }
  return false
}

/** Schwartz and Hearst's search, with half of the letters at the beginnings of words. */
function soughtBackwards(letters: string, window: string): string | undefined {
  const lower = window.toLowerCase()
  let at = lower.length - 1
  let atStarts = 0
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i] as string
    while (at >= 0 && (lower[at] !== letter || (i === 0 && !beginsWord(lower, at)))) at--
    if (at < 0) return undefined
    if (beginsWord(lower, at)) atStarts++
    at--
  }
  return atStarts * 2 >= letters.length ? window.slice(at + 1) : undefined
}

function beginsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] as string)
}

function lastWords(text: string, count: number): string {
  let at = text.length
  for (let words = 0; words < count && at > 0; words++) {
    while (at > 0 && text.charCodeAt(at - 1) <= 32) at--
    while (at > 0 && text.charCodeAt(at - 1) > 32) at--
  }
  return text.slice(at)
}
