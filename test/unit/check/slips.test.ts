import assert from 'node:assert/strict'
import { checkEssay } from '../../../server/src/core/check/check-essay.ts'
import type { TermHintCode } from '../../../server/src/core/check/term-hints/term-hints.ts'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { OwnGlossaries } from '../../../server/src/core/corpus/own-glossaries.ts'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
import { applyEdits, fixesAt } from '../../../server/src/core/features/fixes.ts'
import { readGlossary } from '../../../server/src/core/glossary/read-glossary.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { contributionOf } from '../../support/contribution.ts'
import { starterCorpus } from '../../support/starter-corpus.ts'

const SPELLING: ReadonlySet<TermHintCode> = new Set(['term.spelling'])
const ABOUT = 'of it that was in the books and in the papers of the time.'

async function slips(text: string, corpus: Corpus, loading = false): Promise<string[]> {
  const options = { termHints: SPELLING, loading }
  const { findings } = await checkEssay(parseEssay(text), corpus, UNINTERRUPTED, undefined, options)
  return findings
    .filter(({ code }) => code === 'term.spelling')
    .map(({ span, message }) => `${text.slice(span.start, span.end)} > ${/“(.*)”/.exec(message)?.[1]}`)
}

/** `typed>meant`; what stands before the word goes with it. */
const TYPED = `
  Stakhanovit>Stakhanovite Stakhnovite>Stakhanovite Stakhanovisim>Stakhanovism Bolshevick>Bolshevik Boslhevik>Bolshevik
  Bolsheivsm>Bolshevism Kerenskij>Kerensky Mezhraionsty>Mezhraiontsy Grigory_Zinovev>Zinoviev Zinovev>Zinoviev Thermidoiran>Thermidorian
  Themidor>Thermidor Thermdior>Thermidor Bonapatism>Bonapartism Bonapratist>Bonapartist bureacracy>bureaucracy beaurocracy>bureaucracy
  bureaucracty>bureaucracy collectivsation>collectivisation colectivisation>collectivisation industralisation>industrialisation
  proletriat>proletariat dictatorhsip>dictatorship dictatoship>dictatorship nomenklatrua>nomenklatura Cominterm>Comintern
  Commintern>Comintern Politubro>Politburo Gospaln>Gosplan Sovnarkmo>Sovnarkom Krondstadt>Kronstadt Krostadt>Kronstadt
  Tukhachevky>Tukhachevsky Tukachevsky>Tukhachevsky Voroshlov>Voroshilov Preobrazensky>Preobrazhensky Preobrazhenksy>Preobrazhensky
  Dzerzinsky>Dzerzhinsky Lunarcharsky>Lunacharsky Ordzhonikdize>Ordzhonikidze Kaganovch>Kaganovich Bukahrin>Bukharin Kamenve>Kamenev
  Vyshinksy>Vyshinsky Moltov>Molotov the_Left_Oppositon>Opposition the_Left_Oposition>Opposition the_Permanent_Revoluton>Revolution
  permanent_revoultion>revolution Menshevick>Menshevik Mensheivk>Menshevik Prinkpo>Prinkipo Guomindnag>Guomindang kolkohz>kolkhoz
  khozrashet>khozraschet Yezhovshina>Yezhovshchina Proletkutl>Proletkult Leningard>Leningrad Petorgrad>Petrograd
  Magnitogrosk>Magnitogorsk Leninims>Leninism Marixsm>Marxism socailism>socialism totalitarainism>totalitarianism Stalinsim>Stalinism
  Dneprostori>Dneprostroi Profitnern>Profintern New_Economic_Polciy>Policy dekulakistion>dekulakisation Karl_Radeck>Radek
  Trotskysim>Trotskyism Shakthy>Shakhty Robbespierre>Robespierre besprizornki>besprizorniki obschina>obshchina`

/** Honest words that the starter corpus does not have, each beside one that it has. */
const HONEST: readonly (readonly [string, string])[] = [
  [
    'forms',
    'Bolsheviki, Bolshevistic and Mensheviki; Stakhanovist, Trotskyist, Trotskyists, Thermidorians and Bonapartes.',
  ],
  [
    'derivations',
    'Thermidorially, Stakhanovism-like, kolkhozlike, bureaucratises, bureaucratisms, collectivistic, Zinovievite, proletarianise.',
  ],
  [
    'American and British',
    'collectivised, collectivized, industrialised, industrialized, organisational, organizational.',
  ],
  ['compounds', 'antibureaucratic, subcommissariat, metarevolutionary, nonproletarian, countercommissar.'],
  [
    'other words',
    'contention, inventive, revaluation, officious, capitulary, communique, propositional, compilation and seclusion.',
  ],
  ['forms of other languages', 'Bolschewik, Stachanow, Thermidorien, Trotzkismus, Bolchevik and Sinowjew.'],
  ['other people', 'Martin Molatov came. Molatov slept, and so did Kameneva, Bukhavin and Radik.'],
  ['somebody with a forename', 'Igor Zinovev was a tailor. Zinovev slept.'],
  ['a work that is cited', 'Zinovev says so [@zinovev1990].'],
  ['in italics', 'The *Bolshevick*, or _Politubro_, it says.'],
  ['as it stands', 'The Bolshevick [sic] was there, and the Politubro (sic).'],
  ['a link', 'See [Bolshevick](https://example.org/Politubro) and <https://example.org/Politubro>.'],
  ['a quotation', 'He wrote “Bolshevick”, and “the Politubro is here”.'],
  ['code', 'The `Bolshevick` and `Politubro`.'],
  ['a heading', '## Bolshevick\n\nNothing.'],
  ['a path', 'In Bolshevick/Politubro and on Bolshevick.example.org.'],
  ['capitals', 'BOLSHEVICK and POLITUBRO.'],
  ['hyphens', 'A half-Bolshevick and a Politubro-man.'],
  ['the sources’ words', 'Bolshevik’s, Politburo’s, kolkhozes, besprizorniki and uravnilovka.'],
]

describe('slips in words of terms', function () {
  this.timeout(20_000)
  let starter: Corpus
  before(() => {
    starter = starterCorpus()
  })

  it('are found, four in five of what people type, and none is taken for another word', async () => {
    const rows = TYPED.trim().split(/\s+/)
    const missed: string[] = []
    for (const row of rows) {
      const [typed = '', meant] = row.replaceAll('_', ' ').split('>')
      const found = await slips(`Much has been written of ${typed} since, and ${ABOUT}\n`, starter)
      if (found.length === 0) missed.push(row)
      else assert.deepEqual(found, [`${typed.split(' ').pop()} > ${meant}`])
    }
    assert.ok(rows.length >= 60)
    assert.ok(missed.length <= rows.length / 5, `${missed.length} of ${rows.length}: ${missed.join(' ')}`)
  })

  for (const [what, text] of HONEST) {
    it(`are none: ${what}`, async () => {
      assert.deepEqual(
        await slips(`There is much ${ABOUT}${text.startsWith('#') ? '\n\n' : ' '}${text}\n`, starter),
        [],
      )
    })
  }

  it('are none in an essay in another language', async () => {
    const german =
      'Der Bolshevick und das Politubro sind nicht von der Art, die in den Büchern mit der Zeit vergessen ist.'
    assert.deepEqual(await slips(german, starter), [])
  })

  it('are not spoken of while sources are still being read', async () => {
    assert.deepEqual(await slips(`The Bolshevick ${ABOUT}`, starter, true), [])
    assert.deepEqual(await slips(`The Bolshevick ${ABOUT}`, starter), ['Bolshevick > Bolshevik'])
  })

  it('are none where one of the sources, be it only once, has the word', async () => {
    const more = starter.with([contributionOf('They spelt it Bolshevick then.', 'letters.txt')])
    assert.deepEqual(await slips(`The Bolshevick ${ABOUT}`, more), [])
  })

  it('are told of a rare word that a glossary of the writer explains', async () => {
    const path = 'own.md'
    const text = 'Quorndale\n: The yard where it was built.\n'
    const read = readGlossary(path, text)
    assert.ok(read)
    const source = contributionOf('At Quorndale there was a yard of that name.', 'yard.txt')
    const corpus = Corpus.empty().with([source])
    const own = corpus.withOwn(OwnGlossaries.of([{ ...read, path, uri: 'file:///own.md', text }]))
    assert.deepEqual(await slips(`It was in Quorndlae ${ABOUT}`, corpus), [])
    assert.deepEqual(await slips(`It was in Quorndlae ${ABOUT}`, own), ['Quorndlae > Quorndale'])
  })

  it('are none in a word that the writer uses again and again and never otherwise', async () => {
    const once = `The nomenklatrua ${ABOUT}`
    assert.deepEqual(await slips(once, starter), ['nomenklatrua > nomenklatura'])
    assert.deepEqual(await slips([once, once, once].join('\n\n'), starter), [])
    assert.equal((await slips([once, once, once, `The nomenklatura ${ABOUT}`].join('\n\n'), starter)).length, 1)
  })

  it('are none where three names are spelt by another system', async () => {
    const text = `Of Zinovev and Bucharin there was much ${ABOUT}`
    assert.equal((await slips(text, starter)).length, 2)
    assert.deepEqual(await slips(`${text} And of Kerenskij.`, starter), [])
  })

  it('are mended everywhere, with the writer’s capital and ending', async () => {
    const text = `The Stakhnovite’s day, and a Stakhnovite ${ABOUT} “Stakhnovite” it says.\n`
    const essay = parseEssay(text)
    const options = { termHints: SPELLING }
    const checked = await checkEssay(essay, starter, UNINTERRUPTED, undefined, options)
    const at = { start: 6, end: 6 } as (typeof essay.paragraphs)[number]
    const [fix] = await fixesAt(essay, starter, checked, at, { check: options })
    assert.equal(fix?.title, 'Spell it “Stakhanovite” in all 2 places')
    assert.equal(
      applyEdits(text, fix.edits),
      `The Stakhanovite’s day, and a Stakhanovite ${ABOUT} “Stakhnovite” it says.\n`,
    )
  })
})
