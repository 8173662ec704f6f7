/** The edit of an `apparatus.yaml` that gives a source a citation key. */
import { isMap, isNode, isScalar, type Pair, parseDocument, stringify, type YAMLMap } from 'yaml'
import { tooMuchYaml } from '../yaml-guard.ts'
import { type ProjectFile, readProjectFile } from './project-file.ts'

/** `text` takes the place of what stands from `start` to `end`. */
export interface ProjectEdit {
  readonly start: number
  readonly end: number
  readonly newText: string
}

/**
 * Undefined where the file is broken, or written so that the key cannot be put in without touching anything else.
 * @param text the file; empty where there is none yet
 * @param path as the project file names the source: relative to it, or absolute
 */
export function projectKeyEdit(text: string, path: string, key: string): ProjectEdit | undefined {
  const before = readProjectFile(text)
  if (before.problems.length > 0 || before.project.keys.get(path) === key) return undefined
  const edit = editOf(text, path, key)
  if (!edit) return undefined
  const after = readProjectFile(text.slice(0, edit.start) + edit.newText + text.slice(edit.end))
  const isRight =
    after.problems.length === 0 &&
    asText(after.project) === asText({ ...before.project, keys: new Map(before.project.keys).set(path, key) })
  return isRight ? edit : undefined
}

function editOf(text: string, path: string, key: string): ProjectEdit | undefined {
  if (tooMuchYaml(text)) return undefined
  const { contents } = parseDocument(text, { prettyErrors: false, logLevel: 'silent', schema: 'core' })
  const pair = `${scalar(path)}: ${scalar(key)}`
  const appended = `${text === '' || text.endsWith('\n') ? '' : '\n'}keys:\n  ${pair}\n`
  const atEnd = { start: text.length, end: text.length, newText: appended }
  if (!isMap(contents)) return atEnd
  const keys = contents.items.find(item => isScalar(item.key) && item.key.value === 'keys')
  if (!keys) return contents.flow ? undefined : atEnd
  const lineEnd = (from: number): number => {
    const end = text.indexOf('\n', from)
    return end < 0 ? text.length : end
  }
  if (!isMap(keys.value)) {
    const name = isNode(keys.key) ? keys.key.range?.[1] : undefined
    const at = name === undefined ? undefined : lineEnd(name)
    return at === undefined ? undefined : { start: at, end: at, newText: `\n  ${pair}` }
  }
  const map = keys.value as YAMLMap
  const same = map.items.find(item => isScalar(item.key) && samePath(item.key.value, path))
  const value = same && rangeOf(same.value)
  if (value) return { start: value[0], end: value[1], newText: scalar(key) }
  const last = map.items.at(-1)
  const [first] = map.items
  if (map.flow) {
    const close = (map.range?.[1] ?? 0) - 1
    return text[close] === '}' ? { start: close, end: close, newText: `${last ? ', ' : ''}${pair}` } : undefined
  }
  const start = first && rangeOf(first.key)?.[0]
  const end = last && (rangeOf(last.value) ?? rangeOf(last.key))?.[1]
  if (start === undefined || end === undefined) return undefined
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const at = lineEnd(end)
  return { start: at, end: at, newText: `\n${indent}${pair}` }
}

function rangeOf(node: Pair['key']): readonly [start: number, end: number] | undefined {
  const range = isNode(node) ? node.range : undefined
  return range ? [range[0], range[1]] : undefined
}

/** As project-file.ts reads paths. */
function samePath(written: unknown, path: string): boolean {
  return typeof written === 'string' && written.replace(/^\.\//, '').replace(/\\/g, '/') === path
}

/** Quoted where YAML needs it, on one line. */
function scalar(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd()
}

function asText(project: ProjectFile): string {
  return JSON.stringify({ ...project, keys: [...project.keys].sort() })
}
