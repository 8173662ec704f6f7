import type { Locator } from '../model/place.ts'

/** Singular and plural, as Pandoc reads them and English style guides have them. */
const TERMS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  page: ['p.', 'pp.'],
  chapter: ['ch.', 'chs.'],
  section: ['sec.', 'secs.'],
  paragraph: ['para.', 'paras.'],
  line: ['l.', 'll.'],
  verse: ['v.', 'vv.'],
  act: ['act', 'acts'],
  scene: ['sc.', 'scs.'],
  book: ['bk.', 'bks.'],
  part: ['pt.', 'pts.'],
  volume: ['vol.', 'vols.'],
  canto: ['canto', 'cantos'],
  sonnet: ['sonnet', 'sonnets'],
  stanza: ['st.', 'sts.'],
  psalm: ['Ps.', 'Pss.'],
  ode: ['ode', 'odes'],
  appendix: ['app.', 'apps.'],
  'article-locator': ['art.', 'arts.'],
}

/** `p. 47`, `pp. 47-48`, `act 3, sc. 4`: what to write behind the key of a citation, and what a message says. */
export function writtenLocator({ label, value, within, book }: Locator): string {
  if (book !== undefined) return `${book} ${value}`
  if (label === 'place') return value
  const [one, many] = TERMS[label] ?? [label, label]
  const isRange = /[\p{L}\p{N}]\s*[-–—]\s*[\p{L}\p{N}]/u.test(value) && label !== 'section'
  return [...(within ?? []).map(writtenLocator), `${isRange ? many : one} ${value}`].join(', ')
}
