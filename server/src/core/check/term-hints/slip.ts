/**
 * Whether one word is most likely another one mistyped: a letter left out, put in, changed or swapped with its neighbour (two in long words), the
 * first letter the same. Not where the two differ as forms, derivations or spellings of one word do: at their ends, by systems of
 * transliteration, by British and American spelling. All words are folded. Bad at: slips in the last letter, which look like endings.
 */
import { editDistance } from '../../text/near-word.ts'
import { looksRussian, roughName } from '../../text/transliteration.ts'
import { isSpellingVariant } from '../spelling/spelling-variants.ts'

/** In words of so many letters one edit is a slip. */
const LEAST_LETTERS = 7
/** The same where the words around say which word is meant. */
const LEAST_AMONG_OTHERS = 5
/** In words of so many letters two edits are. */
const LEAST_FOR_TWO = 10

/** How many edits a slip for this word may be; 0: none. */
export function mostEdits(meant: string, isSure: boolean): number {
  if (meant.length < (isSure ? LEAST_AMONG_OTHERS : LEAST_LETTERS)) return 0
  return meant.length < LEAST_FOR_TWO ? 1 : 2
}

/** The edits that make `written` of `meant` by a slip; undefined when it is none. */
export function editsOfSlip(written: string, meant: string): number | undefined {
  const most = mostEdits(meant, true)
  if (written === meant || written[0] !== meant[0] || Math.abs(written.length - meant.length) > most) return undefined
  const edits = editDistance(written, meant)
  if (edits > Math.min(most, mostEdits(written, true)) || !differsInside(written, meant)) return undefined
  if (isSpellingVariant(written, meant) || inEnglish(written) === inEnglish(meant)) return undefined
  return looksRussian(meant) && roughName(written) === roughName(meant) ? undefined : edits
}

/** *Athenaeus* is *Atheneus* to some, and a *Thermidorien* a Thermidorian in French. */
function inEnglish(word: string): string {
  return word
    .replace(/[ao]e/g, 'e')
    .replace(/ienn?e?(?=s?$)/, 'ian')
    .replace(/(?:ique|isch|ische|ischen|ischer|isches)(?=s?$)/, 'ic')
    .replace(/eur(?=s?$)/, 'or')
}

/** Whether the two differ elsewhere than forms of one word do, which have other endings. */
function differsInside(written: string, meant: string): boolean {
  if (written.endsWith('s') && meant.endsWith('s') && written.length > LEAST_AMONG_OTHERS)
    return differsInside(written.slice(0, -1), meant.slice(0, -1))
  const [a, b] = [written.slice(-1), meant.slice(-1)]
  // Of an older spelling: civill.
  if (written === meant + b) return false
  if (a === b) return true
  // Stakhanovit, Bolshevki, proletaria.
  if (`${written}e` === meant && meant.endsWith('ite')) return true
  if (written.length === meant.length) return written === meant.slice(0, -2) + b + meant.slice(-2, -1)
  return written + b === meant && meant.length > LEAST_LETTERS && /[bcdfgklptvxz]/.test(b)
}

/**
 * Whether two names differ as transliterations do that {@link roughName} keeps apart: Zinovev and Zinoviev, Bucharin and Bukharin,
 * Bolshevick and Bolshevik. Somebody may spell all names so.
 */
export function isOtherSystem(written: string, meant: string): boolean {
  return rougher(written) === rougher(meant)
}

function rougher(name: string): string {
  return roughName(name.replace(/ck/g, 'k'))
    .replace(/ch|kh|h(?=[aeiou])/g, 'k')
    .replace(/c/g, 'k')
    .replace(/[iy]+e|ei|jo|yo/g, 'e')
    .replace(/[yj]/g, 'i')
    .replace(/z/g, 's')
    .replace(/(.)\1/g, '$1')
}
