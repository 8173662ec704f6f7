/** Code pages, character sets of fonts and numbers of languages as RTF has them. */
import { knownEncoding, LAST_RESORT } from '../charset.ts'

/** By `\fcharset`. 0 is the document's code page, 1 the system's, 2 signs that are no letters. */
const BY_CHARSET: ReadonlyMap<number, string> = new Map([
  [77, 'macintosh'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [130, 'euc-kr'],
  [134, 'gbk'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
])
const BY_PAGE: ReadonlyMap<number, string> = new Map([
  [437, 'ibm437'],
  [850, 'ibm850'],
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [20866, 'koi8-r'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
])

/** The encoding of a font's bytes as TextDecoder names it; undefined where it is that of the document. */
export function encodingOfCharset(charset: number): string | undefined {
  return BY_CHARSET.get(charset)
}

/** Of `\ansicpg` and `\cpg`. A page that is not known is read as the commonest. */
export function encodingOfPage(page: number): string {
  const label = BY_PAGE.get(page) ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : LAST_RESORT)
  return knownEncoding(label) ?? LAST_RESORT
}

/** Of `\deflang`: the low ten bits name the language, the rest its country. */
export function languageOfNumber(number: number): string | undefined {
  return LANGUAGES.get(number & 0x3ff)
}

const LANGUAGES: ReadonlyMap<number, string> = new Map(
  '1 ar,2 bg,3 ca,4 zh,5 cs,6 da,7 de,8 el,9 en,10 es,11 fi,12 fr,13 he,14 hu,16 it,17 ja,18 ko,19 nl,20 no,21 pl,22 pt,24 ro,25 ru,27 sk,29 sv,31 tr,34 uk'
    .split(',')
    .map((pair): [number, string] => [Number(pair.split(' ')[0]), pair.split(' ')[1] as string]),
)
