/** Numbers as headings, page labels and citations write them: `12`, `xii`, `XII`, `A`, `First`, `the Fourth`. */
import { additiveRomanValue } from '../text/roman.ts'

export interface Numeral {
  readonly kind: 'arabic' | 'roman' | 'letter'
  /** A is 1. */
  readonly value: number
}

/** Digits, else a Roman number, else a single letter. */
export function numeralOf(written: string): Numeral | undefined {
  if (/^\d{1,6}$/.test(written)) return { kind: 'arabic', value: Number(written) }
  const roman = additiveRomanValue(written)
  if (roman !== undefined) return { kind: 'roman', value: roman }
  return /^[a-z]$/i.test(written) ? { kind: 'letter', value: letterValue(written) } : undefined
}

export function letterValue(letter: string): number {
  return letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) + 1
}

const WORDS: readonly (readonly string[])[] = [
  ['one', 'first', 'erster', 'erste', 'erstes', 'eins', 'premier', 'première', 'первая', 'первый'],
  ['two', 'second', 'zweiter', 'zweite', 'zweites', 'zwei', 'deuxième', 'вторая', 'второй'],
  ['three', 'third', 'dritter', 'dritte', 'drittes', 'drei', 'troisième', 'третья', 'третий'],
  ['four', 'fourth', 'vierter', 'vierte', 'viertes', 'vier', 'quatrième', 'четвертая', 'четвертый'],
  ['five', 'fifth', 'fünfter', 'fünfte', 'fünftes', 'fünf', 'cinquième', 'пятая', 'пятый'],
  ['six', 'sixth', 'sechster', 'sechste', 'sechstes', 'sechs', 'sixième', 'шестая', 'шестой'],
  ['seven', 'seventh', 'siebter', 'siebte', 'siebentes', 'sieben', 'septième', 'седьмая', 'седьмой'],
  ['eight', 'eighth', 'achter', 'achte', 'achtes', 'acht', 'huitième', 'восьмая', 'восьмой'],
  ['nine', 'ninth', 'neunter', 'neunte', 'neuntes', 'neun', 'neuvième', 'девятая', 'девятый'],
  ['ten', 'tenth', 'zehnter', 'zehnte', 'zehntes', 'zehn', 'dixième', 'десятая', 'десятый'],
  ['eleven', 'eleventh', 'elfter', 'elfte', 'elf', 'onzième'],
  ['twelve', 'twelfth', 'zwölfter', 'zwölfte', 'zwölf', 'douzième'],
  ['thirteen', 'thirteenth', 'dreizehn', 'treizième'],
  ['fourteen', 'fourteenth', 'vierzehn', 'quatorzième'],
  ['fifteen', 'fifteenth', 'fünfzehn', 'quinzième'],
  ['sixteen', 'sixteenth', 'sechzehn', 'seizième'],
  ['seventeen', 'seventeenth', 'siebzehn'],
  ['eighteen', 'eighteenth', 'achtzehn'],
  ['nineteen', 'nineteenth', 'neunzehn'],
  ['twenty', 'twentieth', 'zwanzig', 'vingtième'],
]

const VALUES: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap((words, i) => words.map(word => [word, i + 1] as const)),
)

/** The value of a number in words, up to twenty, cardinal or ordinal, in any case. */
export function wordValue(word: string): number | undefined {
  return VALUES.get(word.toLowerCase().replaceAll('ё', 'е'))
}
