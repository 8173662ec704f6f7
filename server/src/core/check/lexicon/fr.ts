import { type Lexicon, numbered, valued, wordSet } from './lexicon.ts'

export const FR: Lexicon = {
  negations: wordSet(
    `ne pas point jamais rien personne aucun aucune nul nulle ni sans non guere nen nest netait nont nai na navait nen`,
  ),
  negatingPrefixes: ['in', 'im', 'il', 'ir', 'non', 'de', 'des', 'mal', 'anti', 'contre'],
  quantifiers: wordSet(
    `tout toute tous toutes chaque quelque quelques peu plusieurs beaucoup plus moins plupart certains certaines deux demi
     seulement seul toujours souvent parfois rarement presque`,
  ),
  modals: wordSet(
    `doit doivent devait devaient devrait peut peuvent pouvait pouvaient pourrait faut fallait faudrait veut veulent voulait
     peutetre probablement certainement`,
  ),
  months: numbered(
    'janvier janv|fevrier fevr|mars|avril avr|mai|juin|juillet juil|aout|septembre sept|octobre oct|novembre nov|decembre dec',
    1,
  ),
  numbers: new Map([
    ...numbered(
      'zero|un une premier premiere|deux deuxieme second seconde|trois troisieme|quatre quatrieme|cinq cinquieme|six sixieme|sept septieme|huit huitieme|neuf neuvieme|dix dixieme|onze onzieme|douze douzieme|treize|quatorze|quinze|seize',
      0,
    ),
    ...valued({ vingt: 20, vingtieme: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 }),
  ]),
  multipliers: valued({
    cent: 100,
    cents: 100,
    mille: 1000,
    million: 1e6,
    millions: 1e6,
    milliard: 1e9,
    milliards: 1e9,
  }),
  and: wordSet('et'),
  percent: wordSet('pourcent'),
}
