/** A formatted entry as Markdown that is safe to show: looks are kept, nothing of a bibliography is active. */
import { type FormattedText, type Run, runsOf } from '../cite/formatted-text.ts'
import { plain } from './hover-markup.ts'

export function formattedMarkup(text: FormattedText): string {
  return runsOf(text).map(marked).join('').replace(/ {2,}/g, ' ').trim()
}

/** Marks are read as marks where they touch letters; elsewhere the words stand without. */
function marked(run: Run): string {
  const shown = plain(run.text)
  const [, before = '', words = '', after = ''] = /^( *)(.*?)( *)$/.exec(shown) ?? []
  const mark = run.italic ? '*' : run.bold ? '**' : ''
  const touches = /^[\p{L}\p{N}]/u.test(words) && /[\p{L}\p{N}]$/u.test(words)
  return mark !== '' && touches ? `${before}${mark}${words}${mark}${after}` : shown
}
