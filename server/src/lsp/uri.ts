/**
 * Editors write the same file's URI in different ways (`file:///c%3A/x`, `file:///C:/x`). This is the form to compare by.
 * A URI that is not well encoded compares as it is.
 */
export function comparable(uri: string): string {
  return decoded(uri).replace(/^file:\/\/\/[A-Z]:/, drive => drive.toLowerCase())
}

/** Whether `uri` is the file `root`, or lies in the folder `root`. */
export function isUnder(uri: string, root: string): boolean {
  const file = comparable(uri)
  const folder = comparable(root)
  return file === folder || file.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

/** `file:///home/a/essays` for `file:///home/a/essays/one.md`. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')))
}

/** `my essay.md` for `file:///home/a/my%20essay.md`. */
export function fileNameOf(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1))
}

/** As it is where it is not well encoded: a stray `%`. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
