/**
 * Russian words in Latin letters, by the systems that people meet: English (BGN/PCGN, simplified as newspapers do), the Library of Congress, ISO 9
 * and its scholarly forerunners (without their marks, which folding drops), German (Duden) and French. And the rough form in which spellings of
 * one name by different systems are equal. Cost: O(length). Bad at: vowels that a system chooses by sound (Хрущёв is Khrushchev and
 * Khrushchov), words that came into Russian from elsewhere.
 */

type Letters = Readonly<Record<string, string>>

const ENGLISH: Letters = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
  },
  ...{
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
  },
  ...{ ю: 'yu', я: 'ya' },
}

interface System {
  readonly letters: Letters
  /** What -ий and -ый become at the end of a word. */
  readonly ending: string
}

const SYSTEMS: readonly System[] = [
  { letters: ENGLISH, ending: 'y' },
  // Library of Congress
  { letters: { ...ENGLISH, й: 'i', ю: 'iu', я: 'ia' }, ending: 'ii' },
  // German
  {
    letters: {
      ...{ ...ENGLISH, в: 'w', ж: 'sch', з: 's', й: 'i', х: 'ch', ц: 'z', ч: 'tsch', ш: 'sch', щ: 'schtsch' },
      ...{ ю: 'ju', я: 'ja' },
    },
    ending: 'i',
  },
  // French
  {
    letters: { ...ENGLISH, ж: 'j', й: 'i', у: 'ou', ч: 'tch', ш: 'ch', щ: 'chtch', ю: 'iou', я: 'ia' },
    ending: 'i',
  },
  // ISO 9 and scholarly, without marks
  {
    letters: { ...ENGLISH, ж: 'z', й: 'j', х: 'ch', ц: 'c', ч: 'c', ш: 's', щ: 'sc', ю: 'ju', я: 'ja' },
    ending: 'ij',
  },
]

/** A Russian word in small letters (й and ё as they are, or ё as е), by each system; English first. Folded. */
export function latinSpellings(word: string): readonly string[] {
  return SYSTEMS.map(({ letters, ending }) => {
    const stem = /[иы]й$/.test(word) ? word.slice(0, -2) : word
    let latin = ''
    for (const char of stem) latin += letters[char === 'ё' ? 'е' : char] ?? char
    return stem === word ? latin : latin + ending
  })
}

/** In this order: longer groups first. */
const ROUGH: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|chtch/g, 'sc'],
  [/tsch|tch|ch(?=[aeiouy])/g, 'c'],
  [/sch|sh/g, 's'],
  [/zh|dj|j(?=[aeou])/g, 'z'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/tz|ts|c(?=[ki]$)/g, 'z'],
  [/ks/g, 'x'],
  [/w/g, 'v'],
  [/ff\b/g, 'v'],
  [/(?:ii|iy|ij|yi|yj|y|j|i)+$/g, 'i'],
  [/[yj]/g, 'i'],
  [/ie(?=i)/g, 'e'],
  [/i(?=[aou])/g, ''],
  [/ou/g, 'u'],
  [/([^aeiou])\1/g, '$1'],
]

/**
 * A folded name in Latin letters so that its spellings by different systems are equal: Trotskii, Trotsky, Trotzki. Other names may be equal to it
 * too: who compares must know that both are such names.
 */
export function roughName(name: string): string {
  return ROUGH.reduce((form, [pattern, by]) => form.replace(pattern, by), name)
}

/** Endings of Russian names, and groups of letters that stand in no others. */
const RUSSIAN = /[sz]k(?:y|ii|iy|ij|i)$|(?:ov|off|ow|ev|eff|ew)$|(?:v|w)(?:ich|itch|itsch)$|enko$|kh|zh|shch|tsch|^tch/

/** Whether a folded word in Latin letters looks like a Russian name. */
export function looksRussian(folded: string): boolean {
  return RUSSIAN.test(folded)
}

/** Endings that stand for one ending of Russian. */
const ENDINGS: readonly (readonly string[])[] = [
  ['sky', 'ski', 'skii', 'skij', 'skiy'],
  ['tsky', 'tski', 'tskii', 'tskij', 'tskiy', 'tzky', 'tzki', 'zki', 'ckij'],
  ['ov', 'off', 'ow'],
  ['ev', 'eff', 'ew', 'yev', 'iev'],
  ['vich', 'vitch', 'witsch', 'vic'],
]

/** The same name with the other endings that its own may stand for; folded. */
export function otherEndings(folded: string): readonly string[] {
  const found = new Set<string>()
  for (const group of ENDINGS) {
    const own = group.filter(ending => folded.endsWith(ending)).sort((a, b) => b.length - a.length)[0]
    if (own === undefined) continue
    const stem = folded.slice(0, folded.length - own.length)
    for (const ending of group) if (ending !== own) found.add(stem + ending)
  }
  return [...found]
}
