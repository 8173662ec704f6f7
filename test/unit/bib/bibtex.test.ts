import assert from 'node:assert/strict'
import { parseBibtex } from '../../../server/src/core/bib/bibtex.ts'
import { splitBibtex } from '../../../server/src/core/bib/bibtex-entries.ts'
import { nameInFull, type Reference, shortAuthors } from '../../../server/src/core/bib/reference.ts'
import { slice } from '../../../server/src/core/text/span.ts'
import { ZOTERO_EXPORT } from '../../support/zotero-export.ts'

function read(text: string): ReadonlyMap<string, Reference> {
  return new Map(parseBibtex(text, 'refs.bib').references.map(reference => [reference.key, reference]))
}

function get(text: string, key: string): Reference {
  const reference = read(text).get(key)
  if (!reference) throw new Error(`no ${key}`)
  return reference
}

/** `line key message` of every problem. */
function problems(text: string): string[] {
  return parseBibtex(text, 'refs.bib').problems.map(({ line, key, message }) => `${line} ${key ?? '-'} ${message}`)
}

describe('a BibLaTeX file as Zotero exports it', () => {
  const bibliography = parseBibtex(ZOTERO_EXPORT, 'refs.bib')

  it('gives its works, without problems', () => {
    assert.deepEqual(
      bibliography.references.map(({ key, type }) => `${key} ${type}`),
      [
        'harrowLighthouse1911 book',
        'mullerLampes1923 article-journal',
        'okKeepers1950 chapter',
        'lights1950 book',
        'weissNacht2001 thesis',
        'anonFog webpage',
        'Иванов1936 document',
        'towerChapter chapter',
      ],
    )
    assert.deepEqual(bibliography.problems, [])
    assert.equal(bibliography.truncated, false)
  })

  it('shows a book as a reader would write it', () => {
    const { span, keySpan, ...book } = get(ZOTERO_EXPORT, 'harrowLighthouse1911')
    assert.deepEqual(book, {
      key: 'harrowLighthouse1911',
      type: 'book',
      title: 'The Lighthouse at Cape Sorrow: A History',
      shortTitle: 'The Lighthouse at Cape Sorrow',
      authors: [
        { family: 'Harrow', given: 'Edith' },
        { family: 'Tour', given: 'Jörg', particle: 'de la' },
      ],
      editors: [],
      translators: [],
      year: '1911',
      publisher: 'Oakum & Sons',
      isbn: '9780140447576',
      language: 'en',
      files: [
        '/home/me/Zotero/storage/AB12CD34/Harrow and de la Tour - 1911 - The Lighthouse at Cape Sorrow.pdf',
        '/home/me/Zotero/storage/ZZ99/notes.txt',
      ],
      bibliography: 'refs.bib',
    })
    assert.equal(slice(ZOTERO_EXPORT, keySpan), 'harrowLighthouse1911')
    assert.match(slice(ZOTERO_EXPORT, span), /^@book\{harrow[^@]*notes\.txt\}\n\}$/)
  })

  it('reads accents, dashes, bodies, addresses and identifiers of an article', () => {
    const article = get(ZOTERO_EXPORT, 'mullerLampes1923')
    assert.equal(article.title, 'Des lampes à huile et de l’Éclairage des côtes : 1800–1900')
    assert.deepEqual(article.authors.map(nameInFull), [
      'Müller, François',
      'Service des phares',
      'Łukasiewicz, Świętosław',
    ])
    assert.equal(shortAuthors(article), 'Müller et al.')
    assert.equal(article.year, '1923')
    assert.equal(article.container, 'Annales de géographie')
    assert.equal(article.doi, '10.1234/lamp_s.1923')
    assert.equal(article.url, 'https://example.org/a_b?x=1&y=2')
    assert.deepEqual(article.files, ['files/123/Muller - 1923 - Des lampes.pdf', 'files/124/index.html'])
  })

  it('gives a chapter the book that it refers to', () => {
    const chapter = get(ZOTERO_EXPORT, 'okKeepers1950')
    assert.equal(chapter.title, 'Keepers and Their “Wives”')
    assert.equal(chapter.container, 'Lights of the World: Collected Studies')
    assert.equal(chapter.year, '1950')
    assert.equal(chapter.publisher, 'University Press')
    assert.equal(chapter.language, 'en-GB')
    assert.deepEqual(chapter.editors.map(nameInFull), ['van der Berg, Anna', 'Smith, John, Jr.'])
    assert.deepEqual(chapter.files, ['sources/lights.txt'])
    assert.deepEqual(get(ZOTERO_EXPORT, 'towerChapter').authors.map(nameInFull), ['Harrow, Edith', 'de la Tour, Jörg'])
  })

  it('reads years that stand alone, editions before, and what xdata lends', () => {
    const thesis = get(ZOTERO_EXPORT, 'weissNacht2001')
    assert.equal(thesis.title, 'Die straßenlose Nacht')
    assert.equal(thesis.year, '2001')
    assert.equal(thesis.originalYear, '1999')
    assert.equal(thesis.publisher, 'Universität Wien')
    assert.deepEqual(thesis.files, ['C:/Users/me/Documents/weiss.html'])
    const online = get(ZOTERO_EXPORT, 'anonFog')
    assert.equal(online.title, 'What Is Fog? An Answer')
    assert.equal(online.publisher, 'Fog Press')
    assert.equal(online.year, '2019')
    assert.deepEqual(online.authors.map(nameInFull), ['van Beethoven, Ludwig'])
  })
})

describe('a BibTeX entry that is broken', () => {
  const good = (key: string): string => `@book{${key},\n  title = {Title of ${key}},\n  year = 1999\n}\n`
  const cases: readonly (readonly [what: string, entry: string, problem: string, title: string | undefined])[] = [
    [
      'by a brace that is missing',
      '@book{bad,\n  title = {Broken,\n  author = {Able, Ann},\n  year = {2000}\n}\n',
      '6 bad The value of “title” is not closed.',
      'Broken',
    ],
    [
      'by a quotation mark that is missing',
      '@book{bad,\n  title = "Broken,\n  author = {Able, Ann},\n  year = {2000}\n}\n',
      '6 bad The value of “title” is not closed.',
      'Broken',
    ],
    [
      'by having no end',
      '@book{bad,\n  title = {Broken},\n  year = {2000},\n  author = {Able, Ann},\n\n',
      '5 bad The entry is not closed.',
      'Broken',
    ],
    [
      'by a comma that is missing',
      '@book{bad,\n  title = {Broken}\n  author = {Able, Ann},\n  year = {2000}\n}\n',
      '7 bad A comma is missing before “author”.',
      'Broken',
    ],
    [
      'by a brace too many',
      '@book{bad,\n  title = {Broken}},\n  author = {Able, Ann},\n  year = {2000}\n}\n',
      '6 bad There is a closing brace too many.',
      'Broken',
    ],
    [
      'by an equals sign that is missing',
      '@book{bad,\n  title {Broken},\n  author = {Able, Ann},\n  year = {2000}\n}\n',
      '6 bad “title {Broken}” is no field; it was passed over.',
      undefined,
    ],
  ]
  for (const [what, entry, problem, title] of cases) {
    it(`${what} is said at its line and costs only itself`, () => {
      const text = good('before') + entry + good('after')
      assert.deepEqual(problems(text), [problem])
      const all = read(text)
      assert.deepEqual([...all.keys()], ['before', 'bad', 'after'])
      assert.equal(all.get('after')?.title, 'Title of after')
      const bad = all.get('bad')
      assert.equal(bad?.title, title)
      assert.equal(bad?.year, '2000')
      assert.deepEqual(bad?.authors, [{ family: 'Able', given: 'Ann' }])
    })
  }

  it('by having no key is left out', () => {
    const text = `${good('before')}@book{title = {Nameless}}\n${good('after')}@book{, title = {Nameless}}`
    assert.deepEqual([...read(text).keys()], ['before', 'after'])
    assert.deepEqual(problems(text), [
      '5 - This @book has no key and was left out.',
      '10 - This @book has no key and was left out.',
    ])
  })

  it('by the end of the file gives what there is of it', () => {
    const text = ZOTERO_EXPORT.slice(0, ZOTERO_EXPORT.indexOf('huile'))
    const bibliography = parseBibtex(text, 'refs.bib')
    assert.equal(bibliography.truncated, true)
    assert.deepEqual(
      bibliography.references.map(({ key, title }) => `${key}: ${title}`),
      ['harrowLighthouse1911: The Lighthouse at Cape Sorrow: A History', 'mullerLampes1923: Des lampes à'],
    )
  })

  it('does not cost more than its length, however often it is broken', () => {
    const fields = Array.from({ length: 30_000 }, (_, i) => `f${i} = {`).join('\n')
    const text = `@book{bad,\n${fields}\n${'@comment{ '.repeat(20_000)}\n${good('after')}`
    const { references } = parseBibtex(text, 'refs.bib')
    assert.equal(references.at(-1)?.key, 'after')
  })
})

describe('what stands in a BibTeX file besides works', () => {
  it('is passed over', () => {
    const text = `% Encoding: UTF-8
Exported for me@example.org {by hand}
@comment{jabref-meta: databaseType:biblatex;}
@Comment{
@book{hidden, title = {Hidden}}
}
% @book{alsoHidden, title = {Hidden}}
@preamble{"\\newcommand{\\x}{y}"}
@BOOK{seen, TITLE = {Seen},
  % a note between the fields
  Year = "1999"}`
    assert.deepEqual(
      [...read(text)].map(([key, { title, year }]) => `${key} ${title} ${year}`),
      ['seen Seen 1999'],
    )
    assert.deepEqual(problems(text), [])
  })

  it('may be strings that values are made of', () => {
    const text = `@string{mit = "M" # "IT" # press}
@string(press = { Press})
@string{loop = loop # "x"}
@book(a, publisher = mit, title = "One (1) " # {{T}wo} # loop, year = 1999)
@book{b, publisher = mitt, year = 2000}`
    const book = get(text, 'a')
    assert.equal(book.publisher, 'MIT Press')
    assert.equal(book.title, 'One (1) Twox')
    assert.deepEqual(problems(text), ['5 b There is no @string “mitt”.'])
    assert.equal(get(text, 'b').publisher, 'mitt')
  })

  it('cannot be made to grow without end', () => {
    const line = (name: string, of: string): string => `@string{${name} = ${Array(50).fill(of).join(' # ')}}`
    const names = Array.from({ length: 40 }, (_, i) => `s${i}`)
    const text = `@string{s0 = "abc"}\n${names
      .slice(1)
      .map((name, i) => line(name, `s${i}`))
      .join('\n')}\n@book{k, title = s39}`
    assert.ok((get(text, 'k').title?.length ?? 0) < 10_000)
  })

  it('tells of a parent that is not there, and bears circles', () => {
    assert.deepEqual(problems('@inbook{a,\n crossref = {gone}}'), ['2 a “gone” is not in this file.'])
    const circle = '@book{a, crossref = {b}, year = 1}@book{b, crossref = {a}, publisher = {P}}'
    assert.equal(get(circle, 'a').publisher, 'P')
  })
})

describe('a key in BibTeX', () => {
  for (const key of ['doe:99', 'a/b.c-d_e+f', 'DBLP:conf/x/Y99', 'Müller2001', "o'neil1990", '1999a']) {
    it(`may be ${key}`, () => {
      const text = `@book{ ${key} ,\r\n title = {T}\r\n}`
      const reference = get(text, key)
      assert.equal(slice(text, reference.keySpan), key)
      assert.equal(reference.title, 'T')
      assert.deepEqual(problems(text), [])
    })
  }
})

describe('the fields of a BibTeX entry', () => {
  it('have places that say what they name', () => {
    const { entries } = splitBibtex(ZOTERO_EXPORT)
    const field = entries[0]?.fields.get('shorttitle')
    assert.ok(field)
    assert.equal(slice(ZOTERO_EXPORT, field.nameSpan), 'shorttitle')
    assert.equal(slice(ZOTERO_EXPORT, field.span), '{The {{Lighthouse}} at {{Cape Sorrow}}}')
  })
})
