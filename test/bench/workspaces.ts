/** The corpora as a writer has them: for each a workspace with the documents in `sources`, and where its index is kept. */
import fs from 'node:fs'
import path from 'node:path'
import { indexFolder } from '../../server/src/node/indexing/kept-indexes.ts'
import { BENCH_FOLDER, bytesOf, documentsOf, type Manifest, type ManifestEntry, pathOf, type Size } from './corpora.ts'

export const workspaceOf = (size: Size): string => path.join(BENCH_FOLDER, 'workspaces', String(size))
const sourcesOf = (size: Size): string => path.join(workspaceOf(size), 'sources')
/** What an editor would give the server to keep its index in. */
export const storageOf = (size: Size): string => path.join(BENCH_FOLDER, 'index', String(size))
/** Of the index that is measured: where the server looks for it. */
export const indexFolderOf = (size: Size): string => indexFolder(storageOf(size), [workspaceOf(size)])

/** The id that a document has in its workspace's corpus. */
export const idOf = ({ file }: ManifestEntry): string => `sources/${file}`
/** A source that comes and goes while it is measured how long that takes. */
const EDITED = 'edited.txt'
export const editedFile = (size: Size): string => path.join(sourcesOf(size), EDITED)

/** A file that changed less than two seconds ago is read again at the next start: no writer's library is as new as that. */
const AT_REST = 2500

/** Copies the documents, unless they are there. */
export async function makeWorkspace(manifest: Manifest, size: Size): Promise<void> {
  const folder = sourcesOf(size)
  const made = path.join(workspaceOf(size), 'made')
  const stamp = `${manifest.hash} ${bytesOf(manifest, size)}`
  fs.rmSync(editedFile(size), { force: true })
  if (fs.existsSync(made) && fs.readFileSync(made, 'utf8') === stamp) return
  fs.rmSync(workspaceOf(size), { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  for (const entry of documentsOf(manifest, size)) fs.copyFileSync(pathOf(entry), path.join(folder, entry.file))
  fs.writeFileSync(made, stamp)
  await new Promise(resolve => setTimeout(resolve, AT_REST))
}
