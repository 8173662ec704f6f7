/** What a group of an RTF file says of what follows in it, and the signs that are words of the format. */
import { LAST_RESORT } from '../charset.ts'
import type { Destination } from './rtf-destinations.ts'

/** Never written to: a change makes another. */
export interface RtfState {
  readonly destination: Destination
  readonly bold: boolean
  readonly italic: boolean
  readonly hidden: boolean
  /** How many characters after a `\u` stand for it where Unicode is not known. */
  readonly fallback: number
  readonly encoding: string
  readonly isSymbolFont: boolean
  readonly style: number
  readonly outline: number | undefined
  readonly isList: boolean
  readonly inTable: boolean
  readonly breaksBefore: boolean
}

/** What `\pard` sets back. */
export const NEW_PARAGRAPH = {
  style: 0,
  outline: undefined,
  isList: false,
  inTable: false,
  breaksBefore: false,
} as const

/** What `\plain` sets back. */
const PLAIN_TYPE = { bold: false, italic: false, hidden: false } as const

export const FIRST_STATE: RtfState = {
  destination: 'text',
  ...PLAIN_TYPE,
  fallback: 1,
  encoding: LAST_RESORT,
  isSymbolFont: false,
  ...NEW_PARAGRAPH,
}

/** What a control word of formatting changes; undefined for any other word. */
export function changeBy(word: string, number: number | undefined): Partial<RtfState> | undefined {
  const isOn = number !== 0
  switch (word) {
    case 'pard':
      return NEW_PARAGRAPH
    case 'plain':
      return PLAIN_TYPE
    case 's':
      return { style: number ?? 0 }
    case 'outlinelevel':
      return { outline: number ?? 0 }
    case 'ls':
    case 'pnlvlbody':
    case 'pnlvlblt':
      return { isList: true }
    case 'intbl':
      return { inTable: true }
    case 'pagebb':
      return { breaksBefore: isOn }
    case 'b':
      return { bold: isOn }
    case 'i':
      return { italic: isOn }
    case 'v':
    case 'deleted':
      return { hidden: isOn }
    case 'uc':
      return { fallback: Math.max(0, number ?? 1) }
    default:
      return undefined
  }
}

export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['enspace', '\u2002'],
  ['emspace', '\u2003'],
  ['qmspace', '\u2005'],
])
