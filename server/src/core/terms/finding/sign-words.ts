/** What words are to the pattern families, by the hash of their folded form: a sum of these. */
import { foldWord, hashWord } from '../../text/fold.ts'

export const NAMING = 1
export const COPULA = 2
export const AFTER_COPULA = 4
export const CALLING = 8
export const IS_BY = 16
export const MEANING = 32
export const FORM = 64
export const IS_OF = 128
export const RELATING = 256
export const AUXILIARY = 512
export const SAYING = 1024
export const SHORTENED = 2048
export const BEGINNING = 4096
/** What may stand before another name of the same. */
export const OR = 8192
/** `was founded`. */
export const FOUNDING = 16384

const ROLES: readonly (readonly [number, string])[] = [
  [
    NAMING,
    `refers refer referred means mean denotes denote designates designate signifies consists consist comprises provides provide enables
    enable allows allow permits permit specifies specify defines represents represent describes identifies acts serves used designed
    responsible bezeichnet bezeichnen bedeutet bedeuten versteht besteht dient désigne désignent signifie consiste comprend это
    называется называется называют означает представляет состоит`,
  ],
  [COPULA, 'is was are were ist war sind waren wurde wurden est était sont fut furent'],
  [AFTER_COPULA, `a an the one any defined understood ein eine der die das un une le les la des`],
  [
    FOUNDING,
    'founded formed established created organized organised introduced launched convened set fondé fondée créé créée first gegründet',
  ],
  [
    CALLING,
    `known called termed dubbed referred sogenannte sogenannten sogenannter sogenanntes disant appelé appelée appelés appelées
    так`,
  ],
  [IS_BY, 'by unter под par'],
  [
    MEANING,
    'mean means meant understand understands understood versteht понимает понимается понимают подразумевает entend entendons',
  ],
  [
    FORM,
    `form forms perspective perspectives conception conceptions kind kinds type types sort sorts concept concepts notion notions idea ideas theory theorys doctrine doctrines slogan
    slogans policy policys principle principles`,
  ],
  [IS_OF, 'of'],
  [RELATING, 'that which who'],
  [AUXILIARY, 'had has have'],
  [SAYING, 'heißt dire есть'],
  [OR, 'or oder ou или'],
  [BEGINNING, 'once initially originally formerly his her their its'],
  [
    SHORTENED,
    `short stands stand stood standing abbreviated shortened abbreviation acronym initialism kurz steht abgekürzt abkürzung abréviation abrégé
    abrégée sigle acronyme сокращение сокращённо сокращенно расшифровывается`,
  ],
]

/** Ten slots for each word that is known: most words of a text are not, and find theirs empty. */
const SLOT_BITS = 11
const SLOTS = 1 << SLOT_BITS

interface RoleTable {
  readonly hashes: Int32Array
  readonly roles: Uint16Array
}

const TABLE: RoleTable = buildRoles()

function buildRoles(): RoleTable {
  const hashes = new Int32Array(SLOTS)
  const roles = new Uint16Array(SLOTS)
  for (const [role, words] of ROLES) {
    for (const word of words.split(/\s+/)) {
      const hash = hashWord(foldWord(word))
      let slot = slotOf(hash)
      while (roles[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1)
      hashes[slot] = hash
      roles[slot] = (roles[slot] as number) | role
    }
  }
  return { hashes, roles }
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - SLOT_BITS)
}

/** 0 of most words. */
export function signRole(hash: number): number {
  const { hashes, roles } = TABLE
  let slot = slotOf(hash)
  while (roles[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1)
  return roles[slot] as number
}
