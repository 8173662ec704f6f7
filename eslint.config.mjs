import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { forbiddenTo, layers } from './scripts/layers.mjs'

const source = ['server/src/**/*.ts', 'client/src/**/*.ts']
const core = 'server/src/core/**/*.ts'
const mains = ['server/src/cli/main.ts', 'server/src/node/*main.ts']
const faces = ['lsp', 'cli', 'node']

const notPure = [
  { regex: '^node:', message: 'The core is pure: let a host pass in what it needs (core/host.ts).' },
  { regex: '^vscode', message: 'The core knows neither VS Code nor the language server protocol.' },
]

/** One block a room: what stands above it in scripts/layers.mjs cannot be imported. */
function layerRules() {
  return layers.flatMap(({ rooms }) => rooms.filter(room => room !== 'main' && room !== 'base').map(layerRule))
}

function layerRule(room) {
  const inCore = !faces.includes(room)
  const folder = inCore
    ? `server/src/core/${room}${room === 'service' ? '.ts' : '/**/*.ts'}`
    : `server/src/${room}/**/*.ts`
  const above = forbiddenTo(room).filter(other => other !== 'main' && other !== 'base')
  const message = `${room} may not import this: the arrows between rooms go one way (scripts/layers.mjs).`
  const patterns = [...(inCore ? notPure : [])]
  if (above.length > 0) patterns.push({ regex: `^\\.\\.?/(\\.\\./)*(core/)?(${above.join('|')})(/|\\.ts$)`, message })
  return {
    files: [folder],
    ignores: mains,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  }
}

export default defineConfig(
  globalIgnores(['**/dist/', 'out/', '.vscode-test/', 'node_modules/', '.bench/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // The compiler says it (noUnusedLocals), numbers in templates are no accident, and an async function without await
      // is how a synchronous host answers an asynchronous interface.
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: source,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind="let"]',
          message: 'No mutable state in a module: it belongs to the session or to the caller.',
        },
      ],
      'no-console': 'error',
    },
  },
  { files: ['server/src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: [core], rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: notPure }] } },
  ...layerRules(),
  {
    files: ['client/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: 'server/src/(?!lsp/protocol\\.ts$)',
              message: 'The client knows only server/src/lsp/protocol.ts.',
            },
            { regex: 'server/src/lsp/protocol', allowTypeImports: true, message: 'Only its types: use import type.' },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // What comes over the wire or out of JSON is asserted on as it is.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: { ecmaVersion: 2024 },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }], 'prefer-const': 'error', eqeqeq: 'error' },
  },
)
