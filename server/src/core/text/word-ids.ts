/** Numbers the distinct words of a text from 0 by their hashes: an open-addressed table, where a `Map` would box and chain. */
export class WordIds {
  private mask: number
  private keys: Int32Array
  /** One more than the number, so that 0 is an empty place. */
  private ids: Int32Array
  private size = 0

  constructor(capacity: number) {
    let places = LEAST_PLACES
    while (places < 2 * capacity) places *= 2
    this.mask = places - 1
    this.keys = new Int32Array(places)
    this.ids = new Int32Array(places)
  }

  get count(): number {
    return this.size
  }

  /** -1 when the word has no number. */
  idOf(hash: number): number {
    const { keys, ids, mask } = this
    let at = placeOf(hash, mask)
    while (ids[at] !== 0) {
      if (keys[at] === hash) return (ids[at] as number) - 1
      at = (at + 1) & mask
    }
    return -1
  }

  /** Its number; the next one for a word that had none. */
  add(hash: number): number {
    const known = this.idOf(hash)
    if (known >= 0) return known
    if (2 * this.size >= this.mask) this.grow()
    this.put(hash, ++this.size)
    return this.size - 1
  }

  private put(hash: number, id: number): void {
    let at = placeOf(hash, this.mask)
    while (this.ids[at] !== 0) at = (at + 1) & this.mask
    this.keys[at] = hash
    this.ids[at] = id
  }

  private grow(): void {
    const { keys, ids } = this
    this.mask = 2 * this.mask + 1
    this.keys = new Int32Array(this.mask + 1)
    this.ids = new Int32Array(this.mask + 1)
    ids.forEach((id, at) => {
      if (id !== 0) this.put(keys[at] as number, id)
    })
  }
}

const LEAST_PLACES = 16

/** Word hashes are polynomial: their low bits are those of the last letter. */
function placeOf(hash: number, mask: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> 15) & mask
}
