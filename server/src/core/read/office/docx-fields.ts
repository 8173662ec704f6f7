/**
 * The fields of a DOCX, which are marks in its runs: an instruction, then the result that is shown. Fields may stand in each other; none
 * runs over a note or a text box.
 */
export class DocxFields {
  /** For each field that is open, whether its result has begun. */
  private open: boolean[] = []

  mark(type: string | undefined): void {
    if (type === 'begin') this.open.push(false)
    else if (type === 'separate' && this.open.length > 0) this.open[this.open.length - 1] = true
    else if (type === 'end') this.open.pop()
  }

  /** Whether what follows is an instruction and no text. */
  get isInstruction(): boolean {
    return this.open.includes(false)
  }

  /** Instructions do not run over a paragraph: a field that was never closed would take the rest of the text with it. */
  endParagraph(): void {
    if (this.isInstruction) this.open = this.open.filter(isResult => isResult)
  }
}
