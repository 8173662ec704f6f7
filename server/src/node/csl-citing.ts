/** Formatted citations on a machine with files and threads. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CiteJob, CiteJobResult } from '../core/cite/cite-job.ts'
import type { BibliographyText } from '../core/cite/cited-items.ts'
import type { Citing, CitingRequest } from '../core/cite/citing.ts'
import { findStyle, readLocales, threadFile } from './csl-files.ts'
import { CslThread, THREAD_LIMITS, type ThreadLimits } from './csl-thread.ts'
import { readText } from './read-text.ts'

/** What the licence of the processor asks to be shown to those who use it. */
const ATTRIBUTION = 'Citations by citeproc-js, © Frank Bennett (https://github.com/Juris-M/citeproc-js)'

/** @param notice is told once, with the first citation, whose work it is */
export function nodeCiting(notice: (message: string) => void = () => {}, limits: ThreadLimits = THREAD_LIMITS): Citing {
  let told = false
  const thread = new CslThread<CiteJob, CiteJobResult>(threadFile(), limits)
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
      } = request
      const [found, locales, read] = await Promise.all([
        findStyle(style, folders.flatMap(pathOf)),
        readLocales(),
        readBibliographies(
          references.map(({ bibliography }) => bibliography),
          texts,
        ),
      ])
      const result = await thread.run({
        style: found.xml,
        locales,
        references,
        texts: read,
        citations,
        uncited,
        links,
        alone,
        ...(language !== undefined && { language }),
      })
      const problems = found.problem === undefined ? [] : [{ message: found.problem }]
      return { ...result, texts: read, problems: [...problems, ...result.problems] }
    },
    dispose: () => thread.dispose(),
  }
}

/** What is given, and the others from the disk; one that cannot be read is left out. */
async function readBibliographies(
  names: readonly string[],
  given: readonly BibliographyText[],
): Promise<readonly BibliographyText[]> {
  const known = new Set(given.map(one => one.path))
  const files = [...new Set(names)].filter(name => !known.has(name) && path.isAbsolute(name))
  const read = await Promise.all(
    files.map(async file => {
      const text = await readText(file).catch(() => undefined)
      return text === undefined ? [] : [{ path: file, text }]
    }),
  )
  return [...given, ...read.flat()]
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
