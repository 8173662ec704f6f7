import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** As the manifest says, two folders up from the bundles in server/dist. */
export function programVersion(): string {
  const manifest = path.resolve(path.dirname(fs.realpathSync(process.argv[1] ?? '.')), '../../package.json')
  const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { readonly version: string }
  return version
}
