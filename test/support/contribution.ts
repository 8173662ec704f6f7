import { contributionOf as completed, type FreshContribution } from '../../server/src/core/index/contribution.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import type { Rendition } from '../../server/src/core/model/source.ts'
import { txtReader } from '../../server/src/core/read/plain/txt.ts'
import { findTerms } from '../../server/src/core/terms/finding/find-terms.ts'
import { languageOf } from '../../server/src/core/terms/language.ts'
import { scanWords } from '../../server/src/core/text/words.ts'

/** The rendition of a plain text. */
export function renditionOf(text: string, path = 'source.txt'): Rendition {
  return txtReader.read({ path, bytes: new TextEncoder().encode(text) })
}

/** What a plain text contributes to a corpus. */
export function contributionOf(text: string, path = 'source.txt'): FreshContribution {
  const rendition = renditionOf(text, path)
  const words = scanWords(rendition.text, rendition.furniture)
  return completed({
    id: path as SourceId,
    path,
    uri: `file:///sources/${path}`,
    reader: txtReader.name,
    fingerprint: `${path}:${text}`,
    keyHint: path.replace(/\.[^.]*$/, ''),
    rendition,
    words,
    language: languageOf(rendition),
    terms: findTerms(rendition, words),
  })
}
