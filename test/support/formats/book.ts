/** One book in many formats, in our own words: the starter corpus, with notes put into it. */
import fs from 'node:fs'
import path from 'node:path'

/** As Markdown. Every second paragraph that has a fit comma has a note after one of its words. */
export function bookInMarkdown(): string {
  const folder = path.resolve('corpus')
  const chapters = fs.readdirSync(folder).filter(name => name.endsWith('.md'))
  const text = chapters
    .sort()
    .map(name => fs.readFileSync(path.join(folder, name), 'utf8').replace(/^---\n.*?\n---\n/s, ''))
    .join('\n\n')
  let paragraphs = 0
  const notes: string[] = []
  const noted = text.split('\n\n').map(block => {
    if (!/^[A-Z]/.test(block.trim()) || !PLAIN_STOP.test(block) || ++paragraphs % 2 !== 0) return block
    notes.push(`[^r${paragraphs}]: Remark ${paragraphs} holds words that stand in no other place of this book.`)
    return block.replace(PLAIN_STOP, `$1[^r${paragraphs}]`)
  })
  return `---\ntitle: One book in *many* formats\nauthor:\n- Ann Lee\n- Bo Li\ndate: 1936-08-04\nlang: en-GB\n---\n\n${[...noted, ...notes].join('\n\n')}\n`
}

/** A comma in a sentence: the note's mark stands right after it, and the sentence goes on. */
const PLAIN_STOP = /([a-z]{4},)(?= [a-z]{4})/

/**
 * Quotations of the book: words of `text` that run over a note's mark, and plain ones, spread over the whole, none with markup or quotation
 * marks inside. `text` is Pandoc's plain rendering without line breaks in paragraphs.
 */
export function quotationsOf(text: string, count: number): string[] {
  const paragraphs = text
    .split(/\n{2,}/)
    .filter(
      block => block.length > 250 && !block.includes('\n') && !/["“”‘’*_[\]|>]/.test(block) && /^[A-Z]/.test(block),
    )
  const step = paragraphs.length / count
  const chosen = Array.from({ length: count }, (_, i) => paragraphs[Math.floor(i * step)] as string)
  return chosen.map((block, i) => {
    const words = block.replace(/\s+/g, ' ').split(' ')
    // Some begin in mid-sentence; all are long enough to be of this place only.
    const inMidst = i % 3 === 0 ? 0 : Math.min(4, words.length - 30)
    // Every fourth runs over the place where a note's mark is in half of the paragraphs.
    const stop = words.findIndex((word, k) => /[a-z]{4},$/.test(word) && /^[a-z]{4}/.test(words[k + 1] ?? ''))
    const start = i % 4 === 1 && stop >= 0 ? Math.max(0, stop - 6) : inMidst
    return words
      .slice(start, start + 12 + (i % 14))
      .join(' ')
      .replace(/[\s,;:.]+$/, '')
  })
}
