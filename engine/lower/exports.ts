/** What a file gives to others: the language's own exports in every form, and CommonJS's assignments. */
import { ts } from 'ts-morph';
import type { Expression } from '../model/expression.ts';
import type { Export, Step } from '../model/module.ts';
import type { Draft } from './draft.ts';
import { namedExpression } from './expressions.ts';
import { idText } from './identifiers.ts';
import { specifierOf } from './imports.ts';
import { modifiersOf } from './modifiers.ts';

const {
  VariableStatement,
  FunctionDeclaration,
  ClassDeclaration,
  EnumDeclaration,
  ModuleDeclaration,
  ImportEqualsDeclaration,
  InterfaceDeclaration,
  TypeAliasDeclaration,
  Identifier,
  NamespaceExport,
  OmittedExpression,
} = ts.SyntaxKind;

type Declaration = ts.Statement & { readonly name?: ts.Node };

/** Calls back for each name of a value that a statement declares. */
export function forEachDeclared(statement: ts.Statement, visit: (name: ts.Identifier) => void): void {
  switch (statement.kind) {
    case VariableStatement:
      for (const declaration of (statement as ts.VariableStatement).declarationList.declarations) forEachName(declaration.name, visit);
      break;
    case FunctionDeclaration:
    case ClassDeclaration:
    case EnumDeclaration:
    case ModuleDeclaration:
    case ImportEqualsDeclaration: {
      const { name } = statement as Declaration;
      if (name?.kind === Identifier) visit(name as ts.Identifier);
      break;
    }
  }
}

function forEachName(name: ts.BindingName, visit: (name: ts.Identifier) => void): void {
  if (name.kind === Identifier) visit(name as ts.Identifier);
  else for (const element of name.elements) if (element.kind !== OmittedExpression) forEachName(element.name, visit);
}

/** `export` in front of a declaration of the top level. The nameless ones are exported where they are lowered. */
export function exportDeclared(draft: Draft, statement: ts.Statement): void {
  const { isExported, isDefault } = modifiersOf(statement);
  if (!isExported) return;
  if (statement.kind === InterfaceDeclaration || statement.kind === TypeAliasDeclaration) {
    const { name } = statement as ts.InterfaceDeclaration;
    add(draft, isDefault ? 'default' : name.text, name, { kind: 'type', name: name.text });
    return;
  }
  forEachDeclared(statement, (name) => {
    const binding = draft.names.find(idText(name));
    if (binding >= 0) add(draft, isDefault ? 'default' : idText(name), name, { kind: 'binding', binding });
  });
}

/** The nameless function or class of `export default`. */
export function exportDefault(draft: Draft, node: ts.Node, expression: Expression): void {
  add(draft, 'default', node, { kind: 'expression', expression });
}

/** `export default x`, `export = x`. */
export function exportAssigned(draft: Draft, node: ts.ExportAssignment, into: Step[]): void {
  const start = draft.start(node);
  const value = namedExpression(draft, node.expression, 'stored', 'default', start, start + 'export'.length);
  into.push({ kind: 'do', start, end: node.end, value });
  draft.exports.push({ name: node.isExportEquals ? '=' : 'default', start, end: node.end, value: given(value) });
}

/** `export … from` at once; a list of the file's own names when everything is known. */
export function exportList(draft: Draft, node: ts.ExportDeclaration): void {
  if (!node.moduleSpecifier) {
    draft.exportLists.push(node);
    return;
  }
  const specifier = specifierOf(draft, node.moduleSpecifier);
  if (specifier === undefined) return;
  const clause = node.exportClause;
  const from = (name: string, isTypeOnly: boolean): Export['value'] => ({ kind: 'from', import: { specifier, name, isTypeOnly } });
  if (!clause) add(draft, '*', node, from('*', node.isTypeOnly));
  else if (clause.kind === NamespaceExport) add(draft, clause.name.text, clause.name, from('*', node.isTypeOnly));
  else
    for (const element of clause.elements) {
      add(draft, element.name.text, element, from((element.propertyName ?? element.name).text, node.isTypeOnly || element.isTypeOnly));
    }
}

/** The lists that waited. A name can stand for a value and a type at once. */
export function exportListed(draft: Draft): void {
  if (draft.exportLists.length === 0) return;
  const types = new Set(draft.types.map(({ name }) => name));
  for (const { exportClause } of draft.exportLists) {
    if (!exportClause || exportClause.kind === NamespaceExport) continue;
    for (const element of exportClause.elements) {
      const own = element.propertyName ?? element.name;
      const binding = draft.names.find(own.text);
      if (binding >= 0) add(draft, element.name.text, element, { kind: 'binding', binding });
      if (types.has(own.text)) add(draft, element.name.text, element, { kind: 'type', name: own.text });
    }
  }
}

/** `module.exports = x`, `module.exports.a = x`, `exports.a = x` at the top level. */
export function exportCommon(draft: Draft, node: ts.Node, target: Expression, value: Expression): void {
  if (draft.frame.key !== '' || target.kind !== 'member') return;
  const { object, name } = target;
  if (isGlobal(object, 'exports') || isModuleExports(object)) add(draft, name, node, given(value));
  else if (isModuleExports(target)) add(draft, '=', node, given(value));
}

function isModuleExports(expression: Expression): boolean {
  return expression.kind === 'member' && expression.name === 'exports' && isGlobal(expression.object, 'module');
}

function isGlobal(expression: Expression, name: string): boolean {
  return expression.kind === 'name' && expression.binding === -1 && expression.name === name;
}

function given(expression: Expression): Export['value'] {
  let value = expression;
  while (value.kind === 'assign') value = value.value;
  return value.kind === 'name' && value.binding >= 0
    ? { kind: 'binding', binding: value.binding }
    : { kind: 'expression', expression: value };
}

function add(draft: Draft, name: string, node: ts.Node, value: Export['value']): void {
  draft.exports.push({ name, start: draft.start(node), end: node.end, value });
}
