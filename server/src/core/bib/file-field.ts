/**
 * The `file` field of a bibliography, as JabRef, Zotero and Mendeley write it: `Full Text:files/12/smith.pdf:application/pdf`, several
 * with `;` between them, `\:` `\;` `\\` for the characters themselves; or plain paths. It is verbatim, no LaTeX.
 */

/**
 * The paths, `/` between parts; web addresses are left out. Absolute where the field has them so (`/home/…`, `C:/…`).
 */
export function pathsOfFileField(value: string): string[] {
  const paths = split(value, ';').map(pathOf)
  return [...new Set(paths.filter(path => path !== ''))]
}

function pathOf(record: string): string {
  const parts = split(record, ':').map(unescape)
  const [first = '', second, third] = parts
  if (second === undefined) return normal(first)
  const [drive, isRooted] = [/^[a-z]$/i.test(first.trim()), /^[/\\]/.test(second)]
  // `C:\texts\smith.pdf`, with or without a type behind it.
  if (drive && isRooted) return normal(`${first.trim()}:${second}`)
  if (/^(?:https?|ftp|zotero|doi)$/i.test(first.trim())) return ''
  if (/^file$/i.test(first.trim())) return normal(fileUrl(parts.slice(1).join(':')))
  if (third === undefined) return normal(first.trim() !== '' && !looksLikePath(second) ? first : second)
  const path = parts.slice(1, -1).join(':')
  return /^(?:https?|ftp):/i.test(path) ? '' : normal(path)
}

/** `///home/me/a.pdf` of `file:///home/me/a.pdf`. */
function fileUrl(rest: string): string {
  const path = rest.replace(/^\/\/(?:localhost)?(?=\/)/, '').replace(/^\/(?=[a-z]:)/i, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function looksLikePath(part: string): boolean {
  return /[/\\.]/.test(part) && !/^(?:application|text|image)\//i.test(part)
}

function normal(path: string): string {
  return path
    .trim()
    .replaceAll('\\', '/')
    .replace(/(?<!^)\/{2,}/g, '/')
    .replace(/^(?:\.\/)+/, '')
}

/** `\:` is `:`; a backslash before a letter is one of Windows. */
function unescape(part: string): string {
  return part.replace(/\\([^\p{L}\p{N}\s.])/gu, '$1')
}

/** At separators that no backslash stands before. */
function split(value: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let i = 0; i < value.length; i++) {
    if (value[i] === '\\') i++
    else if (value[i] === separator) {
      parts.push(value.slice(start, i))
      start = i + 1
    }
  }
  parts.push(value.slice(start))
  return parts
}
