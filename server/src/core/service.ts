/**
 * The façade that every face (language server, command line) uses: offsets in, plain data out.
 */
export { type BibliographyFinding, bibliographyFindings } from './bib/bibliography-findings.ts'
export { type CheckedEssay, type CheckedQuotation, type CheckOptions, checkEssay } from './check/check-essay.ts'
export { VerdictMemo } from './check/verdict-memo.ts'
export { bindCorpus } from './corpus/bind-corpus.ts'
export { Corpus, type FailedSource, type Source } from './corpus/corpus.ts'
export { type Essay, parseEssay } from './essay/essay.ts'
export { Citables, type CompletionItem, type CompletionList, completionsAt } from './features/completion.ts'
export { definitionAt, type EntryTarget, entryAt, type Target } from './features/definition.ts'
export { type FoundWords, findWords } from './features/find-words.ts'
export { applyEdits, type Fix, type FixEdit, fixAll, fixesAt } from './features/fixes.ts'
export { type HoverResult, hoverAt } from './features/hover.ts'
export { citationsToInsert, type InsertItem, quotationsToInsert } from './features/insert.ts'
export { type Reference, referencesAt } from './features/references.ts'
export { type EssaySymbol, essaySymbols } from './features/symbols.ts'
export { describeTerm } from './features/term-hover.ts'
export { DamagedIndex } from './index/bytes.ts'
