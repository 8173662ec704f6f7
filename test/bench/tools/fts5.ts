/** SQLite's FTS5 in Node's own SQLite: any of the words, ranked by bm25, the best proposals verified. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { cutPassages, PROPOSALS, proposing } from './passages.ts'
import type { BuildTool } from './tool.ts'

export const buildFts5: BuildTool = folded => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-bench-'))
  const file = path.join(folder, 'fts5.db')
  const database = new DatabaseSync(file)
  database.exec(`
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE VIRTUAL TABLE passages USING fts5(text, content='');
    BEGIN`)
  const passages = cutPassages(folded)
  const insert = database.prepare('INSERT INTO passages (rowid, text) VALUES (?, ?)')
  for (let i = 0; i < passages.count; i++) insert.run(i + 1, passages.text(i))
  database.exec('COMMIT')
  const select = database.prepare(`SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ${PROPOSALS}`)
  const propose = (words: string): number[] => {
    const query = [...new Set(words.split(' '))].map(word => `"${word.replaceAll('"', '')}"`).join(' OR ')
    return select.all(query).map(row => Number(row.rowid) - 1)
  }
  const diskBytes = fs.statSync(file).size
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  return { find: proposing(folded, passages, propose), diskBytes }
}
