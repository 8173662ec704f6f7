/** What goes to the thread for citations and comes back: a job without the bibliographies that the thread has already. */
import { type BibtexIndex, bibtexIndex } from '../core/cite/bibtex-index.ts'
import { type CiteJob, type CiteJobResult, runCiteJob } from '../core/cite/cite-job.ts'
import type { BibliographyText } from '../core/cite/cited-items.ts'

/** A bibliography as a file: another stamp is another text. */
export interface StampedFile {
  readonly path: string
  readonly stamp: string
}

export interface ThreadJob extends CiteJob {
  /** Besides `texts`: files that the thread may know, with their texts where it said that it does not. */
  readonly files: readonly (StampedFile & { readonly text?: string })[]
}

/** The result, or the paths of the files that are to be sent along with the job. */
export type ThreadResult = CiteJobResult | { readonly wanted: readonly string[] }

/** A library of a life is some 20 MB. */
const MOST_KEPT = 4

interface Kept {
  readonly stamp: string
  readonly text: BibliographyText
}

/** Does the jobs in the thread, and keeps the bibliographies that it was sent last. */
export class ThreadJobs {
  private readonly kept = new Map<string, Kept>()
  private readonly indexes = new WeakMap<BibliographyText, BibtexIndex>()

  run({ files, texts, ...job }: ThreadJob): ThreadResult {
    const found: BibliographyText[] = [...texts]
    const wanted: string[] = []
    for (const { path, stamp, text } of files) {
      const before = this.kept.get(path)
      const isSame = before?.stamp === stamp
      const now = isSame ? before : text === undefined ? undefined : { stamp, text: { path, text } }
      if (!now) {
        wanted.push(path)
        continue
      }
      this.kept.delete(path)
      this.kept.set(path, now)
      found.push(now.text)
    }
    if (wanted.length > 0) return { wanted }
    for (const path of this.kept.keys()) if (this.kept.size > MOST_KEPT) this.kept.delete(path)
    return runCiteJob({ ...job, texts: found }, text => this.indexOf(text))
  }

  private indexOf(text: BibliographyText): BibtexIndex {
    const known = this.indexes.get(text)
    if (known) return known
    const index = bibtexIndex(text.text)
    this.indexes.set(text, index)
    return index
  }
}
