import assert from 'node:assert/strict'
import { namesOf } from '../../../server/src/core/bib/bibtex-names.ts'
import { latexToText } from '../../../server/src/core/bib/latex-text.ts'
import { nameInFull } from '../../../server/src/core/bib/reference.ts'

describe('LaTeX as text', () => {
  const cases: readonly (readonly [latex: string, text: string])[] = [
    [String.raw`{\"o}\"{o}\"o {\'e}\'{\i}\'\i`, 'ööö éíí'],
    [String.raw`\ss \ss{}a {\ss}a Stra\ss e`, 'ßßa ßa Straße'],
    [String.raw`\v{s}\v s\c{c}\c c\k{a}\H{o}\r a\=a\.z\u{g}`, 'ššççąőåāżğ'],
    [String.raw`{\AE}ther {\o} \O{} \L\'od\'z \aa\AA`, 'Æther ø Ø Łódź åÅ'],
    ['pp. 1--2 --- well-known', 'pp. 1–2 — well-known'],
    ["``double'' `single' don't", '“double” ‘single’ don’t'],
    [String.raw`\enquote{a \emph{b} c} \mkbibquote{d}`, '“a b c” “d”'],
    [String.raw`10~km, 100\% \& \$5 \#1 a\_b \{x\}`, '10 km, 100% & $5 #1 a_b {x}'],
    ['{{NASA}} and {I}{B}{M}', 'NASA and IBM'],
    [String.raw`$E = mc^2$ \LaTeX{} \textsc{Abc}`, 'E = mc^2 LaTeX Abc'],
    [String.raw`\href{https://x.y}{seen} \unknown{kept} \noopsort{1}Z`, 'seen kept Z'],
    ['  two\n  lines\t', 'two lines'],
    ['no LaTeX', 'no LaTeX'],
    [String.raw`broken \"`, 'broken'],
    [String.raw`{{{ \enquote{x`, '“x'],
    [String.raw`a}}b\\c`, 'ab c'],
  ]
  for (const [latex, text] of cases) {
    it(JSON.stringify(latex), () => {
      assert.equal(latexToText(latex), text)
    })
  }
})

describe('names in BibTeX', () => {
  const cases: readonly (readonly [latex: string, names: readonly string[]])[] = [
    ['Leon Trotsky', ['Trotsky, Leon']],
    ['Trotsky, Leon', ['Trotsky, Leon']],
    ['Plato', ['Plato']],
    ['Ludwig van Beethoven and Goethe, Johann Wolfgang von', ['van Beethoven, Ludwig', 'Goethe, Johann Wolfgang von']],
    ["Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", ['de la Vallée Poussin, Charles Louis Xavier Joseph']],
    ['King, Jr., Martin Luther', ['King, Martin Luther, Jr.']],
    ['{Simon and Schuster} and {UN Committee}', ['Simon and Schuster', 'UN Committee']],
    ['Marx, Karl\n  AND\tEngels, Friedrich and others', ['Marx, Karl', 'Engels, Friedrich']],
    ['{\\"O}zg{\\"u}r, Ay{\\c s}e', ['Özgür, Ayşe']],
    ['Sandy Anderson', ['Anderson, Sandy']],
    ['{van} Gogh, Vincent', ['van Gogh, Vincent']],
    ['', []],
  ]
  for (const [latex, names] of cases) {
    it(JSON.stringify(latex), () => {
      assert.deepEqual(namesOf(latex).map(nameInFull), names)
    })
  }
})
