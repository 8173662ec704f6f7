import type { YAMLError } from 'yaml'
import { type Unsaid, unsaid } from './wording.ts'

/** What is said of YAML that tooMuchYaml (yaml-guard.ts) turns away. */
export const TOO_MUCH_YAML: Unsaid = unsaid('Too many brackets are open, or there are too many anchors.')

const NO_YAML = unsaid('This is not valid YAML.')

/** What the parser threw when the document was made data: an alias of nothing, or aliases that unfold without end. */
export function tellYamlThrown(error: unknown): Unsaid {
  return /excessive/i.test(String(error)) ? TOO_MUCH_YAML : NO_YAML
}

/** What the parser complains of, in words of people who never read the specification. */
export function tellYamlFault({ code, message }: Pick<YAMLError, 'code' | 'message'>): Unsaid {
  switch (code) {
    case 'DUPLICATE_KEY':
      return unsaid('This name stands here twice.')
    case 'BAD_INDENT':
      return message.startsWith('Flow')
        ? unsaid('A bracket is not closed.')
        : unsaid('The line does not begin where it must: names of one list begin below each other.')
    case 'TAB_AS_INDENT':
      return unsaid('The line begins with a tab: YAML wants spaces.')
    case 'MISSING_CHAR':
      if (message.startsWith('Missing closing')) return unsaid('The quotation mark is not closed.')
      return message.startsWith('Implicit map keys')
        ? unsaid('A name has no colon behind it.')
        : unsaid('A bracket, a comma or a space is missing.')
    case 'MULTILINE_IMPLICIT_KEY':
      return unsaid('A name has no colon behind it.')
    case 'BLOCK_AS_IMPLICIT_KEY':
      return unsaid('A value with a colon in it needs quotation marks, or the line begins too far right.')
    case 'BAD_SCALAR_START':
      return unsaid('A value that begins with such a sign needs quotation marks.')
    case 'BAD_DQ_ESCAPE':
      return unsaid('Between double quotation marks a backslash is written twice.')
    case 'UNEXPECTED_TOKEN':
      return message.includes('at node end') ? unsaid('Something stands behind the end of a value.') : NO_YAML
    default:
      return NO_YAML
  }
}

/** The parser often complains several times of one mistake: the first of each line is enough. */
export function firstOfEachLine<T extends { readonly line?: number }>(problems: readonly T[]): readonly T[] {
  return problems.filter(({ line }, i) => problems.findIndex(other => other.line === line) === i)
}
