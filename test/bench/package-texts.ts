/** Reads the texts of the Debian packages: dictionaries, Bible modules, R data, Markdown, POD and HTML, each as plain text. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import type { PackageName } from './debian.ts'

export interface NamedText {
  readonly name: string
  readonly text: string
}

/** Dictionaries are one file: they are cut, between entries, into documents of about this many characters. */
const DICTIONARY_PART = 400_000
/** Translations of one book: texts in several scripts. */
const LANGUAGES = ['en-US', 'de-DE', 'fr-FR', 'ru-RU']

export function textsOf(name: PackageName, folder: string): readonly NamedText[] {
  switch (name) {
    case 'r-cran-janeaustenr':
      return austen(path.join(folder, 'usr/lib/R/site-library/janeaustenr/data/Rdata.rdb'))
    case 'anarchism':
      return filesIn(path.join(folder, 'usr/share/doc/anarchism/markdown'), '.md.gz', bytes =>
        utf8(zlib.gunzipSync(bytes)),
      )
    case 'sword-text-kjv':
      return sword(path.join(folder, 'usr/share/sword/modules/texts/ztext/engKJV2006eb'), 'kjv', 'b')
    case 'sword-text-web':
      return sword(path.join(folder, 'usr/share/sword/modules/texts/ztext/engWEB2015eb'), 'web', 'b')
    case 'sword-comm-tdavid':
      return sword(path.join(folder, 'usr/share/sword/modules/comments/zcom/tdavid'), 'tdavid', 'c')
    case 'dict-gcide':
    case 'dict-foldoc':
    case 'dict-jargon':
    case 'dict-devil':
      return dictionary(folder, name.slice('dict-'.length))
    case 'perl-doc':
      return pods(folder)
    case 'debian-handbook':
      return LANGUAGES.flatMap(language =>
        filesIn(path.join(folder, 'usr/share/doc/debian-handbook/html', language), '.html', htmlText).map(
          ({ name: file, text }) => ({ name: `handbook-${language}-${file}`, text }),
        ),
      )
    case 'ripgrep':
      return []
  }
}

const utf8 = (bytes: Buffer): string => bytes.toString('utf8')

function filesIn(folder: string, ending: string, read: (bytes: Buffer) => string): NamedText[] {
  return fs
    .readdirSync(folder)
    .filter(file => file.endsWith(ending))
    .sort()
    .map(file => ({ name: file.slice(0, -ending.length), text: read(fs.readFileSync(path.join(folder, file))) }))
}

/** The one folder of the Perl version. */
function pods(folder: string): NamedText[] {
  const base = path.join(folder, 'usr/share/perl')
  return fs.readdirSync(base).flatMap(version => filesIn(path.join(base, version, 'pod'), '.pod', utf8))
}

/** dictd's own compression is gzip with an index in its header. */
export function dictionary(folder: string, name: string): NamedText[] {
  const text = utf8(zlib.gunzipSync(fs.readFileSync(path.join(folder, `usr/share/dictd/${name}.dict.dz`))))
  const parts: NamedText[] = []
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n\n', from + DICTIONARY_PART)
    const to = end < 0 ? text.length : end + 2
    parts.push({ name: `${name}-${parts.length}`, text: text.slice(from, to) })
    from = to
  }
  return parts
}

/**
 * A SWORD module: `zz` holds blocks (books or chapters) compressed with zlib, `zs` for each its offset, length and inflated length
 * as little-endian 32-bit numbers. Each block is one document; its notes and markup are dropped.
 */
function sword(folder: string, name: string, kind: 'b' | 'c'): NamedText[] {
  return ['ot', 'nt'].flatMap(testament => {
    const data = path.join(folder, `${testament}.${kind}zz`)
    if (!fs.existsSync(data) || fs.statSync(data).size === 0) return []
    const bytes = fs.readFileSync(data)
    const index = fs.readFileSync(path.join(folder, `${testament}.${kind}zs`))
    const texts: NamedText[] = []
    for (let at = 0; at + 12 <= index.length; at += 12) {
      const from = index.readUInt32LE(at)
      const length = index.readUInt32LE(at + 4)
      if (length === 0) continue
      const marked = utf8(zlib.inflateSync(bytes.subarray(from, from + length)))
      texts.push({ name: `${name}-${testament}-${texts.length}`, text: osisText(marked) })
    }
    return texts
  })
}

function osisText(marked: string): string {
  const text = marked
    .replace(/<note\b[^>]*>.*?<\/note>/gs, '')
    .replace(/<\/?(?:title|chapter|div|p|lg|l)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
  return tidy(entities(text))
}

/** Without its markup, about. */
export function htmlText(bytes: Buffer): string {
  const body = utf8(bytes).replace(/<(script|style|head)\b.*?<\/\1>/gs, '')
  const text = body
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<\/?(?:p|div|h\d|li|tr|pre|br|dt|dd)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
  return tidy(entities(text))
}

function entities(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', amp: '&' }
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return named[name as string] ?? whole
  })
}

const tidy = (text: string): string =>
  `${text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]+/g, '\n\n')
    .trim()}\n`

/**
 * R keeps lazily loaded data as zlib streams, each after its inflated length (big-endian). A vector of strings in R's XDR format
 * has each as a CHARSXP: type word (9 in its low byte), length, bytes; here they are the lines of a novel.
 */
function austen(file: string): NamedText[] {
  const bytes = fs.readFileSync(file)
  const texts: NamedText[] = []
  for (let at = 0; at + 4 < bytes.length; ) {
    const { buffer, engine } = zlib.inflateSync(bytes.subarray(at + 4), { info: true }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    at += 4 + engine.bytesWritten
    const text = linesOf(buffer)
    if (text.length > 50_000) texts.push({ name: `austen-${texts.length}`, text })
  }
  return texts
}

function linesOf(xdr: Buffer): string {
  const lines: string[] = []
  for (let at = 14; at + 8 <= xdr.length; ) {
    const type = xdr.readUInt32BE(at)
    const length = xdr.readUInt32BE(at + 4)
    const isString = (type & 0xff) === 9 && type >>> 20 === 0 && length <= 500 && at + 8 + length <= xdr.length
    if (isString) {
      lines.push(xdr.toString('utf8', at + 8, at + 8 + length))
      at += 8 + length
    } else at += 1
  }
  return `${lines.join('\n')}\n`
}
