/** The terms of the corpus for a list: those of the essay that is being written, then all. */
import { worksOf } from '../../core/check/works.ts'
import { type CitedNear, citedNear } from '../../core/features/cited-near.ts'
import { essayTerms } from '../../core/features/essay-terms.ts'
import { withoutHeadword } from '../../core/features/hover-markup.ts'
import { type NamedTerm, NamedTerms } from '../../core/features/named-terms.ts'
import { passageOf, type TermPassage } from '../../core/features/term-hover.ts'
import { accountsFor, sensesFor } from '../../core/features/term-senses.ts'
import type { Account, Term } from '../../core/model/term.ts'
import type { Corpus } from '../../core/service.ts'
import { foldedPhrase } from '../../core/terms/lexicon/term-keys.ts'
import type { ListedAccount, ListedTerm, TermsParams, TermsResult } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'
import { atMost, oneLine } from './views-limits.ts'

/** Up to so many words all terms are merged at once (a tenth of a second); beyond, only those that are asked for. */
const MOST_WORDS_AT_ONCE = 300_000
/** A query to a large corpus merges several times as many names as it gives. */
const MOST_OF_LARGE = 200
const LONGEST_DEFINITION = 400
/** Terms of each list of which senses are told apart, which reads the sources of all their accounts: what a view shows at first. */
const MOST_COMPARED = 100
/** As many as a hover shows. */
const MOST_SENSES = 4

export class TermLists {
  private readonly session: Session
  private readonly isLarge = new WeakMap<Corpus, boolean>()
  private readonly namedOf = new WeakMap<Corpus, readonly NamedTerm[]>()

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
    const wantedHere = used.filter(one => isNamed(one, folded))
    const isLarge = this.largeness(corpus)
    const terms = isLarge
      ? this.named(corpus, corpus.glossary.startingWith(folded, Math.min(atMost(all), MOST_OF_LARGE)))
      : this.allNamed(corpus).filter(one => isNamed(one, folded))
    const language = snapshot?.essay.language
    const works = snapshot && worksOf(corpus, snapshot.works.cited)
    const ofEssay: ListedTerm[] = []
    for (const used of wantedHere.slice(0, atMost(here))) {
      await task.checkpoint()
      const { term, span } = used
      const cited = snapshot && works && citedNear(snapshot.essay, works, span.start)
      const senses = sensesAmong(ofEssay.length, term, corpus, language, cited)
      ofEssay.push({ ...listed(used, senses, corpus), ...(snapshot && { range: rangeOf(snapshot.lines, span) }) })
    }
    const ofSources: ListedTerm[] = []
    for (const named of terms.slice(0, atMost(all))) {
      await task.checkpoint()
      ofSources.push(listed(named, sensesAmong(ofSources.length, named.term, corpus, language), corpus))
    }
    const result: TermsResult = {
      here: { total: wantedHere.length, items: ofEssay },
      all: { total: terms.length, items: ofSources },
      isPart: isLarge,
    }
    if (snapshot) session.assertCurrent(snapshot)
    return result
  }

  private named({ glossary }: Corpus, terms: readonly Term[]): readonly NamedTerm[] {
    const named = new NamedTerms(glossary)
    for (const term of terms) named.add(term)
    return named.all()
  }

  private allNamed(corpus: Corpus): readonly NamedTerm[] {
    const known = this.namedOf.get(corpus)
    if (known) return known
    const found = this.named(corpus, corpus.glossary.terms())
    this.namedOf.set(corpus, found)
    return found
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

/**
 * The accounts of each thing that the term at a place of a list means, best first; those of all in one list far down.
 * @param language the essay's: an account in it comes first
 */
function sensesAmong(
  at: number,
  term: Term,
  corpus: Corpus,
  language: string | undefined,
  cited?: CitedNear,
): readonly (readonly Account[])[] {
  return at < MOST_COMPARED ? sensesFor(term, corpus, language, cited) : [accountsFor(term, corpus, language)]
}

function listed({ term, surnames }: NamedTerm, senses: readonly (readonly Account[])[], corpus: Corpus): ListedTerm {
  const passages = senses.slice(0, MOST_SENSES).map(([account]) => passageOf(account as Account, term, corpus))
  const best = passages[0] as TermPassage
  return {
    name: term.name,
    aliases: [...term.aliases, ...surnames],
    ...accountIn(best),
    isMention: best.kind === 'mention',
    senses: passages.length > 1 ? passages.map(accountIn) : [],
  }
}

function accountIn(passage: TermPassage): ListedAccount {
  const { source, key, title, at } = passage
  const [text] = withoutHeadword(passage)
  return {
    definition: oneLine(text, LONGEST_DEFINITION),
    source: oneLine(title),
    key,
    place: { source, start: at.start, end: at.end },
  }
}

/** Whether a name holds the folded words: at its beginning or behind a space. */
function isNamed({ term: { name, aliases }, surnames }: NamedTerm, folded: string): boolean {
  return folded === '' || [name, ...aliases, ...surnames].some(one => ` ${foldedPhrase(one)}`.includes(` ${folded}`))
}
