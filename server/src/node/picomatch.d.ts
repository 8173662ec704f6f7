/** What is used of picomatch, which has no types of its own. */
declare module 'picomatch' {
  interface Scanned {
    /** The part before the first glob character: `notes` of `notes/*.txt`. */
    readonly base: string
    readonly isGlob: boolean
  }
  function picomatch(pattern: string): (path: string) => boolean
  namespace picomatch {
    function scan(pattern: string): Scanned
  }
  export default picomatch
}
