import assert from 'node:assert/strict'
import { check, readFixture } from '../../support/fixture.ts'

/** The differences between a block quotation and a source, as `class kind ‹essay›‹source›`, silent ones left out. */
async function differences(source: string, quotation: string, after = ''): Promise<string[]> {
  const fixture = readFixture(
    ['--- corpus/s.txt key=s', source, '--- essay.md', `> ${quotation}`, '>', `> [@s]${after}`].join('\n'),
  )
  const [checked] = (await check(fixture)).quotations
  const found = checked?.judgement.matches[0]?.differences ?? []
  return found.filter(d => d.class !== 'silent').map(d => `${d.class} ${d.kind} ‹${d.essayText}›‹${d.sourceText}›`)
}

const LONG = 'and so on through the whole of that long and weary summer of waiting by the sea'

interface Case {
  readonly name: string
  readonly source: string
  readonly quotation: string
  readonly found: readonly string[]
}

const CASES: readonly Case[] = [
  // What every style guide allows.
  { name: 'final punctuation', source: `They went home; ${LONG}.`, quotation: 'They went home,', found: [] },
  {
    name: 'the first capital',
    source: `However, they went home at last ${LONG}.`,
    quotation: 'They went home at last',
    found: [],
  },
  {
    name: 'dashes, quotation marks and spaces',
    source: `He said--"never again"--and  left the room ${LONG}.`,
    quotation: 'He said – “never again” – and left the room',
    found: [],
  },
  {
    name: 'lines of verse',
    source: 'Tell me not in mournful\n  numbers, Life is but\n  an empty dream',
    quotation: 'Tell me not in mournful / Numbers, Life is but / An empty dream',
    found: [],
  },
  {
    name: 'note marks and line numbers',
    source: 'all places shall be hell that are[92] not heaven\nand so it goes          25\non for ever',
    quotation: 'all places shall be hell that are not heaven and so it goes on for ever',
    found: [],
  },
  {
    name: 'speaker labels',
    source: 'Where dwellest thou, good friend?\n\nCORIOLANUS.\nUnder the canopy of heaven.',
    quotation: 'Where dwellest thou, good friend? Under the canopy of heaven.',
    found: [],
  },
  // Minor.
  {
    name: 'inner punctuation',
    source: `It was late, and they went home ${LONG}.`,
    quotation: 'It was late; and they went home',
    found: ['minor punctuation.inner ‹; ›‹, ›'],
  },
  {
    name: 'inner capitals',
    source: `They asked the State for bread ${LONG}.`,
    quotation: 'They asked the state for bread',
    found: ['minor capital.inner ‹state›‹State›'],
  },
  {
    name: 'British and American spelling',
    source: `The honour of labour was organised ${LONG}.`,
    quotation: 'The honor of labor was organized',
    found: [
      'minor spelling.variant ‹honor›‹honour›',
      'minor spelling.variant ‹labor›‹labour›',
      'minor spelling.variant ‹organized›‹organised›',
    ],
  },
  {
    name: 'transliterations',
    source: `In those days Trotskii and Zinovyev spoke ${LONG}.`,
    quotation: 'In those days Trotsky and Zinoviev spoke',
    found: ['minor name.variant ‹Trotsky›‹Trotskii›', 'minor name.variant ‹Zinoviev›‹Zinovyev›'],
  },
  {
    name: 'numbers of one value',
    source: `After twenty-five years they had 1,917 houses ${LONG}.`,
    quotation: 'After 25 years they had 1917 houses',
    found: ['minor number.form ‹25›‹twenty-five›', 'minor number.form ‹1917›‹1,917›'],
  },
  {
    name: 'dates of one value',
    source: `It began on November 7 and was over soon ${LONG}.`,
    quotation: 'It began on 7 November and was over soon',
    found: ['minor date.form ‹7 November›‹November 7›'],
  },
  {
    name: 'a day that stands after its month',
    source: `It began on 7 November 1917 in the evening ${LONG}.`,
    quotation: 'It began on November 7, 1917 in the evening',
    found: ['minor date.form ‹November 7›‹7 November›'],
  },
  {
    name: 'a number word that has moved over another word, which is no date',
    source: `For the harbour one decision was soon taken: either the lamp ${LONG}.`,
    quotation: 'For the harbour was soon taken one decision: either the lamp',
    found: ['unlicensed word.moved ‹›‹one decision›', 'unlicensed word.moved ‹one decision›‹›'],
  },
  {
    name: 'a day of the month in words that stand otherwise',
    source: `It began on the 7th of November and was over soon ${LONG}.`,
    quotation: 'It began on November 7th and was over soon',
    found: ['minor date.form ‹November›‹the›', 'minor date.form ‹›‹of November›'],
  },
  {
    name: 'another day in another order',
    source: `It began on the 7th of November and was over soon ${LONG}.`,
    quotation: 'It began on November 8th and was over soon',
    found: ['meaning meaning.number ‹›‹the 7th of›', 'meaning meaning.number ‹8th›‹›'],
  },
  {
    name: 'per cent and its sign',
    source: `Output grew by 20% in one year ${LONG}.`,
    quotation: 'Output grew by 20 per cent in one year',
    found: ['minor number.form ‹per cent›‹%›'],
  },
  {
    name: 'a currency by its name',
    source: `They paid £1,000 for the mill at the river ${LONG}.`,
    quotation: 'They paid 1,000 pounds for the mill at the river',
    found: ['minor number.form ‹pounds›‹›'],
  },
  {
    name: 'another currency, which is another sum',
    source: `They paid £1,000 for the mill at the river ${LONG}.`,
    quotation: 'They paid $1,000 for the mill at the river',
    found: ['unlicensed symbol.changed ‹ $›‹ £›'],
  },
  {
    name: 'compounds',
    source: `To-day everything is well known ${LONG}.`,
    quotation: 'Today every thing is well-known',
    found: [
      'minor word.joined ‹Today›‹To-day›',
      'minor word.joined ‹every thing›‹everything›',
      'minor word.joined ‹-›‹ ›',
    ],
  },
  {
    name: 'references in the source',
    source: `The state withers away (Engels 1878, 12) when classes are gone ${LONG}.`,
    quotation: 'The state withers away when classes are gone',
    found: ['minor citation.dropped ‹›‹Engels 1878, 12›'],
  },
  {
    name: 'a gap in the source',
    source: `The movement, formed in , grew quickly in the towns ${LONG}.`,
    quotation: 'The movement, formed in 1923, grew quickly in the towns',
    found: ['minor source.damaged ‹1923›‹›'],
  },
  {
    name: 'a gap between two commas of the source',
    source: `On April 21, , two parties united in the east of the country ${LONG}.`,
    quotation: 'On April 21, 1946, two parties united in the east',
    found: ['minor source.damaged ‹1946›‹›'],
  },
  {
    name: 'a word that recognition misread in the source',
    source: `The state and tbe people of the state met by the sea near the town, where the men of the guild and the men of the fleet had come ${LONG}.`,
    quotation: 'The state and the people of the state met by the sea',
    found: ['minor source.damaged ‹the›‹tbe›'],
  },
  // Unlicensed.
  {
    name: 'a changed word',
    source: `They were baking bread in the evening ${LONG}.`,
    quotation: 'They were banking bread in the evening',
    found: ['unlicensed word.changed ‹banking›‹baking›'],
  },
  {
    name: 'an added word',
    source: `They were baking bread in the evening ${LONG}.`,
    quotation: 'They were baking fresh bread in the evening',
    found: ['unlicensed word.added ‹fresh›‹›'],
  },
  {
    name: 'dropped words',
    source: `They were baking bread late in the evening ${LONG}.`,
    quotation: 'They were baking bread in the evening',
    found: ['unlicensed word.dropped ‹›‹late›'],
  },
  {
    name: 'a moved word',
    source: `They were slowly baking bread in the evening ${LONG}.`,
    quotation: 'They were baking bread slowly in the evening',
    found: ['unlicensed word.moved ‹›‹slowly›', 'unlicensed word.moved ‹slowly›‹›'],
  },
  {
    name: 'the apostrophe that makes another word',
    source: `They said it was its own fault ${LONG}.`,
    quotation: "They said it was it's own fault",
    found: ["unlicensed word.changed ‹it's›‹its›"],
  },
  {
    name: 'a name in the bank of a river that the source leaves out',
    source: `He sat on the banks of Nile all day ${LONG}.`,
    quotation: 'He sat on the banks of the Nile all day',
    found: ['unlicensed word.added ‹the›‹›'],
  },
  // Meaning.
  {
    name: 'a dropped negation',
    source: `They were not baking bread in the evening ${LONG}.`,
    quotation: 'They were baking bread in the evening',
    found: ['meaning meaning.negation ‹›‹not›'],
  },
  {
    name: 'a contraction that denies',
    source: `They could bake bread in the evening ${LONG}.`,
    quotation: "They couldn't bake bread in the evening",
    found: ["meaning meaning.negation ‹couldn't›‹could›"],
  },
  {
    name: 'a prefix that denies',
    source: `It is possible to bake bread in the evening ${LONG}.`,
    quotation: 'It is impossible to bake bread in the evening',
    found: ['meaning meaning.negation ‹impossible›‹possible›'],
  },
  {
    name: 'a changed number',
    source: `In 1936 they baked bread every evening ${LONG}.`,
    quotation: 'In 1937 they baked bread every evening',
    found: ['meaning meaning.number ‹1937›‹1936›'],
  },
  {
    name: 'a number in a passage whose language is not that of its book',
    source:
      'Это было в том же году, и он не знал, что с ним и как это было на самом деле. Это всё, что он сказал. The two of them left the town in the spring with all that was theirs. Это было в конце, и никто не знал, как и что с этим делать в то время.',
    quotation: 'The three of them left the town in the spring with all that was theirs.',
    found: ['meaning meaning.number ‹three›‹two›'],
  },
  {
    name: 'one digit of a number, as the whole number',
    source: `About 1.8 million people were moved ${LONG}.`,
    quotation: 'About 2.8 million people were moved',
    found: ['meaning meaning.number ‹2.8›‹1.8›'],
  },
  {
    name: 'a decimal point',
    source: `It weighed 1.5 pounds when it was sold ${LONG}.`,
    quotation: 'It weighed 15 pounds when it was sold',
    found: ['meaning meaning.number ‹15›‹1.5›'],
  },
  {
    name: 'a changed month',
    source: `It was in early March that they came ${LONG}.`,
    quotation: 'It was in early May that they came',
    found: ['meaning meaning.date ‹May›‹March›'],
  },
  {
    name: 'a changed name',
    source: `They asked old Bukharin for bread ${LONG}.`,
    quotation: 'They asked old Kamenev for bread',
    found: ['meaning meaning.name ‹Kamenev›‹Bukharin›'],
  },
  {
    name: 'a changed name as the first word, where the source has both as names',
    source: `Hartmann paid for the mill ${LONG}. The town thanked Hartmann, and not Lindqvist, for it.`,
    quotation: 'Lindqvist paid for the mill',
    found: ['meaning meaning.name ‹Lindqvist›‹Hartmann›'],
  },
  {
    name: 'another first word that is no name',
    source: `However dear, they paid for the mill ${LONG}. How dear, however, the town forgot, although Hartmann knew.`,
    quotation: 'Although dear, they paid for the mill',
    found: ['unlicensed word.changed ‹Although›‹However›'],
  },
  {
    name: 'a main verb that is spelt like a modal',
    source: `A garden requires water just as a mill requires wind ${LONG}.`,
    quotation: 'A garden needs water just as a mill requires wind',
    found: ['unlicensed word.changed ‹needs›‹requires›'],
  },
  {
    name: 'need as a main verb',
    source: `The gardens want water just as the mills want wind ${LONG}.`,
    quotation: 'The gardens need water just as the mills want wind',
    found: ['unlicensed word.changed ‹need›‹want›'],
  },
  {
    name: 'need not, which leaves free what may not forbids',
    source: `The keeper may not leave the tower when the lamp burns ${LONG}.`,
    quotation: 'The keeper need not leave the tower when the lamp burns',
    found: ['meaning meaning.modal ‹need›‹may›'],
  },
  {
    name: 'a bracket that opens what was left out',
    source: `The yard has (a) the slip; (b) the rope walk in the long shed and (c) the forge ${LONG}.`,
    quotation: 'The yard has (a) the slip; ... (c) the forge',
    found: ['marked omission.marked ‹...›‹(b) the rope walk in the long shed and›'],
  },
  {
    name: 'a changed quantifier',
    source: `They gave some peasants bread ${LONG}.`,
    quotation: 'They gave all peasants bread',
    found: ['meaning meaning.quantifier ‹all›‹some›'],
  },
  {
    name: 'a changed modal',
    source: `The peasants may keep the bread ${LONG}.`,
    quotation: 'The peasants must keep the bread',
    found: ['meaning meaning.modal ‹must›‹may›'],
  },
]

describe('differences', () => {
  for (const { name, source, quotation, found } of CASES) {
    it(`${found.length === 0 ? 'are none for' : 'name'} ${name}`, async () => {
      assert.deepEqual(await differences(source, quotation), found)
    })
  }

  it('tell a negation in German, French and Russian', async () => {
    const german =
      'Der Staat und die Partei sind in diesem Lande nicht am Ende, und das ist den Leuten von der Straße bekannt.'
    const french =
      "La révolution et les ouvriers ne sont pas à la fin de leur chemin, et c'est une chose que le peuple sait."
    const russian = 'Революция и рабочие не стоят в конце пути, и это знают все люди в стране, как и на заводах.'
    assert.deepEqual(await differences(german, german.replace('nicht ', '')), ['meaning meaning.negation ‹›‹nicht›'])
    assert.deepEqual(await differences(french, french.replace(' pas', '')), ['meaning meaning.negation ‹›‹pas›'])
    assert.deepEqual(await differences(russian, russian.replace('не ', '')), ['meaning meaning.negation ‹›‹не›'])
  })

  it('tell older spellings from other words, by the language', async () => {
    const german =
      'Der Theil der Arbeiter, welcher in den Fabriken und auf dem Capital sitzt, ist mit dem Freunde in der Noth.'
    const now = german.replace('Theil', 'Teil').replace('Capital', 'Kapital').replace('Noth', 'Not')
    assert.deepEqual(await differences(german, now), [
      'minor spelling.variant ‹Teil›‹Theil›',
      'minor spelling.variant ‹Kapital›‹Capital›',
      'minor spelling.variant ‹Not›‹Noth›',
    ])
    const other = await differences(german, german.replace('Freunde', 'Freund'))
    assert.match(other.join(), /^unlicensed word\.changed|^meaning meaning\.name/)
    const french =
      'Les enfans avoient vu la maison dans laquelle il étoit avec une grande amie de la ville et de sa mère.'
    const french1990 = french.replace('enfans', 'enfants').replace('avoient', 'avaient').replace('étoit', 'était')
    assert.deepEqual(
      (await differences(french, french1990)).map(found => found.split(' ')[1]),
      ['spelling.variant', 'spelling.variant', 'spelling.variant'],
    )
    assert.match((await differences(french, french.replace('grande', 'grand'))).join(), /^unlicensed/)
    const russian = 'Рабочіе въ этой странѣ знаютъ, что дѣло новаго государства не кончено, и что они не одни.'
    const reformed = 'Рабочие в этой стране знают, что дело нового государства не кончено, и что они не одни.'
    assert.deepEqual(
      (await differences(russian, reformed)).filter(found => !found.startsWith('minor spelling.variant')),
      [],
    )
    assert.match((await differences(russian, reformed.replace('дело', 'тело'))).join(), /‹тело›/)
  })

  it('take what is no word of today for the word that it sounds like, in the source only', async () => {
    const source = `The Starrs that shon in chearful waies, the choyce of fatall soyle and darknes, Flours and Roses ${LONG}.`
    const today = source
      .replace('Starrs', 'stars')
      .replace('shon', 'shone')
      .replace('chearful waies', 'cheerful ways')
      .replace('choyce', 'choice')
      .replace('fatall soyle', 'fatal soil')
      .replace('darknes', 'darkness')
    assert.deepEqual(
      (await differences(source, today)).filter(found => !/^minor (?:spelling\.variant|capital)/.test(found)),
      [],
    )
    assert.match((await differences(source, source.replace('Flours', 'Flowers'))).join(), /‹Flowers›/)
    assert.deepEqual(await differences(today, today.replace('choice', 'choyce')), [
      'unlicensed word.changed ‹choyce›‹choice›',
    ])
  })

  it('take what verse clips for the whole word', async () => {
    const source = `Now ev'ry threat'ning heav'n has fall'n o'er the walk'd and bless'd, and num'rous kings deny'd it ${LONG}.`
    const whole = source
      .replace("ev'ry", 'every')
      .replace("threat'ning", 'threatening')
      .replace("heav'n", 'heaven')
      .replace("fall'n", 'fallen')
      .replace("o'er", 'over')
      .replace("walk'd", 'walkt')
      .replace("bless'd", 'blest')
      .replace("num'rous", 'numerous')
      .replace("deny'd", 'denied')
    for (const [ours, theirs] of [
      [source, whole],
      [whole, source],
    ] as const)
      assert.deepEqual(
        (await differences(ours, theirs)).filter(found => !found.startsWith('minor spelling.variant')),
        [],
      )
    const spoken = `They said he'd heed it and that it's past, we can't trust what must be a mist ${LONG}.`
    for (const [word, other] of [
      ["he'd", 'hued'],
      ['trust', 'trussed'],
      ['must', 'mussed'],
      ['mist', 'missed'],
      ['past', 'passed'],
    ] as const)
      assert.match((await differences(spoken, spoken.replace(word, other))).join(), /^(?:unlicensed|meaning) /, word)
  })

  it('tell words from others that a clipped ending would make of them', async () => {
    const source = `They find the hard card and gather'd all the wild heroin they could hold ${LONG}.`
    assert.deepEqual(await differences(source, source.replace("gather'd", 'gathered')), [
      "minor spelling.variant ‹gathered›‹gather'd›",
    ])
    for (const [word, other] of [
      ['find', 'fined'],
      ['hard', 'hared'],
      ['card', 'cared'],
      ['wild', 'wiled'],
      ['heroin', 'heroine'],
      ['hold', 'holed'],
    ] as const)
      assert.deepEqual(await differences(source, source.replace(word, other)), [
        `unlicensed word.changed ‹${other}›‹${word}›`,
      ])
  })

  it('are marked when the writer declares them', async () => {
    const source = `The honour of labour was, organised ${LONG}.`
    const quotation = 'The honor of labour was, organised'
    assert.deepEqual(await differences(source, quotation, ' (spelling modernised)'), [
      'marked spelling.variant ‹honor›‹honour›',
    ])
    assert.deepEqual(await differences(source, quotation, ' (emphasis added)'), [
      'minor spelling.variant ‹honor›‹honour›',
    ])
  })

  it('take a bracket for up to eight words, some of which it may keep', async () => {
    const source = `They found that it governs by the fear that it has of us ${LONG}.`
    assert.deepEqual(await differences(source, 'They found [it rules] by the fear that it has of us'), [
      'marked bracket.marked ‹it rules›‹that it governs›',
    ])
    assert.deepEqual(await differences(source, 'They found that it governs by the fear that [it] has of us'), [])
  })

  it('read brackets that the source has itself as words like any other', async () => {
    const source = `As Malley has suggested [RFC-1264] the field grows ${LONG}.`
    assert.deepEqual(await differences(source, 'As Malley has suggested [RFC-1264] the field grows'), [])
    assert.deepEqual(await differences(source, 'As Malley has suggested [RFC-1263] the field grows'), [
      'meaning meaning.number ‹1263›‹1264›',
    ])
  })
})
