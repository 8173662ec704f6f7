import { type Connection, DidChangeWatchedFilesNotification, type FileSystemWatcher } from 'vscode-languageserver'
import type { ClientFlags } from './client-flags.ts'
import { type GuardContext, watched } from './guard.ts'
import type { Session } from './session.ts'
import type { SourceLoading } from './source-loading.ts'
import { folderOf, isUnder } from './uri.ts'

/** Where sources lie in a folder without anybody saying so, and the file that says where else they are. */
const PATTERNS = ['sources', 'sources/**', 'corpus', 'corpus/**', 'apparatus.{yaml,yml}']

/** Hears of changed sources: from the editor where it watches for us, else by the host's own watch. */
export function watchSources(
  connection: Connection,
  session: Session,
  loading: SourceLoading,
  context: GuardContext,
): { dispose(): void } {
  let now = ''
  let current: { dispose(): void } = { dispose: () => {} }

  const renew = (): void => {
    const { folders } = loading.folders
    const { roots } = session.sources.places
    const wanted = JSON.stringify([folders, roots])
    if (wanted === now) return
    now = wanted
    // The new watch begins before the old one ends: what changes in between is heard of twice, not never.
    const before = current
    current = session.flags.watchesFiles
      ? register(connection, context, watchers(session.flags, folders, roots))
      : session.host.watchSources(roots, uris => loading.changed(uris))
    before.dispose()
  }

  session.onSources.on(renew)
  renew()
  if (session.flags.watchesFiles) {
    connection.onDidChangeWatchedFiles(({ changes }) => loading.changed(changes.map(({ uri }) => uri)))
  }
  return { dispose: () => current.dispose() }
}

/** The patterns to watch: the usual places of each folder, and every root elsewhere, as a folder and as a file. */
export function watchers(
  flags: Pick<ClientFlags, 'watchesOutside'>,
  folders: readonly string[],
  roots: readonly string[],
): FileSystemWatcher[] {
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
    return [...PATTERNS.map(pattern => `**/${pattern}`), ...inside].map(globPattern => ({ globPattern }))
  }
  return [
    ...folders.flatMap(folder => PATTERNS.map(pattern => ({ globPattern: { baseUri: folder, pattern } }))),
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
