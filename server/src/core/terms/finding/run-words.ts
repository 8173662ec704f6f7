/** What English words are to the runs that terms are made of (collocations.ts), by the hash of their folded form. */
import { foldWord, hashWord } from '../../text/fold.ts'
import { STOP_WORDS } from '../stop-words.ts'
import { ORDINARY_WORDS } from './ordinary-words.ts'

/** No part of a term: it ends a run. */
export const ENDS = 1
/** After it a noun is to come. */
export const INTRODUCES = 2
/** Before it a verb has been, or a clause begins. */
export const GOVERNED = 4
export const OF = 8
/** No term is made of it, but it makes a longer one of what stands beside it: *most significant bit*, *relation type*. */
export const JOINS = 16

const INTRODUCING = `the a an this these those its their his her our your my no any each every some all such of in from by with
between under against on into through for and or within as than both either neither other another many several most certain new one two three what
which whose whole own first second about over toward towards during without via per like`

const GOVERNED_WORDS = `the a an this these those his her its their them him it us me you how why what whether that himself itself themselves
my our your our not`

const JOINING = `most least first last next previous same single type types value values number numbers set sets point points order form forms part parts
process processes support unit code`

const SLOT_BITS = 13
const SLOTS = 1 << SLOT_BITS

interface RoleTable {
  readonly hashes: Int32Array
  readonly roles: Uint8Array
}

const TABLE: RoleTable = buildRoles()

/** A sum of the above; 0 for a word that a term may be made of. */
export function wordRole(hash: number): number {
  const { hashes, roles } = TABLE
  let slot = slotOf(hash)
  for (let role = roles[slot] as number; role !== 0; role = roles[slot] as number) {
    if (hashes[slot] === hash) return role
    slot = (slot + 1) & (SLOTS - 1)
  }
  return 0
}

function buildRoles(): RoleTable {
  const hashes = new Int32Array(SLOTS)
  const roles = new Uint8Array(SLOTS)
  const add = (words: Iterable<string>, role: number): void => {
    for (const word of words) {
      const hash = hashWord(foldWord(word))
      let slot = slotOf(hash)
      while (roles[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1)
      hashes[slot] = hash
      roles[slot] = (roles[slot] as number) | role
    }
  }
  // Texts of other languages are not looked through.
  add(
    [...STOP_WORDS].filter(word => /^[a-z]+$/.test(word)),
    ENDS,
  )
  add(ORDINARY_WORDS, ENDS)
  add(INTRODUCING.split(/\s+/), ENDS | INTRODUCES)
  add(GOVERNED_WORDS.split(/\s+/), ENDS | GOVERNED)
  add(JOINING.split(/\s+/), JOINS)
  add(['of'], OF)
  return { hashes, roles }
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - SLOT_BITS)
}
