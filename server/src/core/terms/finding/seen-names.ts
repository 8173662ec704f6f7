/**
 * The capitalised phrases of one source and how often each was seen, by where they stand: a phrase that was seen before costs no string.
 * A hash table with open addressing, twice as large as it is full.
 */

export interface SeenName {
  /** Where it stood first. */
  readonly from: number
  readonly to: number
  readonly hash: number
  /** How often it stood where its capital counts. */
  times: number
  readonly oneWord: boolean
  /** A nation, or no name at all: never a term. */
  readonly never: boolean
}

/** What is to be known of a phrase that is new. */
export type Judged = Pick<SeenName, 'oneWord' | 'never'>

const FIRST_SIZE = 256
const HASH_FACTOR = 31

export class SeenNames {
  private readonly text: string
  private names: SeenName[] = []
  /** A number into `names`, and one more; 0 for none. */
  private slots = new Int32Array(FIRST_SIZE)

  constructor(text: string) {
    this.text = text
  }

  /** The phrase from `from` to `to`. `judge` is asked when it is new. */
  at(from: number, to: number, judge: (name: string) => Judged): SeenName {
    const { text, slots, names } = this
    const hash = hashOf(text, from, to)
    let slot = slotOf(hash, slots.length)
    for (let number = slots[slot] as number; number !== 0; number = slots[slot] as number) {
      const known = names[number - 1] as SeenName
      if (known.hash === hash && known.to - known.from === to - from && isSame(text, known.from, from, to)) return known
      slot = (slot + 1) & (slots.length - 1)
    }
    const { oneWord, never } = judge(text.slice(from, to))
    const added: SeenName = { from, to, hash, times: 0, oneWord, never }
    names.push(added)
    slots[slot] = names.length
    if (names.length * 2 > slots.length) this.grow()
    return added
  }

  /** How often a name was seen, as it is written on one line. */
  timesOf(name: string): number {
    const { text, slots, names } = this
    let slot = slotOf(hashOf(name, 0, name.length), slots.length)
    for (let number = slots[slot] as number; number !== 0; number = slots[slot] as number) {
      const known = names[number - 1] as SeenName
      if (known.to - known.from === name.length && text.startsWith(name, known.from)) return known.times
      slot = (slot + 1) & (slots.length - 1)
    }
    return 0
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2)
    this.names.forEach(({ hash }, i) => {
      let slot = slotOf(hash, slots.length)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = i + 1
    })
    this.slots = slots
  }
}

function hashOf(text: string, from: number, to: number): number {
  let hash = 0
  for (let i = from; i < to; i++) hash = (Math.imul(hash, HASH_FACTOR) + text.charCodeAt(i)) | 0
  return hash
}

function slotOf(hash: number, slots: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> 12) & (slots - 1)
}

function isSame(text: string, one: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(one + i - from) !== text.charCodeAt(i)) return false
  return true
}
