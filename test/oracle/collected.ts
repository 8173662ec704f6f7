/** Sentences as people write them in essays, theses and notes; all written for this test. One a line. */
const LINES = `
The decree was never carried out [@lewin1968, pp. 112-14].
@lewin1968 [p. 112] doubts that the decree was ever carried out.
Most historians agree [@carr1958; @davies1980; @nove1992].
Most historians agree [see @carr1958, vol. 1, ch. 3; also @davies1980, pp. 20–35; but cf. @nove1992, chap. 7].
As @nove1992 and @davies1980 have shown, prices were not free.
According to @nove1992, prices were not free; @davies1980 disagrees.
Wages fell by a third [-@nove1992, p. 77].
Nove himself gives a lower figure [-@nove1992, table 3].
“The plan was law” [@lewin1968, p. 99].
"The plan was law" [@lewin1968, p. 99].
‘The plan was law’ [@lewin1968, p. 99], but nobody kept it.
“The plan,” he wrote, “was law” [@lewin1968, p. 99].
The plan [which @lewin1968 calls a law] was broken every month.
The phrase is older (see @kautsky1892, p. 5).
The phrase is older (@kautsky1892).
The phrase is older (cf. @kautsky1892 [p. 5]).
He quotes the pamphlet [quoted in @kautsky1892, 17n].
He quotes the pamphlet [quoted in @kautsky1892, p. 17, n. 4].
This was denied at the time [@izvestia1921a; @izvestia1921b; @pravda_1922].
This was denied at the time [@izvestia1921a, 3; -@izvestia1921b, 5].
The edition used is @MECW:24.
All references are to @MECW:24 [pp. 75-99] unless otherwise noted.
The figures are in [@statistical-handbook.1935, section 4].
The figures are in [@statistical-handbook.1935, sec. 4, table 12].
See the discussion in @doi:10.1086/448612.
See the discussion in [@doi:10.1086/448612, §3].
See the discussion in [@doi:10.1086/448612, §§ 3-5].
The web page has moved [@{https://example.org/essays?id=12}].
The web page has moved; @{https://example.org/essays?id=12} [sec. 2] is a copy.
Müller sagt das Gegenteil [vgl. @müller1987, S. 33 f.].
Wie @müller1987 [S. 33] zeigt, war das Gegenteil der Fall.
Das steht schon bei Weber [@weber1922, Kap. 2; siehe auch @müller1987, Bd. 1, S. 4–7].
Das steht schon bei @weber1922.
„Herrschaft ist Verwaltung“ [@weber1922, S. 126].
„Herrschaft“, schreibt @weber1922 [S. 126], „ist Verwaltung“.
»Herrschaft ist Verwaltung« [@weber1922: 126].
Selon @foucault1975 [p. 30], la prison est récente.
« La prison est récente » [@foucault1975, p. 30].
La prison est récente [voir @foucault1975, chap. 1 ; @perrot1980, p. 12-15].
La prison est récente [cf. @foucault1975, t. 2, p. 30 sq.].
Как пишет @ленин1917 [с. 33], государство отмирает.
Государство отмирает [см. @ленин1917, с. 33–35; @маркс_1875].
«Государство отмирает» [@ленин1917, т. 33, с. 90].
Об этом см. также [@сталин1930, гл. 2].
这一点在《史记》中已有记载 [@司馬遷, 卷 3]。
According to @Ōe1994, the war was not over.
The saga is late [@njáls_saga, ch. 77].
The play opens with a storm [@tempest, act 1, scene 1, l. 14].
The epic begins in the middle [@iliad, bk. 1, ll. 1--7].
The verse is corrupt [@psalms, v. 4].
The entry is short [@oed, s.v. "plan"].
The entry is short [@oed, s.v. plan].
The score is lost [@bwv, op. 12, no. 3].
The columns were cut [@hansard1846, cols. 33-34].
The folio is torn [@codex-a, fol. 33r].
The folios are torn [@codex-a, fols. 33r-34v].
The note is by another hand [@codex-a, n. 3].
A later hand adds a date [@codex-a, [recte 34]].
A later hand adds a date [@codex-a, p. 33 [sic]].
A later hand adds a date [@codex-a [in margin], p. 33].
The locator is odd [@codex-a{ii, A, D-Z}, with more].
The locator is odd [@codex-a, {pp. iv, vi-xi, (xv)-(xvii)} with a suffix].
There is no locator at all [@codex-a{}, 99 years later].
In the year 1921 [@carr1958, 1921 being the year].
Roman pages count too [@carr1958, p. xii].
Roman pages count too [@carr1958, pp. xii-xv, 3].
Roman chapters count too [@carr1958, chap. IV].
Volume and page together [@carr1958, 2:33].
Volume and page together [@carr1958, II, 33].
Volume and page together [@carr1958, vol. II, p. 33].
The range is open [@carr1958, p. 33ff.].
The range is open [@carr1958, pp. 33 ff].
The range is short [@carr1958, pp. 47–8].
The range has two dashes [@carr1958, pp. 47--48].
Several ranges [@carr1958, pp. 33-35, 38-39, and *passim*].
*Passim* comes first [@carr1958, *passim*].
The whole is stressed *as @carr1958 says*.
The whole is stressed **as @carr1958 [p. 3] says**.
The whole is stressed *[@carr1958, p. 3]*.
A title in the prefix [*The Revolution*, in @carr1958, p. 3].
A title in the suffix [@carr1958, p. 3, *The Revolution*; @nove1992].
A quoted title [“Prices; a note”, in @carr1958].
A quoted title [@carr1958, "Prices; a note"; @nove1992].
A term in code, \`@decorator\`, is none, but @carr1958 is.
A formula $x_@y$ is none, but @carr1958 is.
Mail john.doe@example.org or see @carr1958.
Mail john.doe@example.org for [@carr1958].
He is known as \\@carr on the web.
Literal brackets \\[@carr1958\\] keep the key.
A link to [the archive of @carr1958](https://example.org/archive) works.
A link to [the archive](https://example.org/archive) before [@carr1958].
An address <https://example.org/@carr> before [@carr1958].
A comment <!-- @todo --> before @carr1958.
First sentence.[@carr1958] Second sentence.
First sentence [@carr1958]. Second sentence [@nove1992].
First sentence.^[See @carr1958, p. 3.] Second sentence.
First sentence.^[See [@carr1958, p. 3; @nove1992].] Second sentence.
First sentence.^[“Words” [@carr1958, p. 3].] Second sentence.
Two in a row [@carr1958] [@nove1992].
Two in a row, @carr1958 [@nove1992].
Two in a row, @carr1958 [p. 3; @nove1992, p. 4].
Two in a row, @carr1958 [p. 3; see also @nove1992, p. 4; @davies1980].
Possessive @carr1958's view, and @nove1992’s as well.
The end is a key: @carr1958.
The end is a key with a colon: @carr1958:
Is it @carr1958? No, @nove1992!
A dash—@carr1958—and another -- @nove1992 -- here.
A slash: @carr1958/@nove1992.
A comma: @carr1958, @nove1992, and @davies1980.
An ellipsis … @carr1958 … and @nove1992...
In parentheses (@carr1958; @nove1992).
In parentheses (compare @carr1958, p. 3; @nove1992, p. 4).
In parentheses ([@carr1958]; [@nove1992]).
A year in the key @carr_1958a and @carr_1958b.
A hyphen in the key @smith-jones2001 and @de-la-Cruz.
A dot in the key @smith.2001.a, then text.
A plus in the key @smith+jones and more.
A key of digits @1984 and @2001a.
A key with an underscore first @_draft and last.
A key in capitals [@RFC2119, section 5].
A key with a colon inside [@zotero:12AB, p. 3].
A key with slashes [@arxiv/2101.00001, p. 3].
Better BibTeX makes [@doeStateRevolution1999, p. 3].
JabRef makes [@Doe_1999_StateAndRevolution, p. 3].
Twitter handles like @someone are keys to Pandoc.
Nothing follows the sign @ here.
Nothing is in the brackets [@] here.
A lone bracket [@carr1958 stays open.
A lone bracket [see @carr1958, p. 3
A lone key @carr1958 [p. 3
A semicolon too many [@carr1958; @nove1992;].
A semicolon too many [;@k$l1], and then [@nove1992; -@k$l2].
A part without a key [@carr1958; ibid.; @nove1992].
A part without a key [ibid.; @nove1992].
A suffix with a bracket [@carr1958, see [12]].
A suffix with another key [@carr1958, as @nove1992 says].
A suffix with another citation [@carr1958, against [@nove1992]].
A prefix with another key [after @nove1992 and @carr1958; @davies1980].
A long prefix [for the opposite view, which is that of the old school, see @carr1958, p. 3].
An escaped bracket [@carr1958, \\[3\\]].
An escaped semicolon [@carr1958, a\\; b; @nove1992].
An ampersand [Marx & Engels, in @MECW:24].
Small capitals [@carr1958]{.smallcaps} are a span.
> The plan was law. [@lewin1968, p. 99]
## What @carr1958 says
## What is said [@carr1958, p. 3]
A row of hashes in a key @c#.net and more.
Prices of $5 and $6 [@nove1992, p. 3].
Prices of 5 @ 6 roubles [@nove1992].
The unit is 3 % [@nove1992, p. 3] of all.
Snake_case_words and @carr1958 here.
He said *so* [@carr1958], *then* [@nove1992].
He said _so_ [@carr1958], _then_ @nove1992.
~~Struck [@carr1958]~~ out.
Superscript x^2^ and [@carr1958].
H~2~O and [@carr1958, p. 3].
See fn. 3 in [@carr1958, fn. 3].
The article is cited whole [@gatt1947, art. 3].
The law is cited by paragraph [@bgb, § 433].
The law is cited by paragraph [@bgb, §433 Abs. 2].
The law is cited by paragraph [@bgb, para. 3].
`

const BLOCKS: readonly string[] = [
  'A note mark[^1] stands before [@carr1958].\n\n[^1]: See @nove1992 [p. 3].',
  'A note with a list.[^2]\n\n[^2]: See [@nove1992, p. 3; @davies1980].\n\n    A second paragraph of the note [@carr1958].',
  '> The plan was law.\n>\n> — @lewin1968, p. 99',
  '> The plan was law,\n> and nobody kept it [see\n> @lewin1968, p. 99].',
  '- first @carr1958\n- second [@nove1992, p. 3]',
  '1. first [@carr1958]\n\n   and more [@nove1992]',
  '| who | where |\n|---|---|\n| Carr | [@carr1958, p. 3] |\n| @nove1992 | p. 4 |',
  'Term [@carr1958]\n:   What it means [@nove1992, p. 3]',
  '::: {.epigraph}\nThe plan was law [@lewin1968].\n:::',
  '(@good) An example of a state.\n\nAs (@good) shows, and as @carr1958 says.',
  'A note with a key alone.[^3]\n\n[^3]: @carr1958.',
  'A note that begins with a key.[^4]\n\n[^4]: @carr1958. See also @nove1992.',
  '> The plan was law.\n\n(@carr1958)',
  'He said so.\n\n@carr1958. That is clear, and @carr1958 again.',
  '@good. An example of a state.\n\nAs (@good) and [see @good, p. 3] show.',
  'A wrapped line that goes on in the next with a key\n(@carr1958) that stands first in it, and @carr1958 again.',
  'A citation [@carr1958,\np. 3; @nove1992] over two lines.',
  'A narrative one @carr1958\n[p. 3] over two lines.',
  'Line one [@carr1958]\\\nline two [@nove1992]',
  '    @code is code\n\nbut @carr1958 is not.',
  '```\n[@code]\n```\n\n[@carr1958]',
  'A setext heading with @carr1958\n===============================\n\nText [@nove1992].',
]

export const COLLECTED: readonly string[] = [...LINES.trim().split('\n'), ...BLOCKS]
