/** What the lines of the view of sources look like. */
import type {
  ListedEntry,
  ListedFailure,
  ListedHeading,
  ListedPassage,
  ListedSource,
} from '../../../server/src/lsp/protocol.ts'
import type { Translate } from '../status-text.ts'
import { verdictIcon, verdictLabel } from './verdict-look.ts'
import type { Look } from './view-node.ts'

export function sourceLook({ title, key, path, cited, problems }: ListedSource, t: Translate): Look {
  const times = citedText(cited, t)
  const state = problems.length > 0 ? t('read with problems') : t('ready')
  return {
    // What an editor cuts gets its own ellipsis.
    label: title.replace(/…$/, ''),
    description: keyAndTimes(key, cited),
    tooltip: [title, `@${key} · ${times}`, path, ...problems].join('\n'),
    icon: problems.length > 0 ? 'warning' : 'book',
    spoken: [title, t('key {0}', key), times, state, ...problems].join(', '),
  }
}

export function failureLook({ path, reason }: ListedFailure, t: Translate): Look {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return {
    label: name,
    description: reason,
    tooltip: `${path}\n${reason}`,
    icon: 'error',
    spoken: [name, t('could not be read'), reason].join(', '),
  }
}

export function entryLook({ key, title, by, cited }: ListedEntry, t: Translate): Look {
  const times = citedText(cited, t)
  const name = [by, title].filter(part => part).join(': ') || `@${key}`
  return {
    label: title || by || `@${key}`,
    description: keyAndTimes(key, cited),
    tooltip: [
      name,
      `@${key} · ${times}`,
      t('No text of this work is among the sources, so quotations from it cannot be checked.'),
      t('To add one: put its file into the folder sources, named {0}, or choose “Add Its Text…”.', `${key}.pdf`),
    ].join('\n'),
    icon: 'circle-outline',
    spoken: [name, t('key {0}', key), times, t('without a text')].join(', '),
  }
}

export function headingLook({ title, level }: ListedHeading, t: Translate): Look {
  const label = title || '—'
  return { label, icon: 'symbol-string', spoken: t('{0}, heading of level {1}', label, level) }
}

export function passageLook({ text, verdict, essay }: ListedPassage, t: Translate): Look {
  const file = decodeURIComponent(essay.uri.slice(essay.uri.lastIndexOf('/') + 1))
  const label = t('“{0}”', text)
  const verdictText = verdictLabel(verdict, t)
  const line = t('line {0}', essay.range.start.line + 1)
  return {
    label,
    description: `${file} · ${line}`,
    tooltip: [label, verdictText, `${file}, ${line}`].join('\n'),
    icon: verdictIcon(verdict),
    spoken: [label, verdictText, file, line].join(', '),
  }
}

export function groupLook(label: string, total: number, t: Translate, icon?: string): Look {
  const spoken = t('{0}: {1}', label, total)
  return { label, description: String(total), tooltip: spoken, spoken, ...(icon !== undefined && { icon }) }
}

/** The last line of a list that goes on. */
export function moreLook(left: number, t: Translate): Look {
  const label = t('Show more ({0} left)', left)
  return { label, icon: 'ellipsis', spoken: label }
}

export function noteLook(label: string): Look {
  return { label, spoken: label }
}

/** `@smith1776 · 3×`: what has room beside a title. The tooltip and what is spoken say it in words. */
function keyAndTimes(key: string, cited: number): string {
  return cited > 0 ? `@${key} · ${cited}×` : `@${key}`
}

/** `cited 3 times` */
export function citedText(times: number, t: Translate): string {
  if (times === 0) return t('not cited')
  return times === 1 ? t('cited once') : t('cited {0} times', times)
}
