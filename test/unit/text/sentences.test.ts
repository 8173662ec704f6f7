import assert from 'node:assert/strict'
import { sentences } from '../../../server/src/core/text/sentences.ts'

const split = (text: string): string[] => sentences(text).map(s => text.slice(s.start, s.end))

/** `|` marks where a sentence must end; no other may. */
function check(marked: string): void {
  const expected = marked.split('|').map(part => part.trim())
  assert.deepEqual(split(marked.replaceAll('|', '')), expected)
}

describe('sentences', () => {
  it('ends at stops before a capital', () => {
    check('One went home. | Two stayed! | Did three? | Nobody knows.')
  })
  it('keeps abbreviations in English together', () => {
    check('See Mr. Smith and Prof. Jones, cf. Brown, p. 3, vol. 2. | Then stop.')
    check('It was e.g. Berlin or i.e. Paris, as in No. 5 of the series. | He said no. | Then he left.')
    check('They made steel, coal, etc. | The plan went on. | Coal, etc. was made.')
    check('Marx et al. wrote it. | Compare pp. 3–4 and ch. 5.')
  })
  it('keeps initials and countries together', () => {
    check('So wrote L. D. Trotsky in 1936. | V. I. Lenin had died.')
    check('He left the U.S. | The army stayed. | The U.S. Army came.')
    check('So did I. | The others left.')
  })
  it('keeps abbreviations in German, French and Russian together', () => {
    check('Das war z. B. Berlin im 19. Jahrhundert, vgl. Kap. 3. | Dann kam der 2. Weltkrieg.')
    check('Selon M. Dupont, cf. p. 12. | Il a tort.')
    check('Это было в 1917 г. в Петрограде, см. стр. 5, т. 2. | Потом всё изменилось.')
  })
  it('does not end in numbers, ellipses or before a small letter', () => {
    check('It rose by 3.5 per cent. | In 1936. | Later.')
    check('The state ... withers. | The state . . . withers away. | It [...] Withers.')
    check('The cry “Enrich yourselves!” (1925) was heard. | (It was.) | [It was.]')
    check('“What?” he asked. | “Nothing…” | She left.')
  })
  it('takes closing marks and note marks along', () => {
    check('He wrote “It withers.” | Then (as we saw.) | “Next.”[^1] | *End.*')
  })
  it('ends at blank lines and list items, not at line breaks', () => {
    check('A heading |\n\nA line\nthat goes on. | Next')
    check('First: |\n- one thing |\n- another |\n\n1. third thing')
  })
  it('keeps to the range that is asked for', () => {
    const text = 'One. Two. Three.'
    assert.deepEqual(sentences(text, 5, 9), [{ start: 5, end: 9 }])
    assert.deepEqual(sentences('   '), [])
  })
})
