import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export interface Import {
  /** A file of ours from the root (`app/web/note.server.ts`), else the package as written. */
  from: string
  /** True if nothing of it is left when the program runs. */
  typeOnly: boolean
  names: string[]
}

export interface SourceFile {
  path: string
  text: string
  imports: Import[]
  /** Names exported by the file itself. */
  exports: string[]
  tree: ts.SourceFile
}

export const root = path.resolve(import.meta.dirname, '..', '..')

/** Names of all files below these folders, without what is generated. */
export function filesBelow(...folders: string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')),
    )
    .filter((name) => !name.startsWith('app/paraglide/'))
    .sort()
}

export const textOf = (name: string) => readFileSync(path.join(root, name), 'utf8')

export const sourceFiles = (...folders: string[]) =>
  filesBelow(...folders)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => parse(name, textOf(name)))

/** Reads a source as far as the rules of the house need it; also used to make examples of offenders. */
export function parse(name: string, text: string): SourceFile {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind)
  const file: SourceFile = { path: name, text, imports: [], exports: [], tree }
  walk(tree, (node) => collect(file, node))
  return file
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void) {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

function collect(file: SourceFile, node: ts.Node) {
  if (ts.isImportDeclaration(node)) {
    const { names, typeOnly } = namesOf(node.importClause)
    addImport(file, node.moduleSpecifier, typeOnly, names)
  } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    addImport(file, node.moduleSpecifier, node.isTypeOnly, [])
  } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    addImport(file, node.argument.literal, true, [])
  } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    addImport(file, node.arguments[0], false, [])
  } else if (
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
  ) {
    file.exports.push(...declaredNames(node))
  }
}

function namesOf(clause: ts.ImportClause | undefined) {
  const bindings = clause?.namedBindings
  const named = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : []
  const names = named.map((one) => (one.propertyName ?? one.name).text)
  const onlyTypes = !clause?.name && named.length > 0 && named.every((one) => one.isTypeOnly)
  return { names, typeOnly: Boolean(clause?.isTypeOnly) || onlyTypes }
}

function addImport(file: SourceFile, from: ts.Node | undefined, typeOnly: boolean, names: string[]) {
  if (from && ts.isStringLiteralLike(from)) file.imports.push({ from: resolve(file.path, from.text), typeOnly, names })
}

function resolve(importer: string, from: string) {
  if (from.startsWith('#')) return from.slice(1)
  if (from.startsWith('.')) return path.posix.join(path.posix.dirname(importer), from)
  return from
}

function declaredNames(node: ts.Node): string[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map((one) => one.name.getText())
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return node.name ? [node.name.text] : []
  return []
}
