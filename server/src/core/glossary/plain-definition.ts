/** Without the commonest marks of Markdown, on one line: a definition is shown as plain text. Citations stay: they say whence it is. */
export function plainDefinition(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]@]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gsu, '$2')
    .replace(/(?<![\p{L}\p{N}\\])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/`([^`]+)`/gu, '$1')
    .replace(/^\s*>\s?/gmu, '')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** `see Kolkhoz`: the name that a definition only points to. */
export function pointsTo(definition: string): string | undefined {
  return /^(?:→|=|see|siehe|s\.|voir|v\.|см\.)\s+(?:also\s+)?([^.;:,]{2,80})\.?$/iu.exec(definition)?.[1]?.trim()
}
