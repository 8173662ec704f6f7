/**
 * What a writer declares about a quotation, in the parenthesis, note mark or attribution that follows it: `(emphasis added)`, `[@key,
 * citations omitted]`, `(my translation)`. Each silences its own kind of difference and nothing else.
 */
import type { Quotation } from '../model/quotation.ts'
import type { Difference, DifferenceKind } from '../model/verdict.ts'

export type Declaration =
  | 'emphasis'
  | 'notes-omitted'
  | 'citations-omitted'
  | 'spelling'
  | 'punctuation'
  | 'cleaned-up'
  | 'translation'
  | 'quoted-in'

const PATTERNS: readonly (readonly [Declaration, RegExp])[] = [
  [
    'emphasis',
    /(?:emphas[ie]s|italics?|stress)\s+(?:is\s+|are\s+)?(?:mine|added|ours|supplied)|\b(?:my|our)\s+(?:emphas[ie]s|italics)|(?:hervorhebung(?:en)?|herv\.?|hvh\.?|kursiv(?:ierung)?)\s+(?:von\s+mir|v\.\s*m\.|hinzugef|d\.\s*verf|des\s+verf|der\s+verf|im\s+orig|i\.\s*o)|\bm\.\s*herv|(?:je|nous)\s+soulign|mes\s+italiques|soulign\p{L}*\s+par\s+(?:moi|nous|l)|(?:курсив|выделено)\s+(?:мой|мною|мной|авт)/iu,
  ],
  [
    'notes-omitted',
    /(?:foot|end)?notes?\s+(?:omitted|removed)|fu(?:ß|ss)noten?\s+(?:weg|aus)gelassen|notes?\s+(?:omises|supprim)|сноск\p{L}*\s+опущен/iu,
  ],
  [
    'citations-omitted',
    /(?:citations?|references?)\s+(?:omitted|removed)|(?:nachweise|belege|literaturangaben)\s+(?:weg|aus)gelassen|r[ée]f[ée]rences\s+(?:omises|supprim)|ссылк\p{L}*\s+опущен/iu,
  ],
  [
    'spelling',
    /(?:spelling|orthography)(?:\s+and\s+\p{L}+)?\s+(?:has\s+been\s+)?(?:moderni[sz]ed|regulari[sz]ed|normali[sz]ed|updated)|modern(?:i[sz]ed)?\s+spelling|(?:recht)?schreibung\s+(?:modern|normal)|orthographe\s+(?:modern|normal)|орфография\s+(?:совр|осовр|модерн)/iu,
  ],
  [
    'punctuation',
    /(?:punctuation|capitali[sz]ation|interpunktion|ponctuation|пунктуация)\s+(?:\p{L}+\s+){0,3}(?:moderni|regulari|normali|added|chang|angepasst|ge[äa]ndert|изменен)/iu,
  ],
  ['cleaned-up', /\bcleaned\s+up\b/i],
  [
    'translation',
    /\b(?:my|our|own|author.?s)\s+translation|translation\s+(?:is\s+)?(?:mine|ours|my\s+own)|\btrans(?:l|lated)?\.?\s+(?:mine|by\s+(?:me|the\s+author))|(?:eigene\s+[üu]bersetzung|[üu]bers(?:etzung|etzt)?\.?\s+(?:von\s+mir|d\.\s*verf))|(?:ma|notre)\s+traduction|traduction\s+(?:personnelle|de\s+l.auteur)|nous\s+traduisons|je\s+traduis|перев(?:од|ел)\p{L}*\s+(?:мой|автора|наш)/iu,
  ],
  [
    'quoted-in',
    /\b(?:quoted|cited|qtd\.?|as\s+quoted)\s+(?:in|by|from)|\bapud\b|zit(?:iert|\.)?\s*(?:nach|bei|in)|cit[ée]\p{L}*\s+(?:dans|par|d.apr[èe]s)|цит(?:ируется|\.)?\s*по/iu,
  ],
]

const LAST_PARENTHESIS = /[([][^()[\]]{3,300}[)\]][\s.\u00ad]*$/

/** How far after the quotation a declaration may stand, within its paragraph. */
export const DECLARED_WITHIN = 320

export function declarationsOf(essayText: string, { span, outer, form, masked }: Quotation): readonly Declaration[] {
  const from = span.end
  const zone = essayText.slice(from, Math.max(outer.end, from) + DECLARED_WITHIN)
  const paragraphEnd = zone.search(/\n[ \t>]*\n(?!\s*[—–-])/)
  const text = (paragraphEnd < 0 ? zone : zone.slice(0, paragraphEnd)).replace(/\s+/g, ' ')
  const own = form === 'block' ? (LAST_PARENTHESIS.exec(masked)?.[0] ?? '') : ''
  const isGloss =
    form === 'inline' &&
    (GLOSS_BEFORE.test(essayText.slice(Math.max(0, outer.start - 12), outer.start)) ||
      GLOSS_AFTER.test(essayText.slice(outer.end, outer.end + 12)))
  const opened = OPENED.exec(essayText.slice(outer.end, outer.end + DECLARED_WITHIN))?.[0] ?? ''
  const bracketed = [own, opened, ...[...text.matchAll(/[([][^()[\]]{3,300}[)\]]/g)].map(found => found[0])].join(' ')
  const attribution = /^[\s>]*[—–-]{1,2}[^\n]*/m.exec(zone)?.[0] ?? ''
  const declared = PATTERNS.filter(([, pattern]) => pattern.test(bracketed) || pattern.test(attribution))
  return [...new Set([...declared.map(([name]) => name), ...(isGloss ? ['translation' as const] : [])])]
}

/** What a parenthesis right behind the quotation says before it quotes or cites: `(my translation of “the sea gives” [@k])`. */
const OPENED = /^[\s.,;:]*[([][^()[\]"“”„«»\n]{3,80}/

/** `„Das Meer gibt“ (“the sea gives”)`: one of two quotations of which the other stands in parentheses right behind it translates it. */
const GLOSS_BEFORE = /["“”„»«›‹’‘'*_][,.;:]?\s*[([]\s*$/
const GLOSS_AFTER = /^[,.;:]?\s*[([]\s*["“„«»‹›‘]/

/** A parenthesis at the end of a block quotation that declares something is the writer's and no part of what is quoted. */
export function withoutDeclaration(masked: string): string {
  const last = LAST_PARENTHESIS.exec(masked)
  if (!last || !PATTERNS.some(([, pattern]) => pattern.test(last[0]))) return masked
  return masked.slice(0, last.index) + ' '.repeat(last[0].length)
}

/** Whether the writer says something besides what is declared of the quotation: `my emphasis` is nothing more, `of the first edition` is. */
export function saysMoreThanDeclared(text: string): boolean {
  const rest = PATTERNS.reduce(
    (left, [, pattern]) => left.replace(new RegExp(`(?:${pattern.source})\\p{L}*`, 'giu'), ' '),
    text,
  )
  return /[\p{L}\p{N}%]/u.test(rest)
}

const SILENCED: Record<Declaration, readonly DifferenceKind[]> = {
  emphasis: ['italics.undeclared'],
  'notes-omitted': ['aside.dropped'],
  'citations-omitted': ['citation.dropped'],
  spelling: ['spelling.variant', 'spelling.accent', 'spelling.apostrophe', 'name.variant', 'word.joined'],
  punctuation: ['punctuation.inner', 'punctuation.final', 'capital.inner'],
  'cleaned-up': ['citation.dropped', 'capital.inner', 'punctuation.inner', 'spelling.apostrophe'],
  translation: [],
  'quoted-in': [],
}

/** Declared differences are marked ones. */
export function withDeclared(
  differences: readonly Difference[],
  declared: readonly Declaration[],
): readonly Difference[] {
  const silenced = new Set(declared.flatMap(declaration => SILENCED[declaration]))
  if (silenced.size === 0) return differences
  return differences.map(d => (d.class === 'minor' && silenced.has(d.kind) ? { ...d, class: 'marked' } : d))
}
