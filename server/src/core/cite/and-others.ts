/**
 * “And others” of BibTeX, as `{ "literal": "others" }` at the end of a list of names. The processor knows no such thing: it is
 * given a name of one sign, which sorts behind all names, and what it makes of that becomes the style's language's “et al.”
 */
import { type CslItem, type CslName, NAME_VARIABLES } from './csl-item.ts'

const SIGN = '\uE001'
/** With what a style puts between the last names: a comma, “and”, “&”. */
const WITH_DELIMITER = new RegExp(`[,;]?\\s*(?:(?:&#38;|and|und|et|и|y|e)\\s+)?${SIGN}`, 'gu')

export function withOthersMarked(item: CslItem): CslItem {
  const changed: Record<string, readonly CslName[]> = {}
  for (const [variable, value] of Object.entries(item)) {
    if (!NAME_VARIABLES.has(variable) || !Array.isArray(value)) continue
    const names = value as readonly CslName[]
    if (names.length > 1 && names.at(-1)?.literal === 'others')
      changed[variable] = [...names.slice(0, -1), { literal: SIGN }]
  }
  return Object.keys(changed).length === 0 ? item : { ...item, ...changed }
}

/** @param html what the processor wrote */
export function othersShown(html: string, etAl: string): string {
  return html.includes(SIGN)
    ? html
        .replace(WITH_DELIMITER, ` ${etAl}`)
        .replace(new RegExp(`${etAl.replace(/\./g, '\\.')}\\.(?=[^.])`, 'g'), etAl)
    : html
}

/** The language's own words: `et al.`, `u. a.`, `и др.` */
export function etAlOf(locale: string): string {
  const term = /<term name="et-al"(?: form="long")?>([^<]+)<\/term>/.exec(locale)?.[1] ?? 'et al.'
  return term.replaceAll('&#160;', '\u00A0')
}
