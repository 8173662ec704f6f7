/** What the groups of an RTF file are for, by the control word that they begin with. */

export type Destination =
  | 'text'
  | 'skipped'
  | 'fonts'
  | 'styles'
  | 'info'
  | 'title'
  | 'author'
  | 'note'
  | 'box'
  | 'shape'

/**
 * Undefined: the word does not open a destination. Numbers of list items are no text of the file: programs work them out; nor are heads,
 * feet and remarks, or the picture of a box whose text stands in the file too.
 */
export function destinationOf(word: string): Destination | undefined {
  return DESTINATIONS.get(word)
}

const SKIPPED =
  'colortbl listtable listoverridetable revtbl rsidtbl generator pict object objdata fldinst header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor atndate atnref atrfstart atrfend xe tc tcn rxe bkmkstart bkmkend listtext pntext pntxta pntxtb nonesttables nesttableprops shprslt sp datastore themedata colorschememapping latentstyles xmlnstbl filetbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn mmathPr upr do userprops docvar template operator company category manager keywords comment doccomm subject hlinkbase falt panose background formfield datafield passwordhash'.split(
    ' ',
  )
const DESTINATIONS: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ...SKIPPED.map((word): [string, Destination] => [word, 'skipped']),
  ['fonttbl', 'fonts'],
  ['stylesheet', 'styles'],
  ['info', 'info'],
  ['title', 'title'],
  ['author', 'author'],
  ['footnote', 'note'],
  ['shpinst', 'shape'],
  ['shptxt', 'box'],
  ['fldrslt', 'text'],
  ['result', 'text'],
  ['ud', 'text'],
  ['ltrch', 'text'],
])
