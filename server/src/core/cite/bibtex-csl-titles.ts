/** The titles of an entry of BibTeX as CSL has them: of the work itself, of what it is in, of its series and event. */
import { PARTS } from './bibtex-csl-type.ts'
import type { BibtexFields } from './bibtex-fields.ts'
import { latexToMarkup, richText } from './latex-markup.ts'

/** @param language of the entry: English titles are put into sentence case, as CSL wants them */
export function putTitles(
  put: (name: string, title: string) => void,
  type: string,
  fields: BibtexFields,
  language: string | undefined,
): void {
  const title = (latex: string): string => latexToMarkup(latex, { sentenceCase: isEnglish(language, latex) })
  const whole = (main: string, sub: string, addon: string): string => {
    const subtitle = capitalised(title(fields.raw(sub)))
    const joined = [title(fields.raw(main)), subtitle].filter(part => part !== '')
    const name = joined.length === 2 && /[?!.:]$/.test(joined[0] as string) ? joined.join(' ') : joined.join(': ')
    return [name, title(fields.raw(addon))].filter(part => part !== '').join('. ')
  }
  const own = whole('title', 'subtitle', 'titleaddon')
  const main = whole('maintitle', 'mainsubtitle', 'maintitleaddon')
  const book = whole('booktitle', 'booksubtitle', 'booktitleaddon')
  const issue = whole('issuetitle', 'issuesubtitle', 'issuetitleaddon')
  // Journals are names: their capitals stay.
  const journal = [fields.raw('journaltitle', 'journal'), fields.raw('journalsubtitle')]
    .map(richText)
    .filter(part => part !== '')
  if (type === 'periodical') {
    put('title', issue || own)
    put('container-title', issue === '' ? '' : richText(fields.raw('title')))
  } else if (PARTS.has(type)) {
    put('title', own)
    put('container-title', main || book)
    put('volume-title', main === '' ? '' : book)
  } else {
    put('title', main || own || book)
    put('volume-title', main === '' || own === main ? '' : own)
    put('container-title', journal.join(': ') || (own === '' ? '' : book))
  }
  put('container-title-short', richText(fields.raw('shortjournal')))
  put('collection-title', seriesOf(title(fields.raw('series'))))
  const event = title(fields.raw('eventtitle'))
  put('event', event)
  put('event-title', event)
  put('original-title', title(fields.raw('origtitle')))
  // The title alone is short where it has more behind it.
  const short = title(fields.raw('shorttitle'))
  const hasMore = fields.raw('subtitle') !== '' || fields.raw('titleaddon') !== ''
  const beforeColon = /^([^<>]*?):\s/.exec(own)?.[1]
  put(
    'title-short',
    short || (main !== '' || type === 'periodical' ? '' : hasMore ? title(fields.raw('title')) : (beforeColon ?? '')),
  )
}

/** English unless something else is said; letters of another script need nothing said. */
function isEnglish(language: string | undefined, latex: string): boolean {
  if (language !== undefined) return language.startsWith('en')
  return !/(?!\p{Script=Latin})\p{L}/u.test(latex)
}

function capitalised(text: string): string {
  return /^[\p{Ll}]/u.test(text) ? `${text[0]?.toUpperCase()}${text.slice(1)}` : text
}

function seriesOf(series: string): string {
  const plain = series.toLowerCase()
  return plain === 'newseries' ? 'New series' : plain === 'oldseries' ? 'Old series' : series
}
