/** Where styles and locales lie, in the bundle and beside the source, and how the one that an essay names is found. Nothing is fetched. */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFAULT_STYLE, isStyle, parentOfStyle, SHIPPED_LOCALES, shippedStyle } from '../core/cite/styles.ts'
import { say } from '../core/wording.ts'
import { readText } from './read-text.ts'

export interface FoundStyle {
  readonly xml: string
  /** Why it is not the one that was asked for. */
  readonly problem?: string
}

/** More is no style. */
const LARGEST_STYLE = 5_000_000

const HERE = path.dirname(fileURLToPath(import.meta.url))
const BUNDLED_THREAD = path.join(HERE, 'csl.cjs')

/** The program of the thread: in the bundles a file beside this one. */
export function threadFile(): string {
  return fs.existsSync(BUNDLED_THREAD) ? BUNDLED_THREAD : path.join(HERE, 'csl-thread-main.ts')
}

function assets(): string {
  return fs.existsSync(BUNDLED_THREAD) ? path.join(HERE, 'csl') : path.resolve(HERE, '../../assets/csl')
}

export async function readLocales(): Promise<Readonly<Record<string, string>>> {
  const folder = path.join(assets(), 'locales')
  const read = SHIPPED_LOCALES.map(
    async tag => [tag, await fs.promises.readFile(path.join(folder, `locales-${tag}.xml`), 'utf8')] as const,
  )
  return Object.fromEntries(await Promise.all(read))
}

/**
 * The style that is meant: a local file in one of the folders, else one that ships with the program. A dependent style is its parent.
 * @param folders absolute
 */
export async function findStyle(written: string | undefined, folders: readonly string[]): Promise<FoundStyle> {
  if (written === undefined) return { xml: await readShipped(DEFAULT_STYLE) }
  const file = await localFile(written, folders)
  if (file !== undefined) {
    const xml = await readText(file)
    if (!isStyle(xml)) return fallback(say('{0} is no citation style; {1} is used.', written, DEFAULT_STYLE))
    const parent = parentOfStyle(xml)
    if (parent === undefined) return { xml }
    const shipped = shippedStyle(parent)
    if (shipped) return { xml: await readShipped(shipped.file) }
    const name = `${parent.split('/').at(-1) ?? ''}.csl`
    const beside = await localFile(name, [path.dirname(file)])
    const xmlBeside = beside === undefined ? '' : await readText(beside)
    if (isStyle(xmlBeside) && parentOfStyle(xmlBeside) === undefined) return { xml: xmlBeside }
    return fallback(
      say('{0} depends on the style {1}, which is not beside it; {2} is used.', written, name, DEFAULT_STYLE),
    )
  }
  const shipped = shippedStyle(written)
  if (shipped) return { xml: await readShipped(shipped.file) }
  return fallback(
    /^[a-z][a-z+.-]+:\/\//i.test(written)
      ? say('The style {0} is an address; nothing is fetched; {1} is used.', written, DEFAULT_STYLE)
      : say('The style {0} was not found; {1} is used.', written, DEFAULT_STYLE),
  )
}

async function fallback(problem: string): Promise<FoundStyle> {
  return { xml: await readShipped(DEFAULT_STYLE), problem }
}

function readShipped(file: string): Promise<string> {
  return fs.promises.readFile(path.join(assets(), 'styles', `${file}.csl`), 'utf8')
}

async function localFile(written: string, folders: readonly string[]): Promise<string | undefined> {
  // Neither an address nor another computer's file.
  if (/^(?:[a-z][a-z+.-]+:\/\/|[\\/]{2})/i.test(written)) return undefined
  const names = /\.csl$/i.test(written) ? [written] : [written, `${written}.csl`]
  for (const folder of folders) {
    for (const name of names) {
      const file = path.resolve(folder, name)
      const stats = await fs.promises.stat(file).catch(() => undefined)
      if (stats?.isFile() && stats.size <= LARGEST_STYLE) return file
    }
  }
  return undefined
}
