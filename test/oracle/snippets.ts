import { Random } from './random.ts'

/** `count` snippets of Markdown over the whole syntax of citations, the same for the same seed. Keys differ within a snippet. */
export function snippets(count: number, seed: number): string[] {
  const random = new Random(seed)
  return Array.from({ length: count }, () => new Writer(random).snippet())
}

const NAMES = [
  'doe',
  'smith_and-co',
  'müller',
  'Иванов',
  '司馬遷',
  'étude',
  'van.der.Berg',
  'doi:10.1000/x',
  'a+b',
  'x/y',
  'q?r',
  'u~v',
  'p%q#r&s',
  'A<b>c',
  'k$l',
  '_under',
  'http://x.y/z',
]
const ODD_NAMES = [
  'a--b',
  'a::b',
  'a//b',
  'end.',
  'end:',
  'a,b',
  'a!b',
  "o'neil",
  'a=b',
  'a*b',
  'a(b)',
  'e\u0301tude',
  'na\u0308',
]
const BRACED = ['my key', 'https://x.y/z?q=1', 'a,b', 'x;y', 'k[1]', "o'n", 'a{b}c', '(x)', 'doi:10/a_b*c', 'ключ!']
const PREFIXES = [
  'see ',
  'see also ',
  'cf. ',
  '*inter alia* ',
  'e.g., ',
  '“so” ',
  'vgl. ',
  'ср. ',
  'in [his] ',
  '**as** ',
]
const SUFFIXES = [
  ', p. 33',
  ', pp. 33-35 and *passim*',
  ', pp. 33--35',
  ', chap. 1',
  ' p. 4',
  ', 12',
  ' 12–14',
  ', §§ 3–4',
  ', vol. 2, p. 17',
  '{p. 3}',
  '{ii, A, D-Z}, with a suffix',
  ', {pp. iv, vi-xi} with suffix',
  '{}, 99 years later',
  ', S. 3 f.',
  ', s.v. word',
  ' [sic]',
  ' (my italics)',
  ', “quoted” words',
  ', "quoted; words"',
  ', *a; b* c',
  ', `a; b` c',
  ', n. 3',
  ', p. 33ff.',
  ': p. 3',
  ' -- and more',
  ', p. $x$',
  ', [a link](http://x.y/?a;b)',
  ', see \\[x\\]',
  ', \\; so',
  ', &amp; more',
]
const WORDS = [
  'The state',
  'was',
  'never',
  'so much',
  'the hand',
  'of',
  'one class',
  'wages',
  'fell',
  'again',
  'in 1921',
]
const NOISE = [
  'john@doe.org',
  '\\@escaped',
  '`@code`',
  '$x_@y$',
  '[a link](http://x.y/@me)',
  '<http://x.y/@me>',
  'https://x.org/@me',
  '[]',
  '[ ]',
  '[@]',
  '@',
  '@ alone',
  '[x]',
  '[[y]]',
  '<!-- @c -->',
  '\\[@esc\\]',
  '![image @alt](i.png)',
  '@!x',
  '[@,]',
  '5 @ 3',
  '<span title="@t">s</span>',
  '~~gone~~',
  '[@*]',
  '@{}',
  '@fig-plot',
  '[@sec-two]',
  'mastodon.social/@me',
]

/** Writes one snippet. */
class Writer {
  private readonly random: Random
  private keys = 0

  constructor(random: Random) {
    this.random = random
  }

  snippet(): string {
    const { random } = this
    const text = this.block()
    const whole = random.chance(0.15) ? `${text}\n\n${this.block()}` : text
    return random.chance(0.06) ? whole.replace(/\n/g, '\r\n') : whole
  }

  private block(): string {
    const { random } = this
    const sentence = this.sentence()
    const label = `n${++this.keys}`
    switch (random.below(16)) {
      case 0:
        return `## ${sentence.replaceAll('\n', ' ')}`
      case 1:
        return `- ${sentence}\n- ${this.sentence()}`
      case 2:
        return `1. ${sentence}\n\n   ${this.sentence()}`
      case 3:
        return `> ${sentence}`
      case 4:
        return `Text.[^${label}]\n\n[^${label}]: ${sentence}`
      case 5:
        // Between two dollars in an inline note Pandoc sees no bracket, and a note in a note is none.
        return `Words^[${this.sentence(false).replaceAll('$', '+').replaceAll('^[a note]', '')}] go on.`
      case 6:
        return this.table()
      case 7:
        return sentence.includes('*') ? `**${sentence.replaceAll('**', '*')}**` : `*${sentence}*`
      case 8:
        return `::: {.note}\n${sentence}\n:::`
      default:
        return sentence
    }
  }

  private table(): string {
    const cell = (): string => (this.random.chance(0.5) ? this.group() : this.narrative()).replaceAll('\n', ' ')
    return `| A | B |\n|---|---|\n| ${cell()} | words |\n| so ${cell()} | ${cell()} |`
  }

  private sentence(mayBreak = true): string {
    const { random } = this
    const parts: string[] = [random.pick(WORDS)]
    const count = 1 + random.below(3)
    for (let i = 0; i < count; i++) {
      parts.push(this.piece(), random.pick(WORDS))
    }
    const text = parts.join(' ')
    const ended = random.chance(0.5) ? `${text}.` : text
    // A letter with a full stop or a key with one, at a line's start, could begin a list.
    return mayBreak && random.chance(0.15) ? ended.replace(/ (?=(?:\p{L}{2}|\[))/u, '\n') : ended
  }

  private piece(): string {
    const { random } = this
    switch (random.below(16)) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4:
      case 5:
        return this.group()
      case 6:
      case 7:
      case 8:
        return this.narrative()
      case 9:
        return this.wrapped()
      case 10:
        return this.broken()
      case 11:
        return `“${this.random.pick(WORDS)}” ${this.group()}.`
      case 12:
        return `"${this.random.pick(WORDS)} ${this.narrative()}"`
      case 13:
        return this.twoGroups()
      default:
        return random.pick(NOISE)
    }
  }

  private key(): string {
    const { random } = this
    const number = ++this.keys
    const kind = random.below(12)
    if (kind === 0) return `{${random.pick(BRACED)}${number}}`
    if (kind === 1) return `${number}${random.pick(ODD_NAMES)}`
    return `${random.pick(NAMES)}${number}`
  }

  private item(): string {
    const { random } = this
    const prefix = random.chance(0.3) ? random.pick(PREFIXES) : ''
    const suffix = random.chance(0.55) ? random.pick(SUFFIXES) : ''
    return `${prefix}${random.chance(0.15) ? '-' : ''}@${this.key()}${suffix}`
  }

  private group(): string {
    const { random } = this
    const count = random.chance(0.65) ? 1 : 2 + random.below(2)
    const items = Array.from({ length: count }, () => this.item())
    const group = `[${items.join(random.pick(['; ', '; ', '; ', ';', ' ; ']))}]`
    return random.chance(0.04) ? group.replace(/ (?=\p{L}{2})/u, '\n') : group
  }

  private narrative(): string {
    const { random } = this
    const key = `@${this.key()}`
    switch (random.below(9)) {
      case 0:
        return `${key} [${random.pick(SUFFIXES).replace(/^[,:]? ?/, '')}]`
      case 1:
        return `${key} [${random.pick(['see ', 'also ', ''])}@${this.key()}]`
      case 2:
        return `${key} [p. 3; ${this.item()}]`
      case 3:
        return `${key}${random.pick(['.', ',', ':', ';', '?', '!', "'s", '’s', '--', '...', ')', '"', '*', '/'])}`
      case 4:
        return `(${key})`
      case 5:
        return `${random.pick(['-', '(', '—', '/', '«', '„', '.', '…', ':', 'x', '1'])}${key}`
      case 6:
        return `${key}\n[p. 3]`
      default:
        return key
    }
  }

  /** Without a space between them Markdown's parser takes the second for the label of a link and reads no markup in it. */
  private twoGroups(): string {
    const [first, second] = [this.group(), this.group()]
    return `${first}${/[*`\\&$]/.test(second) || this.random.chance(0.5) ? ' ' : ''}${second}`
  }

  private wrapped(): string {
    const { random } = this
    const mark = random.pick(['*', '**', '~~', '['])
    // Inside the text of a link no bracket is anything else, so that Pandoc ends the citation at it.
    const written = random.chance(0.6) ? this.group() : this.narrative()
    const inside = mark === '[' && /\[[^\]]*\[/.test(written) ? this.narrative() : written
    return mark === '[' ? `[${random.pick(['see ', ''])}${inside}](http://x.y)` : `${mark}${inside}${mark}`
  }

  /** What is not finished, or more than it should be. */
  private broken(): string {
    const { random } = this
    const key = this.key()
    const second = this.key()
    return random.pick([
      `[@${key}`,
      `[see @${key}, p. 3`,
      `@${key}]`,
      `[@${key};]`,
      `[;@${key}]`,
      `[@${key}; foo]`,
      `[foo; @${key}]`,
      `[@${key};; @${second}]`,
      `[ @${key} ]`,
      `[[@${key}]]`,
      `[[@${key}] and @${second}]`,
      `[see [@${key}]; @${second}]`,
      `[@${key}, as @${second} says]`,
      `[@${key} [@${second}]]`,
      `[@${key}] [p. 3]`,
      `@${key} [p. 3](http://x.y)`,
      `@${key} [p. 3`,
      `@${key} []`,
      `[@${key}](http://x.y)`,
      `[@${key}][@${second}]`,
      `[@${key}]{.smallcaps}`,
      `@@${key}`,
      `[@@${key}]`,
      `[--@${key}]`,
      `[- @${key}]`,
      `@${key} [@${second}, p. 3] [@x, p. 4]`,
      `[@${key}\\; x]`,
      `[@${key}, p. 3\\]`,
      `[*see* @${key}, *passim*]`,
      `[see *@${key}*]`,
      `[@${key}^[a note]]`,
      `[@${key} $a;b$; @${second}]`,
      `[@${key}; @]`,
      `[@${key}@${second}]`,
      `*so*@${key}`,
      `**so** @${key}`,
    ])
  }
}
