import assert from 'node:assert/strict'
import { hasPdfEditor, type Openers, openOriginalFile } from '../../../client/src/original.ts'

describe('the original of a source', () => {
  const pdf = { uri: 'file:///books/keeper1907.pdf', page: 47 }

  /** What was opened, in order; `refuses` says what the system does not open. */
  async function opened(
    original: { readonly uri: string; readonly page?: number },
    {
      showsPdf = false,
      refuses = /^$/,
      isOnThisMachine = true,
    }: { readonly showsPdf?: boolean; readonly refuses?: RegExp; readonly isOnThisMachine?: boolean } = {},
  ): Promise<readonly string[]> {
    const calls: string[] = []
    const openers: Openers = {
      showsPdf,
      isOnThisMachine,
      openHere: uri => {
        calls.push(`here ${uri}`)
        return Promise.resolve()
      },
      openOutside: uri => {
        calls.push(`outside ${uri}`)
        return Promise.resolve(!refuses.test(uri))
      },
    }
    calls.push(await openOriginalFile(original, openers))
    return calls
  }

  it('is a PDF at its page in the viewer of the window, else of the system', async () => {
    assert.deepEqual(await opened(pdf, { showsPdf: true }), ['here file:///books/keeper1907.pdf#page=47', 'here'])
    assert.deepEqual(await opened(pdf), ['outside file:///books/keeper1907.pdf#page=47', 'outside'])
  })

  it('is opened without its page where the system knows no pages', async () => {
    assert.deepEqual(await opened(pdf, { refuses: /#/ }), [
      'outside file:///books/keeper1907.pdf#page=47',
      'outside file:///books/keeper1907.pdf',
      'outside',
    ])
    assert.deepEqual((await opened(pdf, { refuses: /pdf/ })).at(-1), 'nowhere')
  })

  it('on another machine is shown in this window or not at all', async () => {
    const away = { isOnThisMachine: false }
    assert.deepEqual(await opened(pdf, away), ['elsewhere'])
    assert.deepEqual(await opened(pdf, { ...away, showsPdf: true }), [
      'here file:///books/keeper1907.pdf#page=47',
      'here',
    ])
    assert.deepEqual(await opened({ uri: 'file:///books/keeper1907.odt' }, away), ['elsewhere'])
  })

  it('of another format is opened by the system, once', async () => {
    const odt = { uri: 'file:///books/keeper1907.odt', page: 2 }
    assert.deepEqual(await opened(odt, { showsPdf: true }), ['outside file:///books/keeper1907.odt', 'outside'])
    assert.deepEqual(await opened(odt, { refuses: /odt/ }), ['outside file:///books/keeper1907.odt', 'nowhere'])
  })

  it('is shown here when an extension has an editor for PDFs', () => {
    const withEditor = (filenamePattern: unknown): unknown => ({
      contributes: { customEditors: [{ viewType: 'x', selector: [{ filenamePattern }] }] },
    })
    for (const pattern of ['*.pdf', '**/*.PDF', '*.{djvu,pdf}'])
      assert.ok(hasPdfEditor([{}, withEditor(pattern)]), pattern)
    for (const pattern of ['*.png', '*.pdfx', undefined])
      assert.ok(!hasPdfEditor([withEditor(pattern)]), String(pattern))
    for (const manifest of [undefined, 1, { contributes: { customEditors: {} } }]) assert.ok(!hasPdfEditor([manifest]))
  })
})
