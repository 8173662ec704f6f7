/** Names of BibTeX as CSL has them, with their particles where a style looks for them. */
import { namesOf } from '../bib/bibtex-names.ts'
import type { Name } from '../bib/reference.ts'
import type { CslName } from './csl-item.ts'

/** @param useprefix whether a particle is a part of the name: `van Gogh` under V */
export function cslNames(latex: string, useprefix: boolean): readonly CslName[] {
  const names = namesOf(latex).map(name => cslName(name, useprefix))
  return /\sand\s+others\s*$/i.test(latex) ? [...names, { literal: 'others' }] : names
}

export function cslName({ family, given, particle, suffix, literal }: Name, useprefix = false): CslName {
  if (literal) return { literal: family }
  // `d’Alembert`, `al-Farabi` are sorted without the particle.
  const [, elided, rest] = /^([dl]['’]|(?:al|el)-)(\p{Lu}.*)$/u.exec(family) ?? []
  // `La Fontaine, Jean de`
  const [, forename = given, trailing] = /^(.+?)\s+((?:\p{Ll}[\p{L}’']*\s*)+)$/u.exec(given ?? '') ?? []
  const loose = [...(particle && !useprefix ? [particle] : []), ...(trailing === undefined ? [] : [trailing])].join(' ')
  const bound = [...(useprefix && particle ? [particle] : []), ...(elided === undefined ? [] : [elided])].join(' ')
  return {
    family: rest ?? family,
    ...(forename !== undefined && { given: forename }),
    ...(loose !== '' && { 'dropping-particle': loose }),
    ...(bound !== '' && { 'non-dropping-particle': bound }),
    ...(suffix !== undefined && { suffix }),
  }
}
