/** PDF. What reads it is large and is loaded with the first file. */
import type { IsolatedReader } from '../reader.ts'

export const pdfReader: IsolatedReader = {
  name: 'pdf',
  version: 3,
  extensions: ['pdf'],
  isolated: true,
  read: async file => (await import('./read-pdf.ts')).readPdf(file),
}
