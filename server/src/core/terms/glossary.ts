import type { Contribution } from '../index/contribution.ts'
import type { Term } from '../model/term.ts'
import type { Span } from '../text/span.ts'

export type { Account, Term } from '../model/term.ts'

/** A term where an essay uses it. */
export interface TermMention {
  readonly span: Span<'essay'>
  readonly term: Term
}

/** The terms of all sources of a snapshot, merged. Built on first use. */
export class Glossary {
  static of(_contributions: readonly Contribution[]): Glossary {
    return new Glossary()
  }

  /** The longest term around an offset of an essay; nothing inside one of `opaque` (code, link targets, citation keys). */
  termAt(_text: string, _at: number, _opaque: readonly Span<'essay'>[] = []): TermMention | undefined {
    return undefined
  }

  /** The term of that name, alias or inflected form. */
  find(_name: string): Term | undefined {
    return undefined
  }

  /** Most important first. */
  terms(): readonly Term[] {
    return []
  }

  /** Every mention in one source, in order. */
  mentionsIn(_term: Term, _contribution: Contribution): readonly Span<'text'>[] {
    return []
  }
}
