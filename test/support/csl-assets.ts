/** The styles and locales that ship with the program, for tests that format without a host. */
import fs from 'node:fs'
import path from 'node:path'

const FOLDER = path.resolve(import.meta.dirname, '../../server/assets/csl')

export function shippedStyleXml(file: string): string {
  return fs.readFileSync(path.join(FOLDER, 'styles', `${file}.csl`), 'utf8')
}

export function shippedLocales(): Readonly<Record<string, string>> {
  const names = fs.readdirSync(path.join(FOLDER, 'locales'))
  return Object.fromEntries(
    names.map(name => [
      name.replace(/^locales-|\.xml$/g, ''),
      fs.readFileSync(path.join(FOLDER, 'locales', name), 'utf8'),
    ]),
  )
}
