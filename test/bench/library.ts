/** How long a library of two thousand documents takes, and what is lost when its indexing is called off. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { writeLibrary } from '../support/formats/library.ts'
import { bundleOf, makeBundles } from './bundle.ts'
import type { LibraryTimes } from './library-child.ts'
import { figure, section, table } from './table.ts'

const FILES = 2000

export async function libraryTable(): Promise<string> {
  await makeBundles()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-books-'))
  try {
    const bytes = writeLibrary(folder, FILES)
    const out = execFileSync(process.execPath, [bundleOf('library-child'), folder], { encoding: 'utf8' })
    const times = JSON.parse(out.trim().split('\n').at(-1) as string) as LibraryTimes
    const { seconds, secondsBeforeCancel, secondsAfter } = times
    const rows = [
      ['all of them, s', figure(seconds)],
      ['files/s', figure(FILES / seconds)],
      ['MB of files/s', figure(bytes / 1e6 / seconds)],
      ['until the first is told of, ms', figure(times.firstProgressMs)],
      ['longest time without one that is told of, ms', figure(times.longestSilenceMs)],
      ['called off in the middle: until nothing is read any more, ms', figure(times.cancelMs)],
      [
        'of the files that were told of then, read again at the next start',
        String(times.resumed - (FILES - times.doneAtCancel)),
      ],
      ['both parts over all at once', figure((secondsBeforeCancel + secondsAfter) / seconds)],
      ['memory of the process after all, MB', figure(times.residentMb)],
    ]
    return section(
      'A library',
      `${FILES.toLocaleString('en-US')} files, ${figure(bytes / 1e6)} MB: in twenty, five plain texts, four in Markdown, three of HTML, four PDF of three to twelve pages, one DOCX, ODT, EPUB and RTF each.`,
      '',
      ...table(['what', ''], rows),
    )
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) console.log(await libraryTable())
