import type { ListedAccount, ListedTerm } from '../../../server/src/lsp/protocol.ts'
import type { Translate } from '../status-text.ts'
import type { Look } from './view-node.ts'

export function termLook(term: ListedTerm, t: Translate): Look {
  const { name, aliases, definition, isMention } = term
  const from = originOf(term, t)
  const others = aliases.length > 0 ? t('also {0}', aliases.join(', ')) : ''
  const kind = isMention ? t('No source explains it; one uses it so:') : ''
  return {
    label: name,
    description: definition,
    tooltip: [[name, others].filter(part => part).join(' · '), kind, definition, from].filter(part => part).join('\n'),
    icon: isMention ? 'dash' : 'tag',
    spoken: [name, others, kind, definition, from].filter(part => part).join(', '),
  }
}

/** One of several things that sources mean by a term. */
export function senseLook(account: ListedAccount, t: Translate): Look {
  const { definition, source } = account
  const from = originOf(account, t)
  return {
    label: definition,
    description: source,
    tooltip: `${definition}\n${from}`,
    icon: 'quote',
    spoken: `${definition}, ${from}`,
  }
}

function originOf({ source, key }: ListedAccount, t: Translate): string {
  return key === '' ? t('your glossary, {0}', source) : `${source} (@${key})`
}
