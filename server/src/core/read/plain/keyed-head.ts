/** Lines like `Title: …` and `- Автор: …` where a plain text begins. */
import { isBlankLine, lengthOf, lineText, type PlainLines } from './plain-lines.ts'
import { LONGEST_TITLE } from './top-lines.ts'

/** Labels in the four languages that are served, to the English ones. */
const FIELD_NAMES: ReadonlyMap<string, string> = new Map([
  ...aliases('title', 'titel titre название заглавие'),
  ...aliases(
    'author',
    'authors by autor autorin autoren verfasser verfasserin auteur auteure auteurs autrice автор авторы',
  ),
  ...aliases('year', 'jahr erscheinungsjahr année annee год'),
  ...aliases('date', 'published datum veröffentlicht erschienen publié дата опубликовано'),
  ...aliases('release date', ''),
  ...aliases('language', 'lang sprache langue язык'),
])

function aliases(name: string, others: string): readonly (readonly [alias: string, name: string])[] {
  return [name, ...others.split(' ')].filter(alias => alias !== '').map(alias => [alias, name])
}

const OWN_FIELDS = new RegExp(`^(?:[-*] )?(${[...FIELD_NAMES.keys()].join('|')})[ \u00a0\u202f]?:\\s+(\\S.*)$`, 'iu')
/** An infobox that has one of these describes a work, and the document is about that work: its author is not the document's. */
const DESCRIPTION =
  /^[-*] (?:genre|publisher|country|media type|pages|isbn|translator|followed by|preceded by|directed by|subject|born|died|gattung|verlag|land|seiten|übersetzer(?:in)?|éditeur|pays|traduct(?:eur|rice)|жанр|издательство|издатель|страна|переводчик)[ \u00a0\u202f]?:/iu

export interface KeyedHead {
  /** By their English names, see {@link FIELD_NAMES}. */
  readonly fields: ReadonlyMap<string, string>
  readonly isDescription: boolean
}

/** The lines at the very top, or directly below the title. */
export function keyedHead(text: string, lines: PlainLines): KeyedHead | undefined {
  let from = -1
  let isDescription = /^=[^=]/.test(lineText(text, lines, 0))
  let last = 0
  for (let line = 0, seen = 0; line < lines.count && seen < 20; line++) {
    if (isBlankLine(lines, line)) continue
    seen++
    const content = lineText(text, lines, line).slice(0, LONGEST_TITLE)
    isDescription ||= DESCRIPTION.test(content)
    if (OWN_FIELDS.test(content)) {
      if (from < 0 && seen > 4) break
      if (from < 0) from = line
      last = line
    } else if (from >= 0 && !/^(?:[-*] )?[\p{L} \u00a0\u202f]{2,24}:\s/u.test(content)) break
  }
  if (from < 0) return undefined
  const fields = keyedLines(text, lines, lines.starts[from] as number, lines.textEnds[last] as number, OWN_FIELDS)
  return { fields, isDescription }
}

/** Field names in small letters; a line that is indented goes on the value before it. */
export function keyedLines(
  text: string,
  lines: PlainLines,
  from: number,
  to: number,
  field: RegExp,
): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  let open: string | undefined
  for (let line = 0; line < lines.count && (lines.starts[line] as number) < to; line++) {
    if ((lines.starts[line] as number) < from || lengthOf(lines, line) > 300) continue
    const content = lineText(text, lines, line)
    const match = field.exec(content)
    if (match) {
      const written = (match[1] as string).toLowerCase()
      const name = FIELD_NAMES.get(written) ?? written
      open = fields.has(name) ? undefined : name
      if (open) fields.set(open, (match[2] as string).trim())
    } else if (open && content !== '' && (lines.textStarts[line] as number) > (lines.starts[line] as number)) {
      fields.set(open, `${fields.get(open)} ${content}`.trim())
    } else open = undefined
  }
  return fields
}
