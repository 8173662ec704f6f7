import type { EssayStatus, StatusParams, VerdictName } from '../../server/src/lsp/protocol.ts'

/** As `vscode.l10n.t`: `{0}` stands for the first argument. */
export type Translate = (message: string, ...args: (string | number)[]) => string

export interface StatusText {
  readonly text: string
  /** All verdicts on the essay that is being looked at, for who asks further; empty where there is none. */
  readonly more: string
  /** What did not load, a line each; empty when all did. */
  readonly detail: string
  readonly busy: boolean
  readonly warning: boolean
}

/** Best news first. */
const ORDER: readonly VerdictName[] = [
  'faithful',
  'adapted',
  'minor',
  'secondhand',
  'mislocated',
  'altered',
  'misattributed',
  'absent',
  'unchecked',
]

/** What wants the eye, gravest first, and what is well. */
const WRONG: readonly VerdictName[] = ['altered', 'misattributed', 'absent', 'mislocated', 'secondhand', 'minor']
const WELL: readonly VerdictName[] = ['faithful', 'adapted', 'unchecked']
/** More kinds of verdict would run out of the window. */
const MOST_KINDS = 2

/** `12 quotations: 1 altered, 1 absent · 5 sources`, of the essay that is being looked at. */
export function statusText(status: StatusParams | undefined, essayUri: string | undefined, t: Translate): StatusText {
  if (!status) return { text: t('Apparatus is starting'), detail: '', more: '', busy: true, warning: false }
  const { loading, ready, failedTotal } = status
  const failures = failedTotal === 1 ? t('1 source could not be read') : t('{0} sources could not be read', failedTotal)
  const troubles = [...(failedTotal > 0 ? [failures] : []), ...(status.bibliographies ?? [])]
  const base = { detail: troubles.join('\n'), more: '', warning: troubles.length > 0 }
  if (loading) {
    const text =
      loading.total > 0 ? t('Reading sources: {0} of {1}', loading.done, loading.total) : t('Reading sources')
    return { ...base, text, busy: true }
  }
  const sources = ready === 1 ? t('1 source') : t('{0} sources', ready)
  const essay = status.essays.find(({ uri }) => uri === essayUri)
  if (!essay) return { ...base, text: sources, busy: false }
  return { ...base, text: `${worstText(essay, t)} · ${sources}`, more: quotationsText(essay, t), busy: false }
}

/** `12 quotations: 2 altered, 1 absent, …`: what is wrong, and what is well where nothing is wrong. */
function worstText({ quotations, counts }: EssayStatus, t: Translate): string {
  if (quotations === 0) return t('no quotations')
  const isSome = (verdict: VerdictName): boolean => (counts[verdict] ?? 0) > 0
  const wrong = WRONG.filter(isSome)
  const kinds = wrong.length > 0 ? wrong : WELL.filter(isSome)
  const shown = kinds.slice(0, MOST_KINDS).map(verdict => verdictText(verdict, counts[verdict] ?? 0, t))
  return t('{0}: {1}', totalText(quotations, t), [...shown, ...(kinds.length > MOST_KINDS ? ['…'] : [])].join(', '))
}

function totalText(quotations: number, t: Translate): string {
  return quotations === 1 ? t('1 quotation') : t('{0} quotations', quotations)
}

/** `12 quotations: 10 faithful, 2 altered`. */
export function quotationsText(
  { quotations, counts }: Pick<EssayStatus, 'quotations' | 'counts'>,
  t: Translate,
): string {
  if (quotations === 0) return t('no quotations')
  const verdicts = ORDER.flatMap(verdict => {
    const count = counts[verdict] ?? 0
    return count > 0 ? [verdictText(verdict, count, t)] : []
  })
  return t('{0}: {1}', totalText(quotations, t), verdicts.join(', '))
}

function verdictText(verdict: VerdictName, count: number, t: Translate): string {
  switch (verdict) {
    case 'faithful':
      return t('{0} faithful', count)
    case 'adapted':
      return t('{0} adapted', count)
    case 'minor':
      return t('{0} with small differences', count)
    case 'secondhand':
      return t('{0} at second hand', count)
    case 'mislocated':
      return t('{0} at another place', count)
    case 'altered':
      return t('{0} altered', count)
    case 'misattributed':
      return t('{0} from another source', count)
    case 'absent':
      return t('{0} absent', count)
    case 'unchecked':
      return t('{0} unchecked', count)
  }
}
