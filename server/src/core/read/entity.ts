import { Tokenizer } from 'htmlparser2'

/** `&eacute;` as `é`, `&#8217;` as `’`; what is no entity stays as it is. */
export function decodeEntity(entity: string): string {
  let decoded = ''
  const ignore = (): void => {}
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      onclosetag: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onopentagname: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
      ontext: (start, end) => {
        decoded += entity.slice(start, end)
      },
      ontextentity: codepoint => {
        decoded += String.fromCodePoint(codepoint)
      },
    },
  )
  tokenizer.write(entity)
  tokenizer.end()
  return decoded
}
