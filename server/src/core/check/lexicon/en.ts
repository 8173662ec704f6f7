import { type Lexicon, numbered, valued, wordSet } from './lexicon.ts'

const UNITS =
  'zero|one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth|ten tenth|eleven eleventh|twelve twelfth|thirteen thirteenth|fourteen fourteenth|fifteen fifteenth|sixteen sixteenth|seventeen seventeenth|eighteen eighteenth|nineteen nineteenth'

export const EN: Lexicon = {
  negations: wordSet(
    `no not never nor neither none nobody nothing nowhere without cannot cant dont doesnt didnt isnt arent wasnt werent wont
     wouldnt couldnt shouldnt mustnt neednt hasnt havent hadnt shant aint hardly scarcely barely neer nought naught`,
  ),
  negatingPrefixes: ['un', 'in', 'im', 'il', 'ir', 'non', 'dis', 'anti', 'counter'],
  quantifiers: wordSet(
    `all every each any some few fewer fewest many more most much less least several both half only always often sometimes
     usually seldom rarely everybody everyone everything somebody someone something anybody anyone anything almost nearly
     wholly entirely partly`,
  ),
  modals: wordSet(
    `must may might can could should would shall will ought need mustst mayst canst couldst shouldst wouldst shalt
     wilt required optional recommended possibly perhaps probably certainly`,
  ),
  months: numbered(
    'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec',
    1,
  ),
  numbers: new Map([
    ...numbered(UNITS, 0),
    ...valued({
      twenty: 20,
      twentieth: 20,
      thirty: 30,
      thirtieth: 30,
      forty: 40,
      fortieth: 40,
      fifty: 50,
      fiftieth: 50,
      sixty: 60,
      sixtieth: 60,
      seventy: 70,
      seventieth: 70,
      eighty: 80,
      eightieth: 80,
      ninety: 90,
      ninetieth: 90,
      dozen: 12,
    }),
  ]),
  multipliers: valued({
    hundred: 100,
    hundredth: 100,
    thousand: 1000,
    thousandth: 1000,
    million: 1e6,
    millionth: 1e6,
    billion: 1e9,
    billionth: 1e9,
  }),
  and: wordSet('and'),
  percent: wordSet('percent'),
}
