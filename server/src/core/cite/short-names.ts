import type { CslItem, CslName } from './csl-item.ts'

/** `Smith`, `Doe & Roe`, `Aad et al.`, else the title: for styles that have no names of their own in a citation. */
export function shortNames(item: CslItem): string {
  const names = [item.author, item.editor, item.translator].find(Array.isArray) as readonly CslName[] | undefined
  const [first, second] = (names ?? []).map(({ family, given, literal, 'non-dropping-particle': particle }) =>
    [particle, literal ?? family ?? given].filter(part => part !== undefined).join(' '),
  )
  if (first === undefined) return typeof item.title === 'string' ? item.title.replace(/<[^<>]*>/g, '') : item.id
  if ((names?.length ?? 0) > 2) return `${first} et al.`
  return second === undefined ? first : `${first} & ${second}`
}
