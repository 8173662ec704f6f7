/** Formatted citations on a machine with files and threads. */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CiteJobResult } from '../core/cite/cite-job.ts'
import type { BibliographyText } from '../core/cite/cited-items.ts'
import type { Citing, CitingRequest } from '../core/cite/citing.ts'
import { formatProblem } from '../core/cite/format-problem.ts'
import { findStyle, readLocales, threadFile } from './csl-files.ts'
import type { StampedFile, ThreadJob, ThreadResult } from './csl-job.ts'
import { CslThread, THREAD_LIMITS, type ThreadLimits } from './csl-thread.ts'
import { readText } from './read-text.ts'

/** What the licence of the processor asks to be shown to those who use it. */
const ATTRIBUTION = 'Citations by citeproc-js, © Frank Bennett (https://github.com/Juris-M/citeproc-js)'

/** @param notice is told once, with the first citation, whose work it is */
export function nodeCiting(notice: (message: string) => void = () => {}, limits: ThreadLimits = THREAD_LIMITS): Citing {
  let told = false
  const thread = new CslThread<ThreadJob, ThreadResult>(threadFile(), limits)
  /** A library of megabytes is read and sent once, not with every job; a thread that was started anew asks for it again. */
  const run = async (job: ThreadJob): Promise<CiteJobResult> => {
    const first = await thread.run(job)
    if (!('wanted' in first)) return first
    const read = new Map((await readTexts(job.files)).map(({ path: file, text }) => [file, text]))
    const files = job.files.map(file => ({ ...file, text: read.get(file.path) ?? '' }))
    const second = await thread.run({ ...job, files })
    if ('wanted' in second) throw new Error('The bibliographies are not at hand.')
    return second
  }
  return {
    async format(request: CitingRequest) {
      if (!told) notice(ATTRIBUTION)
      told = true
      const {
        style,
        folders,
        references,
        texts,
        citations,
        uncited = [],
        language,
        links = false,
        alone = false,
        wantsTexts = false,
      } = request
      const named = references.map(({ bibliography }) => bibliography)
      const [found, locales, files] = await Promise.all([
        findStyle(style, folders.flatMap(pathOf)),
        readLocales(),
        stampedFiles(named, texts),
      ])
      const job: ThreadJob = {
        style: found.xml,
        locales,
        references,
        texts,
        files,
        citations,
        uncited,
        links,
        alone,
        ...(language !== undefined && { language }),
      }
      const result = await run(job)
      const problems = found.problem === undefined ? [] : [{ message: found.problem }]
      const read = wantsTexts ? await readTexts(files) : []
      // The thread speaks English.
      const said = result.problems.map(({ fault, ...problem }) => (fault ? formatProblem(fault) : problem))
      return { ...result, texts: [...(wantsTexts ? texts : []), ...read], problems: [...problems, ...said] }
    },
    dispose: () => thread.dispose(),
  }
}

/** The bibliographies that are files and not given; one that is not there is left out. */
async function stampedFiles(
  names: readonly string[],
  given: readonly BibliographyText[],
): Promise<readonly StampedFile[]> {
  const known = new Set(given.map(one => one.path))
  const files = [...new Set(names)].filter(name => !known.has(name) && path.isAbsolute(name))
  const found = await Promise.all(
    files.map(async file => {
      const stats = await fs.stat(file, { bigint: true }).catch(() => undefined)
      if (!stats?.isFile()) return []
      return [{ path: file, stamp: `${stats.mtimeNs}:${stats.ctimeNs}:${stats.size}:${stats.ino}` }]
    }),
  )
  return found.flat()
}

async function readTexts(files: readonly StampedFile[]): Promise<readonly BibliographyText[]> {
  const read = await Promise.all(
    files.map(async ({ path: file }) => {
      const text = await readText(file).catch(() => undefined)
      return text === undefined ? [] : [{ path: file, text }]
    }),
  )
  return read.flat()
}

/** Folders may be URIs, as editors name them. */
function pathOf(folder: string): readonly string[] {
  if (path.isAbsolute(folder)) return [folder]
  try {
    return folder.startsWith('file:') ? [fileURLToPath(folder)] : []
  } catch {
    return []
  }
}
