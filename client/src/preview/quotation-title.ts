import type { PreviewQuotation, VerdictName } from '../../../server/src/lsp/protocol.ts'
import type { Translate } from '../status-text.ts'

/** What a reader is told who rests the pointer on a quotation: what was found, the source's words, and whose they are. Plain text. */
export function quotationTitle(
  { verdict, reason, message, passage, source, key }: PreviewQuotation,
  t: Translate,
): string {
  const parts = [message ?? verdictText(verdict, reason, t)]
  if (passage !== undefined && verdict === 'absent') parts.push(t('The nearest passage: “{0}”', passage))
  else if (passage !== undefined) parts.push(t('“{0}”', passage))
  const names = [source, key === undefined ? undefined : `@${key}`].filter(name => name !== undefined)
  if (names.length > 0) parts.push(`— ${names.join(', ')}`)
  return parts.join('\n\n')
}

function verdictText(verdict: VerdictName, reason: PreviewQuotation['reason'], t: Translate): string {
  switch (verdict) {
    case 'faithful':
      return t('Faithful: the words of the source.')
    case 'adapted':
      return t('Faithful, with changes that are marked.')
    case 'minor':
      return t('The words of the source, written differently.')
    case 'altered':
      return t('Altered: not the words of the source.')
    case 'misattributed':
      return t('The words of another source.')
    case 'mislocated':
      return t('In the source, but not at that place.')
    case 'secondhand':
      return t('The source quotes these words from somebody else.')
    case 'absent':
      return t('Not in the cited source.')
    case 'unchecked':
      return reasonText(reason, t)
  }
}

function reasonText(reason: PreviewQuotation['reason'], t: Translate): string {
  switch (reason) {
    case 'source-missing':
      return t('Not checked: the text of the cited source is not loaded.')
    case 'loading':
      return t('Not checked yet: sources are still being read.')
    case 'unreadable':
      return t('Not checked: the cited source could not be read whole.')
    case 'translation':
      return t('Not checked: quotation and source are in different languages.')
    case undefined:
      return t('Not checked.')
  }
}
