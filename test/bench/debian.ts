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

/** Documentation for the largest corpus: HTML and plain text, as the packages have it. All of Debian's main section. */
export const MORE_PACKAGES = [
  'apache2-doc',
  'cmake-doc',
  'debian-policy',
  'debian-reference-en',
  'developers-reference',
  'dict-freedict-deu-eng',
  'dict-freedict-eng-deu',
  'dict-wn',
  'erlang-doc',
  'fp-docs-3.2.2',
  'gap-doc',
  'ghc-doc',
  'grass-doc',
  'harden-doc',
  'installation-guide-amd64',
  'lazarus-doc-2.2',
  'libboost1.74-doc',
  'libglib2.0-doc',
  'libgtk-3-doc',
  'libgtk-4-doc',
  'libreoffice-help-de',
  'libreoffice-help-en-us',
  'libreoffice-help-es',
  'libreoffice-help-fr',
  'libstdc++-12-doc',
  'lilypond-doc-html',
  'linux-doc-6.1',
  'llvm-14-doc',
  'maxima-doc',
  'mit-scheme-doc',
  'nodejs-doc',
  'octave-doc',
  'opencv-doc',
  'openjdk-17-doc',
  'pari-doc',
  'petsc3.18-doc',
  'postgresql-doc-15',
  'python-django-doc',
  'python-pandas-doc',
  'python-scipy-doc',
  'python-sklearn-doc',
  'python-sqlalchemy-doc',
  'python-sympy-doc',
  'python3.11-doc',
  'qtbase5-doc-html',
  'racket-doc',
  'rust-doc',
  'scilab-doc',
  'sqlite3-doc',
  'swi-prolog-doc',
  'vim-doc',
  'wx3.2-doc',
] as const

export interface Unpacked<Name extends string> {
  /** Where each package was unpacked. */
  readonly folders: ReadonlyMap<Name, string>
  /** `name version` of each. */
  readonly versions: readonly string[]
  /** `name: reason`. */
  readonly missing: readonly string[]
}

/** Packages that were unpacked before are not downloaded again. */
export function unpackPackages<Name extends string>(names: readonly Name[], into: string): Unpacked<Name> {
  fs.mkdirSync(into, { recursive: true })
  const folders = new Map<Name, string>()
  const versions: string[] = []
  const missing: string[] = []
  for (const name of names) {
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
function unpack(name: string, into: string, folder: string, stamp: string): string | undefined {
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
