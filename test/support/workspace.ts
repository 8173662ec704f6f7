import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** A folder of its own for one test; `dispose` removes it. */
export interface Workspace {
  readonly folder: string
  readonly uri: string
  path(name: string): string
  uriOf(name: string): string
  /** Writes a file, with the folders above it. */
  write(name: string, content: string | Uint8Array): void
  remove(name: string): void
  dispose(): void
}

/** @param files contents by path, `/` between parts */
export function createWorkspace(files: Record<string, string | Uint8Array> = {}): Workspace {
  // The real path: a server that resolves links must not see another folder.
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-test-')))
  const workspace: Workspace = {
    folder,
    uri: pathToFileURL(folder).href,
    path: name => path.join(folder, name),
    uriOf: name => pathToFileURL(path.join(folder, name)).href,
    write: (name, content) => {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      fs.writeFileSync(path.join(folder, name), content)
    },
    remove: name => fs.rmSync(path.join(folder, name), { recursive: true }),
    dispose: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
  for (const [name, content] of Object.entries(files)) workspace.write(name, content)
  return workspace
}
