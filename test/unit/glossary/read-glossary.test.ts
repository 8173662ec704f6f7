import assert from 'node:assert/strict'
import { readGlossary } from '../../../server/src/core/glossary/read-glossary.ts'

/** Each entry as `name[language] | other name: definition / another`, where the places hold what is said of them. */
function read(
  path: string,
  text: string,
): { readonly entries: readonly string[]; readonly problems: readonly string[] } {
  const found = readGlossary(path, text)
  assert.ok(found, `${path} is a glossary`)
  for (const { names, definitions } of found.entries) {
    for (const { at } of [...names, ...definitions]) assert.ok(at.start < at.end && at.end <= text.length)
    const { at, text: name } = names[0]
    const written = text.slice(at.start, at.end).replaceAll('&amp;', '&').replaceAll('""', '"')
    assert.ok(written.includes(name), `${name} stands at its place, not ${written}`)
  }
  const shown = (one: { text: string; language?: string }): string =>
    one.text + (one.language === undefined ? '' : `[${one.language}]`)
  return {
    entries: found.entries.map(
      ({ names, definitions }) => `${names.map(shown).join(' | ')}: ${definitions.map(shown).join(' / ')}`,
    ),
    problems: found.problems.map(({ message, line }) => `${line ?? '?'}: ${message}`),
  }
}

describe('a glossary in Markdown', () => {
  it('has definition lists as Pandoc reads them', () => {
    const { entries, problems } = read(
      'glossary.md',
      [
        '---',
        'title: Words: of the yard',
        '---',
        '# Glossary',
        '',
        'tender (lugger; тендер)',
        ':   A *small* ship that serves',
        '    a [larger one](ships.md).',
        '',
        '    It carries oil.',
        '',
        'bell',
        ': Sounds in fog.',
        ': A watch of half an hour.',
        '',
        'spaced',
        '',
        ': After a blank line.',
        '',
        'Feuer',
        'fire',
        ': A light.',
      ].join('\r\n'),
    )
    assert.deepEqual(entries, [
      'tender | lugger | тендер: A small ship that serves a larger one. It carries oil.',
      'bell: Sounds in fog. / A watch of half an hour.',
      'spaced: After a blank line.',
      'Feuer | fire: A light.',
    ])
    assert.deepEqual(problems, [])
  })

  it('has terms in bold, and tables whose headings are known', () => {
    const { entries, problems } = read(
      'glossary.markdown',
      [
        '- **Bake** (fixed mark) – a beacon without a light.',
        '- **buoy:** a mark that floats',
        '  at its chain.',
        '',
        'The **reef** is no entry.',
        '',
        '| Begriff | Erklärung | Abkürzung |',
        '|---------|-----------|:---------:|',
        '| Leuchtfeuerordnung | Regelt die Feuer \\| Tonnen | LFO |',
        '| | ohne Wort | |',
        '',
        '| Year | Ships |',
        '|------|-------|',
        '| 1901 | 14 |',
      ].join('\n'),
    )
    assert.deepEqual(entries, [
      'Bake | fixed mark: a beacon without a light.',
      'buoy: a mark that floats at its chain.',
      'Leuchtfeuerordnung | LFO: Regelt die Feuer | Tonnen',
    ])
    assert.deepEqual(problems, ['10: A row of the table has no term; it is left out.'])
  })

  it('has terms with a colon in them', () => {
    const { entries } = read('glossary.md', 'lamp:lit\n: at dusk\n\n**Log: the second** – of a keeper.\n')
    assert.deepEqual(entries, ['lamp:lit: at dusk', 'Log: the second: of a keeper.'])
  })

  it('keeps citations, and says where a definition has no term', () => {
    const { entries, problems } = read('glossary.md', ': Of what?\n\nlens\n: “It gathers light” [@keeper1901, p. 4].\n')
    assert.deepEqual(entries, ['lens: “It gathers light” [@keeper1901, p. 4].'])
    assert.deepEqual(problems, ['1: A definition has no term above it; it is left out.'])
  })

  it('has nothing in code, and no definition where one is still to be written', () => {
    const { entries } = read('glossary.md', '```\nterm\n: code\n```\n\nwick\n: …\n')
    assert.deepEqual(entries, ['wick: '])
  })
})

describe('a glossary in CSV', () => {
  it('says by its headings, in four languages, which column is which', () => {
    for (const headings of [
      'definition,term,aliases',
      'Erklärung,Begriff,Synonyme',
      'Définition,Terme,Sigle',
      'Определение,Термин,Сокращение',
    ]) {
      const { entries } = read('words.csv', `${headings}\nA light.,lamp,"lantern; лампа"\n`)
      assert.deepEqual(entries, ['lamp | lantern | лампа: A light.'], headings)
    }
  })

  it('may have semicolons, quotation marks, line breaks and no headings', () => {
    const { entries } = read('words.csv', 'lamp;"A ""light""; that\r\nburns";lantern\r\n\r\nbuoy;A mark.\r\n')
    assert.deepEqual(entries, ['lamp | lantern: A "light"; that burns', 'buoy: A mark.'])
  })

  it('loses no more than the line that is broken', () => {
    const { entries, problems } = read(
      'words.csv',
      'term,definition\nlamp,A light.\nbad,"never closed\nbuoy,A mark.\n,lost\n',
    )
    assert.deepEqual(entries, ['lamp: A light.', 'buoy: A mark.'])
    assert.deepEqual(problems, [
      '3: A quotation mark is not closed; the line is left out.',
      '5: A line without a term is left out.',
    ])
  })
})

describe('SKOS', () => {
  const TURTLE = [
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .',
    '@prefix : <https://example.org/yard/> .',
    ':tender a skos:Concept ;',
    '  skos:prefLabel "tender"@en, "тендер"@ru ;',
    '  skos:altLabel "supply ship"@en-GB ;',
    '  skos:definition """A ship that',
    'serves a larger one."""@en .',
    ':broken skos:prefLabel oops oops .',
    ':bell skos:prefLabel "bell" ; skos:scopeNote "Of ships \\"at anchor\\"." .',
  ].join('\n')

  it('in Turtle: labels are names, a scope note does where no definition is', () => {
    const { entries, problems } = read('yard.ttl', TURTLE)
    assert.deepEqual(entries, [
      'tender[en] | тендер[ru] | supply ship[en]: A ship that serves a larger one.[en]',
      'bell: Of ships "at anchor".',
    ])
    assert.deepEqual(problems, ['8: A statement is not valid Turtle; it is left out.'])
  })

  it('in RDF/XML, as programs write it: concepts inside concepts, and one that is spoken of twice', () => {
    const { entries } = read(
      'yard.rdf',
      [
        '<?xml version="1.0"?>',
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://www.w3.org/2004/02/skos/core#">',
        '<s:Concept r:about="#ship"><s:prefLabel xml:lang="en">ship &amp; crew</s:prefLabel>',
        '<s:narrower><s:Concept r:about="#tender"><s:prefLabel xml:lang="fr">allège</s:prefLabel>',
        '<s:definition xml:lang="fr">Un petit navire.</s:definition></s:Concept></s:narrower></s:Concept>',
        '<r:Description r:about="#ship"><s:definition>What sails.</s:definition></r:Description>',
        '</r:RDF>',
      ].join('\n'),
    )
    assert.deepEqual(entries.toSorted(), ['allège[fr]: Un petit navire.[fr]', 'ship & crew[en]: What sails.'])
  })

  it('in JSON-LD, with values, languages and a context of its own', () => {
    const { entries } = read(
      'yard.jsonld',
      JSON.stringify({
        '@context': { skos: 'http://www.w3.org/2004/02/skos/core#', prefLabel: 'skos:prefLabel' },
        '@graph': [
          {
            '@id': '#tender',
            prefLabel: [{ '@value': 'tender', '@language': 'en' }],
            'skos:altLabel': { ru: ['тендер'] },
            'http://www.w3.org/2004/02/skos/core#definition': 'A small ship.',
          },
        ],
      }),
    )
    assert.deepEqual(entries, ['tender[en] | тендер[ru]: A small ship.'])
  })

  it('that is cut off gives what there is, and says so', () => {
    const { entries, problems } = read(
      'yard.jsonld',
      '[{"prefLabel": "tender", "definition": "A ship."}, {"prefLabel": "be',
    )
    assert.equal(entries[0], 'tender: A ship.')
    assert.equal(problems.length, 1)
  })
})

describe('TBX', () => {
  it('gives the names and definitions of all languages to one entry, in both of its forms', () => {
    const old = [
      '<martif type="TBX"><text><body><termEntry id="e1">',
      '<langSet xml:lang="en"><tig><term>tender</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>',
      '<langSet xml:lang="de"><descrip type="definition">Ein kleines Schiff.</descrip>',
      '<ntig><termGrp><term>Versorger</term></termGrp></ntig></langSet>',
      '</termEntry></body></text></martif>',
    ].join('\n')
    const recent = old.replaceAll('termEntry', 'conceptEntry').replaceAll('langSet', 'langSec')
    for (const text of [old, recent]) {
      assert.deepEqual(read('yard.tbx', text).entries, ['tender[en] | Versorger[de]: Ein kleines Schiff.[de]'])
    }
  })
})

describe('whatever is taken for a glossary', () => {
  it('is read without an error', () => {
    for (const ending of ['md', 'csv', 'tsv', 'ttl', 'rdf', 'jsonld', 'tbx']) {
      for (const text of [
        '',
        '\n',
        '\u0000',
        '<',
        '{',
        '"',
        '"""',
        ': ',
        '|',
        '@prefix',
        '**',
        '|a|\n|-|',
        '<!DOCTYPE x [',
      ]) {
        assert.ok(readGlossary(`x.${ending}`, text), `${ending}: ${JSON.stringify(text)}`)
      }
    }
  })

  it('is none of another format', () => {
    assert.equal(readGlossary('glossary.docx', 'x'), undefined)
  })
})
