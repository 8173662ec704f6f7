import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/** Where the page on each code of a finding lies, `{code}` for the code: two folders up from the bundles in server/dist. Undefined where they do not. */
export function findingPages(): string | undefined {
  const folder = path.resolve(path.dirname(fs.realpathSync(process.argv[1] ?? '.')), '../../docs/findings')
  return fs.existsSync(folder) ? `${pathToFileURL(folder).href}/{code}.md` : undefined
}
