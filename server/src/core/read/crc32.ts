/** CRC-32 as zip has it (ISO 3309, reflected, polynomial EDB88320), two bytes at a time. Cost: O(bytes). */

const POLYNOMIAL = 0xedb88320

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  const end = bytes.length
  const paired = end & ~1
  let i = 0
  for (; i < paired; i += 2) {
    crc ^= (bytes[i] as number) | ((bytes[i + 1] as number) << 8)
    crc = (crc >>> 16) ^ (SECOND[crc & 255] as number) ^ (FIRST[(crc >>> 8) & 255] as number)
  }
  if (i < end) crc = (crc >>> 8) ^ (FIRST[(crc ^ (bytes[i] as number)) & 255] as number)
  return ~crc >>> 0
}

const FIRST = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
  return crc
})
/** What a byte does when one more byte follows it. */
const SECOND = FIRST.map(crc => (crc >>> 8) ^ (FIRST[crc & 255] as number))
