/**
 * A small source of our own for tests, and quotations of it. `KEEPER` is what a file `sources/keeper1901.txt` holds: the name of
 * the file is the citation key.
 */
export const KEEPER = [
  'The Keeper of the Northern Light',
  '',
  'The lamp was lit at dusk, and the keeper wrote into his book the hour, the wind and the height of the sea.',
  'No vessel passed the reef that winter without his seeing her.',
  '',
  'A Proving House (PH) tested every lens before it left the yard. The Proving House kept its own ledger.',
  '',
].join('\n')

/** As the source has it. */
export const FAITHFUL = 'the keeper wrote into his book the hour, the wind and the height of the sea'
/** One word is not the source's. */
export const ALTERED = 'the keeper wrote into his book the hour, the wind and the depth of the sea'

export function essayQuoting(words: string, key = 'keeper1901'): string {
  return `# Lights\n\nOf that time it is said: "${words}" [@${key}].\n`
}
