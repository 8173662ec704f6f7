/**
 * Entries of a glossary: lines `Term – definition`, `Term: definition`, `Term (alias; alias): definition` and table rows under a
 * heading Glossary (Glossar, Glossaire, Глоссарий …), and Markdown definition lists (`Term⏎: definition`) anywhere.
 */

import type { Rendition } from '../model/source.ts'
import { foldWord } from '../text/fold.ts'
import { span } from '../text/span.ts'
import { allMatches } from './all-matches.ts'
import type { CandidateSink } from './sentence.ts'
import { steppedScore } from './term-order.ts'

const GLOSSARY_TITLES: ReadonlySet<string> = new Set(
  [
    'glossary',
    'glossar',
    'glossaire',
    'глоссарий',
    'глоссарии',
    'terms',
    'termsandabbreviations',
    'abbreviations',
    'lexicon',
    'begriffe',
    'lexique',
  ].map(title => foldWord(title)),
)

const MARK = '(?:\\*\\*|__)?'

/** Spaces between the parts of a line: bounded, so that a line of blanks costs no more than any other. */
const GAP = '[ \\t]{0,4}'

const LINE = new RegExp(
  `^(?:[-*•+]${GAP} )?${MARK}([^\\s:|–—*_(][^:|–—*\\n(\\t]{0,78}?)${MARK}${GAP}(?:\\(([^()\\n]{1,200})\\))?${MARK}` +
    `(?:${GAP}:${MARK}[ \\t]+|${GAP} [–—-][ \\t]+|${GAP}\\t)(?=[ \\t]*\\S)`,
  'u',
)

const ROW = new RegExp(
  `^\\|?${GAP}${MARK}([^\\s|*(][^|*\\n(]{0,78}?)${MARK}${GAP}(?:\\(([^()|\\n]{1,200})\\))?${GAP}\\|${GAP}(?=[^|\\s])`,
  'u',
)

/** An entry's term and separator stand at the start of its line. */
const LINE_START = 400

const DEFINITION_LIST = /^(?!\s)([^\n:|]{1,200})\n{1,2}[ ]{0,3}:[ \t]+(?=\S)/gmu

export function findGlossaryEntries(rendition: Rendition, sink: CandidateSink): void {
  const { text } = rendition
  for (const section of glossarySections(rendition)) {
    let at = section.start
    while (at < section.end) {
      const newline = text.indexOf('\n', at)
      const end = newline < 0 || newline > section.end ? section.end : newline
      entryAt(text, at, end, sink)
      at = end + 1
    }
  }
  if (!text.includes('\n:') && !text.includes('\n  :')) return
  for (const m of allMatches(DEFINITION_LIST, text)) {
    const from = m.index + m[0].length
    const end = definitionEnd(text, from)
    const heading = (m[1] as string).trim()
    const [name, aliases] = nameAndAliases(heading)
    emit(text, m.index, name, aliases, from, end, sink)
  }
}

/** A definition ends at a blank line or before the next term; a longer one is shown in part. */
function definitionEnd(text: string, from: number): number {
  const window = text.slice(from, from + LONGEST_DEFINITION)
  const end = window.search(/\n[ \t]*\n|\n[^\n:]{1,200}\n {0,3}:[ \t]/)
  return from + (end < 0 ? window.length : end)
}

const LONGEST_DEFINITION = 1500

function glossarySections(rendition: Rendition): readonly { start: number; end: number }[] {
  const { outline, text, metadata } = rendition
  if (outline.length === 0 && isGlossaryTitle(metadata.title ?? '')) return [{ start: 0, end: text.length }]
  const sections: { start: number; end: number }[] = []
  for (const [i, heading] of outline.entries()) {
    if (!isGlossaryTitle(heading.title)) continue
    const next = outline.slice(i + 1).find(h => h.level <= heading.level)
    sections.push({ start: heading.span.end, end: next?.span.start ?? text.length })
  }
  return sections
}

export function isGlossaryTitle(title: string): boolean {
  const parts = title.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
  if (parts.length > 5) return false
  const words = parts.map(word => foldWord(word))
  return GLOSSARY_TITLES.has(words.join('')) || words.some(w => /^(?:glossar|glossaire|глоссари)/u.test(w))
}

function entryAt(text: string, start: number, end: number, sink: CandidateSink): void {
  const line = text.slice(start, Math.min(end, start + LINE_START))
  const m = LINE.exec(line) ?? ROW.exec(line)
  if (!m) return
  const name = (m[1] as string).trim()
  if (name === '' || /^[-:\s|]+$/.test(name)) return
  emit(text, start, name, splitAliases(m[2]), start + m[0].length, end, sink)
}

function emit(
  text: string,
  start: number,
  name: string,
  aliases: readonly string[],
  from: number,
  end: number,
  sink: CandidateSink,
): void {
  const at = text.indexOf(name, start)
  const trimmed = end - (text.slice(from, end).length - text.slice(from, end).trimEnd().length)
  if (name === '' || at < 0 || trimmed - from < 3) return
  // The longer explanation is the better one, up to a short paragraph.
  const score = 0.5 + 0.5 * Math.min(1, (trimmed - from) / 200)
  sink({
    name: name.replace(/\s+/g, ' '),
    aliases,
    kind: 'glossary',
    at: span(at, at + name.length),
    passage: span(at, trimmed),
    score: steppedScore(score),
  })
}

function nameAndAliases(heading: string): readonly [string, readonly string[]] {
  const bare = heading.replace(/\*\*|__/g, '').trim()
  const m = /^(.*?)\s*\(([^()]*)\)$/u.exec(bare)
  return m ? [m[1] as string, splitAliases(m[2])] : [bare, []]
}

function splitAliases(inside: string | undefined): readonly string[] {
  return (inside ?? '')
    .split(/\s*[;,/]\s*/u)
    .map(alias => alias.trim())
    .filter(alias => alias !== '' && alias.length <= 60)
}
