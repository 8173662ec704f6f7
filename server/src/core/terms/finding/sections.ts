/**
 * What the parts of a source are for, by their titles: a section of definitions explains, a list of references only names. Titles in four
 * languages; a section goes on to the next heading of its level or above.
 */
import type { Heading, Rendition } from '../../model/source.ts'
import { foldWord } from '../../text/fold.ts'

/**
 * `glossary`, `definitions` and `abbreviations` hold entries; the definitions of a document are for that document, a glossary is for its readers. Nothing
 * is explained in an `index`, and little in `references`.
 */
export type SectionRole = 'glossary' | 'definitions' | 'abbreviations' | 'references' | 'index'

export interface Section {
  readonly start: number
  readonly end: number
  readonly role: SectionRole
}

/** Folded, as all that follows. */
const GLOSSARY = setOf('glossary glossar glossaire lexicon lexique глоссарий глоссарии словарь')

const DEFINING =
  setOf(`glossary glossar glossaire lexicon lexique terminology terminologie begriffe begriffsbestimmungen definitions definitionen
  terms vocabulary глоссарий глоссарии терминология термины определения словарь`)

const SHORTENED = setOf(`acronyms abbreviations abkurzungen abkurzungsverzeichnis abreviations sigles сокращения`)

/** What else the title of such a section may say: `Conventions and Terms Used in This Document`. */
const BESIDE =
  setOf(`and of the other used in this document memo specification list table general key conventions notation notations notational
  requirements language concepts some important summary und der die verzeichnis liste et des les и список используемые принятые`)

/** `SMTP Terminology` is about terms; `Header Definitions` need not be. */
const AFTER_TOPIC = setOf('glossary glossar glossaire lexicon terminology terms vocabulary глоссарий терминология')

const REFERENCES =
  setOf(`references bibliography citations sources literatur literaturverzeichnis quellen weblinks bibliographie литература
  библиография источники ссылки`)
const REFERENCE_TITLES = setOf(
  'seealso furtherreading workscited externallinks sieheauch voiraussi liensexternes смотритетакже',
)

const INDEX = setOf(`index register sachregister personenregister namenregister указатель`)

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).map(word => foldWord(word)))
}

/** Code that declares what it calls definitions. */
const DECLARATION = /::=|\btags\b|\bbegin\b/i

/** Something of the words above: most titles have none of it. */
const LIKELY =
  /gloss|lexi|termin|terms|begriff|defin|vocab|acron|abbr|abk|abr[eé]v|sigle|refer|r[eé]f[eé]r|bibl|cita|sourc|quell|liter|link|read|cited|also|aussi|lien|index|regist|indice|глосс|слов|терм|опред|сокр|лит|библ|источ|ссыл|указ|смотр/i

/** A longer title names no kind of section. */
const LONGEST_TITLE = 60
const MOST_WORDS = 7
/** Of a title whose kind is its last word: `Normative References`, `Subject Index`. */
const FEW_WORDS = 3

export function holdsEntries(role: SectionRole | undefined): role is 'glossary' | 'definitions' | 'abbreviations' {
  return role === 'glossary' || role === 'definitions' || role === 'abbreviations'
}

/** In order; one within another comes after it. */
export function sectionsOf({ outline, text, metadata }: Rendition): readonly Section[] {
  const whole = outline.length === 0 ? roleOfTitle(metadata.title ?? '') : undefined
  if (holdsEntries(whole)) return [{ start: 0, end: text.length, role: whole === 'abbreviations' ? whole : 'glossary' }]
  const sections: Section[] = []
  for (const [i, heading] of outline.entries()) {
    const role = roleOfTitle(heading.title)
    // A book ends with its index; elsewhere the word has other meanings.
    if (role === 'index' && heading.span.end < text.length / 2) continue
    if (role) sections.push({ start: heading.span.end, end: endOf(outline, i, text.length), role })
  }
  return sections
}

function endOf(outline: readonly Heading[], at: number, end: number): number {
  const { level } = outline[at] as Heading
  for (let i = at + 1; i < outline.length; i++) {
    const next = outline[i] as Heading
    if (next.level <= level) return next.span.start
  }
  return end
}

export function roleOfTitle(title: string): SectionRole | undefined {
  if (title.length > LONGEST_TITLE || !LIKELY.test(title) || DECLARATION.test(title)) return undefined
  const words = title
    .replace(NUMBERING, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .map(word => foldWord(word))
  const last = words[words.length - 1]
  if (last === undefined || words.length > MOST_WORDS) return undefined
  if (words.every(word => DEFINING.has(word) || SHORTENED.has(word) || BESIDE.has(word))) {
    if (words.some(word => GLOSSARY.has(word))) return 'glossary'
    if (words.some(word => DEFINING.has(word))) return 'definitions'
    if (words.some(word => SHORTENED.has(word))) return 'abbreviations'
  }
  if (words.length === 2 && words.some(word => GLOSSARY.has(word))) return 'glossary'
  if (words.length === 2 && (AFTER_TOPIC.has(last) || AFTER_TOPIC.has(words[0] as string))) return 'definitions'
  const joined = words.join('')
  if (REFERENCE_TITLES.has(joined) || (words.length <= FEW_WORDS && REFERENCES.has(last))) return 'references'
  const isIndex = INDEX.has(last) || (INDEX.has(words[0] as string) && words[1] === 'of')
  return isIndex && words.length <= FEW_WORDS ? 'index' : undefined
}

const NUMBERING = /^(?:appendix|anhang|annexe|приложение)?\s*(?:[A-Z]|\d{1,3})?(?:\.\d{1,3})*\s*[.:)]\s*(?=\S)/i

/** Goes through sections beside a walk over the text: offsets must not go back. */
export class SectionWalk {
  private readonly sections: readonly Section[]
  private next = 0
  private readonly open: Section[] = []

  constructor(sections: readonly Section[]) {
    this.sections = sections
  }

  /** The innermost section that an offset stands in. */
  roleAt(offset: number): SectionRole | undefined {
    if (this.sections.length === 0) return undefined
    for (; this.next < this.sections.length; this.next++) {
      const section = this.sections[this.next] as Section
      if (section.start > offset) break
      this.open.push(section)
    }
    while (this.open.length > 0 && (this.open[this.open.length - 1] as Section).end <= offset) this.open.pop()
    return this.open[this.open.length - 1]?.role
  }
}
