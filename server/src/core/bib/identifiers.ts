/** Years, DOIs and ISBNs as bibliographies write them, in the one form in which they are compared. */

/** The year that a date begins with or names: `1936` of `1936-08-04`, `1936/1937`, `c. 1936`, `August 1936`; `-44` of `-0044`. */
export function yearOfDate(date: string): string | undefined {
  const plain = date.trim().slice(0, 100)
  const iso = /^y?(-?\d{4,6})(?![\p{L}\p{N}])/u.exec(plain)?.[1]
  if (iso !== undefined) return String(Number(iso))
  return /(?<![\p{N}])\d{4}(?![\p{N}])/u.exec(plain)?.[0] ?? /^\d{1,3}$/.exec(plain)?.[0]
}

/** `10.1000/xyz` of `https://doi.org/10.1000/XYZ`; undefined for what is none. */
export function plainDoi(doi: string): string | undefined {
  const plain = doi.slice(0, 500).replace(/\\([_%&#])/g, '$1')
  return /10\.\d{4,9}\/\S+/.exec(plain)?.[0].toLowerCase()
}

/** Without hyphens; several with a blank between them. */
export function plainIsbn(isbn: string): string | undefined {
  const numbers = isbn
    .slice(0, 500)
    .replaceAll('-', '')
    .toUpperCase()
    .match(/(?<!\d)(?:\d{13}|\d{9}[\dX])(?!\d)/g)
  return numbers?.join(' ')
}

/** Each ISBN of a text in thirteen digits, so that the two forms of one number are the same: see {@link plainIsbn}. */
export function isbns(text: string): readonly string[] {
  const numbers = plainIsbn(text)?.split(' ') ?? []
  return [...new Set(numbers.map(number => (number.length === 13 ? number : thirteenDigits(number))))]
}

/** `978` before the first nine digits, and another check digit. */
function thirteenDigits(isbn: string): string {
  const digits = `978${isbn.slice(0, 9)}`
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
