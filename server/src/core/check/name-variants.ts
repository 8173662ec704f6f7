/**
 * Names of one person in two transliterations: Trotskii, Trotsky, Trotzki; Kolchak, Koltschak; Chekhov, Tchekhov. Both are brought
 * to one rough form; names that differ in more than transliteration differ there too. Rules after the tables of the Library of
 * Congress, BGN/PCGN, the scientific, German and French systems.
 */

/** In this order: longer groups first. */
const RULES: readonly (readonly [RegExp, string])[] = [
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

/** Folded names. False for equal ones: then there is nothing to excuse. */
export function isNameVariant(a: string, b: string): boolean {
  return a !== b && a.length > 3 && b.length > 3 && rough(a) === rough(b)
}

function rough(name: string): string {
  return RULES.reduce((form, [pattern, by]) => form.replace(pattern, by), name)
}
