/**
 * Texts out of Debian packages, for a corpus that any machine can make: downloaded with `apt-get download` and unpacked with
 * `dpkg-deb -x` into a folder of ours, so that nothing is installed and no rights are needed. What cannot be had is left out and named.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** All of Debian's main section. ripgrep is no text: it is one of those we are compared with. */
export const PACKAGES = [
  'r-cran-janeaustenr',
  'anarchism',
  'sword-text-kjv',
  'sword-text-web',
  'sword-comm-tdavid',
  'dict-gcide',
  'dict-foldoc',
  'dict-jargon',
  'dict-devil',
  'perl-doc',
  'debian-handbook',
  'ripgrep',
] as const
export type PackageName = (typeof PACKAGES)[number]

export interface Unpacked {
  /** Where each package was unpacked. */
  readonly folders: ReadonlyMap<PackageName, string>
  /** `name version` of each. */
  readonly versions: readonly string[]
  /** `name: reason`. */
  readonly missing: readonly string[]
}

/** Packages that were unpacked before are not downloaded again. */
export function unpackPackages(into: string): Unpacked {
  fs.mkdirSync(into, { recursive: true })
  const folders = new Map<PackageName, string>()
  const versions: string[] = []
  const missing: string[] = []
  for (const name of PACKAGES) {
    const folder = path.join(into, name)
    const stamp = path.join(into, `${name}.version`)
    const reason = fs.existsSync(stamp) ? undefined : unpack(name, into, folder, stamp)
    if (reason) missing.push(`${name}: ${reason}`)
    else {
      folders.set(name, folder)
      versions.push(`${name} ${fs.readFileSync(stamp, 'utf8')}`)
    }
  }
  return { folders, versions, missing }
}

/** Why not; undefined when it is there. */
function unpack(name: PackageName, into: string, folder: string, stamp: string): string | undefined {
  const download = spawnSync('apt-get', ['download', name], { cwd: into, encoding: 'utf8' })
  if (download.error) return 'there is no apt-get'
  if (download.status !== 0) return download.stderr.trim().split('\n').at(-1) ?? 'apt-get failed'
  const file = fs.readdirSync(into).find(entry => entry.startsWith(`${name}_`) && entry.endsWith('.deb'))
  if (!file) return 'apt-get has downloaded nothing'
  const deb = path.join(into, file)
  const unpacked = spawnSync('dpkg-deb', ['-x', deb, folder], { encoding: 'utf8' })
  fs.rmSync(deb)
  if (unpacked.status !== 0) return unpacked.stderr?.trim() || 'there is no dpkg-deb'
  fs.writeFileSync(stamp, decodeURIComponent(file.split('_')[1] as string))
  return undefined
}
