/**
 * The code pages of DOS for the West, which TextDecoder does not know: old text files, and RTF that says `\pc`. From the tables of the
 * Unicode consortium (MAPPINGS/VENDORS/MICSFT/PC).
 */

/** The characters of the bytes from 128 on. */
const UPPER: ReadonlyMap<string, string> = new Map([
  [
    'ibm437',
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  ],
  [
    'ibm850',
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ],
])

export function isDosEncoding(encoding: string): boolean {
  return UPPER.has(encoding)
}

/** Bytes as text in one of these encodings; the lower half is ASCII. */
export function decodeDos(bytes: Uint8Array, encoding: string): string {
  const upper = UPPER.get(encoding) ?? ''
  const pieces: string[] = []
  for (let from = 0; from < bytes.length; from += PIECE) {
    const units = Array.from(bytes.subarray(from, from + PIECE), byte =>
      byte < 128 ? byte : upper.charCodeAt(byte - 128),
    )
    pieces.push(String.fromCharCode(...units))
  }
  return pieces.join('')
}

/** As many arguments as any engine takes. */
const PIECE = 4096

/**
 * Bytes that are letters in DOS (ü, é, ä, ç, ê, ë, ì, É, ö) and in windows-1252 signs that stand in no word, or nothing. Letters on both
 * sides: quotation marks stand at the ends of words.
 */
const IN_WORD: ReadonlySet<number> = new Set([0x81, 0x82, 0x84, 0x87, 0x88, 0x89, 0x8d, 0x90, 0x94])
const LEAST = 3
/** How many times as many as letters of windows-1252 there must be. */
const MANIFOLD = 4

/** Whether a text that is not Unicode was written under DOS: its accented letters stand where Windows has none. */
export function looksLikeDos(bytes: Uint8Array): boolean {
  let dos = 0
  let windows = 0
  for (let i = 1; i + 1 < bytes.length; i++) {
    const byte = bytes[i] as number
    if (byte < 128 || !isLetter(bytes[i - 1] as number) || !isLetter(bytes[i + 1] as number)) continue
    if (IN_WORD.has(byte)) dos++
    else if (byte >= 0xc0 && byte !== SHARP_S) windows++
  }
  return dos >= LEAST && dos > windows * MANIFOLD
}

/** ß, and in windows-1252 á. */
const SHARP_S = 0xe1

function isLetter(byte: number): boolean {
  return (byte | 32) >= 97 && (byte | 32) <= 122
}
