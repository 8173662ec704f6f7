import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import type { FindingCode } from '../core/model/finding.ts'

/** Where the page on each code of a finding lies, `{code}` for the code: two folders up from the bundles in server/dist. Undefined where they do not. */
export function findingPages(): string | undefined {
  const folder = pagesFolder()
  return fs.existsSync(folder) ? `${pathToFileURL(folder).href}/{code}.md` : undefined
}

/** The page itself. */
export function pageOn(code: FindingCode): { readonly uri: string; readonly markdown: string } | undefined {
  const file = path.join(pagesFolder(), `${code}.md`)
  if (!fs.existsSync(file)) return undefined
  return { uri: pathToFileURL(file).href, markdown: fs.readFileSync(file, 'utf8') }
}

function pagesFolder(): string {
  return path.resolve(path.dirname(fs.realpathSync(process.argv[1] ?? '.')), '../../docs/findings')
}
