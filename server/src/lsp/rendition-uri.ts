/** The addresses under which an editor opens a source whose file is no text: as its rendition. */
import type { Source } from '../core/service.ts'
import { say } from '../core/wording.ts'

/** For editors that ask us for the text of documents (`workspace/textDocumentContent`). */
export const RENDITION_SCHEME = 'apparatus-source'

/** A folder that no disk has: editors tell the language of a document by its path alone, and it is not that of `keeper1907.pdf.txt` on disk. */
const FOLDER = 'Apparatus'

/** `apparatus-source:/Apparatus/sources/keeper1907.pdf.txt`: it stays the same when the file changes. */
export function renditionUri({ contribution }: Source): string {
  const path = contribution.path.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/')
  return `${RENDITION_SCHEME}:/${FOLDER}/${path}.txt`
}

/**
 * For other editors: where their file of it lies, as a folder of its own and a name. Another content has another folder, and so has another
 * language: its lines say otherwise where pages begin, and editors of two languages may share a storage.
 */
export function keptRendition({ contribution }: Source): { readonly folder: string; readonly name: string } {
  const { fingerprint, path } = contribution
  const own = path.slice(path.lastIndexOf('/') + 1)
  // The name of the language is translated as any other word is.
  return { folder: `${folderOfFingerprint(fingerprint)}--${say('en')}`, name: `${fileName(own)}.txt` }
}

/** Of the address of such a file the folder of its content, in whatever language; undefined for what cannot be one. */
export function keptFolderOf(uri: string): string | undefined {
  return /\/renditions\/([\w-]+?)(?:--\w+)?\/[^/]+\.txt$/.exec(uri)?.[1]
}

/** A fingerprint holds what the writer calls the source, too: any letters. Its first part tells the bytes and the readers apart. No `--`. */
export function folderOfFingerprint(fingerprint: string): string {
  return fingerprint.replace(/[^\w]+/g, '-').slice(0, LONGEST_FOLDER)
}

const LONGEST_FOLDER = 80
/** Most file systems take 255 bytes: 60 characters of any script are less. */
const LONGEST_NAME = 60

function fileName(name: string): string {
  const safe = name.replace(/[\p{Cc}<>:"/\\|?*]/gu, '_')
  const [extension = ''] = /\.\w{1,8}$/.exec(safe) ?? []
  return [...safe.slice(0, safe.length - extension.length)].slice(0, LONGEST_NAME).join('') + extension
}
