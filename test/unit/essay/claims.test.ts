import assert from 'node:assert/strict'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'

/** Each quotation's claims: `=key` direct, `~key` inferred, `=key/p 3` with a page. */
const claims = (text: string): string[] =>
  parseEssay(text).quotations.map(q =>
    q.claims
      .map(
        c =>
          `${c.attachment === 'direct' ? '=' : '~'}${c.key}${c.locator ? `/${c.locator.label[0]} ${c.locator.value}` : ''}`,
      )
      .join(' '),
  )

const check = (text: string, ...expected: string[]): void => assert.deepEqual(claims(text), expected, text)

describe('claims', () => {
  it('are not made of signs in the midst of a block, which belong to what is quoted', () => {
    const text = '> The value of @return: a numeric string for <jones@example.com> of @{any} kind'
    check(text, '')
    assert.match(parseEssay(text).quotations[0]?.masked ?? '', /@return: a numeric/)
    check('> The sea gives and takes.\n>\n> @weber [p. 3]', '=weber/p 3')
  })

  it('are direct when the citation follows the closing mark', () => {
    check('He wrote "one two" [@a, p. 3].', '=a/p 3')
    check('He wrote "one two." [@a] Then @b said "three".', '=a', '=b')
    check('He wrote "one two", [@a] and so on.', '=a')
    check('"One" [@a] and "two" [@b, p. 3] and "three" [@c].', '=a', '=b/p 3', '=c')
    check('"One two [@a, p. 3]." Then more.', '=a/p 3')
    check('“One two”[^1] and “three”.[^2]\n\n[^1]: @a, p. 5.\n\n[^2]: See @b.\n', '=a/p 5', '=b')
    check('"One two"^[@a, p. 5.] and on.', '=a/p 5')
    check('"One two" [@a; @b].', '=a =b')
    check('"One two" [@a] [@b].', '=a =b')
  })

  it('are direct when one citation and one quotation share a sentence', () => {
    check('As @a [p. 3] writes, "one two".', '=a/p 3')
    check('That it is "one two three four" was said long ago [@a].', '=a')
    check('"One. Two! Three?" was what @a wrote. Else "four".', '=a', '')
    check('In a sentence "one two three four" is noted.[^n]\n\n[^n]: [@a, p. 5] and @b.\n', '=a/p 5 =b')
    check('In his article "The Class Nature of It", he says "one two three four" there [@a].', '=a', '=a')
  })

  it('of a note that says ibid. are those of the note before, where that has one work', () => {
    const essay = (first: string, between = ''): string =>
      `"One two."[^1] ${between}And "three four."[^2]\n\n[^1]: ${first}\n[^2]: *Ibid.*, 13.\n[^x]: Another book.\n`
    check(essay('@a, 12.'), '=a', '~a')
    check(essay('@a, 12; @b.'), '=a =b', '')
    check(essay('@a, 12.', 'Else.[^x] '), '=a', '')
  })

  it('are inferred for a few words in the middle of a cited sentence, which may be irony', () => {
    check('The "wise and good" minister paid nothing [@a].', '~a')
    check('The minister was "wise and good" [@a].', '=a')
    check('The minister whom @a calls "wise and good" paid nothing.', '=a')
  })

  it('of a note with a quotation of its own are first of all that one’s', () => {
    check('"One two."^[The summary is milder: "three four" [@b].]', '~b', '=b')
    check('"One two."[^1]\n\n[^1]: It is milder, calling it "three four" [@b]; so Doe.\n', '~b', '=b')
    check('Here @a has "one two."^[The summary: "three four" [@b].]', '=a', '=b')
    check('"One two" [@a].^[The summary: "three four" [@b].]', '=a', '=b')
    check('> One two.^[The summary: "three four" [@b].]', '~b')
    check('"One two."^[@a. The summary disagrees: "three four" [@b].]', '=a', '=b')
    check('"One two."^[@a, end of the section; so "three four" there.]', '=a', '=a')
    // The title of the cited work is no quotation.
    check('"One two."^[John Doe, "Once again on the tide" [@a].]', '=a', '=a')
  })

  it('are not made by a note that points elsewhere, however it goes on', () => {
    check('"One two."^[But compare the summary: it "is three four" [@b].]', '', '=b')
    check('"One two."^[See @a; compare "three four" [@b].]', '=a', '=b')
    check('"One two."^[Cf. the account of Doe [@b]. More of it in [@a].]', '=a')
    check('"One two."^[Cf. Doe et al. writing of "three four" [@b].]', '', '=b')
    check('„Eins zwei.“^[Vgl. aber „drei vier“ [@b].]', '', '=b')
  })

  it('are not made by a work that the writer sets against the quoted one', () => {
    check('Unlike the summary [@b], the pamphlet speaks of "one two three four".', '')
    check('Unlike @b, the pamphlet [@a] speaks of "one two three four".', '=a')
    check('Im Gegensatz zur Enzyklopädie [@b], heißt es hier „eins zwei drei vier“.', '')
    check('Contrairement à @b, il écrit « un deux trois quatre ».', '')
    check('В отличие от @b, здесь сказано «раз два три четыре».', '')
    check('"One two three four", says the party; the summary [@b] does not mention it.', '')
    check('"One two three four", says the party; @b does not mention it.', '')
    // What the work itself says, and where the words are after all.
    check('Contrary to the claim of @b that "one two three four", it did.', '=b')
    check('"One two three four", says the party; it is in the summary [@b].', '=b')
  })

  it('are inferred for what another source is said to say in the same sentence', () => {
    check('They say it "one two three", where the summary says it "four five six" [@b].', '~b', '=b')
  })

  it('are inferred when there are several', () => {
    check('"One" and "two" [@a].', '~a', '=a')
    check('As @a says, "one" and "two".', '~a', '~a')
    check('As @a says, "one", whereas @b says "two".', '~a', '~b')
    check('He said "one" here, and there "two" [@a], and "three" then [@b].', '~a', '=a', '~b')
  })

  it('come from the sentence after unless a quotation of its own comes first', () => {
    check('He said "one two". This stands in @a.', '~a')
    check('He said "one two". Then "three" [@a].', '', '=a')
    check('He said "one two". Nothing. Then [@a].', '')
  })

  it('come from an author named in the sentence before', () => {
    check('So argues @a at length. "One two three."', '~a')
    check('So argues @a with "zero". "One two three."', '=a', '')
  })

  it('take a bare page for one of the work cited before', () => {
    check('He wrote "one" [@a, p. 3]. Later: "two" (p. 199).', '=a/p 3', '~a/p 199')
    check('Er schrieb "eins" [@a]. Später: "zwei" (S. 20 f.).', '=a', '~a/p 20 f.')
    check('Nothing before "two" (p. 199).', '')
    for (const own of ['Ps. 23', 'sonnet 18', 'Gen. 1:3', 'Ode 3'])
      check(`He wrote "one" [@a, p. 3]. Later: "two" (${own}).`, '=a/p 3', '')
  })

  it('are shared by the parts of an interrupted quotation, and passed on to nested ones', () => {
    check('"The state," he wrote, "withers away" [@a].', '=a', '=a')
    check('"He said \'the state will wither away\' once" [@a].', '=a', '~a')
  })

  it('are not made by cf., see also, contra and the like', () => {
    check('"One two" [cf. @a].', '')
    check('"One two" [see also @a; @b].', '')
    check('"One two" [@a; but see @b; contra @c; vgl. @d; voir @e; ср. @f].', '=a')
    check('"One two" [cf. @a; see @b].', '=b')
    check('"One two".[^1]\n\n[^1]: Cf. @a, p. 3.\n', '')
    check('"One two" [see @a].', '=a')
  })

  it('do not reach over paragraphs', () => {
    check('As @a says.\n\n"One two".\n\n[@b] says so.', '')
    check('- @a says\n- "one two"', '')
  })

  it('join the cells of a row', () => {
    check('| q | s |\n|---|---|\n| "one two" | [@a, p. 3] |\n| "three" | [@b] |\n', '=a/p 3', '=b')
  })

  describe('of a block quotation', () => {
    it('are direct in or after it', () => {
      check('> One two.\n> — A. Author [@a, p. 3]', '=a/p 3')
      check('> One two. [@a, p. 3]', '=a/p 3')
      check('> One two.[^1]\n\n[^1]: @a [p. 3].\n', '=a/p 3')
      check('> One two.\n\n— A. Author, *Works* [@a, p. 3]\n', '=a/p 3')
      check('> One two.\n\n[@a, p. 3]\n', '=a/p 3')
      check('> One two.\n\n[@a, p. 3] And on it goes.\n', '=a/p 3')
    })
    it('are inferred from the paragraph that introduces it', () => {
      check('Much was said [@b]. As @a [p. 3] puts it:\n\n> One two.\n\nAnd on.', '~a/p 3')
      check('As @a puts it:\n\n> One two. (p. 7)\n\nAnd on.', '~a/p 7')
      check('As @a puts it.\n\n> One two.\n\nAnd on with @b.', '')
      check('As @a puts it:\n\nMore.\n\n> One two.', '')
    })
    it('stay with their own block', () => {
      check('> One.\n\n— X [@a]\n\n> Two.\n\n— Y [@b]\n', '=a', '=b')
    })
  })
})
