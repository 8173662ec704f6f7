/** The marks that may close a quotation, the usual one first. */
export function closingOf(mark: string): string {
  switch (mark) {
    case '“':
    case '‟':
      return '”'
    case '„':
      return '“”"'
    case '«':
      return '»'
    case '»':
      return '«'
    case '‹':
      return '›'
    case '›':
      return '‹'
    case '‘':
      return '’'
    case '‚':
      return '‘’'
    default:
      return mark
  }
}
