import type { ListedQuotation, VerdictName } from '../../../server/src/lsp/protocol.ts'
import type { Translate } from '../status-text.ts'

/** Worst first: what a writer looks at from the top. */
export const WORST_FIRST: readonly VerdictName[] = [
  'altered',
  'misattributed',
  'absent',
  'mislocated',
  'secondhand',
  'minor',
  'unchecked',
  'adapted',
  'faithful',
]

export function verdictLabel(verdict: VerdictName, t: Translate): string {
  switch (verdict) {
    case 'altered':
      return t('Altered')
    case 'misattributed':
      return t('From another source')
    case 'absent':
      return t('Not in the source')
    case 'mislocated':
      return t('At another place')
    case 'secondhand':
      return t('At second hand')
    case 'minor':
      return t('Small differences')
    case 'unchecked':
      return t('Not checked')
    case 'adapted':
      return t('Adapted, and marked so')
    case 'faithful':
      return t('Faithful')
  }
}

/** A codicon for each: told apart by their shapes. */
const ICONS: Record<VerdictName, string> = {
  altered: 'warning',
  misattributed: 'arrow-swap',
  absent: 'circle-slash',
  mislocated: 'location',
  secondhand: 'reply',
  minor: 'info',
  unchecked: 'question',
  adapted: 'edit',
  faithful: 'check',
}

export function verdictIcon(verdict: VerdictName): string {
  return ICONS[verdict]
}

export function verdictColour({
  severity,
  verdict,
}: Pick<ListedQuotation, 'severity' | 'verdict'>): string | undefined {
  if (severity === 'error') return 'list.errorForeground'
  if (severity === 'warning') return 'list.warningForeground'
  return verdict === 'faithful' || verdict === 'adapted' ? 'charts.green' : undefined
}

export function reasonLabel(reason: NonNullable<ListedQuotation['reason']>, t: Translate): string {
  switch (reason) {
    case 'no-claim':
      return t('no citation')
    case 'source-missing':
      return t('source not loaded')
    case 'loading':
      return t('sources are being read')
    case 'unreadable':
      return t('source not wholly readable')
    case 'too-short':
      return t('too short')
    case 'translation':
      return t('translated')
  }
}
