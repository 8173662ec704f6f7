/** Entry types of BibTeX and BibLaTeX by the names that CSL has for them. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    book: 'book mvbook collection mvcollection reference mvreference proceedings mvproceedings bookinbook',
    'article-journal': 'article suppperiodical',
    review: 'review',
    chapter: 'inbook incollection suppbook suppcollection',
    'entry-encyclopedia': 'inreference',
    'paper-conference': 'inproceedings conference',
    periodical: 'periodical',
    pamphlet: 'booklet',
    report: 'report techreport manual',
    thesis: 'thesis mastersthesis phdthesis',
    webpage: 'online www electronic',
    manuscript: 'unpublished',
    personal_communication: 'letter',
    legislation: 'legislation',
    legal_case: 'jurisdiction',
    patent: 'patent',
    dataset: 'dataset',
    software: 'software',
    motion_picture: 'movie video',
    song: 'audio music',
    graphic: 'artwork image',
  }).flatMap(([csl, types]) => types.split(' ').map(type => [type, csl] as const)),
)

/** `document` for `misc` and for types that nobody knows. */
export function cslType(bibtex: string): string {
  return TYPES.get(bibtex) ?? 'document'
}
