import type { Edit } from './mask.ts'

/** What a tag of HTML is to who reads the text beside it. */
export interface HtmlTag {
  /** In lower case. */
  readonly name: string
  readonly opens: boolean
  /** In its place; undefined for what is hardly a tag: `<domain>`. */
  readonly show?: Edit['show']
  /** What it holds is no prose. */
  readonly isCode: boolean
}

const HTML_INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
/** A mark beside such a tag opens nothing. */
const HTML_CODE = new Set(['code', 'kbd', 'samp', 'tt', 'var'])
const HTML_BREAKING = new Set(
  (
    'address article aside blockquote br center col dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img ' +
    'input li main nav ol p section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** A tag from its `<` to its `>`. */
export function readTag(tag: string): HtmlTag {
  const name = /^<\/?([A-Za-z][\w-]*)/.exec(tag)?.[1]?.toLowerCase() ?? ''
  const opens = tag[1] !== '/'
  const show = shownTag(name, opens)
  return { name, opens, ...(show === undefined ? {} : { show }), isCode: HTML_CODE.has(name) }
}

/** Those of a quotation are its marks. */
function shownTag(name: string, opens: boolean): Edit['show'] | undefined {
  if (name === 'q') return { character: opens ? '“' : '”' }
  if (HTML_INLINE.has(name)) return 'soft'
  return HTML_BREAKING.has(name) ? 'space' : undefined
}
