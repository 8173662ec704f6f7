import type { ListedQuotation, VerdictName } from '../../../server/src/lsp/protocol.ts'
import type { Translate } from '../status-text.ts'
import { reasonLabel, verdictColour, verdictIcon, verdictLabel, WORST_FIRST } from './verdict-look.ts'
import type { Look } from './view-node.ts'

export interface QuotationGroup {
  readonly verdict: VerdictName
  /** In the order of the essay. */
  readonly quotations: readonly ListedQuotation[]
  readonly look: Look
  /** Whether it is open from the beginning: what is as it should be, and what needs no check, is not. */
  readonly isOpen: boolean
}

const CLOSED: ReadonlySet<VerdictName> = new Set(['unchecked', 'adapted', 'faithful'])

/** By verdict, worst first; a verdict that none has is left out. */
export function quotationGroups(quotations: readonly ListedQuotation[], t: Translate): readonly QuotationGroup[] {
  return WORST_FIRST.flatMap((verdict): QuotationGroup[] => {
    const some = quotations.filter(quotation => quotation.verdict === verdict)
    if (some.length === 0) return []
    const label = verdictLabel(verdict, t)
    const number = some.length === 1 ? t('1 quotation') : t('{0} quotations', some.length)
    const spoken = t('{0}: {1}', label, number)
    const look = {
      label,
      description: String(some.length),
      tooltip: spoken,
      icon: verdictIcon(verdict),
      spoken,
    }
    const colour = verdictColour({ verdict, ...gravest(some) })
    return [
      {
        verdict,
        quotations: some,
        look: colour === undefined ? look : { ...look, colour },
        isOpen: !CLOSED.has(verdict),
      },
    ]
  })
}

function gravest(quotations: readonly ListedQuotation[]): Pick<ListedQuotation, 'severity'> {
  const severities = new Set(quotations.map(({ severity }) => severity))
  const severity = (['error', 'warning'] as const).find(one => severities.has(one))
  return severity === undefined ? {} : { severity }
}

export function quotationLook(quotation: ListedQuotation, t: Translate): Look {
  const { text, verdict, reason, key, source, message } = quotation
  const label = t('“{0}”', text)
  const verdictText = verdictLabel(verdict, t)
  const why = reason === undefined ? '' : reasonLabel(reason, t)
  const description = [key === undefined ? '' : `@${key}`, why].filter(part => part).join(' · ')
  const colour = verdictColour(quotation)
  return {
    label,
    description,
    tooltip: [label, [verdictText, why].filter(part => part).join(': '), message, source]
      .filter(part => part)
      .join('\n'),
    icon: verdictIcon(verdict),
    ...(colour !== undefined && { colour }),
    spoken: [verdictText, label, description, message].filter(part => part).join(', '),
  }
}

/** How many want the writer's eye: what is shown as an error or a warning. The badge of the view. */
export function needsEye(quotations: readonly ListedQuotation[]): number {
  return quotations.filter(({ severity }) => severity === 'error' || severity === 'warning').length
}
