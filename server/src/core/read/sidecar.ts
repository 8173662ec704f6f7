/** A small file beside a source that describes it: `x.txt.yaml`, `x.yaml`, `x.json`, in the words of front matter or of CSL. */
import { parseDocument } from 'yaml'
import type { SourceProblem } from '../model/problem.ts'
import type { SourceMetadata } from '../model/source.ts'
import { unsaid } from '../wording.ts'
import { firstOfEachLine, TOO_MUCH_YAML, tellYamlFault, tellYamlThrown } from '../yaml-fault.ts'
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
  readonly problems: readonly SourceProblem[]
}

/** JSON is read as the YAML that it is. */
export function readSidecar(sidecar: Sidecar): YamlMapping {
  const { metadata, problems } = readYamlMetadata(decode(sidecar.bytes).text, 0)
  // Its lines are not those of the source.
  const told = problems.map(
    ({ message, line }): SourceProblem => ({
      message:
        line === undefined
          ? unsaid('{0}: {1}', sidecar.path, message)
          : unsaid('{0}, line {1}: {2}', sidecar.path, line, message),
    }),
  )
  return { metadata, problems: told }
}

/** @param lineOffset how many lines of the file stand before `yaml` */
export function readYamlMetadata(yaml: string, lineOffset: number): YamlMapping {
  if (tooMuchYaml(yaml)) return { metadata: {}, problems: [{ message: TOO_MUCH_YAML }] }
  try {
    const document = parseDocument(yaml, {
      prettyErrors: true,
      logLevel: 'silent',
      uniqueKeys: yaml.length <= LONGEST_WITH_UNIQUE_KEYS,
    })
    const complaints = document.errors.map((error): SourceProblem => {
      const line = error.linePos?.[0].line
      const message = tellYamlFault(error)
      return line === undefined ? { message } : { message, line: line + lineOffset }
    })
    const problems = firstOfEachLine(complaints)
    return { metadata: metadataOfMapping(document.toJS({ maxAliasCount: 100 })), problems }
  } catch (error) {
    return { metadata: {}, problems: [{ message: tellYamlThrown(error) }] }
  }
}
