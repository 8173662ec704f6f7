/** Endings of the files that can be glossaries; how each is read: read-glossary.ts. */
export const GLOSSARY_ENDINGS = ['md', 'markdown', 'csv', 'tsv', 'ttl', 'rdf', 'jsonld', 'tbx'] as const

const NAME = new RegExp(`(?:^|/)glossary\\.(?:${GLOSSARY_ENDINGS.join('|')})$`, 'i')

/** Whether a file is of a format that glossaries have. */
export function mayBeGlossary(path: string): boolean {
  return GLOSSARY_ENDINGS.some(ending => path.toLowerCase().endsWith(`.${ending}`))
}

/** Whether a file is taken for a glossary because of its name: `glossary.md`, `notes/glossary.ttl`. */
export function isGlossaryName(path: string): boolean {
  return NAME.test(path)
}
