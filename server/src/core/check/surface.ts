/**
 * What differs where the words are the same: capitals, accents, apostrophes in a word; punctuation and signs between two words. Shapes
 * of quotation marks, dashes, spaces, apostrophes, emphasis and brackets of the writer are no differences at all.
 */
import type { DifferenceClass, DifferenceKind } from '../model/verdict.ts'
import type { Token } from './change.ts'

export interface SurfaceDifference {
  readonly kind: DifferenceKind
  readonly class: DifferenceClass
}

/** Folding drops apostrophes; with these words it would make two of one: `its` and `it's`, `were` and `we're`. */
const APOSTROPHE_MAKES_A_WORD = new Set(
  'were well hell shell ill id wed cant wont its lets hed shed whore im ive theyre youre'.split(' '),
)

/** Two tokens that fold alike. `free`: a capital or its lack is nothing here (the first word, after an ellipsis, a line of verse). */
export function wordSurface(essay: Token, source: Token, free: boolean): SurfaceDifference | undefined {
  const ours = written(essay.text)
  const theirs = written(source.text)
  if (ours === theirs) return undefined
  if (bare(ours) !== bare(theirs)) {
    return APOSTROPHE_MAKES_A_WORD.has(essay.folded)
      ? { kind: 'word.changed', class: 'unlicensed' }
      : { kind: 'spelling.apostrophe', class: 'minor' }
  }
  const [a, b] = [ours.toLowerCase(), theirs.toLowerCase()]
  if (a !== b && plainLetters(a) !== plainLetters(b)) return { kind: 'spelling.accent', class: 'minor' }
  if (a !== b) return { kind: 'spelling.accent', class: 'minor' }
  const firstOnly = ours.slice(1) === theirs.slice(1)
  return free && (firstOnly || theirs === theirs.toUpperCase())
    ? { kind: 'capital.first', class: 'silent' }
    : { kind: 'capital.inner', class: 'minor' }
}

/** Composed, with one shape of apostrophe, without what folding drops unseen. */
function written(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff*_[\]\\]/g, '')
    .replace(/[’‘ʼ`´′]/g, "'")
    .replace(/-\s*\n\s*/g, '')
    .replace(/[æǽ]/g, 'ae')
    .replace(/Æ/g, 'Ae')
    .replace(/œ/g, 'oe')
    .replace(/Œ/g, 'Oe')
}

function bare(text: string): string {
  return text.replace(/[^']/g, '')
}

function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '')
}

/** What stands between two neighbouring words of the quotation and between the same words of the source. */
export function gapSurface(essay: string, source: string): SurfaceDifference | undefined {
  // Words in a gap are no words of the text: page numbers, running heads.
  if (/[\p{L}\p{N}]/u.test(essay + source)) return undefined
  const ours = signs(essay)
  const theirs = signs(source)
  if (ours === theirs || isDashOfTwo(essay, source)) return undefined
  if (meaningful(ours) !== meaningful(theirs)) return { kind: 'symbol.changed', class: 'unlicensed' }
  if (isHyphen(ours) !== isHyphen(theirs) && isBlankOrHyphen(ours) && isBlankOrHyphen(theirs)) {
    return { kind: 'word.joined', class: 'minor' }
  }
  return punctuation(ours) === punctuation(theirs) ? undefined : { kind: 'punctuation.inner', class: 'minor' }
}

/** `1891-92` and `1891–92`, `Paris-Berlin` and `Paris–Berlin`: a hyphen and a dash between two words are shapes of one mark. */
function isDashOfTwo(a: string, b: string): boolean {
  return (/^[‐‑-]$/.test(a) && b === '–') || (/^[‐‑-]$/.test(b) && a === '–')
}

/** After the last word: final punctuation is the writer's, but a question or an exclamation is not. */
export function finalSurface(essay: string, source: string): SurfaceDifference | undefined {
  const mark = (text: string): string => /^[\s"'”’»)\]*_]*([?!])/.exec(text)?.[1] ?? ''
  const ours = mark(essay)
  return essay.trim() !== '' && ours !== mark(source) ? { kind: 'punctuation.final', class: 'minor' } : undefined
}

/** Marks that show how lines are laid out: quoting, bullets, bars of change. */
const LINE_START_MARKS = /\n[ \t]*[|>+^?*•·o-]+(?=\s|$)/g

/** Marks of one shape; what is shape alone is gone. */
function signs(gap: string): string {
  return gap
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/["“”„‟«»‹›'‘’‚‛`´]/g, '')
    .replace(/[*_]/g, '')
    .replace(/[[\]{}]/g, '')
    .replace(LINE_START_MARKS, '\n')
    .replace(/\s*\/\/?\s*(?=\S|$)/g, ' ')
    .replace(/(?:\s*(?:--+|[–—―]|(?<=\s)-(?=\s))\s*)+/g, '—')
    .replace(/[‐‑]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Signs that are read as words: currencies, mathematics, per cent, degrees, sections. Not `<`, `>`, `=` and `|`, which may be what
 * markup left over.
 */
function meaningful(marks: string): string {
  return marks.replace(/[^\p{Sc}≠≈≤≥×÷±−+%‰°§]/gu, '')
}

/** A verse line ends with or without a mark of its own; a dash takes the place of what it stands beside. */
function punctuation(marks: string): string {
  return marks.replace(/\s/g, '').replace(/[.,;:]—/g, '—')
}

function isHyphen(marks: string): boolean {
  return marks === '-'
}

function isBlankOrHyphen(marks: string): boolean {
  return marks === '' || marks === '-'
}
