/** The command `apparatus`: reads the arguments, runs one command, gives its exit code to the shell. */
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { nodeCliHost } from '../node/cli-host.ts'
import { CHECK_FORMATS, check, isCheckFormat } from './check.ts'
import { cite, isCiteFormat } from './cite.ts'
import type { ExitCode } from './cli-host.ts'
import { define, find, sources } from './look-up.ts'

const USAGE = `usage: apparatus COMMAND

  check ESSAY…        check the quotations of Markdown files or folders
      --format pretty|json|sarif|github   for people, programs, code hosts, annotations in GitHub Actions (docs/command-line.md)
      --all           also quotations that nothing is wrong with
      --bibliography FILE  references that the essays may cite, besides what their front matter names (BibTeX, CSL JSON or
                      YAML, RIS); may be given several times
  cite [ESSAY…]       the bibliography of what the essays cite, in the order of the style
      --keys A,B      these works, besides what the essays cite
      --style NAME    a file (.csl) or chicago-author-date, chicago-notes, chicago-fullnotes, mla, apa, harvard, ieee, iso690,
                      gost, din-1505, or one of their variants (iso690-de, gost-numeric …); without it the essay's own
                      (csl:), else chicago-author-date
      --locale TAG    the language of the style's own words: en-GB, en-US, de, fr, ru; without it the essay's (lang:)
      --format text|html|bibtex|csl-json
      --bibliography FILE  as above
  define TERM         what the sources say a term is
  find WORDS          where the sources have these words, or nearly these
  sources             what is loaded, under which citation key, and what is not
  lsp --stdio         the language server, for an editor

  --corpus PATH       a folder or file of sources; may be given several times. Without it: sources/ and corpus/ of this
                      folder and what its apparatus.yaml lists; if there is nothing, the starter corpus.
  --version           which one this is
  --index FOLDER      keeps what was read of the sources there, so that the next run reads only what has changed; with lsp
                      as well, for editors that give the server no folder of their own

Citations by citeproc-js, © Frank Bennett (CPAL 1.0); styles and locales of the Citation Style Language project,
citationstyles.org (CC BY-SA 3.0).

exit codes: 0 nothing at warning or above, 1 something (or not found), 2 could not run`

async function main(argv: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      corpus: { type: 'string', multiple: true, default: [] },
      index: { type: 'string' },
      bibliography: { type: 'string', multiple: true, default: [] },
      format: { type: 'string', default: 'pretty' },
      keys: { type: 'string', multiple: true, default: [] },
      style: { type: 'string' },
      locale: { type: 'string' },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
      stdio: { type: 'boolean', default: false },
    },
  })
  const [command, ...rest] = positionals
  const host = nodeCliHost(process.cwd(), values.index)
  const words = rest.join(' ')
  if (values.help) {
    host.print(USAGE)
    return 0
  }
  if (values.version) {
    host.print(`apparatus ${host.version}`)
    return 0
  }
  switch (command) {
    case 'check': {
      if (rest.length === 0) throw new Error('check: which essay?')
      const { format } = values
      if (!isCheckFormat(format)) throw new Error(`check: --format ${format}: ${CHECK_FORMATS.join(', ')}`)
      const { corpus, bibliography: bibliographies, all } = values
      return check({ essays: rest, corpus, bibliographies, format, all }, host)
    }
    case 'cite': {
      const { keys: named, bibliography: bibliographies, style, locale } = values
      const keys = named.flatMap(list => list.split(',')).flatMap(key => key.trim().replace(/^@/, '') || [])
      if (rest.length === 0 && keys.length === 0) throw new Error('cite: which essay, or which --keys?')
      const format = values.format === 'pretty' ? 'text' : values.format
      if (!isCiteFormat(format)) throw new Error(`cite: --format ${format}: text, html, bibtex or csl-json`)
      return cite({ essays: rest, keys, bibliographies, corpus: values.corpus, format, style, locale }, host)
    }
    case 'define':
      if (words === '') throw new Error('define: which term?')
      return define(words, values.corpus, host)
    case 'find':
      if (words === '') throw new Error('find: which words?')
      return find(words, values.corpus, host)
    case 'sources':
      return sources(values.corpus, host)
    default:
      host.printError(command === undefined ? USAGE : `apparatus: there is no command ${command}\n\n${USAGE}`)
      return 2
  }
}

if (process.argv[2] === 'lsp') {
  // The server is a bundle of its own beside this one and reads the same arguments.
  createRequire(__filename)(path.join(__dirname, 'server.cjs'))
} else {
  // `apparatus sources | head`: who has seen enough closes the pipe, and nothing is left to say.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  main(process.argv.slice(2)).then(
    code => {
      process.exitCode = code
    },
    (error: unknown) => {
      process.stderr.write(`apparatus: ${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 2
    },
  )
}
