import { type Lexicon, numbered, valued, wordSet } from './lexicon.ts'

const UNITS = ['ein', 'zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun']
const TENS = { zwanzig: 20, dreissig: 30, vierzig: 40, funfzig: 50, sechzig: 60, siebzig: 70, achtzig: 80, neunzig: 90 }

/** German writes its numbers as one word: `fünfundzwanzig`, `dreihundert`. */
const COMPOUNDS = UNITS.flatMap((unit, i): (readonly [string, number])[] => [
  ...Object.entries(TENS).map(([ten, value]) => [`${unit}und${ten}`, value + i + 1] as const),
  [`${unit}hundert`, (i + 1) * 100],
  [`${unit}tausend`, (i + 1) * 1000],
])

export const DE: Lexicon = {
  negations: wordSet(
    `nicht kein keine keinen keinem keiner keines nie niemals nichts niemand niemanden niemandem nirgends weder noch ohne
     nein kaum`,
  ),
  negatingPrefixes: ['un', 'nicht', 'miss', 'anti', 'in', 'ir'],
  quantifiers: wordSet(
    `alle aller allen alles jede jeder jedes jeden jedem viele vieler vielen wenige weniger wenigen mehr meisten einige
     einiger manche mancher beide beiden halb nur immer oft manchmal selten stets fast ganz teils`,
  ),
  modals: wordSet(
    `muss mussen musste mussten kann konnen konnte konnten konnte darf durfen durfte soll sollen sollte sollten will wollen
     wollte mag mogen mochte vielleicht wahrscheinlich sicher`,
  ),
  months: numbered(
    'januar jan janner|februar feb|marz|april apr|mai|juni jun|juli jul|august aug|september sept sep|oktober okt|november nov|dezember dez',
    1,
  ),
  numbers: new Map([
    ...numbered(
      'null|eins ein eine einer einen erste ersten|zwei zweite zweiten|drei dritte dritten|vier vierte|funf funfte|sechs sechste|sieben siebte|acht achte|neun neunte|zehn zehnte|elf elfte|zwolf zwolfte|dreizehn|vierzehn|funfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig',
      0,
    ),
    ...valued(TENS),
    ...COMPOUNDS,
  ]),
  multipliers: valued({ hundert: 100, tausend: 1000, million: 1e6, millionen: 1e6, milliarde: 1e9, milliarden: 1e9 }),
  and: wordSet('und'),
  percent: wordSet('prozent vomhundert'),
}
