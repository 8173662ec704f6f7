/** The terms of the corpus for a list: those of the essay that is being written, then all. */
import { withoutHeadword } from '../../core/features/hover-markup.ts'
import { accountsFor, passageOf } from '../../core/features/term-hover.ts'
import type { Account, Term } from '../../core/model/term.ts'
import type { Corpus } from '../../core/service.ts'
import { foldedPhrase } from '../../core/terms/term-keys.ts'
import type { Span } from '../../core/text/span.ts'
import type { ListedTerm, TermsParams, TermsResult } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'
import { essayTerms } from './views-essay-terms.ts'
import { atMost, oneLine } from './views-limits.ts'

/** Up to so many words all terms are merged at once (a tenth of a second); beyond, only those that are asked for. */
const MOST_WORDS_AT_ONCE = 300_000
/** A query to a large corpus merges several times as many names as it gives. */
const MOST_OF_LARGE = 200
const LONGEST_DEFINITION = 400

export class TermLists {
  private readonly session: Session
  private readonly isLarge = new WeakMap<Corpus, boolean>()

  constructor(session: Session) {
    this.session = session
  }

  async list({ textDocument, query, here, all }: TermsParams, task: RequestTask): Promise<TermsResult> {
    const { session } = this
    const snapshot = textDocument && session.essay(textDocument.uri)
    const { corpus } = (snapshot ?? session).sources
    await task.checkpoint()
    const folded = foldedPhrase(query)
    const used = snapshot ? await essayTerms(snapshot.essay, corpus, task) : []
    const wantedHere = used.filter(({ term }) => isNamed(term, folded))
    const isLarge = this.largeness(corpus)
    const terms = isLarge
      ? corpus.glossary.startingWith(folded, Math.min(atMost(all), MOST_OF_LARGE))
      : corpus.glossary.terms().filter(term => isNamed(term, folded))
    const result: TermsResult = {
      here: {
        total: wantedHere.length,
        items: wantedHere.slice(0, atMost(here)).map(({ term, span }) => ({
          ...listed(term, corpus, snapshot?.essay.language),
          ...(snapshot && { range: rangeOf(snapshot.lines, span) }),
        })),
      },
      all: {
        total: terms.length,
        items: terms.slice(0, atMost(all)).map(term => listed(term, corpus, snapshot?.essay.language)),
      },
      isPart: isLarge,
    }
    if (snapshot) session.assertCurrent(snapshot)
    return result
  }

  private largeness(corpus: Corpus): boolean {
    const known = this.isLarge.get(corpus)
    if (known !== undefined) return known
    let words = 0
    for (const { contribution } of corpus.sources.values()) words += contribution.wordCount
    const isLarge = words > MOST_WORDS_AT_ONCE
    this.isLarge.set(corpus, isLarge)
    return isLarge
  }
}

/** @param language the essay's: an account in it comes first */
function listed(term: Term, corpus: Corpus, language: string | undefined): Omit<ListedTerm, 'range'> {
  const passage = passageOf(accountsFor(term, corpus, language)[0] as Account, term, corpus)
  const { source, key, title, kind, at } = passage
  const [text] = withoutHeadword(passage)
  const { start, end }: Span<'text'> = at
  return {
    name: term.name,
    aliases: term.aliases,
    definition: oneLine(text, LONGEST_DEFINITION),
    isMention: kind === 'mention',
    source: oneLine(title),
    key,
    place: { source, start, end },
  }
}

/** Whether a name holds the folded words: at its beginning or behind a space. */
function isNamed({ name, aliases }: Term, folded: string): boolean {
  return folded === '' || [name, ...aliases].some(one => ` ${foldedPhrase(one)}`.includes(` ${folded}`))
}
