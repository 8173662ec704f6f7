import type { Editor } from './editors/editors.ts'
import { ended } from './ended.ts'
import { LspClient } from './lsp-client.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

/** What each test of a suite has for itself. */
export interface WritingDesk {
  readonly workspace: Workspace
  /** Where the essay lies, or would: a test opens it, or writes it there. */
  readonly essay: string
  /** There is one as soon as a test has started it. */
  client: LspClient
  /** Starts the server as this editor does, in the workspace, and shakes hands. */
  start(editor: Editor, initializationOptions?: unknown): Promise<LspClient>
}

/** For a `describe`: lays out a workspace before each of its tests, and takes server and workspace away after it. */
export function writingDesk(files: Parameters<typeof createWorkspace>[0] = {}): WritingDesk {
  const state = {} as { workspace: Workspace; client: LspClient }
  beforeEach(() => {
    state.workspace = createWorkspace(files)
  })
  afterEach(() => ended(state.client, state.workspace))
  return {
    get workspace() {
      return state.workspace
    },
    get essay() {
      return state.workspace.uriOf('essay.md')
    },
    get client() {
      return state.client
    },
    set client(client) {
      state.client = client
    },
    async start(editor, initializationOptions) {
      state.client = new LspClient(editor)
      await state.client.initialize(state.workspace.folder, initializationOptions)
      return state.client
    },
  }
}
