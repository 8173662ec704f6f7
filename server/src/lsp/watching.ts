import { type Connection, DidChangeWatchedFilesNotification, type FileSystemWatcher } from 'vscode-languageserver'
import { GLOSSARY_ENDINGS } from '../core/glossary/glossary-name.ts'
import type { ClientFlags } from './client-flags.ts'
import { type GuardContext, watched } from './guard.ts'
import { isMarkdown } from './open-document.ts'
import type { Serving } from './serving.ts'
import type { Session } from './session.ts'
import { folderOf, isUnder } from './uri.ts'

/** Where sources lie in a folder without anybody saying so, and the file that says where else they are. */
const PATTERNS = [
  'sources',
  'sources/**',
  'corpus',
  'corpus/**',
  'apparatus.{yaml,yml}',
  `glossary.{${GLOSSARY_ENDINGS.join(',')}}`,
]
/** Essays may name a bibliography in any folder. */
const BIBLIOGRAPHIES = [
  '**/*.{bib,bibtex,biblatex,ris}',
  '{references,bibliography}.{json,yaml,yml}',
  '**/_quarto.{yml,yaml}',
  '**/*.csl',
]
const ESSAYS = ['**/*.{md,markdown,qmd,rmd}']

/** Hears of changed sources: from the editor where it watches for us, else by the host's own watch. */
export function watchSources({ connection, session, loading, closed, formatting, context }: Serving): {
  dispose(): void
} {
  let now = ''
  let current: { dispose(): void } = { dispose: () => {} }

  const tell = (uris: readonly string[]): void => {
    const { places } = session.sources
    const mayBeSource = (uri: string): boolean =>
      loading.mayBeGlossary(uri) ||
      (!isBibliography(uri) && (!isMarkdown({ uri, languageId: '' }) || places.roots.some(root => isUnder(uri, root))))
    const sources = uris.filter(mayBeSource)
    if (sources.length > 0) loading.changed(sources)
    session.bibliographies.changed(uris)
    formatting.changed(uris)
    closed.changed(uris)
  }

  const renew = (): void => {
    const { folders } = loading.folders
    const { roots } = session.sources.places
    const files = [...session.bibliographies.watched, ...session.glossaries.watched, ...formatting.styleFiles]
    const wanted = JSON.stringify([folders, roots, files])
    if (wanted === now) return
    now = wanted
    // The new watch begins before the old one ends: what changes in between is heard of twice, not never.
    const before = current
    current = session.flags.watchesFiles
      ? register(
          connection,
          context,
          watchers(session.flags, folders, [...roots, ...elsewhere(files, folders)], session.flags.pullsDiagnostics),
        )
      : session.host.watchSources([...roots, ...files, ...ownGlossaries(session)], tell)
    before.dispose()
  }

  session.onSources.on(renew)
  session.bibliographies.onChange.on(renew)
  formatting.onStyles.on(renew)
  renew()
  if (session.flags.watchesFiles) {
    connection.onDidChangeWatchedFiles(({ changes }) => tell(changes.map(({ uri }) => uri)))
  }
  return { dispose: () => current.dispose() }
}

/** Those that are there, and the one that a first entry makes. */
function ownGlossaries({ folders, glossaries }: Session): readonly string[] {
  const usual = folders.map(folder => `${folder.replace(/\/$/, '')}/glossary.md`)
  return [...new Set([...glossaries.own.files.map(({ uri }) => uri), ...usual])]
}

/** Bibliographies and styles that the patterns of a folder do not cover. */
function elsewhere(files: readonly string[], folders: readonly string[]): readonly string[] {
  return files.filter(file => !isBibliography(file) || !folders.some(folder => isUnder(file, folder)))
}

/** By a name that nothing else has. */
function isBibliography(uri: string): boolean {
  return /(?:\.(?:bib|bibtex|biblatex|ris|csl)|\/_quarto\.ya?ml)$/i.test(uri)
}

/** The patterns to watch: the usual places of each folder, and every root elsewhere, as a folder and as a file. */
export function watchers(
  flags: Pick<ClientFlags, 'watchesOutside'>,
  folders: readonly string[],
  roots: readonly string[],
  essays = false,
): FileSystemWatcher[] {
  const patterns = [...PATTERNS, ...BIBLIOGRAPHIES, ...(essays ? ESSAYS : [])]
  const usual = (root: string): boolean =>
    folders.some(folder => isUnder(root, `${folder}/sources`) || isUnder(root, `${folder}/corpus`))
  const outside = roots.filter(root => !usual(root)).map(root => root.replace(/\/$/, ''))
  if (!flags.watchesOutside) {
    // Without a base a pattern is sought in the workspace only: what lies outside is not heard of.
    const inside = outside.flatMap(root => {
      const folder = folders.find(folder => isUnder(root, folder))
      const path = folder && root.slice(folder.replace(/\/$/, '').length + 1)
      return path ? [`**/${path}`, `**/${path}/**`] : []
    })
    return [...patterns.map(pattern => (pattern.startsWith('**/') ? pattern : `**/${pattern}`)), ...inside].map(
      globPattern => ({ globPattern }),
    )
  }
  return [
    ...folders.flatMap(folder => patterns.map(pattern => ({ globPattern: { baseUri: folder, pattern } }))),
    ...outside.flatMap(root => [
      { globPattern: { baseUri: root, pattern: '**' } },
      { globPattern: { baseUri: folderOf(root), pattern: root.slice(root.lastIndexOf('/') + 1) } },
    ]),
  ]
}

function register(
  connection: Connection,
  context: GuardContext,
  list: readonly FileSystemWatcher[],
): { dispose(): void } {
  const registered = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...list] })
  watched(context, 'asking the editor to watch the sources', async () => {
    await registered
  })
  // What could not be registered was logged above.
  return { dispose: () => void registered.then(registration => registration.dispose()).catch(() => {}) }
}
