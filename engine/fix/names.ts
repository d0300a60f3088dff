/** Whether a name is used in the block around a node, or declared in a block or a function around that. Coarse on the safe side. */
import { ts } from 'ts-morph';

export function isNameVisible(name: string, node: ts.Node, source: ts.SourceFile): boolean {
  let scope: ts.Node = node;
  while (scope.parent && !ts.isBlock(scope) && !ts.isFunctionLike(scope) && !ts.isSourceFile(scope)) scope = scope.parent;
  return mentions(scope, name) || isDeclaredAround(scope, name) || topLevelNames(source).has(name);
}

function isDeclaredAround(scope: ts.Node, name: string): boolean {
  for (let at = scope.parent; at && !ts.isSourceFile(at); at = at.parent) {
    const own = ts.isBlock(at) ? at.statements : ts.isFunctionLike(at) ? at.parameters : [];
    if (own.some((one: ts.Node) => declares(one, name))) return true;
  }
  return false;
}

/** A declaration of the name that is in force beside the node, not only inside it. */
function declares(node: ts.Node, name: string): boolean {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.some((one) => mentions(one.name, name));
  if (ts.isParameter(node)) return mentions(node.name, name);
  return (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name?.text === name;
}

function mentions(node: ts.Node, name: string): boolean {
  if (ts.isIdentifier(node)) return node.text === name;
  return ts.forEachChild(node, (child) => mentions(child, name) || undefined) ?? false;
}

function topLevelNames(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name);
  };
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) for (const { name } of statement.declarationList.declarations) add(name);
    else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) names.add(statement.name.text);
    else if (ts.isImportDeclaration(statement) && statement.importClause) {
      if (statement.importClause.name) names.add(statement.importClause.name.text);
      const bindings = statement.importClause.namedBindings;
      if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) names.add(name.text);
      else if (bindings) names.add(bindings.name.text);
    }
  }
  return names;
}
