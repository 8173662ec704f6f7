/** LaTeX commands of bibliographies and what a reader sees of them. */

/** Accents as combining characters, by the command's name. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['G', '\u030f'],
  ['U', '\u030e'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['t', '\u0361'],
])

/** Commands that stand for characters, without the backslash. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...pairs('ss ß SS ẞ ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł i ı j ȷ aa å AA Å dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ'),
  ...pairs(
    'textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” lq ‘ rq ’',
  ),
  ...pairs(
    'quotedblbase „ quotesinglbase ‚ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › glqq „ grqq “',
  ),
  ...pairs(
    'flqq « frqq » textquotesingle \' textquotedbl " ldots … dots … textellipsis … S § P ¶ dag † ddag ‡ copyright ©',
  ),
  ...pairs(
    'textcopyright © textregistered ® texttrademark ™ pounds £ textsterling £ texteuro € euro € textdegree ° degree °',
  ),
  ...pairs('textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textbar | textless < textgreater >'),
  ...pairs(
    'textbraceleft { textbraceright } textdollar $ textsection § textparagraph ¶ textbullet • textperiodcentered ·',
  ),
  ...pairs(
    'textexclamdown ¡ textquestiondown ¿ textordfeminine ª textordmasculine º times × cdot · pm ± sim ~ to → rightarrow →',
  ),
  ...pairs('leq ≤ geq ≥ neq ≠ infty ∞ alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ'),
  ...pairs('lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ'),
  ...pairs(
    'Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω LaTeX LaTeX TeX TeX BibTeX BibTeX hyphen - endash –',
  ),
  ...pairs('emdash — slash / adddot .'),
  ['space', ' '],
  ['quad', ' '],
  ['qquad', ' '],
  ['newline', ' '],
  ['par', ' '],
  ['linebreak', ' '],
  ['addspace', ' '],
  ['nobreakspace', ' '],
  ['thinspace', ' '],
])

/** Commands whose argument is quoted. */
export const QUOTING: ReadonlySet<string> = new Set(['enquote', 'mkbibquote'])

/** Commands whose first argument no reader sees. */
export const HIDING: ReadonlySet<string> = new Set([
  'noopsort',
  'href',
  'textcolor',
  'color',
  'hspace',
  'vspace',
  'label',
])

/** Single characters behind a backslash that are not the characters themselves; `\-` and `\/` are nothing. */
export const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['-', ''],
  ['/', ''],
  ['@', ''],
  ['!', ''],
  [',', ' '],
  [';', ' '],
  [':', ' '],
  ['\\', ' '],
  ['(', ''],
  [')', ''],
  ['[', ''],
  [']', ''],
])

function pairs(list: string): [string, string][] {
  const words = list.split(' ')
  return words.flatMap((name, i) => (i % 2 === 0 ? [[name, words[i + 1] as string] satisfies [string, string]] : []))
}
