/** What the files of a store are called. Whatever else lies in its folder is not the store's and is left alone. */

const GENERATION_DIGITS = 12

export type StoreName =
  | { readonly kind: 'manifest'; readonly generation: number }
  /** `owner` is who wrote it. */
  | { readonly kind: 'segment' | 'temporary' | 'lease'; readonly owner: string }
  | { readonly kind: 'value' }

export function manifestName(generation: number): string {
  return `manifest-${String(generation).padStart(GENERATION_DIGITS, '0')}`
}

export function segmentName(owner: string, count: number): string {
  return `segment-${owner}-${count}`
}

export function temporaryName(owner: string, count: number): string {
  return `temporary-${owner}-${count}`
}

export function leaseName(owner: string): string {
  return `lease-${owner}`
}

/** Throws for a name that is not made of letters, digits and `-`: it becomes a part of a path. */
export function valueName(name: string): string {
  if (!/^[a-z0-9-]{1,64}$/i.test(name)) throw new Error(`not a name of a value: ${name}`)
  return `value-${name}`
}

const NAME =
  /^(?:manifest-(\d{12})|(segment|temporary)-([0-9a-f]{16})-\d{1,15}|lease-([0-9a-f]{16})|value-[a-z0-9-]{1,64})$/i

export function parseStoreName(name: string): StoreName | undefined {
  const match = NAME.exec(name)
  if (!match) return undefined
  const [, generation, kind, owner, leaseOwner] = match
  if (generation !== undefined) return { kind: 'manifest', generation: Number(generation) }
  if (leaseOwner !== undefined) return { kind: 'lease', owner: leaseOwner }
  if (owner === undefined) return { kind: 'value' }
  return { kind: kind === 'segment' ? 'segment' : 'temporary', owner }
}

export function isSegmentName(name: string): boolean {
  return parseStoreName(name)?.kind === 'segment'
}
