/** What files are called by which a work's text is known by its key. */
export interface NamedText {
  readonly name: string
  /** Where no file can have the key for a name: a file beside it that says the key. */
  readonly sidecar?: { readonly name: string; readonly text: string }
}

/** What every file system takes. */
const SAFE = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.+~-]{0,100}$/u
const UNSAFE = /[^\p{L}\p{M}\p{N}_.+~-]+/gu
const LONGEST = 60

/** @param path of the file that is to be copied: its ending stays */
export function fileNameFor(key: string, path: string): NamedText {
  const base = path.slice(path.lastIndexOf('/') + 1)
  const dot = base.lastIndexOf('.')
  const ending = dot > 0 ? base.slice(dot) : ''
  if (SAFE.test(key) && !key.endsWith('.')) return { name: key + ending }
  const stem =
    key
      .replace(UNSAFE, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, LONGEST) || 'source'
  return { name: stem + ending, sidecar: { name: `${stem}${ending}.yaml`, text: `key: ${JSON.stringify(key)}\n` } }
}
