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
import { type Span, span } from '../text/span.ts'
import { scanWords, type WordTable } from '../text/words.ts'
import type { Extent } from './change.ts'
import { exactRuns } from './exact-runs.ts'
import { unmarkedMessage } from './messages.ts'
import { proseParagraphs } from './prose-paragraphs.ts'
import type { Works } from './works.ts'

/** The shortest run that is told. */
const LEAST_WORDS = 12
/** A run of {@link LEAST_WORDS} holds at least one piece of this length that begins at a multiple of {@link STEP}. */
const PIECE = 9
const STEP = 4

/** Words that stand in a row in a source and in a paragraph; offsets into that. */
export interface CopiedRun extends Extent {
  readonly source: SourceId
  readonly words: number
}

/** What was found in each paragraph, by its text without what is no prose of the writer's. Holds for one corpus. */
export type CopiedRuns = ReadonlyMap<string, readonly CopiedRun[]>

/** Paragraphs that are in `known` are not looked up again. `runs` is what is known now. */
export async function unmarkedFindings(
  essay: Essay,
  works: Works,
  task: Task,
  known?: CopiedRuns,
): Promise<{ readonly findings: readonly Finding[]; readonly runs: CopiedRuns }> {
  const findings: Finding[] = []
  const runs = new Map<string, readonly CopiedRun[]>()
  for (const { span: paragraph, text } of proseParagraphs(essay)) {
    let found = known?.get(text)
    if (!found) {
      await task.checkpoint()
      found = runsIn(text, works.corpus)
    }
    runs.set(text, found)
    for (const { start, end: to, source, words } of found) {
      const where = span<'essay'>(paragraph.start + start, paragraph.start + to)
      if (citesIn(where, source, essay, works)) continue
      const message = unmarkedMessage(words, source, works)
      findings.push({ code: 'quotation.unmarked', severity: 'information', span: where, message })
    }
  }
  return { findings, runs }
}

function runsIn(text: string, corpus: Corpus): CopiedRun[] {
  const words = scanWords(text)
  const found: CopiedRun[] = []
  for (let at = 0; at + PIECE <= words.count; ) {
    const run = longestRun(words, at, text, corpus)
    if (!run || run.to - run.from < LEAST_WORDS) {
      at += STEP
      continue
    }
    found.push({
      source: run.source.id,
      words: run.to - run.from,
      start: words.starts[run.from] as number,
      end: words.ends[run.to - 1] as number,
    })
    at = run.to
  }
  return found
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
    if (window.leastEdits > 0) continue
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
