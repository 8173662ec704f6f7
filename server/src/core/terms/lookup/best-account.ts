import type { Account, Term } from '../../model/term.ts'

/** An explanation this good is one: a shorter name that has it is shown rather than a mere mention of a longer one, *Thermidor* in `Soviet Thermidor`. */
export const GOOD_ACCOUNT = 0.55

/** Every term has an account at least; the first is the best. */
export function bestAccount(term: Term): Account {
  return term.accounts[0] as Account
}
