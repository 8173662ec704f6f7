/** `apparatus cite`: the bibliography of what essays cite, formatted or as data. */
import type { Library } from '../core/bib/library.ts'
import type { Reference } from '../core/bib/reference.ts'
import { essayCitations } from '../core/cite/essay-citations.ts'
import { exportBibtex } from '../core/cite/export-bibtex.ts'
import type { CiteCluster } from '../core/cite/format-request.ts'
import { htmlOf, plainText } from '../core/cite/formatted-text.ts'
import { bindCorpus, Citables, type Corpus, parseEssay } from '../core/service.ts'
import type { AttachedFile, CliHost, ExitCode } from './cli-host.ts'

export type CiteFormat = 'text' | 'html' | 'bibtex' | 'csl-json'

export interface CiteArguments {
  readonly essays: readonly string[]
  /** Besides what the essays cite. */
  readonly keys: readonly string[]
  readonly bibliographies: readonly string[]
  /** Sources that no bibliography describes are cited by what they say of themselves. */
  readonly corpus: readonly string[]
  readonly format: CiteFormat
  readonly style: string | undefined
  readonly locale: string | undefined
}

export function isCiteFormat(format: string): format is CiteFormat {
  return ['text', 'html', 'bibtex', 'csl-json'].includes(format)
}

/** Prints to standard output; 1 when a key is in no bibliography or an entry cannot be formatted, which standard error says. */
export async function cite(args: CiteArguments, host: CliHost): Promise<ExitCode> {
  const paths: string[] = []
  for (const named of args.essays) paths.push(...(await host.findEssays(named)))
  const asked = new Cited()
  let sources: Corpus | undefined
  const described = async (library: Library, attached: readonly AttachedFile[]): Promise<Citables> => {
    sources ??= await host.loadCorpus(args.corpus, attached)
    return new Citables(sources, library, bindCorpus(library, sources))
  }
  let { style, locale } = args
  for (const path of paths) {
    const essay = parseEssay(await host.readText(path))
    const { library, missing, attached, ...project } = await host.loadReferences(path, essay, args.bibliographies)
    for (const message of missing) host.printError(message)
    style ??= essay.frontMatter?.csl ?? project.style
    locale ??= essay.frontMatter?.lang ?? project.language
    const { clusters, keys, uncited } = essayCitations(essay)
    const all = uncited.includes('*') ? library.keys : uncited
    const isWhole = [...keys, ...all].every(key => library.get(key))
    const citables = isWhole ? undefined : await described(library, attached)
    asked.add(keys, all, clusters, key => library.get(key) ?? citables?.get(key)?.reference)
  }
  if (args.keys.length > 0) {
    const essay = parseEssay('')
    const from = paths[0] ?? 'essay.md'
    const { library, missing, attached, ...project } = await host.loadReferences(from, essay, args.bibliographies)
    if (paths.length === 0) {
      style ??= project.style
      locale ??= project.language
    }
    if (paths.length === 0) for (const message of missing) host.printError(message)
    const citables = args.keys.every(key => library.get(key)) ? undefined : await described(library, attached)
    asked.add([], args.keys, [], key => library.get(key) ?? citables?.get(key)?.reference)
  }
  for (const key of asked.unknown) host.printError(`@${key} is in no bibliography and is no source.`)
  const references = asked.references
  if (references.length === 0) {
    host.printError('Nothing is cited that a bibliography or a source describes.')
    return 1
  }
  const citing = host.citing()
  try {
    const result = await citing.format({
      folders: host.styleFolders(paths[0]),
      references,
      texts: [],
      wantsTexts: args.format === 'bibtex',
      citations: asked.clusters,
      uncited: asked.uncited,
      ...(style !== undefined && { style }),
      ...(locale !== undefined && { language: locale }),
    })
    for (const { message } of result.problems) host.printError(message)
    const { bibliography, items, texts } = result
    if (args.format === 'bibtex') host.print(exportBibtex(items, texts).trimEnd())
    else if (args.format === 'csl-json') host.print(JSON.stringify(items, undefined, 2))
    else if (bibliography.length === 0) host.printError('This style has no bibliography.')
    else if (args.format === 'text') host.print(bibliography.map(({ text }) => plainText(text)).join('\n\n'))
    else {
      const entries = bibliography.map(
        ({ key, text }) =>
          `  <div class="csl-entry" id="ref-${key.replace(/[^\p{L}\p{N}_.:-]/gu, '-')}">${htmlOf(text)}</div>`,
      )
      host.print(`<div class="csl-bib-body">\n${entries.join('\n')}\n</div>`)
    }
    return asked.unknown.length > 0 || result.problems.length > 0 ? 1 : 0
  } finally {
    citing.dispose()
  }
}

/** What several essays cite: where two bibliographies have the same key, the first essay's counts. */
class Cited {
  readonly clusters: CiteCluster[] = []
  private readonly byKey = new Map<string, Reference>()
  private readonly wanted = new Set<string>()
  private readonly missing = new Set<string>()

  add(
    cited: readonly string[],
    uncited: readonly string[],
    clusters: readonly CiteCluster[],
    get: (key: string) => Reference | undefined,
  ): void {
    for (const key of [...cited, ...uncited]) {
      const reference = get(key)
      if (!reference) this.missing.add(key)
      else if (!this.byKey.has(key)) this.byKey.set(key, reference)
    }
    for (const key of uncited) this.wanted.add(key)
    // Notes are counted through all essays.
    this.clusters.push(...clusters.map(({ note: _, ...cluster }) => cluster))
  }

  get references(): readonly Reference[] {
    return [...this.byKey.values()]
  }

  get uncited(): readonly string[] {
    return [...this.wanted]
  }

  get unknown(): readonly string[] {
    return [...this.missing].filter(key => !this.byKey.has(key))
  }
}
