/**
 * Which terms of the corpus an essay uses. Paragraph by paragraph, at each word the longest name that begins there, as a hover finds it;
 * what was found in a paragraph is kept as long as its words and the glossary stay the same, so that typing looks at one paragraph.
 * Cost of a paragraph that is new: some look-ups in the glossary for each of its words.
 */
import type { Term } from '../../core/model/term.ts'
import type { Corpus, Essay } from '../../core/service.ts'
import { eachWord } from '../../core/text/fold.ts'
import { overlaps, type Span, span } from '../../core/text/span.ts'
import type { RequestTask } from '../request-task.ts'

type Glossary = Corpus['glossary']

export interface UsedTerm {
  readonly term: Term
  /** Where the essay uses it first. */
  readonly span: Span<'essay'>
}

/** As many words as a name may have. */
const LONGEST_NAME = 8

interface Found {
  readonly term: Term
  /** Counted from the beginning of the paragraph. */
  readonly start: number
  readonly end: number
}

export class EssayTerms {
  private readonly known = new WeakMap<Glossary, Map<string, readonly Found[]>>()

  /** In the order of their first use, each once. Throws Cancelled. */
  async of({ text, paragraphs, opaque }: Essay, glossary: Glossary, task: RequestTask): Promise<readonly UsedTerm[]> {
    const before = this.known.get(glossary)
    const now = new Map<string, readonly Found[]>()
    const used = new Map<Term, UsedTerm>()
    for (const paragraph of paragraphs) {
      await task.checkpoint()
      const inside = opaque.filter(one => overlaps(one, paragraph))
      const plain = masked(text, paragraph, inside)
      const found = now.get(plain) ?? before?.get(plain) ?? (await termsIn(plain, glossary, task))
      now.set(plain, found)
      for (const { term, start, end } of found) {
        const at = span<'essay'>(paragraph.start + start, paragraph.start + end)
        if (!used.has(term)) used.set(term, { term, span: at })
      }
    }
    this.known.set(glossary, now)
    return [...used.values()]
  }
}

/** With U+FFFC in place of what is no prose: it parts words, and no name goes over it. */
function masked(text: string, { start, end }: Span<'essay'>, opaque: readonly Span<'essay'>[]): string {
  let plain = ''
  let at: number = start
  for (const one of opaque) {
    const from = Math.min(Math.max(one.start, at), end)
    const to = Math.min(Math.max(one.end, from), end)
    plain += text.slice(at, from) + '\uFFFC'.repeat(to - from)
    at = to
  }
  return plain + text.slice(at, end)
}

async function termsIn(text: string, glossary: Glossary, task: RequestTask): Promise<readonly Found[]> {
  const starts: number[] = []
  const ends: number[] = []
  eachWord(text, 0, text.length, (start, end) => {
    starts.push(start)
    ends.push(end)
  })
  const found: Found[] = []
  for (let i = 0; i < starts.length; i++) {
    await task.checkpoint()
    const start = starts[i] as number
    const last = Math.min(i + LONGEST_NAME, starts.length) - 1
    const mention = glossary.termAt(text.slice(start, ends[last]), 0)
    if (mention?.span.start !== 0) continue
    const end = start + mention.span.end
    found.push({ term: mention.term, start, end })
    while (i + 1 < starts.length && (starts[i + 1] as number) < end) i++
  }
  return found
}
