/** Identifiers of publications in what a file says of itself. */

/** The ISBN in a text that names one (`urn:isbn:…`, `ISBN 0-14-…`) or is one, without hyphens; undefined if its check digit is wrong. */
export function isbnIn(text: string): string | undefined {
  const match = /(?:^|isbn[:\s]*(?:-1[03][:\s]*)?)((?:97[89][- ]?)?(?:\d[- ]?){9}[\dX])(?![\d-])/i.exec(
    text.slice(0, 200),
  )
  const digits = match?.[1]?.replace(/[- ]/g, '').toUpperCase()
  return digits !== undefined && isIsbn(digits) ? digits : undefined
}

/** `10.1000/182` of `https://doi.org/10.1000/182` and of `doi:10.1000/182`. */
export function doiIn(text: string): string | undefined {
  return /\b10\.\d{4,9}\/[^\s"<>]{1,200}/.exec(text.slice(0, 400))?.[0].replace(/[.,;]+$/, '')
}

function isIsbn(digits: string): boolean {
  const values = [...digits].map(digit => (digit === 'X' ? 10 : Number(digit)))
  if (values.length === 10) return values.reduce((sum, value, i) => sum + value * (10 - i), 0) % 11 === 0
  return values.length === 13 && values.reduce((sum, value, i) => sum + value * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0
}
