/**
 * The entries of a zip archive, from untrusted bytes. What an archive may cost is known before anything is unpacked: how many entries
 * it lists, that they do not overlap, what each says to unpack to; and what an entry says is held to while it is unpacked. Names are
 * keys: no path is made of them. Archives within the archive are bytes like any other and are not opened.
 *
 * Cost: O(entries) to open, O(entry) to read. Memory: one entry at a time, plus what the inflater unpacks of one piece of input.
 * Not read: zip64 (no document is that large), encrypted entries, methods other than "stored" and "deflated".
 * Format: PKWARE's APPNOTE.TXT, 4.3.
 */
import { Inflate } from 'fflate'
import { type Unsaid, unsaid } from '../wording.ts'
import { crc32 } from './crc32.ts'

/** Books in many chapters with many pictures have a few thousand. */
const MOST_ENTRIES = 10_000
/** The text of one part. The longest novels are 6 MB as a DOCX part. */
const LARGEST_ENTRY = 48 * 1024 * 1024
/** All parts that are read of one archive. */
const LARGEST_TOTAL = 128 * 1024 * 1024
/** How much larger than its packed bytes an entry may be. Markup packs to a fiftieth; deflate can do a thousandth. */
const LARGEST_RATIO = 250
/** Under this size the ratio does not matter: an empty table of 300 rows packs well and harms nobody. */
const HARMLESS_SIZE = 1024 * 1024
/** Deflate makes at most 1,032 bytes of one: this piece unpacks to at most 8 MB before it is looked at. */
const INPUT_PIECE = 8192

const END_RECORD = 0x06054b50
const DIRECTORY_RECORD = 0x02014b50
const LOCAL_RECORD = 0x04034b50
const END_RECORD_LENGTH = 22
const LONGEST_COMMENT = 65535
const STORED = 0
const DEFLATED = 8
const FLAG_ENCRYPTED = 1
const FLAG_UTF8 = 0x800

/** Why something was not read. */
export interface ZipFault {
  readonly fault: Unsaid
}

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly header: number
}

/** An archive whose directory has been checked. Reads entries until the budget of the archive is used up. */
export class ZipArchive {
  private readonly bytes: Uint8Array
  private readonly entries: ReadonlyMap<string, Entry>
  private readonly foldedNames: ReadonlyMap<string, string>
  private total = 0

  constructor(bytes: Uint8Array, entries: ReadonlyMap<string, Entry>) {
    this.bytes = bytes
    this.entries = entries
    this.foldedNames = new Map([...entries.keys()].map(name => [name.toLowerCase(), name]))
  }

  /** In the order of the directory. */
  get names(): readonly string[] {
    return [...this.entries.keys()]
  }

  /** Whether there is such an entry, in any case of its letters: packages do not tell names apart by case. */
  has(name: string): boolean {
    return this.find(name) !== undefined
  }

  /** The bytes of an entry; undefined when there is none of that name. */
  read(name: string): Uint8Array | ZipFault | undefined {
    const entry = this.find(name)
    if (!entry) return undefined
    if (entry.size <= LARGEST_ENTRY && this.total + entry.size > LARGEST_TOTAL) {
      return { fault: unsaid('The file unpacks to more than {0} MB.', inMegabytes(LARGEST_TOTAL)) }
    }
    const content = unpack(this.bytes, entry)
    if (content instanceof Uint8Array) this.total += content.length
    return content
  }

  private find(name: string): Entry | undefined {
    const exact = this.entries.get(name)
    if (exact) return exact
    const folded = this.foldedNames.get(name.toLowerCase())
    return folded === undefined ? undefined : this.entries.get(folded)
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/** Checks the archive's directory. Unpacks nothing. */
export function openZip(bytes: Uint8Array): ZipArchive | ZipFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end === undefined)
    return {
      fault: isZip(bytes)
        ? unsaid('The file is cut off: its list of parts is missing.')
        : unsaid('The file is no zip archive, which a file of its kind is.'),
    }
  const count = view.getUint16(end + 10, true)
  const length = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (count === 0xffff || start === 0xffffffff)
    return { fault: unsaid('The file is a zip64 archive, which is not read.') }
  if (count > MOST_ENTRIES)
    return { fault: unsaid('The file has {0} parts, and the limit is {1}.', count, MOST_ENTRIES) }
  if (start + length > end)
    return { fault: unsaid('The file is damaged: its list of parts is not where it should be.') }
  const entries = new Map<string, Entry>()
  const listed: Entry[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    const record = directoryRecord(bytes, view, at, end)
    if (!record) return { fault: unsaid('The file is damaged: its list of parts cannot be read.') }
    at = record.next
    listed.push(record.entry)
    if (!entries.has(record.entry.name)) entries.set(record.entry.name, record.entry)
  }
  return overlap(listed, start) ?? new ZipArchive(bytes, entries)
}

function endRecord(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_RECORD_LENGTH - LONGEST_COMMENT)
  for (let at = view.byteLength - END_RECORD_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END_RECORD) return at
  }
  return undefined
}

function directoryRecord(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
): { readonly entry: Entry; readonly next: number } | undefined {
  if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_RECORD) return undefined
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > end) return undefined
  const flags = view.getUint16(at + 8, true)
  const encoding = flags & FLAG_UTF8 ? 'utf-8' : 'windows-1252'
  const name = new TextDecoder(encoding).decode(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/')
  const entry: Entry = {
    name,
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    header: view.getUint32(at + 42, true),
  }
  return { entry, next }
}

/** Bombs list the same packed bytes many times. In an honest archive each entry has its own. */
function overlap(entries: readonly Entry[], directory: number): ZipFault | undefined {
  const inOrder = [...entries].sort((a, b) => a.header - b.header)
  let free = 0
  for (const entry of inOrder) {
    if (entry.header < free)
      return { fault: unsaid('The file is not to be trusted: its parts overlap (at “{0}”).', shown(entry.name)) }
    free = entry.header + 30 + entry.packed
    if (free > directory) return { fault: unsaid('The file is damaged: “{0}” lies outside it.', shown(entry.name)) }
  }
  return undefined
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array | ZipFault {
  const where = shown(entry.name)
  if (entry.flags & FLAG_ENCRYPTED) return { fault: unsaid('The file is encrypted (“{0}”).', where) }
  if (entry.size > LARGEST_ENTRY)
    return { fault: unsaid('The file holds a part that is too large (“{0}”: {1} MB).', where, inMegabytes(entry.size)) }
  if (entry.size > HARMLESS_SIZE && entry.size > entry.packed * LARGEST_RATIO) {
    return {
      fault: unsaid(
        'The file is not to be trusted: “{0}” unpacks to {1} times its size.',
        where,
        Math.round(entry.size / entry.packed),
      ),
    }
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.header + 30 > bytes.length || view.getUint32(entry.header, true) !== LOCAL_RECORD) {
    return { fault: unsaid('The file is damaged: “{0}” is not where it should be.', where) }
  }
  const start = entry.header + 30 + view.getUint16(entry.header + 26, true) + view.getUint16(entry.header + 28, true)
  if (start + entry.packed > bytes.length) return { fault: unsaid('The file is cut off in “{0}”.', where) }
  const packed = bytes.subarray(start, start + entry.packed)
  const content = entry.method === STORED ? packed : entry.method === DEFLATED ? inflate(packed, entry.size) : undefined
  if (!content)
    return { fault: unsaid('The file packs “{0}” by a method that is not read ({1}).', where, entry.method) }
  if (content === 'larger')
    return { fault: unsaid('The file is not to be trusted: “{0}” unpacks to more than it says.', where) }
  if (content === 'broken') return { fault: unsaid('The file is damaged: “{0}” cannot be unpacked.', where) }
  if (content.length !== entry.size)
    return { fault: unsaid('The file is damaged: “{0}” unpacks to less than it says.', where) }
  if (crc32(content) !== entry.crc)
    return { fault: unsaid('The file is damaged: the checksum of “{0}” is wrong.', where) }
  return content
}

/** Unpacks to exactly `size` bytes, and stops as soon as there are more. */
function inflate(packed: Uint8Array, size: number): Uint8Array | 'larger' | 'broken' {
  const out = new Uint8Array(size)
  let at = 0
  let isLarger = false
  const stream = new Inflate(piece => {
    if (at + piece.length > size) isLarger = true
    else out.set(piece, at)
    at += piece.length
  })
  try {
    for (let from = 0; from < packed.length && !isLarger; from += INPUT_PIECE) {
      stream.push(packed.subarray(from, from + INPUT_PIECE), from + INPUT_PIECE >= packed.length)
    }
  } catch {
    return isLarger ? 'larger' : 'broken'
  }
  if (isLarger) return 'larger'
  return at === size ? out : out.subarray(0, at)
}

function inMegabytes(size: number): number {
  return Math.ceil(size / 1048576)
}

/** A name for a message: it may be long and hold anything. */
function shown(name: string): string {
  return name.replace(/[\p{C}]/gu, '?').slice(0, 80)
}
