import type { Cited } from './cited-parts.ts'

/** The same for the same labels and values, wherever in the essay they stand. */
export function locatorKey({ label, value, parts }: Cited): string {
  const all = parts?.map(part => `${part.label} ${part.value}`) ?? []
  return [`${label} ${value}`, ...all].join('|')
}
