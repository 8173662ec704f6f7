/** Names that may be a person's: *Leon Trotsky*, *Rosa von Lind*; and the surname by which such a person is called. Nothing tells a person from a product but this. */
import { isCommonWord } from '../common-words.ts'
import { isAbbreviation, isStopWord, withoutArticle } from '../phrase.ts'

const FULL_NAME =
  /^\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:(?:de|du|von|van|der|zu|la|le)\s+){0,2}\p{Lu}[\p{L}\p{M}’'-]*\.?){0,2}\s+(?:(?:de|du|von|van|der|zu|la|le)\s+){0,2}(\p{Lu}[\p{L}\p{M}’'-]+)$/u
/** Given names that are among the commonest words of English as well. Other common words begin no person's name: *Home Realm*. */
const GIVEN: ReadonlySet<string> = new Set(
  `Adam Albert Alexander Andrew Anna Anne Anthony Arthur Benjamin Brian Charles Christian Christopher Daniel David Diego Donald Edward Elizabeth Emily Eric
  Francis Frank Fred Gary George Hans Harry Henry Howard Hugh Jack James Jane Jason Jean Jeff Jim Joe John Jonathan Joseph Justin Karl Keith Kevin Larry Leon
  Leonard Lewis Linda Louis Luke Maria Marie Mark Martin Mary Matthew Max Michael Mike Neil Nick Oliver Oscar Patrick Paul Peter Philip Ralph Ray Richard
  Robert Roger Ronald Roy Russell Ryan Sam Samuel Sarah Scott Sean Simon Stephen Steve Steven Susan Ted Terry Thomas Tim Tom Tony Victor Walter Wayne
  William`.split(/\s+/),
)

/** German and Russian, where other names look like a person's: *Neue Ökonomische Politik*, *Красная Армия*. */
const ADJECTIVE =
  /^(?:(?:Neu|Rot|Alt|Groß|Erst|Zweit|Weiß)e[nmrs]?|.*(?:isch|lich|ig|är|ional)e[nmrs]?|.*(?:ая|ое|ые|ого|ую))$/u
/** They tell nothing of which person is meant. */
const TITLE =
  /^(?:comrade|president|premier|chancellor|minister|secretary|general|marshal|colonel|captain|major|professor|doctor|mr|mrs|miss|ms|dr|prof|sir|lord|lady|king|queen|prince|tsar|saint|st|herr|frau|monsieur|madame|mme|m|товарищ|т|генерал|маршал)\.?$/iu

/** The last of two to four capitalised words; undefined where the name has not the shape of a person's. Many a thing's has it too: see {@link namesPerson}. */
export function surnameOf(name: string): string | undefined {
  const surname = FULL_NAME.exec(name)?.[1]
  if (surname === undefined || withoutArticle(name) !== name || !maySurname(surname)) return undefined
  const [first = ''] = name.split(/\s+/)
  return isAbbreviation(first) || isStopWord(first) ? undefined : surname
}

/** Whether a name with a surname begins like a person's. */
export function namesPerson(name: string): boolean {
  const [first = ''] = name.split(/\s+/)
  if (TITLE.test(first) || ADJECTIVE.test(first)) return false
  return GIVEN.has(first) || !isCommonWord(first, 'en')
}

/** Whether a word can be somebody's surname. The commonest words are none, though some people are called Baker. */
export function maySurname(word: string): boolean {
  return /^\p{Lu}\p{L}{2,}/u.test(word) && !isAbbreviation(word) && !isCommonWord(word, 'en') && !isStopWord(word)
}

/** Whether two names can be of one person: *Leon Trotsky*, *Leon Davidovich Trotsky*, *L. D. Trotsky*, *Comrade Trotsky*. */
export function mayBeOnePerson(a: string, b: string): boolean {
  const [shorter, longer] = [a, b]
    .map(name => name.split(/\s+/).filter(word => !TITLE.test(word)))
    .sort((x, y) => x.length - y.length) as [string[], string[]]
  let at = 0
  for (const word of shorter) {
    while (at < longer.length && !isShortFor(word, longer[at] as string)) at++
    if (at++ >= longer.length) return false
  }
  return true
}

function isShortFor(a: string, b: string): boolean {
  if (a === b) return true
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  return /^\p{Lu}\.$/u.test(shorter) && longer.startsWith(shorter.charAt(0))
}
