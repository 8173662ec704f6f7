/** Which works the `file` fields of references name. */
import type { Reference } from './reference.ts'

interface FileSource {
  readonly path: string
  /** Of the work that it belongs to. */
  readonly key: string
}

/**
 * A look-up from a reference to the keys of the works that its files are: by the same path, however much of it is known; by
 * the same name, or the same name but for its extension (a PDF that was made into text), when no other work and no other
 * reference has a file of that name.
 */
export function fileIndex(
  sources: readonly FileSource[],
  references: readonly Reference[],
): (reference: Reference) => readonly string[] {
  if (sources.length === 0) return () => []
  const byPath = new Map(sources.map(({ path, key }) => [normalPath(path), key]))
  const byName = new Map<string, Set<string>>()
  for (const { path, key } of sources) for (const name of namesOf(path)) add(byName, name, key)
  const claims = new Map<string, Set<string>>()
  // Of a library of thousands few files are sources: a name is cheap to compare, and a path that is one ends with it.
  const claimants = new Set<Reference>()
  for (const reference of references)
    for (const file of reference.files)
      for (const name of namesOf(file))
        if (byName.has(name)) {
          add(claims, name, reference.key)
          claimants.add(reference)
        }
  const keyOf = (file: string, bibliography: string): string | undefined => {
    const absolute = isAbsolute(file) ? normalPath(file) : normalPath(`${folderOf(bibliography)}${file}`)
    for (const ending of endings(absolute)) {
      const key = byPath.get(ending)
      if (key !== undefined) return key
    }
    for (const name of namesOf(file)) {
      const works = byName.get(name)
      if (works?.size === 1 && claims.get(name)?.size === 1) return [...works][0]
    }
    return undefined
  }
  return reference => {
    if (!claimants.has(reference)) return []
    const keys = reference.files.map(file => keyOf(file, reference.bibliography))
    return [...new Set(keys.filter(key => key !== undefined))]
  }
}

/** `/` between parts, no `.` and no `..` that can be resolved. */
export function normalPath(path: string): string {
  const parts: string[] = []
  const slashed = path.replaceAll('\\', '/')
  for (const part of slashed.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop()
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part)
  }
  return parts.join('/')
}

/** With its last `/`; empty for a file in no folder. */
function folderOf(path: string): string {
  return path.replaceAll('\\', '/').replace(/[^/]*$/, '')
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[a-z]:\/)/i.test(path)
}

/** The path and its ends down to two parts, the longest first: a library is written on other machines too. */
function endings(path: string): string[] {
  const parts = path.split('/')
  const found = [path]
  for (let from = 1; from < parts.length - 1; from++) found.push(parts.slice(from).join('/'))
  return found
}

/** `Smith.PDF` → `smith.pdf` and `smith.*`. */
function namesOf(path: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  return name === '' ? [] : [name, `${stem}.*`]
}

function add(map: Map<string, Set<string>>, name: string, key: string): void {
  const keys = map.get(name)
  if (keys) keys.add(key)
  else map.set(name, new Set([key]))
}
