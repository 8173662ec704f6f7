/** The addresses under which an editor opens a source whose file is no text: as its rendition. */
import type { Source } from '../core/service.ts'

/** For editors that ask us for the text of documents (`workspace/textDocumentContent`). */
export const RENDITION_SCHEME = 'apparatus-source'

/** `apparatus-source:/sources/keeper1907.pdf.txt`: it stays the same when the file changes. */
export function renditionUri({ contribution }: Source): string {
  const path = contribution.path.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/')
  return `${RENDITION_SCHEME}:/${path}.txt`
}

/** For other editors: where their file of it lies, as a folder of its own and a name. Another content has another folder. */
export function keptRendition({ contribution }: Source): { readonly folder: string; readonly name: string } {
  const { fingerprint, path } = contribution
  const own = path.slice(path.lastIndexOf('/') + 1)
  return { folder: folderOfFingerprint(fingerprint), name: `${fileName(own)}.txt` }
}

/** Of the address of such a file its folder; undefined for what cannot be one. */
export function keptFolderOf(uri: string): string | undefined {
  return /\/renditions\/([\w-]+)\/[^/]+\.txt$/.exec(uri)?.[1]
}

/** A fingerprint holds what the writer calls the source, too: any letters. Its first part tells the bytes and the readers apart. */
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
