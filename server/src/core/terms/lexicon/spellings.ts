/**
 * Other spellings of a word by which it is found: a Russian word in Latin letters (Сталин: `stalin`; колхоз: `kolkhoz`), a name that came by way of
 * Russian in its rough form (Trotzki, Trotskii: `~trozki`), and th and ph as the t and ф of Russian (Thermidor, Термидор: `^termidor`). The
 * marks keep what was made rough apart from the words of every day: `^tread` is Thread and not tread.
 *
 * A spelling that joins makes one term of two names and is drawn narrowly; one that only finds leads from the form of a text (Сталиным) to a
 * name that exists. Bad at: names of other languages that are written in Russian by sound (Мэннинг).
 */
import { latinSpellings, looksRussian, roughName } from '../../text/transliteration.ts'

/** By their place: the same of two words is of the same system. Those before {@link JOINING} join names. */
export type Spellings = readonly (string | undefined)[]

const NONE: Spellings = []

/** Shorter words are alike by chance: рот is no *rot*. Of a name a letter less: Ежов. */
const LEAST_LETTERS = 5
const LEAST_OF_NAME = 4
/** ЦК could be anything. */
const LEAST_OF_ABBREVIATION = 3

/** The five systems, the `^` and the `~` of the word; English and `~` of it with -ий. */
export const JOINING = 9

/** The spellings of an abbreviation without its ending. */
export function spellingsOfAbbreviation(letters: string): Spellings {
  if (!/^[А-ЯЁ]+$/.test(letters) || letters.length < LEAST_OF_ABBREVIATION) return NONE
  const latin = latinSpellings(letters.toLowerCase())[0] as string
  const places = new Array<string | undefined>(JOINING).fill(undefined)
  return [...places, `=${latin.toUpperCase()}`]
}

/** Of a folded word in Latin letters. */
export function spellingsOfLatin(folded: string, capitalised: boolean): Spellings {
  if (!capitalised || folded.length < LEAST_LETTERS) return NONE
  const russian = looksRussian(folded) ? `~${roughName(folded)}` : undefined
  const greek = /[tp]h/.test(folded) ? `^${folded.replaceAll('th', 't').replaceAll('ph', 'f')}` : undefined
  if (russian === undefined && greek === undefined) return NONE
  return [undefined, undefined, undefined, undefined, undefined, greek, russian]
}

/**
 * Of a Russian word.
 * @param small in small letters, й and ё as they are
 * @param root what the word is one family with on account of -изм, -ист; else undefined
 */
export function spellingsOfRussian(
  small: string,
  stem: string,
  root: string | undefined,
  capitalised: boolean,
): Spellings {
  if (small.length < (capitalised ? LEAST_OF_NAME : LEAST_LETTERS)) return NONE
  if (root !== undefined) return latinSpellings(root).map(latin => `${latin}~ism`)
  const own = latinSpellings(small)
  const [english = ''] = own
  const adjective = /[сц]к$/.test(stem) ? latinSpellings(`${stem}ий`)[0] : undefined
  const [ofStem = ''] = latinSpellings(stem)
  return [
    ...own,
    `^${english}`,
    rough(english),
    adjective,
    adjective === undefined ? undefined : rough(adjective),
    // From here on they only find: Сталиным, Правды.
    ofStem,
    `^${ofStem}`,
    /[бвгджзклмнпрстфхцчшщ]$/.test(stem) ? `${ofStem}a` : undefined,
    rough(ofStem),
  ]
}

function rough(latin: string): string | undefined {
  return looksRussian(latin) ? `~${roughName(latin)}` : undefined
}
