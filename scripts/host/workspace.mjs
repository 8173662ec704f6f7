import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../root.mjs'

/** The folder beside the project with texts that are not ours to ship; tests read them where they stand. */
const shared = path.resolve(process.env.APPARATUS_SHARED ?? path.join(root, '../shared'))

/**
 * A writer's folder in the system's temporary folder: sources/ with the seed documents, and an empty essay.md. The tests write what they
 * need into it.
 * @returns {{ folder: string, remove: () => void }}
 */
export function makeWorkspace() {
  const seeds = path.join(shared, 'seeds')
  if (!fs.existsSync(seeds)) {
    throw new Error(
      `the seed documents are missing: no folder ${seeds} (APPARATUS_SHARED names the folder that holds seeds/)`,
    )
  }
  // The real path: macOS has its temporary folder behind a link, and VS Code resolves links.
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'apparatus-host-'))
  fs.cpSync(seeds, path.join(folder, 'sources'), { recursive: true })
  makeWritable(folder)
  fs.writeFileSync(path.join(folder, 'essay.md'), '# Essay\n')
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

function makeWritable(folder) {
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    fs.chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644)
  }
}
