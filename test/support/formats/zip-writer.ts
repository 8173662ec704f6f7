import zlib from 'node:zlib'

/** One entry of an archive that may lie. What is left out is what it should be. */
export interface WrittenEntry {
  readonly name: string
  readonly content?: Uint8Array | string
  /** The packed bytes as they are to stand in the archive, instead of `content`. */
  readonly packed?: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly size?: number
  readonly crc?: number
  /** Stands at the place of the entry with this number, and has no bytes of its own. */
  readonly sameAs?: number
}

/** A zip archive, byte by byte, so that each field may be wrong. */
export function zipOf(entries: readonly WrittenEntry[], comment = ''): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  const places: { readonly at: number; readonly packed: number }[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8')
    const content =
      typeof entry.content === 'string' ? Buffer.from(entry.content, 'utf8') : (entry.content ?? Buffer.alloc(0))
    const method = entry.method ?? 8
    const packed = entry.packed ?? (method === 8 ? zlib.deflateRawSync(content) : content)
    const crc = entry.crc ?? zlib.crc32(content)
    const size = entry.size ?? content.length
    const shared = entry.sameAs === undefined ? undefined : places[entry.sameAs]
    const place = shared ?? { at, packed: packed.length }
    places.push(place)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE((entry.flags ?? 0) | 0x800, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(crc, 10)
    fields.writeUInt32LE(place.packed, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(name.length, 22)
    if (!shared) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed])
      pieces.push(local)
      at += local.length
    }
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(place.at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, name]))
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(Math.min(0xffff, entries.length), 8)
  end.writeUInt16LE(Math.min(0xffff, entries.length), 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...pieces, list, end, Buffer.from(comment, 'latin1')])
}

/** `size` zero bytes, packed by deflate to a thousandth, without ever having them all: the same block again and again. */
export function packedZeros(size: number): Uint8Array {
  const piece = 16 * 1024 * 1024
  const block = zlib.deflateRawSync(Buffer.alloc(piece), { finishFlush: zlib.constants.Z_FULL_FLUSH })
  const last = Buffer.from([3, 0])
  return Buffer.concat([...Array.from({ length: size / piece }, () => block), last])
}
