/**
 * Names of one person in two transliterations: Trotskii, Trotsky, Trotzki; Kolchak, Koltschak; Chekhov, Tchekhov. Both are brought
 * to one rough form (text/transliteration.ts); names that differ in more than transliteration differ there too.
 */
import { roughName } from '../text/transliteration.ts'

/** Folded names. False for equal ones: then there is nothing to excuse. */
export function isNameVariant(a: string, b: string): boolean {
  return a !== b && a.length > 3 && b.length > 3 && roughName(a) === roughName(b)
}
