import { say } from '../wording.ts'
import type { FormatFault, FormatProblem } from './format-request.ts'

/** What went wrong, with its sentence in the language of this thread. */
export function formatProblem(fault: FormatFault): FormatProblem {
  return { ...('key' in fault ? { key: fault.key } : {}), message: messageOf(fault), fault }
}

function messageOf(fault: FormatFault): string {
  switch (fault.kind) {
    case 'style':
      return say('The style cannot be used: {0}', fault.why)
    case 'citations':
      return say('The citations cannot be formatted: {0}', fault.why)
    case 'entry':
      return say('“{0}” cannot be formatted: {1}', fault.key, fault.why)
    case 'nothing shown':
      return say('The style shows nothing of “{0}”.', fault.key)
  }
}
