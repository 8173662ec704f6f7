/**
 * Guesses the encoding of a text that is not Unicode. Apart from charset.ts because the detector's tables are a megabyte: hosts
 * load this module only when a file needs it.
 */
import jschardet from 'jschardet'
import { knownEncoding, LAST_RESORT } from './charset.ts'
import { looksLikeDos } from './plain/dos-encodings.ts'

/** The detector is as sure of itself on this much as on more, and its time grows with the length. */
const EVIDENCE_BYTES = 32768

/** Among the letters of a text in another script than Latin, at least this share lies beyond ASCII. */
const LEAST_SHARE_BEYOND_ASCII = 0.1

/**
 * The encoding as TextDecoder names it. A Latin one-byte encoding of the West is always called windows-1252: the detector often
 * takes one of them for another, and the others differ from it in signs that hardly occur.
 */
export function guessEncoding(bytes: Uint8Array): string {
  // The detector knows no code page of DOS but the Russian one.
  if (looksLikeDos(bytes.subarray(0, 1 << 20))) return 'ibm850'
  const evidence = sample(bytes)
  const { encoding } = jschardet.detect(evidence)
  const known = encoding ? knownEncoding(encoding) : undefined
  if (known === undefined || known === 'utf-8' || known.startsWith('utf-16')) return LAST_RESORT
  if (/^(windows-125[2478]|iso-8859-(1|3|4|9|1[0345])|macintosh)$/.test(known)) return LAST_RESORT
  const isLatin = /^(windows-1250|iso-8859-(2|16))$/.test(known)
  return isLatin || shareBeyondAscii(bytes) >= LEAST_SHARE_BEYOND_ASCII ? known : LAST_RESORT
}

/** The start of the text, or, where that is plain ASCII, the text from the first byte that is not. */
function sample(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex(byte => byte > 127)
  const from = first < EVIDENCE_BYTES / 2 ? 0 : first - 256
  return bytes.subarray(from, from + EVIDENCE_BYTES)
}

function shareBeyondAscii(bytes: Uint8Array): number {
  let high = 0
  let letters = 0
  for (const byte of bytes.subarray(0, 1 << 20)) {
    if (byte > 127) high++
    else if ((byte | 32) >= 97 && (byte | 32) <= 122) letters++
  }
  return high / Math.max(1, high + letters)
}
