/** A small file beside a source that describes it: `x.txt.yaml`, `x.yaml`, `x.json`, in the words of front matter or of CSL. */
import { parseDocument } from 'yaml'
import type { Problem } from '../model/problem.ts'
import type { SourceMetadata } from '../model/source.ts'
import { tooMuchYaml } from '../yaml-guard.ts'
import { decode } from './charset.ts'
import { metadataOfMapping } from './metadata.ts'

export interface Sidecar {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The paths where a source's sidecar may lie, the first that exists being it. */
export function sidecarPaths(path: string): readonly string[] {
  const dot = path.lastIndexOf('.')
  const stem = dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path
  return [path, stem].flatMap(base => ['yaml', 'yml', 'json'].map(extension => `${base}.${extension}`))
}

/** To find a key that comes twice takes time that grows with the square of the keys: a description of a source is short. */
const LONGEST_WITH_UNIQUE_KEYS = 20_000

export interface YamlMapping {
  readonly metadata: SourceMetadata
  readonly problems: readonly Problem[]
}

/** JSON is read as the YAML that it is. */
export function readSidecar(sidecar: Sidecar): YamlMapping {
  return readYamlMetadata(decode(sidecar.bytes).text, sidecar.path, 0)
}

/** @param lineOffset how many lines of the file stand before `yaml` */
export function readYamlMetadata(yaml: string, path: string, lineOffset: number): YamlMapping {
  const excess = tooMuchYaml(yaml)
  if (excess) return { metadata: {}, problems: [{ message: `${path}: too many YAML ${excess}; it was not read` }] }
  try {
    const document = parseDocument(yaml, {
      prettyErrors: true,
      logLevel: 'silent',
      uniqueKeys: yaml.length <= LONGEST_WITH_UNIQUE_KEYS,
    })
    const problems = document.errors.map((error): Problem => {
      const line = error.linePos?.[0].line
      const message = `${path}: ${(error.message.split('\n')[0] as string).replace(/ at line \d+, column \d+:?$/, '')}`
      return line === undefined ? { message } : { message, line: line + lineOffset }
    })
    return { metadata: metadataOfMapping(document.toJS({ maxAliasCount: 100 })), problems }
  } catch (error) {
    return {
      metadata: {},
      problems: [{ message: `${path}: ${error instanceof Error ? error.message : String(error)}` }],
    }
  }
}
