/**
 * Words that stand inside quotation marks of the source: the source quotes them from somebody, and the writer should say so. Told only
 * where the source itself names whose they are, in prose that is no fiction, and where the writer neither nests the marks nor names
 * the speaker. Looks at one block of the source: O(block).
 */
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { Place } from '../model/place.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Block } from '../model/source.ts'
import type { Span } from '../text/span.ts'

const NAME = "(\\p{Lu}[\\p{L}’'-]+(?:\\s+(?:\\p{Lu}\\.\\s*)*(?:(?:de|von|van|der|la)\\s+)?\\p{Lu}[\\p{L}’'-]+){0,3})"
const SAYS =
  '(?:wrote|writes|said|says|argued?s?|observed?s?|noted?s?|insist(?:ed|s)|declared?s?|call(?:ed|s)|remark(?:ed|s)|explain(?:ed|s)|concluded?s?|warn(?:ed|s)|put it|described?s?|schrieb|schreibt|sagte|meinte|erkl[äa]rte|nannte|[ée]crit|[ée]crivait|disait|d[ée]clarait|writes:|писал|пишет|говорил|заявил|называл)'

const BEFORE = [
  new RegExp(`^[^]*(?<!\\p{L})${NAME}[^.!?]{0,60}?\\b${SAYS}\\b[^.!?“”"]{0,80}$`, 'u'),
  new RegExp(
    `(?:[Aa]ccording to|[Ii]n the words of|laut|nach|selon|d.apr[èe]s|по словам)\\s+${NAME}[^.!?“”"]{0,40}$`,
    'u',
  ),
]
const AFTER = new RegExp(`^[,.]?["”’»]\\s*(?:${SAYS}\\s+${NAME}|${NAME}\\s+${SAYS})`, 'u')

/** More quotation marks than this in a thousand words is talk: a novel, a play, an interview. */
const TALK = 16
/** Fewer marks than this are no conversation, however short the text. */
const MANY_MARKS = 30
const CONTEXT = 200

/** How far round a quotation the writer may name the speaker. */
export const NAMED_WITHIN = 400

/** Whether the writer names the speaker, by the last of the names, in the paragraph of the quotation or just before it. */
export function namesSpeaker(speaker: string, essay: Essay, { outer }: Quotation): boolean {
  const last = speaker.trim().split(/\s+/).at(-1) ?? speaker
  const before = essay.text.slice(Math.max(0, outer.start - NAMED_WITHIN), outer.start)
  const after = essay.text.slice(outer.end, outer.end + NAMED_WITHIN).split(/\n\s*\n/)[0] ?? ''
  return before.includes(last) || after.includes(last)
}

/** Whose words the place is, when the source says so; undefined when it is the source's own. */
export function quotedSpeaker(place: Place, corpus: Corpus): string | undefined {
  const { rendition, wordCount } = corpus.source(place.source).contribution
  const block = rendition.blocks.find(b => b.span.start <= place.span.start && place.span.end <= b.span.end)
  if (!block) return undefined
  const marks = enclosingMarks(rendition.text, block, place.span)
  if (!marks || isTalk(rendition.text, wordCount)) return undefined
  const before = rendition.text.slice(Math.max(block.span.start, marks.start - CONTEXT), marks.start)
  const after = rendition.text.slice(marks.end - 1, marks.end + CONTEXT)
  for (const pattern of BEFORE) {
    const name = pattern.exec(before)?.[1]
    if (name) return name
  }
  const found = AFTER.exec(after)
  return found?.[1] ?? found?.[2]
}

/** The innermost double quotation marks of the block round the span, the marks included. */
function enclosingMarks(text: string, block: Block, span: Span<'text'>): { start: number; end: number } | undefined {
  let open = -1
  for (let i = block.span.start; i < span.start; i++) {
    const char = text[i]
    if (char === '“' || char === '«' || char === '„') open = i
    else if (char === '”' || char === '»') open = -1
    else if (char === '"') open = open < 0 ? i : -1
  }
  if (open < 0) return undefined
  for (let i = span.start; i < block.span.end; i++) {
    if (!/["”»“]/.test(text[i] as string)) continue
    return i >= span.end - 1 ? { start: open, end: i + 1 } : undefined
  }
  return undefined
}

function isTalk(text: string, words: number): boolean {
  const sample = text.slice(0, 60_000)
  const marks = sample.match(/["“«„]/g)?.length ?? 0
  const share = Math.min(1, sample.length / Math.max(1, text.length))
  return marks > MANY_MARKS && marks / Math.max(1, words * share) > TALK / 1000
}
