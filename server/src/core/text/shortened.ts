/** On one line and of at most `longest` characters: cut behind a word, with `…`; in the midst of one only where it is longer than half of that. */
export function shortened(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1)
  const space = /\s/.test(line[longest - 1] as string) ? cut.length : cut.lastIndexOf(' ')
  const kept = space > longest / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')
  return `${kept.replace(/[\s…]+$/, '')}…`
}
