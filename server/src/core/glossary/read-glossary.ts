/** A writer's own glossary, whatever its format. Never throws: what cannot be read is a problem, and the rest counts. */
import { readCsvGlossary } from './csv-glossary.ts'
import type { GLOSSARY_ENDINGS } from './glossary-name.ts'
import { readMarkdownGlossary } from './markdown-glossary.ts'
import type { ReadGlossary } from './own-entry.ts'
import { readSkosJson } from './skos-json.ts'
import { readTurtleGlossary } from './skos-turtle.ts'
import { readSkosXml } from './skos-xml.ts'
import { readTbx } from './tbx.ts'

type Reader = (text: string) => ReadGlossary

const READERS: ReadonlyMap<string, Reader> = new Map<(typeof GLOSSARY_ENDINGS)[number], Reader>([
  ['md', readMarkdownGlossary],
  ['markdown', readMarkdownGlossary],
  ['csv', readCsvGlossary],
  ['tsv', readCsvGlossary],
  ['ttl', readTurtleGlossary],
  ['rdf', readSkosXml],
  ['jsonld', readSkosJson],
  ['tbx', readTbx],
])

/** Undefined for a file that is of no such format. */
export function readGlossary(path: string, text: string): ReadGlossary | undefined {
  return READERS.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase())?.(text)
}
