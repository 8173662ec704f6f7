import assert from 'node:assert/strict'
import { starterStatements } from '../../support/starter-corpus.ts'

/**
 * What happened when, for holding the documents against each other: wherever one of these is named with a year close by in the
 * same sentence, the nearest year is one of these.
 */
const YEARS: readonly (readonly [event: RegExp, ...years: string[]])[] = [
  [/Twelfth Party Congress/, '1923'],
  [/Thirteenth Party Conference/, '1924'],
  [/Fifteenth Congress/, '1927'],
  [/Sixteenth Party Congress/, '1930'],
  [/Eighteenth Congress/, '1939'],
  [/Seventh Congress of the Comintern/, '1935'],
  [/Kronstadt revolt|Kronstadt sailors/, '1921'],
  [/ban on factions/, '1921', '1927'],
  [/place of War Communism|tax in kind:|levy on farm produce/, '1921'],
  [/scissors crisis/, '1923'],
  [/Gosplan|State Planning Commission/, '1921'],
  [/GOELRO/, '1920'],
  [/passport system/, '1932'],
  [/model charter/, '1935'],
  [/First Five-Year Plan (?:ran|begins)/, '1928'],
  [/special settlements/, '1930', '1931'],
  [/nearly 682,000/, '1938', '1937'],
  [/conference of Stakhanovites/, '1935'],
  [/102 tons/, '1935'],
  [/Zhenotdel(?: was|:)/, '1919', '1930'],
  [/Komsomol(?: is|:)/, '1918'],
  [/writers' congress/, '1934'],
  [/Platform of the Opposition[ ,:]/, '1927'],
  [/(?<!International )Left Opposition(?: was|:)/, '1923'],
  [/United Opposition(?: was|:)/, '1926'],
  [/Mezhraiontsy(?: were|:)/, '1913', '1917'],
  [/League of Nations/, '1934', '1939'],
  [/(?<!from the )Popular Front/, '1935', '1936'],
  [/Fourth International/, '1938'],
  [/Transitional Programme/, '1938'],
  [/Brest-Litovsk/, '1918'],
  [/Rapallo/, '1922'],
  [/became General Secretary|General Secretary of the party from|held the post/, '1922'],
  [/held hearings|heard Trotsky in Mexico/, '1937'],
  [/second trial/, '1937'],
  [/Results and Prospects/, '1906'],
  [/Literature and Revolution/, '1923'],
  [/Gotha Programme/, '1875'],
  [/Anti-Dühring/, '1878'],
  [/Eighteenth Brumaire of Louis Bonaparte/, '1852'],
  [/Bruno Rizzi/, '1939'],
  [/Max Eastman/, '1937', '1932'],
  [/Victor Serge/, '1936'],
  [/Constituent Assembly(?::| meets)/, '1917', '1918'],
  [/April Theses/, '1917'],
  [/July Days/, '1917'],
  [/Profintern/, '1921'],
  [/VSNKh:/, '1917', '1932'],
  [/Rabkrin/, '1920'],
  [/Glavlit/, '1922'],
  [/Ryutin platform|circle of Ryutin/, '1932'],
  [/Lenin levy/, '1924'],
  [/Bolshevisation/, '1924'],
  [/Fifth Congress of the Comintern/, '1924'],
  [/Sixth Congress of the Comintern/, '1928'],
  [/Tenth Party Congress/, '1921'],
  [/Eighth Party Congress/, '1919'],
  [/Fourteenth Party Congress/, '1925'],
  [/Seventeenth Party Congress|Congress of Victors/, '1934'],
  [/Seventh Congress of Soviets/, '1935'],
  [/Tenth Congress of the Komsomol/, '1936'],
  [/Shakhty trial/, '1928'],
  [/Industrial Party trial/, '1930'],
  [/Menshevik trial/, '1931'],
  [/Winter War/, '1939', '1940'],
  [/General Strike/, '1926'],
  [/Anglo-Russian [Cc]ommittee/, '1925', '1927'],
  [/massacred? in Shanghai/, '1927'],
  [/Proletkult(?: was| is|:)/, '1917', '1920'],
  [/RAPP(?:,|:)/, '1928', '1932'],
  [/Tony Cliff/, '1948'],
  [/The New Class/, '1957'],
  [/The Managerial Revolution/, '1941', '1940'],
  [/Lessons of October/, '1924'],
  [/The New Economics/, '1926'],
  [/The State and Revolution/, '1917', '1918'],
  [/Dizzy with Success/, '1930'],
  [/Red Book/, '1936'],
  [/In Defence of Marxism/, '1942', '1939'],
  [/Bulletin of the Opposition/, '1929', '1938'],
  [/Paris Commune/, '1871'],
  [/Communist Manifesto/, '1848'],
  [/torgsin/, '1931'],
  [/levelling of wages/, '1931'],
  [/party maximum/, '1932'],
  [/Bread cards/, '1935'],
  [/Magnitogorsk/, '1932', '1929'],
  [/militarisation of labour/, '1920'],
  [/Declaration of the Forty-Six/, '1923'],
  [/La Révolution trahie/, '1936'],
]

/** Farther than this from a name, a year belongs to something else. */
const NEAR = 90

/** Between two sentences. */
const SENTENCES = /(?<=\.) (?=\p{Lu})/u

describe('years in the starter corpus', () => {
  const statements = starterStatements()

  for (const [event, ...years] of YEARS) {
    it(`agree on ${event.source}`, () => {
      const said = statements.flatMap(({ from, text }) =>
        text
          .split(SENTENCES)
          .flatMap(sentence => nearestYear(sentence, event))
          .map(year => ({ from, year, text })),
      )
      assert.ok(said.length > 0, 'no document dates it')
      for (const { from, year, text } of said) assert.ok(years.includes(year), `${from} has ${year}: ${text}`)
    })
  }
})

/** The year that stands closest to the event in the sentence, when one stands close; the years of a person's life do not count. */
function nearestYear(dated: string, event: RegExp): string[] {
  const sentence = dated.replace(/\(\d{4}–\d{4}\)/g, '')
  const found = event.exec(sentence)
  if (!found) return []
  const end = found.index + found[0].length
  const years = [...sentence.matchAll(/\b1[789]\d\d\b/g)]
    .map(year => ({ year: year[0], distance: Math.max(found.index - year.index - 4, year.index - end) }))
    .filter(({ distance }) => distance >= 0 && distance <= NEAR)
  years.sort((a, b) => a.distance - b.distance)
  return years.slice(0, 1).map(({ year }) => year)
}
