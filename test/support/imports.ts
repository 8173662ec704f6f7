import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** One import, re-export or `import()`; `to` is a path from the project's top for our files, else the package's name. */
export interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

/** The project's top folder, absolute. */
const projectRoot = path.resolve(import.meta.dirname, '../..')

/** Every import of every TypeScript file under these folders (paths from the project's top). */
export function importsUnder(folders: readonly string[]): Import[] {
  return folders
    .flatMap(filesUnder)
    .flatMap(file => importsOf(file, fs.readFileSync(path.join(projectRoot, file), 'utf8')))
}

/** The imports of one file, given as its path from the project's top and its text. */
export function importsOf(file: string, text: string): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier && ts.isStringLiteralLike(specifier))
      found.push({ from: file, to: target(file, specifier.text), typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return found
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  if (clause.name || !names || !ts.isNamedImports(names)) return false
  return names.elements.length > 0 && names.elements.every(element => element.isTypeOnly)
}

function target(file: string, specifier: string): string {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier
}

function filesUnder(folder: string): string[] {
  const names = fs.readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
  return names.filter(name => name.endsWith('.ts')).map(name => path.posix.join(folder, name.replaceAll('\\', '/')))
}
