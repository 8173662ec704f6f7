/** What a UTF-16 code unit is to the splitting of sentences. */

export const FULL_STOP = 46

export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    (code >= 0xa0 && (code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200a)))
  )
}

export function isBlank(code: number): boolean {
  return isSpace(code) && code !== 10 && code !== 13
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

export function isAsciiLetter(code: number): boolean {
  const small = code | 32
  return small >= 97 && small <= 122
}

export function isWordCode(code: number): boolean {
  if (code < 128) return isAsciiLetter(code) || isDigit(code)
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code))
}

export function isLower(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122
  return /\p{Ll}/u.test(String.fromCharCode(code))
}

export function isUpper(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90
  return /\p{Lu}/u.test(String.fromCharCode(code))
}
