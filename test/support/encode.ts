/** Text in a one-byte encoding, by the decoder's own table read backwards. Throws for a character that the encoding has not. */
export function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(
    [...text].map(char => {
      const byte = bytes.get(char)
      if (byte === undefined) throw new Error(`${encoding} has no ${char}`)
      return byte
    }),
  )
}

export function utf16(text: string, order: 'le' | 'be', withMark: boolean): Uint8Array {
  const marked = withMark ? `\ufeff${text}` : text
  const bytes = new Uint8Array(marked.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), order === 'le')
  return bytes
}
