/** Languages as babel and BibLaTeX name them (`langid = {ngerman}`), and as people write them, in BCP 47. */

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    en: 'english',
    'en-US': 'american usenglish american-english us-english',
    'en-GB': 'british ukenglish uk-english',
    'en-CA': 'canadian',
    'en-AU': 'australian',
    'en-NZ': 'newzealand',
    de: 'german ngerman deutsch',
    'de-AT': 'austrian naustrian',
    'de-CH': 'swissgerman nswissgerman',
    fr: 'french francais français acadian',
    'fr-CA': 'canadien',
    ru: 'russian русский',
    es: 'spanish español castilian',
    it: 'italian italiano',
    la: 'latin',
    el: 'greek',
    grc: 'ancientgreek polutonikogreek',
    nl: 'dutch',
    pl: 'polish',
    pt: 'portuguese portuges',
    'pt-BR': 'brazilian brazil',
    sv: 'swedish',
    da: 'danish',
    nb: 'norwegian norsk',
    nn: 'nynorsk',
    fi: 'finnish',
    cs: 'czech',
    uk: 'ukrainian',
    hu: 'hungarian magyar',
    tr: 'turkish',
    he: 'hebrew',
    ar: 'arabic',
    zh: 'chinese',
    ja: 'japanese',
  }).flatMap(([tag, names]) => names.split(' ').map(name => [name, tag] as const)),
)

const TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i

/** Undefined for what is no language that is known here. */
export function languageTag(name: string): string | undefined {
  const plain = name.trim().split(/[,;]/)[0]?.trim() ?? ''
  const known = NAMES.get(plain.toLowerCase())
  if (known !== undefined) return known
  return TAG.test(plain) ? plain.replaceAll('_', '-') : undefined
}
