/**
 * The writer's own glossaries: files named `glossary` in the workspace's folder and its source folders, and what the project file names.
 */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import picomatch from 'picomatch'
import { type GlossaryFile, OwnGlossaries } from '../core/corpus/own-glossaries.ts'
import type { ProjectFile } from '../core/corpus/project-file.ts'
import { isGlossaryName } from '../core/glossary/glossary-name.ts'
import { say } from '../core/wording.ts'
import { SOURCE_FOLDERS } from './find-files.ts'
import { readText } from './read-text.ts'
import { isInside, walk } from './walk.ts'

/** Larger files are no glossaries, and nobody waits for them. */
const LARGEST = 16 * 1024 * 1024

export interface GlossarySearch {
  /** Absolute; the project file is that of the first. */
  readonly workspaces: readonly string[]
  readonly project?: ProjectFile
}

export interface LoadedGlossaries {
  /** The same object as long as the files say the same. */
  readonly own: OwnGlossaries
  /** Absolute paths of what the project file names, for watching. */
  readonly named: readonly string[]
  /** Files that are named and could not be read: a sentence each. */
  readonly missing: readonly string[]
}

/** Reads them again and again, and remembers what they were. */
export class GlossaryLoader {
  private before: { readonly key: string; readonly own: OwnGlossaries } = { key: '', own: OwnGlossaries.none }

  async load({ workspaces, project }: GlossarySearch): Promise<LoadedGlossaries> {
    const [first] = workspaces
    const named = first === undefined ? [] : await namedBy(project?.glossary ?? [], first)
    const usual = (await Promise.all(workspaces.map(usualIn))).flat()
    const missing: string[] = []
    const texts = new Map<string, string>()
    for (const absolute of new Set([...named, ...usual])) {
      const text = await textOf(absolute)
      if (text !== undefined) texts.set(absolute, text)
      else if (named.includes(absolute)) missing.push(say('{0}: the glossary cannot be read', shown(absolute, first)))
    }
    const key = JSON.stringify([...texts])
    if (key !== this.before.key) this.before = { key, own: OwnGlossaries.of(await read(texts, first)) }
    const places = first === undefined ? [] : (project?.glossary ?? []).map(pattern => baseOf(pattern, first))
    return { own: this.before.own, named: places, missing }
  }
}

/** The readers are loaded when there is something to read. */
async function read(
  texts: ReadonlyMap<string, string>,
  workspace: string | undefined,
): Promise<readonly GlossaryFile[]> {
  if (texts.size === 0) return []
  const { readGlossary } = await import('../core/glossary/read-glossary.ts')
  return [...texts].flatMap(([absolute, text]): GlossaryFile[] => {
    const found = readGlossary(absolute, text)
    return found ? [{ ...found, path: shown(absolute, workspace), uri: pathToFileURL(absolute).href, text }] : []
  })
}

async function textOf(absolute: string): Promise<string | undefined> {
  const stats = await fs.stat(absolute).catch(() => undefined)
  if (!stats?.isFile() || stats.size > LARGEST) return undefined
  return readText(absolute).catch(() => undefined)
}

async function usualIn(workspace: string): Promise<readonly string[]> {
  const folders = [workspace, ...SOURCE_FOLDERS.map(name => path.join(workspace, name))]
  const found = await Promise.all(
    folders.map(async folder => {
      const names = await fs.readdir(folder).catch(() => [])
      return names
        .filter(isGlossaryName)
        .sort()
        .map(name => path.join(folder, name))
    }),
  )
  return found.flat()
}

async function namedBy(patterns: readonly string[], workspace: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const pattern of patterns) {
    if (!picomatch.scan(pattern).isGlob) {
      found.push(path.resolve(workspace, pattern))
      continue
    }
    const matches = picomatch(pattern.replace(/^\.\//, ''))
    for (const { absolute } of await walk(baseOf(pattern, workspace)))
      if (matches(path.relative(workspace, absolute).split(path.sep).join('/'))) found.push(absolute)
  }
  return found
}

function baseOf(pattern: string, workspace: string): string {
  const { base, isGlob } = picomatch.scan(pattern)
  return path.resolve(workspace, isGlob ? base : pattern)
}

function shown(absolute: string, workspace: string | undefined): string {
  if (workspace === undefined || !isInside(absolute, workspace)) return absolute
  return path.relative(workspace, absolute).split(path.sep).join('/')
}
