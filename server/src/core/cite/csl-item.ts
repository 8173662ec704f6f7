/** One entry of a bibliography as the Citation Style Language has it: what styles can show of a work. */

/** A person or a body as CSL has it; one with `literal` is not taken apart. */
export interface CslName {
  readonly family?: string
  readonly given?: string
  readonly suffix?: string
  readonly literal?: string
  /** `van` of `Beethoven, Ludwig van`: left out where the family name stands alone. */
  readonly 'dropping-particle'?: string
  /** `de` of `de Gaulle`: belongs to the family name. */
  readonly 'non-dropping-particle'?: string
}

/** One day, month or year, or a stretch between two of them. A year before Christ is negative; a second end of `[0]` is open. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[]
  readonly season?: number
  readonly circa?: true
  /** Shown as it is: what is no date that can be taken apart. */
  readonly literal?: string
}

/** Text may hold `<i>`, `<b>`, `<sup>`, `<sub>`, `<span style="font-variant: small-caps;">` and `<span class="nocase">`. */
export interface CslItem {
  readonly id: string
  readonly type: string
  readonly [variable: string]: string | readonly CslName[] | CslDate
}

export const NAME_VARIABLES: ReadonlySet<string> = new Set(
  (
    'author chair collection-editor compiler composer container-author contributor curator director editor ' +
    'editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer ' +
    'original-author performer producer recipient reviewed-author script-writer series-creator translator'
  ).split(' '),
)

export const DATE_VARIABLES: ReadonlySet<string> = new Set(
  'accessed available-date container event-date issued locator-date original-date submitted'.split(' '),
)

/** Variables of plain text and numbers that styles may ask for. */
export const TEXT_VARIABLES: ReadonlySet<string> = new Set(
  (
    'DOI ISBN ISSN PMCID PMID URL abstract annote archive archive-place archive_collection archive_location authority ' +
    'call-number chapter-number citation-key citation-label collection-number collection-title container-title ' +
    'container-title-short dimensions division edition event event-place event-title first-reference-note-number genre ' +
    'issue journalAbbreviation jurisdiction keyword language license locator medium note number number-of-pages ' +
    'number-of-volumes original-publisher original-publisher-place original-title page page-first part-number part-title ' +
    'printing-number publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle source ' +
    'status supplement-number title title-short version volume volume-title volume-title-short year-suffix'
  ).split(' '),
)
