/**
 * The line that says whose a block quotation is: `— Marx, *Capital*, p. 3`. As in books and newspapers: a dash at its start.
 */
const DASHED = /^[\s\u00AD]*(?:[—–―]|--)(?![-—–])[\s\u00AD\uFFFC]*(?=[\p{L}\p{N}"'“‘«„([\uFFFC])/u
/** Longer than this, a line that begins with a dash is a speech or an aside. */
const LONGEST = 300
/** `(Marx 1867, p. 3)`, `(pp. 3–4)`, `(27)` at the very end. */
const PARENTHESIS =
  /\s\((?:[^()]{0,200}\b(?:1[4-9]|20)\d\d[a-z]?\b[^()]{0,100}|(?:pp?|S|с|стр|ch|chap|vol)\.\s?[\divxlc][^()]{0,60}|\d{1,4}(?:\s?[-–,]\s?\d{1,4}){0,3})\)[\s.\u00AD]*$/u

/** `(@key, 1.3)` at the very end: the citation is an object in `scan` and blank in `masked`. */
const CITED = /\s\(\uFFFC[^()]{0,80}\)[\s.\u00AD]*$/u

/** Whether a paragraph or line of its own is an attribution; `scan` as in the pairing of marks. */
export function isAttribution(line: string): boolean {
  return line.length <= LONGEST && DASHED.test(line)
}

/**
 * Where the words of a block quotation end and its attribution begins, as an offset into `masked`; its length when it has none.
 * The last line only, and never the first.
 */
export function attributionStart(masked: string, scan: string): number {
  const end = masked.trimEnd().length
  const lineStart = masked.lastIndexOf('\n', end - 1) + 1
  if (lineStart > 0) {
    const line = scan.slice(lineStart, end)
    if (isAttribution(line) && (!/^[\s\u00AD]*--/.test(line) || isNamed(line))) return lineStart
  }
  const cited = CITED.exec(scan.slice(Math.max(0, end - LONGEST), end))
  if (cited) {
    const at = Math.max(0, end - LONGEST) + cited.index
    if (/^\s\(\s+[^()]*\)/.test(masked.slice(at, end))) return at
  }
  const parenthesis = PARENTHESIS.exec(masked.slice(Math.max(0, end - LONGEST), end))
  if (!parenthesis) return masked.length
  const at = Math.max(0, end - LONGEST) + parenthesis.index
  // Behind a finished sentence, or on a line of its own; else it is a part of the sentence.
  return /[.!?…:;"'”’»][\s\u00AD]*$/.test(masked.slice(0, at + 1)) || masked[at] === '\n' ? at : masked.length
}

/** Two hyphens are also a comment or a drawing: a name must follow. */
function isNamed(line: string): boolean {
  return /^[\s\u00AD]*--[\s\u00AD]*(?:\p{Lu}|["“\uFFFC])/u.test(line) && !/[{}<>;|]|--.*--/.test(line)
}
