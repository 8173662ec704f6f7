import type { Draft } from './quotations.ts'
import type { Range } from './ranges.ts'

/** A gap of more words is a clause of its own. */
const LONGEST_GAP = 60
const SAYING =
  /(?<![\p{L}])(?:sa(?:id|ys|y)|reads?|runs|begins|began|wr(?:ites|ote|ite)|argue[sd]?|note[sd]|continue[sd]|went on|goes on|explain(?:s|ed)|observe[sd]|declare[sd]|remark(?:s|ed)|ask(?:s|ed)|repl(?:ies|ied)|add(?:s|ed)|insist(?:s|ed)|claim(?:s|ed)|conclude[sd]|maintain(?:s|ed)|assert(?:s|ed)|state[sd]|admit(?:s|ted)|warn(?:s|ed)|cried|answered|told|tells|thinks|thought|puts it|put it|in (?:his|her|their) words|according to|schr(?:eibt|ieb)|sag(?:t|te)|mein(?:t|te)|erklär(?:t|te)|fährt|fuhr|betont(?:e)?|so|laut|écri(?:t|vit|vait)|di(?:t|sait)|affirm(?:e|ait|a)|ajout(?:e|ait|a)|poursuit|пи(?:шет|сал|сала)|говорит|сказал(?:а)?|отмечает|утверждает|продолжает)(?![\p{L}])/iu

/** With one of these the writer begins a clause, and what follows is another quotation. */
const CLAUSE =
  /(?<!\p{L})(?:where|whereas|while|whilst|but|and|that|or|then|aber|und|dass|daß|während|wo|wohingegen|mais|et|que|où|tandis|а|где|но|и|что|тогда)(?!\p{L})/iu

/**
 * Whether two neighbouring quotations of one paragraph are one that the author interrupts: `"The state," he wrote, "withers
 * away"`. `gap` is what stands between the closing and the next opening mark, citations as U+FFFC.
 */
export function isInterrupted(first: Draft, gap: string, second: Draft): boolean {
  if (gap.length > LONGEST_GAP || gap.includes('\n\n')) return false
  const visible = gap.replaceAll('\u00AD', '').trim()
  const goesOn = /^[^\p{L}\p{N}]*[\p{Ll}\p{N}]/u.test(second.masked) || /[,;:—–-]$/.test(first.masked)
  if (/[.!?]/.test(visible.replace(/\b\p{L}\./gu, ''))) return false
  if (CLAUSE.test(visible)) return false
  // Only a citation between them.
  if (/^\uFFFC+[,;]?$/.test(visible)) return goesOn && !/[.!?]$/.test(first.masked)
  const setOff = /^[,—–-]|^[^,]*,$/.test(visible) || /[,;—–?!-]$/.test(first.masked)
  return goesOn && setOff && SAYING.test(visible)
}

/** `«Государство, — писал Ленин, — отмирает»`: the writer's words between dashes, in the marks. */
const BETWEEN_DASHES = /[,.!?…]?[\s\u00AD]+[—–][\s\u00AD]+([\p{L}\p{M}.\- ]{2,50})[,.:;]?[\s\u00AD]+[—–][\s\u00AD]+/gu
/** `« L’État, écrit-il, dépérit »`. */
const INVERTED = /,\s+(?:\p{L}{2,12}-(?:t-)?(?:il|elle|on|ils|elles))(?:\s+\p{L}+){0,3},\s+/gu

/**
 * Where the writer interrupts a quotation without closing its marks, as Russians and the French do; offsets into `masked`. The
 * words before and behind are quotations of their own then.
 */
export function interruptions(masked: string): Range[] {
  const found: Range[] = []
  for (const match of masked.matchAll(BETWEEN_DASHES))
    if (SAYING.test(match[1] as string)) found.push({ start: match.index, end: match.index + match[0].length })
  for (const match of masked.matchAll(INVERTED))
    if (SAYING_INVERTED.test(match[0])) found.push({ start: match.index, end: match.index + match[0].length })
  return found.sort((a, b) => a.start - b.start)
}

const SAYING_INVERTED =
  /(?:dit|écrit|écrivait|écrivit|disait|ajoute|ajouta|affirme|note|explique|poursuit|conclut|déclare|remarque|observe|répond|demande)-/u
