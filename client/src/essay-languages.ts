import type { DocumentFilter } from 'vscode'

/** The languages whose texts are essays. */
export const ESSAY_LANGUAGES: readonly string[] = ['markdown', 'quarto', 'rmd']

/** Files on disk and texts that have not been saved yet. */
export const ESSAYS: readonly DocumentFilter[] = ESSAY_LANGUAGES.flatMap(language => [
  { language, scheme: 'file' },
  { language, scheme: 'untitled' },
])
