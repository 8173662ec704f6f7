import type { ListedTerm } from '../../../server/src/lsp/protocol.ts'
import type { Translate } from '../status-text.ts'
import type { Look } from './view-node.ts'

export function termLook({ name, aliases, definition, isMention, source, key }: ListedTerm, t: Translate): Look {
  const from = key === '' ? t('your glossary, {0}', source) : `${source} (@${key})`
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
