/** The book in test/fixtures/book, in all formats that it was made in, and quotations of it. */

import fs from 'node:fs'
import path from 'node:path'
import { contributeRead, readerOf, sourceFileOf } from '../../../server/src/core/corpus/contribute.ts'
import type { FreshContribution } from '../../../server/src/core/index/contribution.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import { said } from '../../../server/src/core/wording.ts'

const FOLDER = path.join(import.meta.dirname, '../../fixtures/book')

/** The files; make.mjs beside them says which program has made which. */
export const BOOKS = [
  'book.txt',
  'book.md',
  'book.html',
  'book.epub',
  'book.docx',
  'book.odt',
  'book.rtf',
  'book-pages.pdf',
  'book-columns.pdf',
  'book-notes.pdf',
  'book-office.pdf',
] as const
export type Book = (typeof BOOKS)[number]

/** By which essays cite it, in whatever format it is. */
export const KEY = 'ferrier1911'

/** What the book contributes as a source, read the way it is when it lies in a folder of sources. */
export async function contributionOfBook(name: Book): Promise<FreshContribution> {
  const bytes = new Uint8Array(fs.readFileSync(path.join(FOLDER, name)))
  const file = { id: name as SourceId, path: name, uri: `file:///sources/${name}`, bytes, key: KEY }
  const reader = readerOf(file)
  if ('failed' in reader) throw new Error(said(reader.failed))
  const contribution = contributeRead(file, await reader.read(sourceFileOf(file)), () => name)
  if ('failed' in contribution) throw new Error(said(contribution.failed))
  return contribution
}

/** What makes a quotation hard to find in a file: each kind has its share of them. */
export type Kind = 'note mark' | 'italics' | 'quotation marks' | 'ligatures' | 'dashes' | 'of a note' | 'plain'

export interface Quoted {
  readonly kind: Kind
  /** As it stands in an essay between quotation marks, with the author's italics. */
  readonly words: string
}

/** Note marks while the text is cut. */
const MARK = '\u0001'
const SHARES: readonly (readonly [Kind, number, RegExp])[] = [
  ['note mark', 7, /[^\u0001]\u0001./],
  ['italics', 5, /\*[^*]+\*/],
  ['quotation marks', 6, /“[^”]+”/],
  ['ligatures', 6, /f[fil].*f[fil]/],
  ['dashes', 3, /[—\p{L}][—-][\p{L}—]/u],
  ['of a note', 4, /./],
  ['plain', 9, /./],
]
const SHORTEST = 8
const LONGEST = 45
const SEED = 1911

/** Forty quotations, always the same: words in a row from anywhere in the book, as many of each kind as `SHARES` says. */
export function quotationsOfBook(): readonly Quoted[] {
  const { paragraphs, notes } = partsOfBook()
  const next = randomOf(SEED)
  const chosen = new Set<string>()
  return SHARES.flatMap(([kind, count, holds]) => {
    const from = kind === 'of a note' ? notes : paragraphs
    return Array.from({ length: count }, (): Quoted => {
      for (;;) {
        const cut = cutOf(from[Math.floor(next() * from.length)] as string, next)
        if (cut === undefined || !holds.test(cut) || chosen.has(cut)) continue
        chosen.add(cut)
        return { kind, words: inEssay(cut) }
      }
    })
  })
}

/** In a row, so that wherever a line, a column or a page ends there is a passage that runs over it. */
const PASSAGE = 24

/** The whole book in passages of so many words, each of which begins in the middle of the one before, without the author's italics. */
export function passagesOfBook(): readonly string[] {
  const { paragraphs, notes } = partsOfBook()
  return [...paragraphs, ...notes].flatMap(text => {
    const words = text.replaceAll('*', '').replaceAll(MARK, '').split(' ')
    const starts = Array.from({ length: Math.max(1, Math.ceil(words.length / (PASSAGE / 2)) - 1) }, (_, i) => i)
    // Of a line of one word nobody could say where it stands.
    if (words.length < SHORTEST) return []
    return starts.map(i => words.slice((i * PASSAGE) / 2, (i * PASSAGE) / 2 + PASSAGE).join(' '))
  })
}

function partsOfBook(): { readonly paragraphs: readonly string[]; readonly notes: readonly string[] } {
  const whole = fs.readFileSync(path.join(FOLDER, 'book.md'), 'utf8').replace(/^---\n.*?\n---\n/s, '')
  const blocks = whole.split(/\n\n+/).map(block => block.trim().replace(/^> /, '').replace(/\s+/g, ' '))
  return {
    notes: blocks.flatMap(block => /^\[\^\d+\]: (.*)/.exec(block)?.[1] ?? []),
    paragraphs: blocks.filter(block => !/^(?:\[\^|#|- )/.test(block)).map(text => text.replace(/\[\^\d+\]/g, MARK)),
  }
}

/** Its headings, with `#`, and its paragraphs, without notes and marks. */
export function blocksOfBook(): readonly string[] {
  const blocks = fs
    .readFileSync(path.join(FOLDER, 'book.md'), 'utf8')
    .replace(/^---\n.*?\n---\n/s, '')
    .split(/\n\n+/)
  return blocks
    .map(block => block.trim().replace(/\[\^\d+\](?!:)|\*/g, ''))
    .filter(block => block !== '' && !/^(?:\[\^|[|>-])/.test(block))
}

/** Some words in a row; undefined where that would cut a phrase in italics or between quotation marks. */
function cutOf(text: string, next: () => number): string | undefined {
  const words = text.split(' ')
  const length = Math.min(words.length, SHORTEST + Math.floor(next() * (LONGEST - SHORTEST)))
  const start = Math.floor(next() * (words.length - length + 1))
  const cut = words.slice(start, start + length).join(' ')
  const count = (mark: string): number => cut.split(mark).length - 1
  const isWhole = count('*') % 2 === 0 && count('“') === count('”') && cut.indexOf('”') >= cut.indexOf('“')
  return length >= SHORTEST && isWhole ? cut : undefined
}

/** Without the marks of notes, the inner quotation marks single, without the point or comma at its end. */
function inEssay(cut: string): string {
  return cut
    .replaceAll(MARK, '')
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .replace(/[,;:.]+$/, '')
}

/** Numbers from 0 to 1, the same for the same seed: a linear congruential generator (Numerical Recipes). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
