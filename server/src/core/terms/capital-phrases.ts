import { isWordUnit } from '../text/fold.ts'
import { CAPITAL_PHRASE } from './phrase.ts'

/** A run of capitalised words: `Red Army`, `Era of Stagnation`. Offsets count in the sentence. */
export interface CapitalPhrase {
  readonly at: number
  readonly name: string
}

const PHRASE = new RegExp(CAPITAL_PHRASE, 'uy')

const NONE: readonly CapitalPhrase[] = []

/** In order, not overlapping. One pass that looks closer at words with a capital only. */
export function capitalPhrases(text: string): readonly CapitalPhrase[] {
  let found: CapitalPhrase[] | undefined
  let inWord = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (!isWordUnit(unit)) {
      inWord = false
      continue
    }
    if (inWord) continue
    inWord = true
    if (!isCapital(unit, text, i)) continue
    PHRASE.lastIndex = i
    const name = PHRASE.exec(text)?.[0]
    if (name === undefined) continue
    found ??= []
    found.push({ at: i, name })
    i += name.length - 1
  }
  return found ?? NONE
}

function isCapital(unit: number, text: string, at: number): boolean {
  if (unit < 128) return unit >= 65 && unit <= 90
  const char = text.charAt(at)
  return char !== char.toLowerCase()
}
