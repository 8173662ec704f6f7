import type { CitedLocator } from '../model/citation.ts'

/** The same for the same labels and values with the same words beside them, wherever in the essay they stand. */
export function locatorKey({ label, value, parts, book = '', beside = '' }: Omit<CitedLocator, 'span'>): string {
  const all = parts?.map(part => `${part.label} ${part.value}`) ?? []
  return [`${label} ${value}`, ...all, book, beside].join('|')
}
