import assert from 'node:assert/strict'
import { check, checkFindings, readFixture } from '../../support/fixture.ts'

/** The verdict on a quotation of this source, and what the finding says. */
async function said(source: string, quotation: string, cited = ' [@town]'): Promise<string> {
  const fixture = readFixture(`
  --- corpus/town.txt key=town
  ${source.replace(/\n/g, '\n  ')}
  --- essay.md
  ${quotation}${cited}.
`)
  const { quotations, findings } = await check(fixture)
  const [first] = quotations
  assert.ok(first)
  const told = findings[0]
    ? ` ${findings[0].severity}: ${findings[0].message.replace(/(?:: differs from|, compared with) “[^”]*” \(@\w+\)/, '')}`
    : ''
  return first.judgement.verdict + told
}

describe('as writers write', () => {
  it('a number in words at the beginning or the end of a quotation is seen whole', async () => {
    const source = 'Twenty-five years of work had gone into the mole. The whole work of the town had cost thirty-two'
    assert.equal(
      await said(source, '"25 years of work had gone into the mole"'),
      'minor information: “25” for “Twenty-five”.',
    )
    assert.equal(
      await said(source, '"The whole work of the town had cost 32"'),
      'minor information: “32” for “thirty-two”.',
    )
    assert.equal(
      await said(source, '"26 years of work had gone into the mole"'),
      'altered error: “26” for “Twenty-five”.',
    )
    assert.equal(
      await said(source, '"Twenty-four years of work had gone into the mole"'),
      'altered error: “Twenty-four” for “Twenty-five”.',
    )
  })

  it('a number with spaces between its thousands is shown whole', async () => {
    assert.equal(
      await said(
        'La tour du vieux port coûta 1 000 francs la première année',
        '« La tour du vieux port coûta 10 000 francs »',
      ),
      'altered error: “10 000” for “1 000”.',
    )
  })

  it('German numbers are written as one word', async () => {
    const source = 'Die Fischer haben daran nicht weniger als fünfundzwanzig Jahre mit der Hand gearbeitet'
    assert.equal(
      await said(source, '„nicht weniger als 25 Jahre mit der Hand gearbeitet“'),
      'minor information: “25” for “fünfundzwanzig”.',
    )
    assert.equal(
      await said(source, '„nicht weniger als fünfunddreißig Jahre mit der Hand gearbeitet“'),
      'altered error: “fünfunddreißig” for “fünfundzwanzig”.',
    )
  })

  it('umlauts may be spelt out, but a letter e is no umlaut', async () => {
    const source = 'Der alte Müller war für die neue Brücke über den Fluss der Stadt'
    assert.match(await said(source, '„Der alte Mueller war fuer die neue Bruecke“'), /^minor /)
    assert.match(
      await said(source, '„Der alte Müller war für die neu Brücke über den Fluss“'),
      /^altered .*“neu” for “neue”/,
    )
  })

  it('an added word is not set against the end of the sentence before', async () => {
    const source = 'In the winter the trade fell again. All the merchants signed the petition of the town.'
    assert.equal(
      await said(source, '"Some of the merchants signed the petition of the town"'),
      'altered error: “Some of” for “All”.',
    )
  })

  it('a first name behind a title is a name', async () => {
    const source = 'In the spring the minister, Mr. Alfred Dunn, came to the town with Dr. Pell.'
    assert.match(await said(source, '"the minister, Mr. Albert Dunn, came to the town"'), /^altered error/)
    assert.match(await said(source, '"Mr. Alfred Dunn, came to the town with Dr. Bell"'), /“Bell” for “Pell”/)
  })

  it('what a bracket left out is told in one piece', async () => {
    const source =
      'The old harbour of Ashford was not built by the crown; it was built, stone by stone, by the fishermen themselves.'
    assert.equal(
      await said(source, '"The old harbour [was built] by the fishermen themselves"'),
      'altered error: “of Ashford was not built by the crown; it” left out; “stone by stone” left out.',
    )
  })

  it('a hyphen and a dash between two figures are one mark', async () => {
    const source = 'In the years 1891-92 the trade of the town fell by a third—it was a bad time.'
    assert.equal(await said(source, '"In the years 1891–92 the trade of the town fell"'), 'faithful')
    assert.equal(await said(source, '"the trade of the town fell by a third–it was a bad time"'), 'faithful')
  })

  it('what stands for a sign or a hyphen is named', async () => {
    const source = 'About 5 per cent of the boat-owners of the old town were lost to the sea.'
    assert.equal(
      await said(source, '"About 5% of the boat-owners of the old town"'),
      'minor information: “%” for “per cent”.',
    )
    assert.equal(
      await said(source, '"of the boat owners of the old town were lost"'),
      'minor information: a space for “-”.',
    )
  })

  it('the numbers of a list may be left out, but not put in or changed', async () => {
    const source =
      'The rules.\n2. No member shall vote on a contract.\n3. The chairman must keep the minutes of the town.'
    assert.equal(
      await said(source, '"No member shall vote on a contract. The chairman must keep the minutes of the town"'),
      'faithful',
    )
    assert.match(
      await said(source, '"No member shall vote on a contract. 4. The chairman must keep the minutes of the town"'),
      /^altered error/,
    )
  })

  it('one slip in a short quotation is told, not that the source lacks it', async () => {
    assert.equal(
      await said('We have not asked them for alms in this town.', '"have asked them for alms"'),
      'altered error: “not” left out.',
    )
    assert.match(
      await said('Старый мол построил не царь, а сами рыбаки.', '«Старый мол построил царь, а не сами рыбаки»'),
      /^altered error: “не” moved/,
    )
  })

  it('the same words twice in a source, once with a capital, leave no doubt what was changed', async () => {
    const source = 'But the sea does not explain. Nobody asked it to. The sea does not explain, and nobody can.'
    assert.match(await said(source, '"The sea does explain"'), /^altered error/)
  })

  it('a few ironic words in a cited sentence accuse nobody', async () => {
    await checkFindings(`
  --- corpus/town.txt key=town
  The minister came in the spring and refused to pay a penny for the mole of the town.
  --- corpus/verse.txt key=verse
  And he that was both wise and good, lay down beneath the tree.
  --- essay.md
  The "wise and good" minister refused to pay anything at all [@town].
`)
  })

  it('common words without a citation are nobody’s', async () => {
    await checkFindings(`
  --- corpus/verse.txt key=verse
  We are all brothers of the same house. I do not know who built it, he said. I do not know why.
  --- essay.md
  "I do not know," he said. They were "brothers of the harbour" to the end.
`)
  })

  it('a gloss of a quotation is a translation, whoever else has such words', async () => {
    await checkFindings(`
  --- corpus/weber.txt key=weber
  Das Meer gibt und nimmt, und niemand in der Stadt weiß, was es damit sagen will.
  --- corpus/marlow.txt key=marlow
  The sea gives and takes all the time, and nobody in the town knows what it means to say by that.
  --- essay.md
  Weber: „Das Meer gibt und nimmt“ (“the sea gives and takes all the time”) [@weber].

  Weber: “the sea gives and takes all the time” („Das Meer gibt und nimmt“) [@weber].
`)
    await checkFindings(`
  --- corpus/weber.txt key=weber
  Das Meer gibt und nimmt, und niemand in der Stadt weiß, was es damit sagen will.
  --- essay.md
  Weber: “sea winds give town folk little” (my translation of „Das Meer gibt und nimmt“ [@weber]).
`)
  })

  it('what does not look like the language of the source is a translation', async () => {
    const source = 'The sea gives and takes, and nobody in the town knows what it means to say by that.'
    const verdict = async (quotation: string, head: string): Promise<string> => {
      const essay = `--- corpus/town.txt key=town\n${source}\n--- essay.md\n---\n${head}\n---\n\n${quotation} [@town].\n`
      const [first] = (await check(readFixture(essay))).quotations
      return `${first?.judgement.verdict} ${first?.judgement.reason ?? ''}`.trim()
    }
    assert.equal(await verdict('„Die Flut gehorcht keinem Wächter“', 'title: x'), 'absent')
    assert.equal(await verdict('„Die Flut gehorcht keinem Wächter“', 'lang: de'), 'unchecked translation')
    assert.equal(await verdict('„Ein Wächter gehorcht der Flut nicht gern“', 'title: x'), 'unchecked translation')
    assert.equal(await verdict('„Прилив слушается сторожа“', 'title: x'), 'unchecked translation')
    // In the source's language it is checked, whatever the essay's is.
    assert.equal(await verdict('„Die hard landlords of the coast have gone“', 'lang: de'), 'absent')
  })

  it('all translations are the writer’s where he says so, once for all', async () => {
    const essay = (said: string): string => `
  --- corpus/town.txt key=town
  The sea gives and takes, and nobody in the town knows what it means to say by that.
  --- essay.md
  ${said}

  Here it is: "Flut gehorcht Wächtern selten" [@town].
`
    for (const said of [
      'All translations are mine.',
      'Unless otherwise noted, translations from the German are my own.',
      'Alle Übersetzungen stammen von mir.',
      'Wo nicht anders angegeben, stammen die Übersetzungen vom Verfasser.',
      'Alle Zitate wurden von mir übersetzt.',
      'Sauf mention contraire, toutes les traductions sont de moi.',
      'Все переводы мои.',
      'Здесь и далее перевод автора.',
    ]) {
      const { quotations, findings } = await check(readFixture(essay(said)))
      assert.equal(quotations[0]?.judgement.reason, 'translation', said)
      assert.deepEqual(findings, [], said)
    }
    for (const said of ['The translations of Doe are bad.', 'Er lobt alle Übersetzungen von Doe.', 'Nothing is said.'])
      assert.equal((await check(readFixture(essay(said)))).quotations[0]?.judgement.verdict, 'absent', said)
  })

  it('is no more than a hint where a citation is only taken to be that of the words, and another source has them', async () => {
    await checkFindings(`
  --- corpus/town.txt key=town
  The sea gives and takes, and nobody in the town knows what it means to say by that.
  --- corpus/mole.txt key=mole
  The whole work of the mole had cost thirty-two years, and the fishermen did it with the hand.
  --- essay.md
  One has it that "the sea gives and takes", where the other counts "the whole work of the mole" [@mole].
                   ^^^^^^^^^^^^^^^^^^^^^^^ quotation.misattributed hint

  One has it that "the sea gives and takes".^[The other counts "the whole work of the mole" [@mole].]
                   ^^^^^^^^^^^^^^^^^^^^^^^ quotation.misattributed hint

  One has it that "the sea gives and takes" [@mole].
                   ^^^^^^^^^^^^^^^^^^^^^^^ quotation.misattributed warning
`)
  })

  it('two words in each other’s place are two changes, however short the quotation', async () => {
    const source = 'The mole of the harbour was a wall, rather than a road, and the river gives as the sea takes.'
    assert.equal(
      await said(source, '"a road, rather than a wall"'),
      'altered warning: “road” for “wall”; “wall” for “road”.',
    )
    assert.match(await said(source, '"road a than rather wall a"'), /^absent/)
  })

  it('what stands behind a quotation as its own reference is believed', async () => {
    await checkFindings(`
  --- corpus/marlow.txt key=marlow
  The sea gives and takes, and nobody in the town knows what it means to say by that.
  --- essay.md
  “The light shineth in darkness and the darkness knew it not” (John 1:5) is the verse of the Board [@marlow].
`)
    await checkFindings(`
  --- corpus/marlow.txt key=marlow
  The sea gives and takes, and nobody in the town knows what it means to say by that.
  --- essay.md
  “The light shineth in darkness and the darkness knew it not” (Chapter 5) is the verse of the Board [@marlow].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.absent information
`)
  })

  it('old printers wrote an e that nobody spoke, but breath is not breathe', async () => {
    const source = 'He who destroys a good book kills reason itself, and the breath of a kind spirit of the town.'
    assert.equal(
      await said(source, '"Hee who destroyes a good booke kills reason it selfe"'),
      'minor information: “Hee” for “He”; “destroyes” for “destroys”; “booke” for “book”; 1 more.',
    )
    assert.match(await said(source, '"and the breathe of a kind spirit of the town"'), /^altered/)
  })

  it('an ampersand is named', async () => {
    assert.equal(
      await said(
        'The merchants, the boat-owners, and the clergy of the town',
        '"The merchants, the boat-owners, & the clergy"',
      ),
      'minor information: “&” for “and”.',
    )
  })

  it('an omitted “not only” denies nothing', async () => {
    await checkFindings(`
  --- corpus/town.txt key=town
  Some of its members were not only incompetent but also dishonest, and some were not at all ashamed of it.
  --- essay.md
  "Some of its members were … dishonest" [@town]. But "some were … ashamed of it" [@town].
                                                                 ^ omission.negation warning: “not”
`)
  })

  it('the last word is not looked for in the next sentence', async () => {
    assert.equal(
      await said(
        'The Board feared the sea less than it feared the ratepayers. The sea does not explain.',
        '"The Board feared the ratepayers less than it feared the sea"',
      ),
      'altered warning: “ratepayers” for “sea”; “sea” for “ratepayers”.',
    )
  })

  it('a quotation may end in a gap of its source', async () => {
    assert.equal(
      await said(
        'Both of them were murdered on the orders of the government in But these early experiences taught nothing.',
        '"were murdered on the orders of the government in 1919"',
      ),
      "minor information: the source's text looks damaged where “1919” stands.",
    )
  })

  it('punctuation is told with the word that it stands behind', async () => {
    assert.equal(
      await said(
        'The sea gives, and the sea takes away; but it does not explain.',
        '"the sea takes away, but it does not explain"',
      ),
      'minor information: “,” for “;” after “away”.',
    )
  })
})
