/**
 * The writer's own glossaries beside the sources of a corpus: their terms are merged with those of the sources and win over them, and they are
 * no sources: nothing is quoted from them and they have no keys.
 */
import { isPlaceholder, type OwnEntry, type OwnText, type ReadGlossary } from '../glossary/own-entry.ts'
import { pointsTo } from '../glossary/plain-definition.ts'
import { MemoryBytes } from '../index/bytes.ts'
import { contributionOf, type FreshContribution } from '../index/contribution.ts'
import { Segment } from '../index/segment.ts'
import { SourceCache } from '../index/source-cache.ts'
import type { SourceId } from '../model/place.ts'
import type { Problem } from '../model/problem.ts'
import type { TermCandidate, TermLanguage } from '../model/term.ts'
import type { TermPart } from '../terms/glossary.ts'
import { languageOfText } from '../terms/language.ts'
import { openTerms } from '../terms/lexicon/segment-terms.ts'
import { SCORE_STEPS } from '../terms/term-order.ts'
import { OffsetMap } from '../text/offset-map.ts'
import { type Span, span } from '../text/span.ts'
import { scanWords } from '../text/words.ts'
import type { Source } from './corpus.ts'
import { SegmentBuilder } from './segment-builder.ts'

/** A file of a glossary, read by glossary/read-glossary.ts. */
export interface GlossaryFile extends ReadGlossary {
  /** As a person finds it. */
  readonly path: string
  readonly uri: string
  /** Decoded, without a byte-order mark. */
  readonly text: string
}

/** Something in a glossary that does not count. */
export interface GlossaryProblem extends Problem {
  readonly path: string
  readonly uri: string
}

export class OwnGlossaries {
  /** In the order in which they were given: new entries go to the first that takes them. */
  readonly files: readonly GlossaryFile[]
  readonly problems: readonly GlossaryProblem[]
  private readonly definitions = new Map<string, OwnText>()
  private opened: { readonly part: TermPart | undefined; readonly sources: ReadonlyMap<SourceId, Source> } | undefined

  private constructor(files: readonly GlossaryFile[]) {
    this.files = files
    this.problems = files.flatMap(({ path, uri, problems }) => problems.map(problem => ({ ...problem, path, uri })))
  }

  static readonly none: OwnGlossaries = new OwnGlossaries([])

  static of(files: readonly GlossaryFile[]): OwnGlossaries {
    return files.length === 0 ? OwnGlossaries.none : new OwnGlossaries(files)
  }

  /** The entries as what sources say of terms; undefined where there are none. */
  get part(): TermPart | undefined {
    return this.open().part
  }

  /** A glossary as the source of its accounts: what its text is and where it lies. */
  source(id: SourceId): Source | undefined {
    return id.startsWith(SCHEME) ? this.open().sources.get(id) : undefined
  }

  /** The words of the definition that begins there, without the marks and quoting of the file. */
  definition(id: SourceId, passage: Span<'text'>): string | undefined {
    if (!id.startsWith(SCHEME)) return undefined
    this.open()
    return this.definitions.get(`${id} ${passage.start}`)?.text
  }

  private open(): NonNullable<OwnGlossaries['opened']> {
    if (this.opened) return this.opened
    const builder = new SegmentBuilder()
    for (const file of this.files) for (const one of this.contributionsOf(file)) builder.add(one)
    if (builder.size === 0) {
      this.opened = { part: undefined, sources: new Map() }
      return this.opened
    }
    const segment = Segment.open(new MemoryBytes(builder.finish()), new SourceCache())
    const sources = new Map<SourceId, Source>()
    for (let i = 0; i < segment.size; i++) {
      const contribution = segment.source(i)
      const { id, path } = contribution
      sources.set(id, { id, contribution, key: '', title: path })
    }
    const part = {
      terms: openTerms(segment.terms),
      idOf: (document: number): SourceId => segment.source(document).id,
      isLive: () => true,
    }
    this.opened = { part, sources }
    return this.opened
  }

  /** One for each language of the file: names are inflected in their own. */
  private contributionsOf(file: GlossaryFile): readonly FreshContribution[] {
    const { entries, text } = file
    const sample = entries.slice(0, 200).flatMap(({ definitions }) => definitions.map(one => one.text))
    const usual = languageOfText(sample.join(' ')) ?? 'en'
    const byLanguage = new Map<TermLanguage, TermCandidate[]>()
    for (const entry of entries) {
      for (const [language, candidates] of candidatesOf(entry, usual)) {
        byLanguage.set(language, [...(byLanguage.get(language) ?? []), ...candidates])
      }
    }
    return [...byLanguage].flatMap(([language, terms]) => {
      if (terms.length === 0) return []
      const id = `${SCHEME}${file.uri}${language === usual ? '' : `#${language}`}` as SourceId
      for (const { definitions } of entries) {
        for (const one of definitions) this.definitions.set(`${id} ${one.at.start}`, one)
      }
      return contributionOf({
        id,
        path: file.path,
        uri: file.uri,
        reader: 'glossary',
        fingerprint: `${id} ${stampOf(text)}`,
        keyHint: '',
        language,
        rendition: {
          text,
          map: OffsetMap.identity(text.length),
          blocks: [],
          outline: [],
          furniture: [],
          metadata: { title: file.path },
          problems: [],
        },
        words: scanWords(text),
        terms,
      })
    })
  }
}

/** Begins the ids of glossaries, which no path of a source does. */
const SCHEME = 'glossary:'

/** An entry as each of its languages says it: each name is inflected in its own, and all lead to one another. */
function candidatesOf(entry: OwnEntry, usual: TermLanguage): ReadonlyMap<TermLanguage, readonly TermCandidate[]> {
  const [first] = entry.names
  const main = languageOf(first, usual)
  const pointed = entry.definitions.flatMap(({ text }) => pointsTo(text) ?? [])
  const definitions = entry.definitions.filter(({ text }) => pointsTo(text) === undefined && !isPlaceholder(text))
  const found = new Map<TermLanguage, readonly TermCandidate[]>()
  for (const language of new Set(entry.names.map(name => languageOf(name, usual)))) {
    const own = entry.names.filter(name => languageOf(name, usual) === language)
    const [name = first] = own
    const others = language === main ? entry.names : [...own, first]
    const aliases = [...others.map(({ text }) => text), ...(language === main ? pointed : [])]
    const at = inRendition(name.at)
    const candidate = { name: name.text, aliases: [...new Set(aliases)].filter(alias => alias !== name.text), at }
    // A definition that says no language, or one that no name is in, goes with the first name.
    const isHere = (one: OwnText): boolean =>
      language === (one.language && entry.names.some(n => n.language === one.language) ? one.language : main)
    const candidates = definitions.filter(isHere).map(
      (one, i): TermCandidate => ({
        ...candidate,
        kind: 'own',
        passage: inRendition(one.at),
        score: 1 - Math.min(i, MOST_RANKED) / SCORE_STEPS,
      }),
    )
    const nothing: TermCandidate = { ...candidate, kind: 'mention', passage: at, score: 0 }
    // Where nothing is written yet the word is the sources'.
    const names = candidate.aliases.length > 0 ? [nothing] : []
    found.set(language, candidates.length > 0 ? candidates : names)
  }
  return found
}

/** Further senses of one entry are not told apart by their order. */
const MOST_RANKED = 100

function languageOf({ text, language }: OwnText, usual: TermLanguage): TermLanguage {
  return language ?? (/\p{Script=Cyrillic}/u.test(text) ? 'ru' : usual === 'ru' ? 'en' : usual)
}

/** A glossary's rendition is its file as it is. */
function inRendition({ start, end }: Span<'raw'>): Span<'text'> {
  return span(start, end)
}

/** Whether it is the same text, nearly surely. */
function stampOf(text: string): string {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return `${text.length}.${(hash >>> 0).toString(36)}`
}
