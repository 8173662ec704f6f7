/** Which files are bibliographies, and which parser reads them. */
import { type BibtexReading, parseBibtex, readBibtex } from './bibtex.ts'
import { type CslJsonReading, parseCslJson, readCslJson } from './csl-json.ts'
import { type CslYamlReading, parseCslYaml, readCslYaml } from './csl-yaml.ts'
import type { Bibliography } from './reference.ts'
import { parseRis, type RisReading, readRis } from './ris.ts'
import type { Steps } from './steps.ts'

type Parser = (text: string, path: string) => Bibliography

/** By extension, lower case. As Pandoc has it: `.bib` is BibLaTeX. */
const PARSERS: ReadonlyMap<string, Parser> = new Map([
  ['bib', parseBibtex],
  ['bibtex', parseBibtex],
  ['biblatex', parseBibtex],
  ['json', parseCslJson],
  ['yaml', parseCslYaml],
  ['yml', parseCslYaml],
  ['ris', parseRis],
])

export function isBibliographyPath(path: string): boolean {
  return PARSERS.has(extension(path))
}

/** The bibliography in a decoded text without a byte-order mark; undefined when no parser knows the extension. Never throws. */
export function parseBibliography(text: string, path: string): Bibliography | undefined {
  return PARSERS.get(extension(path))?.(text, path)
}

/** A bibliography as it was read, and what its next version is read with. */
export interface BibliographyReading {
  readonly bibliography: Bibliography
  readonly text: string
  readonly bibtex?: BibtexReading
  readonly json?: CslJsonReading
  readonly ris?: RisReading
  readonly yaml?: CslYamlReading
}

/**
 * The same as {@link parseBibliography}, with pauses, and only what changed since `before` where that can be told.
 * @param before an earlier version of the file at the same path
 */
export function* readBibliography(
  text: string,
  path: string,
  before?: BibliographyReading,
): Steps<BibliographyReading | undefined> {
  if (before?.text === text) return before
  const parser = PARSERS.get(extension(path))
  if (parser === parseCslJson) {
    const json = yield* readCslJson(text, path, before?.json)
    return { bibliography: json.bibliography, text, json }
  }
  if (parser === parseRis) {
    const ris = yield* readRis(text, path, before?.ris)
    return { bibliography: ris.bibliography, text, ris }
  }
  if (parser === parseCslYaml) {
    const yaml = yield* readCslYaml(text, path, before?.yaml)
    return { bibliography: yaml.bibliography, text, yaml }
  }
  if (parser !== parseBibtex) return parser && { bibliography: parser(text, path), text }
  const bibtex = yield* readBibtex(text, path, before?.bibtex)
  return { bibliography: bibtex.bibliography, text, bibtex }
}

function extension(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase()
}
