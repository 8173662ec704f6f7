/**
 * When two words are forms of one term. Each word has *keys*; two words are forms of one another when they share a key.
 *
 * - An abbreviation (`NEP`, `NEPs`, `USSR's`) has itself as its only key: `nep` in small letters is another word.
 * - Latin script: plural and possessive are taken off, and words on -ism, -ist, -ite (with their plurals, and their French and German
 *   cousins) of one root are one family: Stakhanovite, Stakhanovism. A capitalised word on -ian belongs to its root: Thermidorian.
 * - German, French and Russian words have their Snowball stem as well (M. F. Porter, snowballstem.org), each in its own language.
 *   English has not: Porter's stemmer makes one word of *universe* and *university*, of *general* and *generalisation*, and a hover
 *   on the wrong term is worse than none on a rare form.
 * - Words that came through Russian have other spellings too, which follow its keys: see spellings.ts.
 */
import { newStemmer } from 'snowball-stemmers'
import type { TermLanguage } from '../model/term.ts'
import { foldWord } from '../text/fold.ts'
import { type Spellings, spellingsOfAbbreviation, spellingsOfLatin, spellingsOfRussian } from './lexicon/spellings.ts'

/** Shortest root of a family on -ism, -ist, -ite: `white` and `whist` are none. */
const MIN_ROOT = 4
/** Shortest root of a word on -ian. */
const MIN_IAN_ROOT = 5
/** Words shorter than this keep their final s: `news`, `bus`. */
const MIN_PLURAL = 5

/** Words whose keys are remembered: more than an essay and its terms have. */
const MOST_REMEMBERED = 100_000

const ABBREVIATION = /^(\p{Lu}[\p{Lu}\p{N}]{1,7})(?:['’]?s)?$/u
const FAMILY =
  /^(.{4,}?)(?:ism|isms|ist|ists|istic|ite|ites|isme|ismes|iste|istes|isten|ismus|изм(?:а|у|ом|е|ы|ов)?|ист(?:а|у|ом|е|ы|ов|ам|ами|ах|ск\p{L}{1,4})?)$/u

/** Endings that {@link wordForms} tries; those that give no form of the word are thrown away again. */
const ENDINGS: Readonly<Record<TermLanguage, readonly string[]>> = {
  en: ['', 's', 'es'],
  de: ['', 'e', 'en', 'er', 'es', 's', 'n', 'em', 'ern'],
  fr: ['', 'e', 's', 'es', 'x', 'aux', 'al', 'ale', 'ales'],
  ru: `  а у ом ем е ы и ов ев ей ам ям ами ями ах ях я ю ь ью ия ии ию ией ий иям иями иях ая ой ую ые ый ого ому ым ых ыми ое о ое
    ий его ему им их ими яя юю ие ка ки ку кой ке`.split(/\s+/),
}

const FAMILY_ENDINGS = [
  'ism',
  'isms',
  'ist',
  'ists',
  'istic',
  'ite',
  'ites',
  'isme',
  'ismes',
  'iste',
  'istes',
  'isten',
  'ismus',
]
const RUSSIAN_FAMILY_ENDINGS =
  `изм изма изму измом изме измы измов ист иста исту истом исте исты истов истам истами истах истский
  истская истское истские истского истской истскую истских истским`.split(/\s+/)

/** Tells the keys of words and remembers them: a corpus says the same words over and over. One for each glossary. */
export class Inflection {
  /** By languages, by word. */
  private readonly memo = new Map<string, Map<string, readonly string[]>>()
  private readonly spelled = new Map<string, Spellings>()
  private readonly stemmers = new Map<TermLanguage, { stem(word: string): string }>()

  /** The keys of a word as it is written (case counts), in a source or an essay of one of these languages. */
  keys(word: string, languages: readonly TermLanguage[]): readonly string[] {
    const slot = languages.length === 1 ? (languages[0] as string) : languages.join()
    let memo = this.memo.get(slot)
    if (!memo || memo.size >= MOST_REMEMBERED) {
      memo = new Map()
      this.memo.set(slot, memo)
    }
    const known = memo.get(word)
    if (known) return known
    const keys = this.compute(word, languages)
    memo.set(word, keys)
    return keys
  }

  /** The keys and the other spellings of a word: two words are forms of one another when they share one of these. */
  allKeys(word: string, languages: readonly TermLanguage[]): readonly string[] {
    const keys = this.keys(word, languages)
    const spellings = this.spellings(word)
    if (spellings.length === 0) return keys
    return [...new Set([...keys, ...spellings.filter(one => one !== undefined)])]
  }

  /** See spellings.ts; most words have none. */
  spellings(word: string): Spellings {
    const known = this.spelled.get(word)
    if (known) return known
    if (this.spelled.size >= MOST_REMEMBERED) this.spelled.clear()
    const found = this.spell(word)
    this.spelled.set(word, found)
    return found
  }

  private spell(word: string): Spellings {
    const abbreviation = ABBREVIATION.exec(word)?.[1]
    if (abbreviation !== undefined) return spellingsOfAbbreviation(abbreviation)
    const folded = foldWord(word.replace(/['’]s$/u, ''))
    const capitalised = /^\p{Lu}/u.test(word)
    if (!isCyrillic(folded)) return spellingsOfLatin(folded, capitalised)
    const family = FAMILY.exec(folded)?.[1]
    return spellingsOfRussian(smallCyrillic(word), this.stem(word, 'ru'), family, capitalised)
  }

  private compute(word: string, languages: readonly TermLanguage[]): readonly string[] {
    const abbreviation = ABBREVIATION.exec(word)?.[1]
    if (abbreviation !== undefined) return [`=${abbreviation}`]
    const folded = foldWord(word.replace(/['’]s$/u, ''))
    if (folded === '') return []
    const capitalised = /^\p{Lu}/u.test(word)
    const cyrillic = isCyrillic(folded)
    const keys = [rootOf(folded, capitalised)]
    for (const language of languages) {
      if (language === 'en' || cyrillic !== (language === 'ru') || folded.length < MIN_ROOT) continue
      keys.push(`${language}:${this.stem(word, language)}`)
    }
    return keys
  }

  /** Of the folded word; but Snowball knows Russian endings by their й, which folds to и. */
  private stem(word: string, language: 'de' | 'fr' | 'ru'): string {
    const plain = language === 'ru' ? smallCyrillic(word) : foldWord(word)
    let stemmer = this.stemmers.get(language)
    if (!stemmer) {
      stemmer = newStemmer(language === 'de' ? 'german' : language === 'fr' ? 'french' : 'russian')
      this.stemmers.set(language, stemmer)
    }
    return stemmer.stem(plain)
  }

  /**
   * Folded forms of a word to look for in a table of words: every form of it that this language makes by endings (a word with one of
   * its keys that is not among them is possible, in Russian). Includes possessives, whose apostrophe folding drops.
   */
  forms(word: string, language: TermLanguage): readonly string[] {
    const abbreviation = ABBREVIATION.exec(word)?.[1]
    if (abbreviation !== undefined) return [foldWord(abbreviation), `${foldWord(abbreviation)}s`]
    const possessed = word.replace(/['’]s$/u, '')
    const capitalised = /^\p{Lu}/u.test(word)
    if (isCyrillic(foldWord(possessed)))
      return this.foldedForms(
        word,
        language,
        russianForms(possessed, word => this.stem(word, 'ru')),
      )
    const folded = foldWord(possessed)
    const bare = singular(withoutIan(folded, capitalised))
    const forms = new Set<string>([folded])
    const family = FAMILY.exec(folded)?.[1]
    if (family !== undefined) for (const ending of FAMILY_ENDINGS) forms.add(family + ending)
    const bases = [folded, bare]
    if (language === 'de' || language === 'fr') bases.push(this.stem(possessed, language))
    for (const base of bases) for (const ending of ENDINGS[language]) forms.add(base + ending)
    if (bare.endsWith('y')) forms.add(`${bare.slice(0, -1)}ies`)
    if (capitalised && bare.length >= MIN_IAN_ROOT) for (const ending of ['ian', 'ians']) forms.add(bare + ending)
    const kept = this.foldedForms(word, language, forms)
    return [...new Set(kept.flatMap(form => (form.endsWith('s') ? [form] : [form, `${form}s`])))]
  }

  /** Those of `forms` that have a key of `word`, folded. */
  private foldedForms(word: string, language: TermLanguage, forms: Iterable<string>): readonly string[] {
    const wanted = new Set(this.keys(word, [language]))
    const capitalised = /^\p{Lu}/u.test(word)
    const kept = new Set<string>([foldWord(word)])
    for (const form of forms) {
      const written = capitalised ? form.charAt(0).toUpperCase() + form.slice(1) : form
      if (this.compute(written, [language]).some(key => wanted.has(key))) kept.add(foldWord(form))
    }
    return [...kept]
  }
}

function russianForms(word: string, stem: (word: string) => string): ReadonlySet<string> {
  const plain = smallCyrillic(word)
  const forms = new Set([plain])
  const family = FAMILY.exec(plain)?.[1]
  if (family !== undefined) for (const ending of RUSSIAN_FAMILY_ENDINGS) forms.add(family + ending)
  for (const ending of ENDINGS.ru) forms.add(stem(plain) + ending)
  return forms
}

/** Small letters without stress marks; ё is е, й stays. */
function smallCyrillic(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\p{M}\u00AD]/gu, '')
}

function isCyrillic(folded: string): boolean {
  return /^[а-я]/.test(folded)
}

/** What a word on -ism, -ist, -ite is one family by; undefined for another one. Folded. */
export function familyRoot(folded: string): string | undefined {
  return FAMILY.exec(folded)?.[1]
}

function rootOf(folded: string, capitalised: boolean): string {
  const family = FAMILY.exec(folded)?.[1]
  if (family !== undefined && family.length >= MIN_ROOT) return `${family}~ism`
  return singular(withoutIan(folded, capitalised))
}

function withoutIan(folded: string, capitalised: boolean): string {
  const root = capitalised ? /^(.{5,})ians?$/u.exec(folded)?.[1] : undefined
  return root !== undefined && root.length >= MIN_IAN_ROOT ? root : folded
}

/** Takes off the ending of an English or French plural. `politics`, `class`, `bus`, `crisis` keep theirs. */
function singular(folded: string): string {
  if (folded.length < MIN_PLURAL || !folded.endsWith('s') || /(?:ss|us|is|ics)$/.test(folded)) return folded
  if (/(?:sses|shes|ches|xes|zzes)$/.test(folded)) return folded.slice(0, -2)
  if (folded.endsWith('ies') && folded.length > MIN_PLURAL && !OF_IE.test(folded)) return `${folded.slice(0, -3)}y`
  return folded.slice(0, -1)
}

/** Of `cookie` and the like, not of `cooky`. */
const OF_IE =
  /^(?:cook|mov|calor|prair|rook|zomb|gen|brown|pix|hipp|yupp|junk|menager|rever|sort|bourgeois|magp|neckt)ies$/
