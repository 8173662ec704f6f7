/**
 * Twelve words or more taken over from a source without quotation marks. Off unless the writer asks for it: common phrases, laws and
 * definitions are taken over in good faith. Never in headings, reference lists, code or a sentence that cites the source.
 * Cost: one look-up for every four words of prose.
 */
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { Contribution } from '../index/contribution.ts'
import type { Finding } from '../model/finding.ts'
import type { SourceId } from '../model/place.ts'
import type { Task } from '../task.ts'
import { sentences } from '../text/sentences.ts'
import { overlaps, type Span, span } from '../text/span.ts'
import { scanWords, type WordTable } from '../text/words.ts'
import { exactRuns } from './exact-runs.ts'
import { unmarkedMessage } from './messages.ts'
import type { Works } from './works.ts'

/** The shortest run that is told. */
const LEAST_WORDS = 12
/** A run of {@link LEAST_WORDS} holds at least one piece of this length that begins at a multiple of {@link STEP}. */
const PIECE = 9
const STEP = 4

const REFERENCES =
  /^\s*(?:\d+\.?\s*)?(?:references|bibliography|works cited|sources|further reading|literatur(?:verzeichnis)?|quellen|bibliographie|r[ée]f[ée]rences|литература|источники)\s*$/i

export async function unmarkedFindings(essay: Essay, works: Works, task: Task): Promise<readonly Finding[]> {
  const found: Finding[] = []
  const quoted = essay.quotations.map(quotation => quotation.outer)
  const headings = essay.headings.map(heading => heading.span)
  const end = essay.headings.find(heading => REFERENCES.test(heading.title))?.span.start ?? essay.text.length
  for (const paragraph of essay.paragraphs) {
    if (paragraph.start >= end || headings.some(heading => overlaps(heading, paragraph))) continue
    await task.checkpoint()
    const hidden = [...quoted, ...essay.opaque].filter(s => overlaps(s, paragraph))
    found.push(...findingsIn(paragraph, hidden, essay, works))
  }
  return found
}

function findingsIn(paragraph: Span<'essay'>, hidden: readonly Span<'essay'>[], essay: Essay, works: Works): Finding[] {
  const text = masked(essay.text.slice(paragraph.start, paragraph.end), hidden, paragraph.start)
  const words = scanWords(text)
  const found: Finding[] = []
  for (let at = 0; at + PIECE <= words.count; ) {
    const run = longestRun(words, at, text, works.corpus)
    if (!run || run.to - run.from < LEAST_WORDS) {
      at += STEP
      continue
    }
    const where = span<'essay'>(
      paragraph.start + (words.starts[run.from] as number),
      paragraph.start + (words.ends[run.to - 1] as number),
    )
    if (!citesIn(where, run.source.id, essay, works)) {
      const message = unmarkedMessage(run.to - run.from, run.source.id, works)
      found.push({ code: 'quotation.unmarked', severity: 'information', span: where, message })
    }
    at = run.to
  }
  return found
}

/** As long as it was, with what is no prose of the writer taken out; a word never runs over it. */
function masked(text: string, hidden: readonly Span<'essay'>[], origin: number): string {
  let result = text
  for (const { start, end } of hidden) {
    const [from, to] = [Math.max(0, start - origin), Math.min(text.length, end - origin)]
    result = result.slice(0, from) + '\n'.repeat(Math.max(0, to - from)) + result.slice(to)
  }
  return result
}

interface Run {
  readonly source: Contribution
  readonly from: number
  readonly to: number
}

/** The longest run of the same words in any source that holds the piece which begins at `at`. It never crosses what was masked. */
function longestRun(words: WordTable, at: number, text: string, corpus: Corpus): Run | undefined {
  const piece = words.hashes.slice(at, at + PIECE)
  if (crosses(words, at, at + PIECE, text)) return undefined
  let best: Run | undefined
  for (const window of corpus.search.windows(piece)) {
    if (!window.canHold(0)) continue
    const [place] = exactRuns(piece, window.source, window.fromWord, window.toWord)
    if (place === undefined) continue
    const run = extend(words, at, window.source, place, text)
    if (!best || run.to - run.from > best.to - best.from) best = run
  }
  return best
}

function extend(words: WordTable, at: number, source: Contribution, place: number, text: string): Run {
  const theirs = source.words.hashes
  let back = 0
  while (
    at - back > 0 &&
    place - back > 0 &&
    words.hashes[at - back - 1] === theirs[place - back - 1] &&
    !crosses(words, at - back - 1, at - back + 1, text)
  )
    back++
  let on = PIECE
  while (
    at + on < words.count &&
    place + on < theirs.length &&
    words.hashes[at + on] === theirs[place + on] &&
    !crosses(words, at + on - 1, at + on + 1, text)
  )
    on++
  return { source, from: at - back, to: at + on }
}

/** Whether something was masked between these words: two line breaks stand in a row only there. */
function crosses(words: WordTable, from: number, to: number, text: string): boolean {
  return text.slice(words.ends[from], words.starts[to - 1]).includes('\n\n')
}

/** Whether the sentence round a span cites the source, or the paragraph does right after it. */
function citesIn(where: Span<'essay'>, source: SourceId, essay: Essay, { sourcesOf }: Works): boolean {
  const paragraph = essay.paragraphs.find(p => p.start <= where.start && where.end <= p.end) ?? where
  const around = sentences(essay.text, paragraph.start, paragraph.end).filter(
    s => s.start < where.end && s.end > where.start,
  )
  const from = Math.min(where.start, ...around.map(s => s.start))
  const to = Math.max(where.end, ...around.map(s => s.end))
  return essay.citations
    .filter(citation => citation.span.start >= from && citation.span.end <= to + 1)
    .some(citation => citation.items.some(item => sourcesOf(item.key).includes(source)))
}
