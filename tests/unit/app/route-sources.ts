import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import ts from 'typescript'

/** What the source of one route says: its id, and the first statement of its loader and action that does anything. */
export interface RouteSource {
  id: string
  file: string
  /** Text of the first statement; null when the export does not exist. */
  loader: string | null
  action: string | null
}

const ROUTES = path.resolve('app/routes')

/** Reads every route module, the root included. */
export function readRouteSources(): RouteSource[] {
  const modules = readdirSync(ROUTES, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return /\.tsx?$/.test(entry.name) ? [{ id: `routes/${entry.name.replace(/\.tsx?$/, '')}`, file: path.join(ROUTES, entry.name) }] : []
    const file = ['route.tsx', 'route.ts'].map((name) => path.join(ROUTES, entry.name, name)).find((name) => existsSync(name))
    return file ? [{ id: `routes/${entry.name}`, file }] : []
  })
  return [{ id: 'root', file: path.resolve('app/root.tsx') }, ...modules].map(({ id, file }) => ({ id, file, ...readHandlers(file) }))
}

function readHandlers(file: string): { loader: string | null; action: string | null } {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: { loader: string | null; action: string | null } = { loader: null, action: null }
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && isExported(statement)) {
      const name = statement.name?.text
      if (name === 'loader' || name === 'action') found[name] = statement.body?.statements.find((inner) => !namesParameter(inner, source))?.getText(source) ?? ''
    }
    // `export const loader = …` or `export { loader }` hide the first statement from this reading; they count as unguarded.
    if (ts.isVariableStatement(statement) && isExported(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        const name = declaration.name.getText(source)
        if (name === 'loader' || name === 'action') found[name] = ''
      }
    }
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      for (const element of statement.exportClause.elements) {
        if (element.name.text === 'loader' || element.name.text === 'action') found[element.name.text] = ''
      }
    }
  }
  return found
}

/** `const eventId = params.eventId!`: names a part of the address and does nothing else. */
function namesParameter(statement: ts.Statement, source: ts.SourceFile): boolean {
  return /^const (\w+ = params\.\w+!?|\{[\w\s,:=']*\} = params)$/.test(statement.getText(source))
}

function isExported(node: ts.FunctionDeclaration | ts.VariableStatement): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false
}
