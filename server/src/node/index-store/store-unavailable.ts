import { type Unsaid, unsaid } from '../../core/wording.ts'

/** Nothing can be kept on disk just now. The caller goes on in memory; a later try may succeed. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
  /** A sentence for a person. */
  readonly reason: Unsaid

  constructor(reason: Unsaid, cause?: unknown) {
    super(reason.sentence, { cause })
    this.reason = reason
  }
}

/** Errors of a file system say why nothing can be kept; any other error comes back as it is. */
export function asUnavailable(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error
  const code = errorCode(error)
  return code === undefined ? error : new StoreUnavailable(reasonFor(code), error)
}

/** The system's name of an error, as `ENOSPC`. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' && 'syscall' in error ? error.code : undefined
}

function reasonFor(code: string): Unsaid {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return unsaid('The disk is full.')
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return unsaid('Its folder cannot be written to.')
    case 'EMFILE':
    case 'ENFILE':
      return unsaid('Too many files are open.')
    default:
      return unsaid('Its folder cannot be used ({0}).', code)
  }
}
