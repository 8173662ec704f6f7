/** Of what kind an account says that a thing is: *month* in `Thermidor was the eleventh month of a calendar`. English, German and French. */
import type { Account } from '../../model/term.ts'
import { contains } from '../../text/span.ts'
import { surnameOf } from '../lexicon/full-name.ts'

const KIND =
  /^["”»“')*_]*\s*(?:\([^()]{1,80}\)\s*)?(?:is|are|was|were|means?|denotes?|refers?\s+to|designates?|ist|sind|war|waren|bezeichnet|est|sont|était|désigne)\s+(?:(?:an?|the|one\s+of\s+the|any|eine?|der|die|das|une?|les?|la)\s+)((?:[\p{L}’'-]+\s+){0,4}?[\p{L}-]+)(?=[,.;:()]|\s+(?:of|that|which|who|whose|in|from|for|to|between|with|by|at|on|where|when|and|or|des|der|die|das|von|du|de|qui|que|dans)(?!\p{L})|\s*$)/iu
/** They say nothing of the thing itself. */
const EMPTY = /^(?:name|term|word|reference|form|kind|type|sort|part|example|case|concept|idea|notion|thing|one)s?$/i
const PERSON =
  /\((?:born|né|geboren|c\.\s*)?\s*\d{4}\s*[–-]|(?<!\p{L})(?:born|died|who|whose|he|she|his|her|him)(?!\p{L})/iu

/** The noun that an account begins with, in small letters; undefined where none is found, or one that says nothing. */
export function genusOf({ at, passage }: Account, text: string): string | undefined {
  if (!contains(passage, at)) return undefined
  const noun = KIND.exec(text.slice(at.end, Math.min(passage.end, at.end + 200)).replace(/\s+/g, ' '))?.[1]
  const head = noun?.split(/\s+/).at(-1)?.toLowerCase()
  return head === undefined || EMPTY.test(head) ? undefined : head
}

/** Whether it may be of a person, of whom everything can be said. */
export function speaksOfPerson({ name, aliases, passage }: Account, text: string): boolean {
  return aliases.some(alias => surnameOf(alias) === name) || PERSON.test(text.slice(passage.start, passage.end))
}
