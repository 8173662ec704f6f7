import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** The folder of the starter corpus that ships with the program: two folders up from the bundles in server/dist. */
export function starterCorpus(): string {
  return path.resolve(path.dirname(fs.realpathSync(process.argv[1] ?? '.')), '../../corpus')
}
