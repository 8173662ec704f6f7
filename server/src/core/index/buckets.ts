/** Words and pairs of neighbouring words as numbers of buckets. Buckets are lossy: whoever asks verifies against the words themselves. */

/** Of how many bits the number of a bucket is, so that a list has about `perBucket` entries of `words` words. */
export function bucketBits(words: number, perBucket: number): number {
  let bits = MIN_BUCKET_BITS
  while (bits < MAX_BUCKET_BITS && words / 2 ** bits > perBucket) bits++
  return bits
}

const MIN_BUCKET_BITS = 8
const MAX_BUCKET_BITS = 24

/** The bucket of a pair of neighbouring words, of their folded hashes. */
export function pairBucket(first: number, second: number, bits: number): number {
  let mixed = Math.imul(mix(first) | 1, 0x9e3779b1) ^ mix(second)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  mixed ^= mixed >>> 13
  return Math.imul(mixed, 0xc2b2ae35) >>> (32 - bits)
}

/** The bucket of a single word. */
export function wordBucket(hash: number, bits: number): number {
  return Math.imul(mix(hash), 0x9e3779b1) >>> (32 - bits)
}

/** The finaliser of MurmurHash3: word hashes are polynomial, so their high bits need stirring. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
