/** Who is meant by a surname alone, where the sources leave no doubt: see full-name.ts for what can be a person's name. */
import type { Account, Term } from '../../model/term.ts'
import { mayBeOnePerson, maySurname, namesPerson, surnameOf } from '../lexicon/full-name.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { bestAccount } from './best-account.ts'

/**
 * The person whose surname a term is, where the sources know one of that name only and explain who that is. Undefined for a term that a glossary
 * explains, and for a word that is written small anywhere.
 */
export function bearerOf(term: Term, lexicon: Lexicon): Term | undefined {
  const { kind } = bestAccount(term)
  const isName =
    maySurname(term.name) && lexicon.namesOf(term).some(({ proper, words }) => proper && words.length === 1)
  return isName && kind !== 'own' && kind !== 'glossary' ? onlyBearer(term.name, lexicon, term) : undefined
}

/**
 * The only person of that surname whom the sources explain; every other full name with it may be that person's too.
 * @param surname may be one: see maySurname
 * @param term the surname as a term, which is nobody's full name
 */
export function onlyBearer(surname: string, lexicon: Lexicon, term?: Term): Term | undefined {
  const all = lexicon.withSurname(surname).filter(one => one !== term)
  const explained = all.filter(one => EXPLAINS.has(bestAccount(one).kind))
  const [bearer] = explained
  if (!bearer || explained.length > 1) return undefined
  const others = all.flatMap(one => (one === bearer ? [] : fullNames(one)))
  const own = fullNames(bearer)
  if (!own.some(namesPerson)) return undefined
  return others.every(name => own.some(one => mayBeOnePerson(one, name))) ? bearer : undefined
}

/** Kinds of accounts that say who somebody is. */
const EXPLAINS: ReadonlySet<Account['kind']> = new Set(['own', 'glossary', 'definition', 'apposition'])

/** The names of a term that may be a person's. */
function fullNames({ accounts }: Term): readonly string[] {
  return [...new Set(accounts.map(({ name }) => name))].filter(name => surnameOf(name) !== undefined)
}
