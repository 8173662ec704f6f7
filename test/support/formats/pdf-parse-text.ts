/** Prints the text that pdf-parse finds in a PDF. A program of its own: its pdf.js is of another version than ours, and both are global. */
import fs from 'node:fs'

// What its pdf.js asks for when it is loaded, to draw with; nothing is drawn.
Object.assign(globalThis, { DOMMatrix: class {} })
const { PDFParse } = await import('pdf-parse')
const parser = new PDFParse({ data: new Uint8Array(fs.readFileSync(process.argv[2] as string)) })
process.stdout.write((await parser.getText({ pageJoiner: '' })).text)
await parser.destroy()
