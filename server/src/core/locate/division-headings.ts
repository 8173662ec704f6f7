/** What a line says that numbers a part of a work: `CHAPTER IV. The Title`, `ACT II. SCENE I.`, `THE FIRST BOOK`, `§ 3`, `4.1 Name spaces`. */
import { additiveRomanValue } from '../text/roman.ts'
import { letterValue, type Numeral, numeralOf, wordValue } from './numerals.ts'

/** Labels of CSL; `bare` is a number without a word: a chapter to one, a section to another. */
export type DivisionLabel =
  | 'volume'
  | 'part'
  | 'book'
  | 'canto'
  | 'act'
  | 'chapter'
  | 'sonnet'
  | 'psalm'
  | 'ode'
  | 'stanza'
  | 'appendix'
  | 'scene'
  | 'article-locator'
  | 'section'
  | 'bare'

/** What a number without a word is above lines of verse. */
export type VerseForm = 'sonnet' | 'stanza'

/** What stands inside what has the higher number. */
export const RANKS: Readonly<Record<DivisionLabel, number>> = {
  volume: 0,
  part: 1,
  book: 2,
  act: 3,
  canto: 3,
  chapter: 4,
  sonnet: 4,
  psalm: 4,
  ode: 4,
  appendix: 4,
  scene: 5,
  'article-locator': 5,
  section: 6,
  stanza: 6,
  bare: 7,
}

export function isInside(inner: DivisionLabel, outer: DivisionLabel): boolean {
  return RANKS[inner] > RANKS[outer]
}

export interface NumberedHeading {
  readonly label: DivisionLabel
  /** Several of a number like `4.1`. */
  readonly number: readonly Numeral[]
  /** As the heading writes it: `IV`, `4.1`, `First`. */
  readonly written: string
  readonly title: string
}

const NAMES: Readonly<Record<Exclude<DivisionLabel, 'bare'>, string>> = {
  volume: 'volume|vol|band|tome|том',
  part: 'part|teil|partie|часть',
  book: 'book|buch|livre|книга',
  canto: 'canto|gesang|chant|песнь',
  act: 'act|akt|aufzug|acte|действие',
  chapter: 'chapter|chap|kapitel|chapitre|глава',
  sonnet: 'sonnet|sonett|сонет',
  psalm: 'psalm|psaume|псалом',
  ode: 'ode|ода',
  stanza: 'stanza|strophe|строфа',
  appendix: 'appendix|anhang|annexe|приложение',
  scene: 'scene|szene|auftritt|scène|сцена|явление',
  'article-locator': 'article|artikel|статья',
  section: 'section|abschnitt|§|раздел',
}
const LABELS: ReadonlyMap<string, DivisionLabel> = new Map(
  Object.entries(NAMES).flatMap(([label, words]) =>
    words.split('|').map(word => [word, label as DivisionLabel] as const),
  ),
)
const NAME = `(${Object.values(NAMES).join('|')})`
const NUMBER = String.raw`(?:\d{1,4}|[ivxlcdm]{1,12}|[a-z])(?:\.(?:\d{1,3}|[ivxlcdm]{1,8})(?![\p{L}\p{N}])){0,5}(?![\p{L}\p{N}])`
/** `CHAPTER IV`, `Book the Second`, `§ 3`. */
const NAME_FIRST = new RegExp(String.raw`^${NAME}(?:\.(?=\s))?[\s\u00a0]{0,3}(?:the\s+)?(?:(${NUMBER})|(\p{L}+))`, 'iu')
/** `The First Book`, `Erstes Kapitel`. */
const NUMBER_FIRST = new RegExp(String.raw`^(?:the\s+|das\s+|der\s+)?(\p{L}+)\s+${NAME}(?![\p{L}\p{N}])`, 'iu')
const BARE =
  /^(?:(\d{1,3}(?:\.\d{1,3}){0,5}|[A-Z](?:\.\d{1,3}){1,4}|[IVXLC]{1,8})[.):]?(?:[\s\u00a0]+|$)|([A-Z])\.[\s\u00a0]+)(?=\S|$)/u

/** What the line is the heading of, outermost first; empty for any other line. */
export function numberedHeadings(line: string): readonly NumberedHeading[] {
  const found: NumberedHeading[] = []
  let rest = line.trim()
  for (;;) {
    const next = namedAt(rest)
    if (!next) break
    const after = rest.slice(next.length)
    const title = after.replace(/^[\s.,:;\]–—-]+/u, '').trim()
    // `Act I was played`: words that go on are a sentence.
    if (/^\s*\p{Ll}/u.test(after) && title !== '') break
    found.push({ label: next.label, number: next.number, written: next.written, title })
    rest = title
  }
  return found
}

/**
 * A heading that begins with a number and no word. Only of lines that are known to be headings: `1. Bread` may be anything. `before` is the one
 * before it: behind B the letter C is no hundred.
 */
export function bareHeading(line: string, before: NumberedHeading | undefined): NumberedHeading | undefined {
  const content = line.trim()
  const match = BARE.exec(content)
  if (!match) return undefined
  const written = match[1] ?? match[2] ?? ''
  const number = letterAfter(before, 'bare', written) ?? numberOf(written)
  return number && { label: 'bare', number, written, title: content.slice(match[0].length).trim() }
}

function namedAt(
  text: string,
): { label: DivisionLabel; number: readonly Numeral[]; written: string; length: number } | undefined {
  const first = NAME_FIRST.exec(text)
  if (first) {
    const [whole, name = '', digits, word] = first
    const label = LABELS.get(name.toLowerCase())
    const written = digits ?? word ?? ''
    const isLettered = label === 'appendix' && /^[a-z]$/i.test(written) && !/^[ivx]$/i.test(written)
    const number = isLettered
      ? [{ kind: 'letter' as const, value: letterValue(written) }]
      : digits !== undefined
        ? numberOf(digits)
        : wordNumber(written)
    // `chapter I` is one, `act a` is none; only appendices have letters.
    const isLetter = number?.[0]?.kind === 'letter' && label !== 'appendix'
    if (label && number && !isLetter) return { label, number, written, length: whole.length }
  }
  const second = NUMBER_FIRST.exec(text)
  if (!second) return undefined
  const [whole, word = '', name = ''] = second
  const label = LABELS.get(name.toLowerCase())
  const number = wordNumber(word)
  return label && number ? { label, number, written: word, length: whole.length } : undefined
}

function letterAfter(
  before: NumberedHeading | undefined,
  label: DivisionLabel,
  written: string,
): readonly Numeral[] | undefined {
  const last = before?.label === label ? before.number[0] : undefined
  if (last?.kind !== 'letter' || !/^[A-Z]$/i.test(written)) return undefined
  const value = letterValue(written)
  return value === last.value + 1 ? [{ kind: 'letter', value }] : undefined
}

function wordNumber(word: string): readonly Numeral[] | undefined {
  const value = wordValue(word)
  return value === undefined ? undefined : [{ kind: 'arabic', value }]
}

function numberOf(written: string): readonly Numeral[] | undefined {
  const roman = additiveRomanValue(written)
  if (roman !== undefined) return [{ kind: 'roman', value: roman }]
  const [first = '', ...inner] = written.split('.')
  // C.2 is in appendix C.
  const isLetter = inner.length > 0 && /^[a-z]$/i.test(first) && !/^[ivx]$/i.test(first)
  const outer: Numeral | undefined = isLetter ? { kind: 'letter', value: letterValue(first) } : numeralOf(first)
  const path = [outer, ...inner.map(numeralOf)]
  return path.includes(undefined) ? undefined : (path as readonly Numeral[])
}
