/** Which files are bibliographies, and which parser reads them. */
import { parseBibtex } from './bibtex.ts'
import { parseCslJson } from './csl-json.ts'
import { parseCslYaml } from './csl-yaml.ts'
import type { Bibliography } from './reference.ts'
import { parseRis } from './ris.ts'

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

function extension(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase()
}
