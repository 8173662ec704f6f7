import assert from 'node:assert/strict'
import { whereItStands } from '../../../server/src/core/features/where-it-stands.ts'
import { lastBefore } from '../../../server/src/core/locate/last-before.ts'
import { located } from '../../../server/src/core/locate/located.ts'
import { locatorsThatExist } from '../../../server/src/core/locate/locators-that-exist.ts'
import { writtenLocator } from '../../../server/src/core/locate/written-locator.ts'
import { romanOf } from '../../../server/src/core/text/roman.ts'
import { renditionOf } from '../../support/contribution.ts'
import { checkFindings } from '../../support/fixture.ts'
import { at, first, judged, parsed, textAt } from '../../support/locating.ts'

const NAMES = [
  'Anna',
  'Bela',
  'Cora',
  'Dora',
  'Emma',
  'Faye',
  'Gina',
  'Hope',
  'Ines',
  'Jane',
  'Kate',
  'Lena',
  'Mary',
  'Nora',
]
const PLACES = ['harbour', 'island', 'channel', 'headland', 'lagoon', 'estuary']

function poem(lines: number, place: string): string {
  return NAMES.slice(0, lines)
    .map(name => `  And ${name} of the ${place} trims her lamp`)
    .join('\n')
}

/** Under Roman numbers that stand alone. */
function numbered(lines: number, places: readonly string[]): string {
  return places.map((place, i) => `  ${romanOf(i + 1).toUpperCase()}\n\n${poem(lines, place)}`).join('\n\n')
}

const SONNETS = located(renditionOf(`THE LAMPS\n\nby a Keeper\n\n\n${numbered(14, PLACES)}\n`))
const STANZAS = PLACES.map(place => `${place} of old`)
const EPIC = located(renditionOf(`CANTO I.\n\n${numbered(8, PLACES)}\n\nCANTO II.\n\n${numbered(8, STANZAS)}\n`))
const LINE = 'Cora of the channel'

describe('the locators of poems', () => {
  it('are the sonnet and its line, the canto and its stanza', () => {
    assert.equal(first(SONNETS, LINE), 'sonnet 3, l. 3')
    assert.equal(first(SONNETS, /Cora of the channel[^]*Dora of the channel/), 'sonnet 3, ll. 3-4')
    assert.equal(first(EPIC, 'Cora of the channel of old'), 'canto 2, st. 3')
    assert.deepEqual([...locatorsThatExist(SONNETS)].map(({ locator }) => writtenLocator(locator)).slice(0, 2), [
      'sonnet 1',
      'sonnet 2',
    ])
  })

  it('are said without a paragraph inside them', () => {
    assert.equal(whereItStands(SONNETS, at(SONNETS, LINE)), 'sonnet 3, l. 3')
    assert.equal(whereItStands(EPIC, at(EPIC, 'Cora of the channel of old')), 'canto 2, st. 3')
  })

  it('lead there', () => {
    for (const cited of ['sonnet 3, l. 3', '3.3', 'sonnet III.3'])
      assert.equal(textAt(SONNETS, cited), 'And Cora of the channel trims her lamp', cited)
    for (const cited of ['3', 'sonnet 3', 'no. 3'])
      assert.match(textAt(SONNETS, cited), /^III\s+And Anna of the channel/)
    assert.match(textAt(EPIC, 'canto 2, st. 3'), /^III\s+And Anna of the channel of old/)
    assert.match(textAt(EPIC, '2.3'), /^III\s+And Anna of the channel of old/)
  })

  for (const cited of [
    '3',
    'sonnet 3',
    'sonnets 2-4',
    'Sonett 3',
    'no. 3',
    'sec. 3',
    '3.3',
    '3.2-3',
    'l. 3',
    'v. 3',
    'sonnet 3, ll. 1-4',
  ])
    it(`${cited} is right of a line in the third sonnet`, () => assert.equal(judged(SONNETS, cited, LINE), 'right'))

  for (const [cited, right] of [
    ['sonnet 4', 'sonnet 3'],
    ['sonnet IV, l. 3', 'sonnet 3, l. 3'],
    ['sonnet 3, l. 4', 'sonnet 3, l. 3'],
    ['3.4', 'sonnet 3, l. 3'],
    ['4.3', 'sonnet 3, l. 3'],
    ['l. 9', 'l. 3'],
  ] as const)
    it(`${cited} is wrong of it`, () => assert.equal(judged(SONNETS, cited, LINE), right))

  it('may be pages of an edition, or verses of another kind', () => {
    for (const cited of ['4', '90', 'p. 4', 'p. 3', 'no. 4', 'v. 9', '3:3', 'st. 2', 'ch. 4'])
      assert.equal(judged(SONNETS, cited, LINE), 'unsure', cited)
    assert.equal(lastBefore(SONNETS, parsed('90')), undefined)
    const last = lastBefore(SONNETS, parsed('sonnet 90'))
    assert.equal(last && writtenLocator(last), 'sonnet 6')
  })

  it('are stanzas of the canto that is named', () => {
    const words = 'Cora of the channel of old'
    for (const cited of ['canto 2, st. 3', 'canto II.iii', '2.3', 'st. 3', 'canto 2'])
      assert.equal(judged(EPIC, cited, words), 'right', cited)
    assert.equal(judged(EPIC, 'canto 2, st. 4', words), 'canto 2, st. 3')
    assert.equal(judged(EPIC, '1.3', words), 'canto 2, st. 3')
    for (const cited of ['st. 4', '4', '1.2.3']) assert.equal(judged(EPIC, cited, words), 'unsure', cited)
  })

  it('are no lines where a sonnet has a title above it, or more lines or fewer', () => {
    const titled = PLACES.map(place => `${place}`)
    const text = titled.map(
      (place, i) => `  ${romanOf(i + 1).toUpperCase()}\n\n  To the ${place}\n\n${poem(14, place)}`,
    )
    const source = located(renditionOf(text.join('\n\n')))
    assert.equal(judged(source, 'l. 9', LINE), 'unsure')
    const short = located(renditionOf(`${numbered(14, PLACES)}\n\n  VII\n\n${poem(12, 'reef')}\n`))
    assert.equal(first(short, 'Cora of the reef'), 'sonnet 7')
    assert.equal(judged(short, 'sonnet 7, l. 9', 'Cora of the reef'), 'unsure')
  })

  it('are chapters where prose stands under the numbers', () => {
    const prose =
      'the keepers of this coast wrote little and slept by day, for the lamp\nwas theirs by night and no ship had ever come\nso near that they could read her name. '
    const source = located(
      renditionOf(
        PLACES.map((place, i) => `${romanOf(i + 1).toUpperCase()}\n\nOf the ${place} ${prose.repeat(6)}`).join('\n\n'),
      ),
    )
    assert.equal(first(source, 'Of the channel'), 'ch. 3')
    assert.equal(judged(source, '4', 'Of the channel'), 'unsure')
  })

  it('are told in an essay, and corrected', async () => {
    await checkFindings(`
  --- corpus/lamps.txt key=keeper1609
${numbered(14, PLACES).replaceAll(/^/gm, '  ')}
  --- essay.md
  In it "Cora of the channel trims her lamp" [@keeper1609, sonnet 3, l. 3].

  In it "Cora of the channel trims her lamp" [@keeper1609, 5].

  In it "Cora of the channel trims her lamp" [@keeper1609, sonnet 4].
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.mislocated information: Stands at sonnet 3 of “I” (@keeper1609), not at sonnet 4.`)
  })
})
