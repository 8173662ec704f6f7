/** What the elements of HTML mean for the text of a page, by their names. */
import type { Separator } from '../rendition-builder.ts'

/** Their content is not on the page, or is not text. */
export const UNSEEN: ReadonlySet<string> = new Set(
  'script style title template svg annotation annotation-xml iframe object noembed noframes select textarea datalist canvas audio video'.split(
    ' ',
  ),
)

/** What parts them from what stands before and after. */
export const BLOCKS: ReadonlyMap<string, Separator> = new Map([
  ...'p div h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table section article header footer nav aside main figure center form fieldset hr address details body caption'
    .split(' ')
    .map((name): [string, Separator] => [name, '\n\n']),
  ...'li dt dd tr thead tbody tfoot figcaption summary legend option'
    .split(' ')
    .map((name): [string, Separator] => [name, '\n']),
  ['td', '\t'],
  ['th', '\t'],
])

/** They have no content, whatever follows. */
export const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

export const EMPHASIS: ReadonlySet<string> = new Set(['em', 'i', 'b', 'strong', 'cite', 'dfn', 'u'])

const HEADING = /^h[1-6]$/

/** 1 to 6; undefined for what is no heading. */
export function headingLevel(name: string): number | undefined {
  return HEADING.test(name) ? Number(name.charAt(1)) : undefined
}
