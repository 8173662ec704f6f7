import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  type Position,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type * as features from '../core/features/completion.ts'
import type { Fix } from '../core/features/fixes.ts'
import type { HoverResult } from '../core/features/hover.ts'
import type { SourceSymbol } from '../core/features/source-outline.ts'
import type { EssaySymbol } from '../core/features/symbols.ts'
import type { Finding, Severity } from '../core/model/finding.ts'
import type { LineIndex } from '../core/text/lines.ts'
import type { Span, Unit } from '../core/text/span.ts'
import type { ClientFlags } from './client-flags.ts'
import { type Config, severityOf } from './config.ts'
import type { ShownSource } from './shown-sources.ts'

export function rangeOf<U extends Unit>(lines: LineIndex<U>, span: Span<U>): Range {
  return { start: lines.lineColumnAt(span.start), end: lines.lineColumnAt(span.end) }
}

/** A stretch of a source in what the editor shows of it. */
export function sourceRangeOf({ map, lines }: Pick<ShownSource, 'map' | 'lines'>, span: Span<'text'>): Range {
  return rangeOf(lines, map.forward(span))
}

/** `file:///x/y.txt#L12,5`: what VS Code opens at line 12, column 5 (both from 1). Other editors open the file. */
export function linkTo(uri: string, { line, character }: Position): string {
  return `${uri}#L${line + 1},${character + 1}`
}

export function hoverOf(lines: LineIndex<'essay'>, { span, markdown }: HoverResult, showsMarkdown: boolean): Hover {
  return { contents: { kind: showsMarkdown ? 'markdown' : 'plaintext', value: markdown }, range: rangeOf(lines, span) }
}

export interface SourceTarget {
  readonly origin: Range
  readonly uri: string
  readonly passage: Range
  readonly focus: Range
}

export function locationLinkOf({ origin, uri, passage, focus }: SourceTarget): LocationLink {
  // The protocol wants the selection inside the target.
  const whole = { start: earlier(passage.start, focus.start), end: later(passage.end, focus.end) }
  return { originSelectionRange: origin, targetUri: uri, targetRange: whole, targetSelectionRange: focus }
}

export function locationOf({ uri, focus }: SourceTarget): Location {
  return { uri, range: focus }
}

function earlier(a: Position, b: Position): Position {
  return a.line < b.line || (a.line === b.line && a.character <= b.character) ? a : b
}

function later(a: Position, b: Position): Position {
  return earlier(a, b) === a ? b : a
}

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** The findings in a text that the writer's settings let be shown, as diagnostics. `pages`: see `Session.findingPages`. */
export function diagnosticsOf<U extends Unit>(
  lines: LineIndex<U>,
  findings: readonly (Omit<Finding, 'span'> & { readonly span: Span<U> })[],
  config: Config,
  pages?: string,
): Diagnostic[] {
  return findings.flatMap(({ code, severity, span, message }): Diagnostic[] => {
    const at = severityOf(config, code, severity)
    if (at === undefined) return []
    const page = pages === undefined ? {} : { codeDescription: { href: pages.replace('{code}', code) } }
    return [{ range: rangeOf(lines, span), severity: SEVERITIES[at], code, ...page, source: 'apparatus', message }]
  })
}

/** A fix as an edit of one version of the essay, where the editor can say so. */
export function workspaceEditOf(
  { uri, version }: { readonly uri: string; readonly version: number },
  lines: LineIndex<'essay'>,
  { edits }: Pick<Fix, 'edits'>,
  versioned: boolean,
): WorkspaceEdit {
  const changes = edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }))
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } }
}

const SYMBOL_KINDS: Record<EssaySymbol['kind'], SymbolKind> = {
  heading: SymbolKind.String,
  quotation: SymbolKind.Constant,
}

export function documentSymbolOf(lines: LineIndex<'essay'>, symbol: EssaySymbol): DocumentSymbol {
  const { kind, name, detail, span, selection, children } = symbol
  return {
    // An empty name is not allowed.
    name: name.trim() || '…',
    detail,
    kind: SYMBOL_KINDS[kind],
    range: rangeOf(lines, span),
    selectionRange: rangeOf(lines, selection),
    children: children.map(child => documentSymbolOf(lines, child)),
  }
}

/** For editors that show no tree: the same symbols in a row. */
export function symbolInformationOf(uri: string, lines: LineIndex<'essay'>, symbol: EssaySymbol): SymbolInformation[] {
  const { kind, name, span, children } = symbol
  return [
    { name: name.trim() || '…', kind: SYMBOL_KINDS[kind], location: { uri, range: rangeOf(lines, span) } },
    ...children.flatMap(child => symbolInformationOf(uri, lines, child)),
  ]
}

const COMPLETION_KINDS: Record<features.CompletionItem['kind'], CompletionItemKind> = {
  citation: CompletionItemKind.Reference,
  locator: CompletionItemKind.Reference,
  quotation: CompletionItemKind.Text,
  term: CompletionItemKind.Keyword,
}

/** The suggestions in their order, which the editor keeps. */
export function completionListOf(
  lines: LineIndex<'essay'>,
  { items, incomplete, replace, typedEnd }: features.CompletionList,
  flags: ClientFlags,
): CompletionList {
  const range = rangeOf(lines, replace)
  const insert = { start: range.start, end: lines.lineColumnAt(typedEnd) }
  return {
    isIncomplete: incomplete,
    items: items.map(({ kind, label, note, detail, documentation, insert: newText, filter }, i): CompletionItem => {
      // A key and a quotation are whole or wrong: only a word may be left standing behind what is put in.
      const both = flags.insertReplace && kind === 'term'
      return {
        label,
        kind: COMPLETION_KINDS[kind],
        ...(flags.labelDetails && note !== '' && { labelDetails: { description: note } }),
        detail: flags.labelDetails || kind === 'citation' ? detail : [note, detail].filter(part => part).join(' · '),
        documentation: { kind: flags.markdownCompletion ? 'markdown' : 'plaintext', value: documentation },
        sortText: String(i).padStart(4, '0'),
        filterText: filter,
        textEdit: both ? { insert, replace: range, newText } : { range, newText },
      }
    }),
  }
}

const SOURCE_SYMBOL_KINDS: Record<SourceSymbol['kind'], SymbolKind> = {
  heading: SymbolKind.String,
  page: SymbolKind.Number,
}

export function sourceSymbolOf(shown: ShownSource, symbol: SourceSymbol): DocumentSymbol {
  const { kind, name, span, selection, children } = symbol
  return {
    name: name.trim() || '…',
    kind: SOURCE_SYMBOL_KINDS[kind],
    range: sourceRangeOf(shown, span),
    selectionRange: sourceRangeOf(shown, selection),
    children: children.map(child => sourceSymbolOf(shown, child)),
  }
}

export function symbolInformationOfSource(uri: string, shown: ShownSource, symbol: SourceSymbol): SymbolInformation[] {
  const { kind, name, span, children } = symbol
  return [
    { name: name.trim() || '…', kind: SOURCE_SYMBOL_KINDS[kind], location: { uri, range: sourceRangeOf(shown, span) } },
    ...children.flatMap(child => symbolInformationOfSource(uri, shown, child)),
  ]
}

/** From its heading, or the line that says where the page begins, to the line before the next. */
export function foldingRangesOf(shown: ShownSource, { kind, span, children }: SourceSymbol): FoldingRange[] {
  const { start, end } = shown.map.forward(span)
  const line = kind === 'page' ? shown.pageLines.findLast(pageLine => pageLine.end <= start) : undefined
  const startLine = shown.lines.lineColumnAt(line?.start ?? start).line
  const last = shown.lines.lineColumnAt(end)
  const endLine = last.character > 0 ? last.line : last.line - 1
  const inner = children.flatMap(child => foldingRangesOf(shown, child))
  return endLine > startLine ? [{ startLine, endLine }, ...inner] : inner
}
