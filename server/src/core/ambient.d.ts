/**
 * The core is compiled without Node's or the browser's types. These are the classes of the web platform that it uses:
 * every host (Node, a browser, a worker) has it.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  decode(input?: Uint8Array): string
}
declare class TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>
}
