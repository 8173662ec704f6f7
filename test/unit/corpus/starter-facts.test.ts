/**
 * The documents of the starter corpus held against each other. The chronology is the table of facts: every date that another document
 * gives must be in it, for something that both name; the glossary is the table of persons.
 */
import assert from 'node:assert/strict'
import { STARTER_FILES, starterStatements, writtenEntries } from '../../support/starter-corpus.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const MONTH = `(?:${MONTHS.join('|')})`

/** Days from the beginning of 1970, both included; a month is all of its days. */
interface Dated {
  readonly written: string
  readonly first: number
  readonly last: number
  readonly isMonth: boolean
}

/** `7 November 1917`, `2 to 13 March 1938`, `18 March to 28 May 1871`, `May 1924`, `July and August 1935`. */
const DATE = new RegExp(
  `(?:(\\d{1,2}) )?(?:(?:to|and) (\\d{1,2}) )?(${MONTH})(?: (?:to|and) (?:(\\d{1,2}) )?(${MONTH}))? (\\d{4})(?!\\d)`,
  'g',
)

const OLD_STYLE = new RegExp(
  `(\\d{1,2})(?: to \\d{1,2})? (${MONTH})(?: (\\d{4}))? \\((\\d{1,2})(?: (${MONTH}))?(?: to [^()]*?)? ?(${MONTH})? Old Style\\)(?: (\\d{4}))?`,
  'g',
)

const DAY = 24 * 60 * 60 * 1000
const dayNumber = (year: number, month: number, day: number): number => Date.UTC(year, month, day) / DAY
const monthNumber = (name: string): number => MONTHS.indexOf(name as (typeof MONTHS)[number])

/** The dates of a text, New Style. Throws on a day that does not exist. */
function datesIn(text: string): readonly Dated[] {
  const newStyle = text.replace(/ \([^()]*(?:Old Style|of the year)[^()]*\)/g, '')
  return [...newStyle.matchAll(DATE)].map(match => {
    const [written, day, sameMonthDay, name, otherDay, otherName, yearText] = match
    const [year, month] = [Number(yearText), monthNumber(name as string)]
    const lastMonth = otherName === undefined ? month : monthNumber(otherName)
    if (day === undefined && otherDay === undefined) {
      return { written, first: dayNumber(year, month, 1), last: dayNumber(year, lastMonth + 1, 0), isMonth: true }
    }
    const lastDay = otherName === undefined ? (sameMonthDay ?? day) : otherDay
    return {
      written,
      first: existingDay(written, year, month, Number(day)),
      last: existingDay(written, year, lastMonth, Number(lastDay)),
      isMonth: false,
    }
  })
}

function existingDay(written: string, year: number, month: number, day: number): number {
  assert.ok(day >= 1 && day <= new Date(Date.UTC(year, month + 1, 0)).getUTCDate(), `${written} does not exist`)
  return dayNumber(year, month, day)
}

interface Event {
  readonly line: string
  readonly text: string
  readonly date: Dated | undefined
  readonly year: number
}

const events: readonly Event[] = (STARTER_FILES.get('chronology.md') ?? '')
  .split('\n')
  .filter(line => line.startsWith('- '))
  .map(line => {
    const colon = line.indexOf(': ')
    const head = line.slice(2, colon)
    const [date] = datesIn(head)
    return {
      line,
      text: line.slice(colon + 2),
      date,
      year: Number(/\d{4}(?!.*\d{4})/.exec(head.replace(/\(.*/, ''))?.[0]),
    }
  })

const statements = starterStatements().filter(({ from }) => from !== 'chronology.md')

/** Words that say nothing about what happened. */
const COMMON =
  /^(?:soviet|party|union|state|which|where|their|there|first|second|third|after|before|until|since|about|years?|other|under|until|these|those|trotsk\w*|stalin\w*|russia\w*|became|becomes|begins?|began|was|were|that|with|from|into|have|this|they|when|more|than|over|most|book|same|said|says|name|named|called|later|once|also|end|take|takes|taken|make|makes|made|new|one|two|all|its|his|her|for|and|the|not|but|had|has|who|did|does)$/

/** The beginnings of the words that say what a statement is about. */
function subjectOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}]{3,}/gu) ?? []
  const months = new Set(MONTHS.map(month => month.toLowerCase()))
  return new Set(words.filter(word => !COMMON.test(word) && !months.has(word)).map(word => word.slice(0, 6)))
}

describe('the chronology of the starter corpus', () => {
  it('has an event a line, each with a date and a sentence', () => {
    assert.ok(events.length >= 150, `${events.length} events`)
    for (const { line, date, year } of events) {
      assert.ok(date !== undefined || /^- \d{4}: /.test(line), line)
      assert.ok(year >= 1789 && year <= 1991, line)
      assert.match(line, /: [\p{Lu}*].*\.$/u)
    }
  })

  it('goes forward in time', () => {
    const begins = events.map(({ date, year, line }) => ({
      line,
      at: date?.first ?? dayNumber(year, 0, 1),
      upTo: date?.isMonth ? date.last : (date?.first ?? dayNumber(year, 11, 31)),
    }))
    for (const [i, event] of begins.entries()) {
      const before = begins[i - 1]
      // A month may stand before or after a day of it.
      if (before) assert.ok(before.at <= event.upTo, `${before.line}\n${event.line}`)
    }
  })

  it('has Old Style dates thirteen days behind, as all documents have, and twelve before 1900', () => {
    const found = [...STARTER_FILES].flatMap(([from, text]) =>
      [...text.matchAll(OLD_STYLE)].map(match => ({ from, match })),
    )
    assert.ok(found.length >= 20, `${found.length} dates`)
    for (const { from, match } of found) {
      const [written, day, month, yearBefore, oldDay, oldMonth, oldMonthLast, yearAfter] = match
      const year = Number(yearBefore ?? yearAfter)
      const behind =
        dayNumber(year, monthNumber(month as string), Number(day)) -
        dayNumber(year, monthNumber((oldMonth ?? oldMonthLast) as string), Number(oldDay))
      assert.equal(behind, 13, `${from}: ${written}`)
    }
  })
})

describe('dates in the starter corpus', () => {
  const known = events.flatMap(({ line, text, date }) => {
    const subject = subjectOf(text)
    return [...(date ? [date] : []), ...datesIn(text)].map(one => ({ line, subject, date: one }))
  })
  const dated = statements.flatMap(({ from, text }) =>
    datesIn(text).map(date => ({ from, text, date, subject: subjectOf(text) })),
  )

  it('are many', () => {
    assert.ok(dated.length >= 200, `${dated.length} dates`)
    assert.ok(new Set(dated.map(({ from }) => from)).size >= STARTER_FILES.size - 3)
  })

  for (const from of new Set(dated.map(one => one.from))) {
    it(`are the same in ${from} and in the chronology`, () => {
      for (const { text, date, subject } of dated.filter(one => one.from === from)) {
        const sameTime = known.filter(({ date: other }) => agree(date, other))
        const same = sameTime.filter(({ subject: other }) => [...subject].some(word => other.has(word)))
        const there = sameTime.map(({ line }) => line).join('\n')
        assert.ok(same.length > 0, `${date.written}: ${text}\nIn the chronology at that time:\n${there}`)
      }
    })
  }
})

/** A day is the same when the other begins or ends on it; a month when the other touches it. */
function agree(stated: Dated, other: Dated): boolean {
  if (stated.isMonth || other.isMonth) return stated.isMonth && other.first <= stated.last && other.last >= stated.first
  const ends = [other.first, other.last]
  return ends.includes(stated.first) && (stated.last === stated.first || ends.includes(stated.last))
}

interface Person {
  readonly name: string
  readonly surname: string
  readonly forenames: readonly string[]
  readonly variants: readonly string[]
  readonly born: number
  readonly died: number
}

const persons: readonly Person[] = writtenEntries()
  .filter(({ section, definition }) => section.startsWith('Persons') && !definition.includes(') and Beatrice ('))
  .map(({ name, aliases, definition }) => {
    const [, born, died] = /\((\d{4})–(\d{4})\)/.exec(definition) ?? []
    const full = [name, ...aliases, definition.slice(0, definition.indexOf(' ('))].filter(alias =>
      /^\p{Script=Latin}/u.test(alias),
    )
    const surname = name.split(' ').at(-1) as string
    return {
      name,
      surname,
      forenames: full.filter(alias => alias.endsWith(` ${surname}`)).map(alias => alias.slice(0, -surname.length - 1)),
      variants: aliases.filter(
        alias =>
          /^\p{Script=Latin}+$/u.test(alias) &&
          alias !== surname &&
          !full.some(f => f.startsWith(`${alias} `) || f.endsWith(` ${alias}`)),
      ),
      born: Number(born),
      died: Number(died),
    }
  })

const withSurname = (surname: string): readonly Person[] => persons.filter(one => one.surname === surname)

/** Whether a text names the person and not a thing called after him; two of one surname are told apart by the whole name. */
function names(text: string, { name, surname }: Person): boolean {
  const said = withSurname(surname).length > 1 ? name : surname
  return new RegExp(`(?<!\\p{L})${said}(?!['’]s|\\p{L})`, 'u').test(text)
}

describe('persons in the starter corpus', () => {
  const running = statements.map(({ from, text }) => ({
    from,
    text: from === 'glossary.md' ? text.slice(text.indexOf(': ') + 2) : text,
  }))

  it('are many, and lived before they died', () => {
    assert.ok(persons.length >= 60, `${persons.length} persons`)
    for (const { name, born, died } of persons) assert.ok(died - born >= 25 && died - born <= 110, name)
  })

  it('have the same years of life wherever years stand behind a name', () => {
    for (const { from, text } of statements) {
      for (const [, name, years] of text.matchAll(/([\p{L}.-]+) \((\d{4}–\d{4})\)/gu)) {
        const lives = persons.filter(({ surname }) => surname === name).map(({ born, died }) => `${born}–${died}`)
        if (lives.length > 0) assert.ok(lives.includes(years as string), `${from}: ${text}`)
      }
    }
  })

  it('die in the year that the glossary gives', () => {
    let deaths = 0
    for (const { line, text, year } of events) {
      for (const sentence of text.split(/(?<=\.) /)) {
        if (!/ (?:dies|is shot|are shot|are murdered|is murdered|shoots himself)\b/.test(sentence)) continue
        const victims = sentence.slice(
          0,
          sentence.search(/ (?:dies|is shot|are shot|are murdered|is murdered|shoots himself)\b/),
        )
        for (const person of persons.filter(one => names(victims, one))) {
          deaths++
          assert.equal(year, person.died, line)
        }
      }
    }
    assert.ok(deaths >= 20, `${deaths} deaths`)
  })

  it('do nothing before they are born or when they are dead', () => {
    for (const { line, text, year } of events) {
      for (const person of persons.filter(one => names(text, one))) {
        assert.ok(year > person.born, line)
        // Verdicts are quashed and books translated after somebody's death; nothing of that kind is said here by name alone.
        assert.ok(year <= person.died || /quashed/.test(text), line)
      }
    }
  })

  it('are spelled in one way, of which the others are aliases', () => {
    for (const { name, variants } of persons) {
      for (const variant of variants) {
        for (const { from, text } of running) {
          assert.ok(
            !new RegExp(`(?<!\\p{L})${variant}(?!\\p{L})`, 'u').test(text),
            `${variant} for ${name} in ${from}: ${text}`,
          )
        }
      }
    }
  })

  it('have the forenames that the glossary gives', () => {
    let checked = 0
    for (const { from, text } of running) {
      for (const [, forename, surname] of text.matchAll(/(?<=[\p{Ll},;)*] )(\p{Lu}\p{Ll}+) (\p{Lu}[\p{L}-]+)/gu)) {
        const owners = withSurname(surname as string)
        if (owners.length === 0 || TITLES.has(forename as string)) continue
        checked++
        const forenames = owners.flatMap(one => one.forenames)
        assert.ok(forenames.includes(forename as string), `${forename} ${surname} in ${from}: ${text}`)
      }
    }
    assert.ok(checked >= 35, `${checked} names`)
  })
})

/** What stands before a name with a capital and is none. */
const TITLES: ReadonlySet<string> = new Set(['General', 'Marshal', 'The'])
