import type { Citation, CitationItem, CitedLocator } from '../model/citation.ts'
import type { Claim, Quotation } from '../model/quotation.ts'
import { type Span, span, type Unit } from '../text/span.ts'
import type { Source } from './anchors.ts'
import type { Labelled } from './layout.ts'

/** A span that many units further on. */
export function shifted<U extends Unit>({ start, end }: Span<U>, by: number): Span<U> {
  return span(start + by, end + by)
}

export function shiftedLabel(labelled: Labelled, by: number): Labelled {
  return { ...labelled, start: labelled.start + by, end: labelled.end + by }
}

export function shiftedCitation(citation: Citation, by: number): Citation {
  return { ...citation, span: shifted(citation.span, by), items: citation.items.map(item => shiftedItem(item, by)) }
}

function shiftedItem(item: CitationItem, by: number): CitationItem {
  const keySpan = shifted(item.keySpan, by)
  return item.locator ? { ...item, keySpan, locator: shiftedLocator(item.locator, by) } : { ...item, keySpan }
}

function shiftedLocator(locator: CitedLocator, by: number): CitedLocator {
  return movedLocator(locator, place => shifted(place, by))
}

/** With each of its parts. */
function movedLocator(locator: CitedLocator, move: (place: Span<'essay'>) => Span<'essay'>): CitedLocator {
  const moved = { ...locator, span: move(locator.span) }
  return locator.parts ? { ...moved, parts: locator.parts.map(part => ({ ...part, span: move(part.span) })) } : moved
}

export function shiftedSource<T extends Source | Claim>(source: T, by: number): T {
  const citation = shifted(source.citation, by)
  return source.locator ? { ...source, citation, locator: shiftedLocator(source.locator, by) } : { ...source, citation }
}

/** `inside` and `interrupted` are what is added to the indexes of the quotation around it and of its interrupted group. */
export interface QuotationShift {
  readonly by: number
  readonly inside: number
  readonly interrupted: number
}

export function shiftedQuotation(
  quotation: Quotation,
  { by, inside, interrupted }: QuotationShift,
  claims: readonly Claim[],
): Quotation {
  // For every keystroke all quotations behind it are made anew: one copy each.
  const moved: { -readonly [P in keyof Quotation]: Quotation[P] } = {
    ...quotation,
    span: shifted(quotation.span, by),
    outer: shifted(quotation.outer, by),
    claims,
  }
  if (quotation.inside !== undefined) moved.inside = quotation.inside + inside
  if (quotation.interrupted !== undefined) moved.interrupted = quotation.interrupted + interrupted
  return moved
}

/** The stretch of an essay that is read anew: where it was, and how far what lies behind it moved. */
export interface Replaced {
  readonly start: number
  /** In the old text. */
  readonly end: number
  readonly by: number
  /** The first character that changed. */
  readonly firstChange: number
}

/** Where the places that claims name have gone: before the stretch, in it, behind it. */
export class Relocation {
  /** A place in the stretch was asked for that is not known any more. */
  lost = false
  private readonly replaced: Replaced
  private readonly known = new Map<number, Span<'essay'>>()

  constructor(replaced: Replaced) {
    this.replaced = replaced
  }

  /** A source that a note in the stretch cites, as it was and as it is. */
  learn(before: Source, after: Source): void {
    this.known.set(before.citation.start, after.citation)
    if (!before.locator || !after.locator) return
    this.known.set(before.locator.span.start, after.locator.span)
    for (const [i, part] of (before.locator.parts ?? []).entries()) {
      const now = after.locator.parts?.[i]
      if (now) this.known.set(part.span.start, now.span)
    }
  }

  /** The same objects where nothing moved. */
  claims(claims: readonly Claim[]): readonly Claim[] {
    return claims.every(claim => this.stays(claim)) ? claims : claims.map(claim => this.source(claim))
  }

  source<T extends Source | Claim>(source: T): T {
    if (this.stays(source)) return source
    const citation = this.span(source.citation)
    return source.locator
      ? { ...source, citation, locator: movedLocator(source.locator, place => this.span(place)) }
      : { ...source, citation }
  }

  private stays({ citation, locator }: Source | Claim): boolean {
    const { start } = this.replaced
    return citation.start < start && (locator === undefined || locator.span.start < start)
  }

  private span(place: Span<'essay'>): Span<'essay'> {
    const { start, end, by, firstChange } = this.replaced
    if (place.start < start) return place
    if (place.start >= end) return shifted(place, by)
    const known = this.known.get(place.start)
    if (known) return known
    if (place.end > firstChange) this.lost = true
    return place
  }
}
