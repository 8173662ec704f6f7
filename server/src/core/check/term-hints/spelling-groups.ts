/**
 * Which of the words that the sources spell otherwise are told to the writer: what one paragraph cannot know. Who writes in another language than
 * the sources, or spells several names by another system, makes no slip; nor does who speaks of another person or has a word of his own.
 */
import type { Essay } from '../../essay/essay.ts'
import { languageOfText } from '../../terms/language.ts'
import { foldWord } from '../../text/fold.ts'
import { type Span, span } from '../../text/span.ts'
import type { Works } from '../works.ts'
import { isInLanguageOf } from './name-spellings.ts'
import type { ParagraphTerms, Spelling } from './paragraph-terms.ts'

/** One word, wherever the writer spells it so. */
export interface SpellingGroup {
  /** The sources'. */
  readonly usual: string
  /** Most likely mistyped; else a name by another system of transliteration. */
  readonly isSlip: boolean
  /** In order; not empty. */
  readonly places: readonly Span<'essay'>[]
}

interface Placed extends Spelling {
  readonly place: Span<'essay'>
}

/** So many names that are spelt otherwise are no slips. */
const LEAST_HABIT = 3
/** A word that is written so often, and never as the sources have it, is the writer's own. */
const LEAST_OWN = 3

/** In the order of their first places. `paragraphs`: by the index of the essay's. */
export function spellingGroups(
  essay: Essay,
  paragraphs: readonly (ParagraphTerms | undefined)[],
  works: Works,
): readonly SpellingGroup[] {
  const found = groupsOf(essay, paragraphs, works)
  if (found.length === 0) return []
  const told = found.filter(group => isToldOf(group, essay))
  const isSystem = ([{ slip }]: Group): boolean => slip?.isSystem ?? true
  const isHabit = told.filter(isSystem).length >= LEAST_HABIT
  return told
    .filter(group => !isHabit || !isSystem(group))
    .map(group => ({
      usual: group[0].usual,
      isSlip: !isSystem(group),
      places: group.map(({ place }) => place),
    }))
}

type Group = readonly [Placed, ...Placed[]]

function groupsOf(essay: Essay, paragraphs: readonly (ParagraphTerms | undefined)[], works: Works): readonly Group[] {
  const groups = new Map<string, [Placed, ...Placed[]]>()
  let language: string | undefined
  for (let i = 0; i < paragraphs.length; i++) {
    const spellings = paragraphs[i]?.spellings ?? []
    for (const spelling of spellings) {
      language ??= languageOfEssay(essay)
      const own = spelling.language ?? language
      if (spelling.slip ? !isEnglish(spelling, own) : !isInLanguageOf(works.corpus, own)) continue
      const origin = (essay.paragraphs[i] as Span<'essay'>).start
      const placed = { ...spelling, place: span<'essay'>(origin + spelling.start, origin + spelling.end) }
      const group = groups.get(spelling.folded)
      if (group) group.push(placed)
      else groups.set(spelling.folded, [placed])
    }
  }
  return [...groups.values()]
}

/** A word that is no name may be of any language where its paragraph does not tell: in a table, in a list. */
function isEnglish({ language, usual, slip }: Spelling, own: string): boolean {
  return own === 'en' && (language !== undefined || slip?.agrees === true || /^\p{Lu}/u.test(usual))
}

function isToldOf(group: Group, essay: Essay): boolean {
  const [{ slip, folded, usual }] = group
  if (!slip) return true
  if (group.some(one => one.slip?.isOther ?? false)) return false
  if (essay.citations.some(({ items }) => items.some(({ key }) => foldWord(key).includes(folded)))) return false
  const isUsualHere = (): boolean => hasWord(essay.text, usual)
  if (group.every(one => one.slip?.isDoubtful ?? false)) return group.length === 1 && isUsualHere()
  const isOwnWord = /^\p{Ll}/u.test(usual) && group.length >= LEAST_OWN
  return !isOwnWord || isUsualHere()
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (
      !/^\p{L}/u.test(text.slice(at + word.length, at + word.length + 2)) &&
      !/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at))
    )
      return true
  return false
}

/** Enough of an essay to tell its language, which few say. */
const SAMPLE = 2500

function languageOfEssay({ text, language }: Essay): string {
  return languageOfText(text.slice(0, SAMPLE)) ?? language.slice(0, 2).toLowerCase()
}
