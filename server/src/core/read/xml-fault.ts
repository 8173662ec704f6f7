import { type Unsaid, unsaid } from '../wording.ts'
import { DEEPEST, type XmlFault } from './xml.ts'

/** @param part of a file of several parts the one that it is about */
export function tellXmlFault(fault: XmlFault, part?: string): Unsaid {
  switch (fault) {
    case 'cut off':
      return part === undefined
        ? unsaid('The file is cut off: elements are not closed at its end.')
        : unsaid('“{0}” is cut off: elements are not closed at its end.', part)
    case 'too deep':
      return part === undefined
        ? unsaid('The file is nested more than {0} elements deep.', DEEPEST)
        : unsaid('“{0}” is nested more than {1} elements deep.', part, DEEPEST)
    case 'own entities':
      return part === undefined
        ? unsaid('The file declares entities of its own, which are not read.')
        : unsaid('“{0}” declares entities of its own, which are not read.', part)
  }
}
