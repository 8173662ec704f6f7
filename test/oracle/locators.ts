import { LOCATOR_TERMS } from '../../server/src/core/essay/locator-terms.ts'
import { Random } from './random.ts'

const NUMBERS = [
  '3',
  '33-35',
  '33–35',
  '33--35',
  '47–8',
  '47f',
  '47ff.',
  '47 f.',
  '33, 35',
  '33-35, 38',
  'iv',
  'XII',
  'xii-xv',
  'IV.2',
  '2.3.1',
  '12:3',
  '12a',
  'A3',
  '117v',
  '(xv)-(xvii)',
  '34(1)(i)',
  '[17]-[18]',
  '33 and 35',
  '33 & 35',
  '33/34',
  '33 – 35',
  '1,234',
  '33n4',
]
const REST = [
  '',
  '',
  '',
  '',
  '',
  '',
  ' and *passim*',
  ', my italics',
  ' (so he says)',
  '.',
  ' ff.',
  ': as I said',
  ', *so*',
  ' – and more',
]
/** As Pandoc wants it, and now and then otherwise. */
const LEADS = [', ', ', ', ', ', ' ', ' ', ',', ': ', ' , ']
/** What is no locator, or one only at the second look. */
const ODD = [
  '',
  ', ',
  ', as shown',
  ', iv',
  ', *passim*',
  ', passim',
  ', see p. 3',
  ', p.',
  ', p. ',
  ', p. x-y',
  ', page',
  ', pages of it',
  ', 99 years later',
  ', 12th-century views',
  ', s.v. word',
  '{}',
  '{}, 99 years later',
  '{p. 3}',
  '{ii, A, D-Z}, with more',
  ', {pp. iv, vi-xi, (xv)-(xvii)} with more',
  ', {3}',
  ', {chap. x, [y]} z',
  ' {p. 3, {4}} z',
  ', {unclosed',
  ', vol. 2, p. 17',
  ', vol. 2: 17',
  ', vol. II, 17',
  ', 2:17',
  ', bk. 1, ll. 1-7',
  ', act 1, scene 2',
  ', p. 12, n. 3',
  ', p. 12 n. 3',
  ', 17n',
  ', pp. 3, 5 and 7',
  ', p. 3, 1921',
  ', p3',
  ', page3',
  ', p.3',
  ', P. 3',
  ', PAGE 3',
  ', pp 3-5',
  ', §3',
  ', §§3-5',
  ', § 3.2',
  ', ¶ 4',
]

/** Every term with some numbers in every place of a citation, and what is odd: the same for the same seed. */
export function locatorCases(language: string, seed: number): string[] {
  const random = new Random(seed)
  const suffixes = [...ODD]
  for (const terms of Object.values(LOCATOR_TERMS[language] ?? {}))
    for (const term of terms)
      for (let i = 0; i < 4; i++) {
        const written = random.chance(0.1) ? term.toUpperCase() : random.chance(0.05) ? term.replace(/\.$/, '') : term
        suffixes.push(`${random.pick(LEADS)}${written} ${random.pick(NUMBERS)}${random.pick(REST)}`)
      }
  for (const number of NUMBERS) suffixes.push(`, ${number}`, ` ${number} and more`)
  return suffixes.map((suffix, i) => {
    const key = `k${i}`
    const behind = suffix.replace(/^[,:;\s]+/, '')
    const isNarrative = !suffix.startsWith('{') && random.chance(0.2)
    return isNarrative ? `@${key} [${behind}]` : `[@${key}${suffix}]`
  })
}
