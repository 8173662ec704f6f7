/** Lists of names as BibTeX has them: `Marx, Karl and von Beethoven, Jr., Ludwig and {UN Committee} and others`. */
import { latexToText } from './latex-text.ts'
import type { Name } from './reference.ts'

/** More are not kept: no reader sees them, and author lists of physics papers have thousands. */
const MOST_NAMES = 200

/** The names of an `author` or `editor` field, which is still LaTeX. `others` is left out. */
export function namesOf(latex: string): Name[] {
  return splitOutside(latex, 'and')
    .slice(0, MOST_NAMES)
    .map(nameOf)
    .filter(name => name !== undefined)
}

function nameOf(latex: string): Name | undefined {
  const whole = latex.trim()
  if (whole === '' || whole.toLowerCase() === 'others') return undefined
  if (isOneGroup(whole)) return literal(latexToText(whole))
  const extended = extendedName(whole)
  if (extended) return extended
  const parts = splitOutside(whole, ',').map(part => part.trim())
  const [first = '', second, third] = parts
  if (second === undefined) return firstVonLast(splitOutside(whole, ' '))
  // `Last, Jr, First`; a person without a first name is `Last,`.
  const given = latexToText(third ?? second)
  const suffix = third === undefined ? '' : latexToText(second)
  const words = splitOutside(first, ' ')
  let lower = 0
  while (lower < words.length - 1 && isLower(words[lower] as string)) lower++
  return named(given, words.slice(0, lower), words.slice(lower), suffix)
}

function firstVonLast(words: readonly string[]): Name | undefined {
  const last = words.length - 1
  const von = words.findIndex((word, i) => i < last && isLower(word))
  if (von < 0) return named(text(words.slice(0, last)), [], words.slice(last), '')
  let family = von + 1
  for (let i = family; i < last; i++) if (isLower(words[i] as string)) family = i + 1
  return named(text(words.slice(0, von)), words.slice(von, family), words.slice(family), '')
}

function named(given: string, von: readonly string[], last: readonly string[], suffix: string): Name | undefined {
  const family = text(last)
  const particle = text(von)
  if (family === '') return given === '' ? undefined : literal(given)
  return {
    family,
    ...(given !== '' && { given }),
    ...(particle !== '' && { particle }),
    ...(suffix !== '' && { suffix }),
  }
}

/** BibLaTeX: `family=Beethoven, given=Ludwig, prefix=van`. */
function extendedName(whole: string): Name | undefined {
  if (!/^(?:family|given|prefix|suffix)\s*=/i.test(whole)) return undefined
  const fields = new Map<string, string>()
  for (const part of splitOutside(whole, ',')) {
    const equals = part.indexOf('=')
    if (equals > 0) fields.set(part.slice(0, equals).trim().toLowerCase(), latexToText(part.slice(equals + 1)))
  }
  const get = (name: string): string => fields.get(name) ?? ''
  return named(get('given'), [get('prefix')], [get('family')], get('suffix'))
}

function literal(family: string): Name | undefined {
  return family === '' ? undefined : { family, literal: true }
}

function text(words: readonly string[]): string {
  return latexToText(words.join(' '))
}

/** BibTeX: a word that begins with a small letter belongs to the particle; one in braces never does. */
function isLower(word: string): boolean {
  if (/^\{(?!\\)/.test(word)) return false
  const letter = /\p{L}/u.exec(latexToText(word))?.[0]
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase()
}

function isOneGroup(whole: string): boolean {
  if (!whole.startsWith('{') || !whole.endsWith('}') || whole.startsWith('{\\')) return false
  let depth = 0
  for (let i = 0; i < whole.length - 1; i++) {
    const char = whole[i]
    if (char === '\\') i++
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return false
  }
  return true
}

/** Parts between separators that stand outside braces. `and` counts as a word, a blank stands for any white space and `~`. */
function splitOutside(latex: string, separator: 'and' | ',' | ' '): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < latex.length; i++) {
    const char = latex[i] as string
    let length = 0
    if (char === '\\') i++
    else if (char === '{') depth++
    else if (char === '}') depth = Math.max(0, depth - 1)
    else if (depth > 0) continue
    else if (separator === ',') length = char === ',' ? 1 : 0
    else if (separator === ' ') length = /[\s~]/.test(char) ? 1 : 0
    else if (/\s/.test(char) && /^and\s/i.test(latex.slice(i + 1, i + 5))) length = 4
    if (length === 0) continue
    parts.push(latex.slice(start, i))
    i += length - 1
    start = i + 1
  }
  parts.push(latex.slice(start))
  return separator === ' ' ? parts.filter(part => part !== '') : parts
}
