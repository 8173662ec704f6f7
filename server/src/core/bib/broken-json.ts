/**
 * JSON that is not right, as far as it can be understood: commas may be missing or too many, a string ends at its line's end,
 * brackets may be missing. Never throws; O(length).
 */

const TOKEN = /[{}[\],:]|"|[^\s{}[\],:"]+/g
type Fields = Map<string, unknown>

const NOTHING: ReadonlyMap<string, unknown> = new Map()

interface Open {
  readonly list?: unknown[]
  readonly fields?: Fields
  /** The name whose value comes next. */
  name?: string | undefined
}

/** The first value in `text`; objects without the names that could not be read. */
export function readBrokenJson(text: string): unknown {
  const stack: Open[] = []
  let root: unknown
  const put = (value: unknown): void => {
    const top = stack.at(-1)
    if (!top) root ??= value
    else if (top.list) top.list.push(value)
    else if (top.name !== undefined) {
      top.fields?.set(top.name, value)
      top.name = undefined
    }
  }
  const finish = (open: Open): void => put(open.list ?? objectOf(open.fields ?? NOTHING))
  TOKEN.lastIndex = 0
  for (let token = TOKEN.exec(text); token && root === undefined; token = TOKEN.exec(text)) {
    const [written] = token
    if (written === '{') stack.push({ fields: new Map() })
    else if (written === '[') stack.push({ list: [] })
    else if (written === '}' || written === ']') {
      const wanted = stack.findLastIndex(open => (open.list !== undefined) === (written === ']'))
      while (wanted >= 0 && stack.length > wanted) finish(stack.pop() as Open)
    } else if (written === '"') {
      const end = stringEnd(text, TOKEN.lastIndex)
      const value = stringOf(text.slice(TOKEN.lastIndex, end))
      TOKEN.lastIndex = text[end] === '"' ? end + 1 : end
      const top = stack.at(-1)
      // A name is a string with a colon behind it, and nothing else is.
      const isName = top?.fields !== undefined && /^\s*:/.test(text.slice(TOKEN.lastIndex, TOKEN.lastIndex + 20))
      if (isName) top.name = value
      else put(value)
    } else if (written !== ',' && written !== ':') put(bareValue(written))
  }
  while (stack.length > 0) finish(stack.pop() as Open)
  return root
}

function objectOf(fields: ReadonlyMap<string, unknown>): unknown {
  return Object.fromEntries([...fields].filter(([name]) => name !== '__proto__'))
}

function bareValue(written: string): unknown {
  if (written === 'true') return true
  if (written === 'false') return false
  const number = Number(written)
  return Number.isFinite(number) ? number : undefined
}

function stringOf(written: string): string {
  if (!written.includes('\\')) return written
  try {
    const value: unknown = JSON.parse(`"${written}"`)
    return String(value)
  } catch {
    return written
  }
}

function stringEnd(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const char = text[i]
    if (char === '"' || char === '\n') return i
    if (char === '\\') i++
  }
  return text.length
}
