// Which folder of the code may import which: read by the linter (eslint.config.mjs) and by test/unit/architecture.test.ts.

/**
 * The rooms, lowest first: a room may import from itself and from the layers below it. Rooms of one layer may import each
 * other if no circle comes of it, except the faces, which do not know each other.
 * @type {readonly { rooms: readonly string[], apart?: boolean }[]}
 */
export const layers = [
  { rooms: ['text'] },
  { rooms: ['model'] },
  // The files directly in core/ that every room may use: task, wording, what is said of YAML.
  { rooms: ['base'] },
  { rooms: ['read', 'bib', 'index', 'essay', 'locate', 'terms', 'glossary'] },
  { rooms: ['corpus', 'cite'] },
  { rooms: ['check'] },
  { rooms: ['features'] },
  { rooms: ['service'] },
  { rooms: ['lsp', 'cli'], apart: true },
  { rooms: ['node'] },
  // The files that programs start in put all of it together.
  { rooms: ['main'] },
]

/** The only file of the server that the client may know, and its types only. */
export const protocolFile = 'server/src/lsp/protocol.ts'

/**
 * @param {string} file path from the project's top, with `/`
 * @returns {string | undefined} undefined: not the server's or the client's code, or in a folder that no layer names
 */
export function roomOf(file) {
  const [side, src, room, ...inside] = file.split('/')
  if (src !== 'src') return undefined
  if (side === 'client') return 'client'
  if (side !== 'server') return undefined
  if (room === 'core') return inside.length > 1 ? known(inside[0]) : inside[0] === 'service.ts' ? 'service' : 'base'
  if (/^(cli\/main|node\/[^/]*(?:main|entry))\.ts$/.test([room, ...inside].join('/'))) return 'main'
  return inside.length > 0 ? known(room) : undefined
}

/** Whether a file of room `from` may import from room `to`. The client is not asked here: see protocolFile. */
export function mayImport(from, to) {
  if (from === to) return true
  const layer = room => layers.findIndex(({ rooms }) => rooms.includes(room))
  return layer(to) < layer(from) || (layer(to) === layer(from) && !layers[layer(to)]?.apart)
}

/** The rooms that `room` may not import from. */
export function forbiddenTo(room) {
  return layers.flatMap(({ rooms }) => rooms).filter(other => !mayImport(room, other))
}

function known(room) {
  return layers.some(({ rooms }) => rooms.includes(room)) ? room : undefined
}
