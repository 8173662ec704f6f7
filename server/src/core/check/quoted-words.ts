/** The words of a piece of a quotation as a table that says of any word of a source whether, and after which word, the quotation has it. */
import { WordIds } from '../text/word-ids.ts'

export class QuotedWords {
  readonly hashes: Int32Array
  private readonly ids: WordIds
  /** One bit of a matrix of the distinct words: whether the second follows the first somewhere. */
  private readonly follows: Uint8Array
  private readonly distinct: number

  constructor(hashes: Int32Array) {
    this.hashes = hashes
    this.ids = new WordIds(hashes.length)
    const numbers = Int32Array.from(hashes, hash => this.ids.add(hash))
    this.distinct = this.ids.count
    this.follows = new Uint8Array(this.distinct * this.distinct)
    for (let i = 1; i < numbers.length; i++)
      this.follows[(numbers[i - 1] as number) * this.distinct + (numbers[i] as number)] = 1
  }

  /** The number of a word; -1 when the quotation does not have it. */
  idOf(hash: number): number {
    return this.ids.idOf(hash)
  }

  /** Whether the quotation has two words, given by their numbers, one right after the other. */
  isPair(first: number, second: number): boolean {
    return first >= 0 && second >= 0 && this.follows[first * this.distinct + second] === 1
  }
}
