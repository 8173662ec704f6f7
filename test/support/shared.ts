import fs from 'node:fs'
import path from 'node:path'

/**
 * The folder that holds the texts of other people (`seeds`), which are not in this repository: beside the repository, or where
 * the environment variable APPARATUS_SHARED says. Throws when it is not there: a test that needs it must not pass without it.
 */
export function sharedFolder(): string {
  const folder = process.env.APPARATUS_SHARED ?? path.resolve(import.meta.dirname, '../../../shared')
  if (!fs.existsSync(path.join(folder, 'seeds'))) {
    throw new Error(`${folder}/seeds is missing: set APPARATUS_SHARED to the folder that holds it`)
  }
  return folder
}

/** The seeds by file name. Tests cut what they quote from them at run time. */
export function readSeeds(): ReadonlyMap<string, string> {
  const folder = path.join(sharedFolder(), 'seeds')
  const names = fs.readdirSync(folder).filter(name => name.endsWith('.txt'))
  return new Map(names.map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]))
}
