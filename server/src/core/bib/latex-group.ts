/** Behind the group whose brace stands at `at`; undefined where nothing closes it. */
export function behindGroup(latex: string, at: number): number | undefined {
  let depth = 0
  for (let i = at; i < latex.length; i++) {
    const char = latex[i]
    if (char === '\\') i++
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return i + 1
  }
  return undefined
}
