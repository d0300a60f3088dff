/** Brings a name into a file: into the import that is there already, else as a new import or require after the last one. */
import { ts } from 'ts-morph';
import type { Edits } from '../contract/repair.ts';
import type { Edit } from '../model/finding.ts';

/** Undefined when the name is imported already. */
export function importEdit(
  source: ts.SourceFile,
  module: string,
  name: string,
  { quote, semicolon }: Pick<Edits, 'quote' | 'semicolon'>,
): Edit | undefined {
  const imports = source.statements.filter(ts.isImportDeclaration);
  for (const declaration of imports) {
    if (!ts.isStringLiteral(declaration.moduleSpecifier) || !isSameModule(declaration.moduleSpecifier.text, module)) continue;
    const bindings = declaration.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings) || declaration.importClause?.isTypeOnly) continue;
    if (bindings.elements.some((element) => element.name.text === name)) return undefined;
    const last = bindings.elements.at(-1);
    return last ? insertion(last.getEnd(), `,${gapBefore(last, source)}${name}`) : insertion(bindings.getStart(source) + 1, ` ${name} `);
  }
  const requires = source.statements.filter(isRequire);
  const isCommonJs = !imports.length && requires.length > 0;
  const line = isCommonJs
    ? `const { ${name} } = require(${quote}${module}${quote})${semicolon}`
    : `import { ${name} } from ${quote}${module}${quote}${semicolon}`;
  const anchor = isCommonJs ? requires.at(-1) : imports.at(-1);
  if (anchor) return insertion(anchor.getEnd(), `\n${line}`);
  const first = source.statements[0];
  return insertion(first ? first.getStart(source) : 0, `${line}\n\n`);
}

/**
 * Puts a name of a module in the place of an imported one that nothing but one node uses; empty where that one stays, or where its
 * import cannot become the other's.
 */
export function swapEdits(source: ts.SourceFile, user: ts.Identifier, module: string, name: string, quote: string): readonly Edit[] {
  const imports = source.statements.filter(ts.isImportDeclaration);
  for (const { importClause, moduleSpecifier } of imports) {
    const bindings = importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(moduleSpecifier)) continue;
    const at = bindings.elements.findIndex((one) => one.name.text === user.text && !one.propertyName);
    const [before, own, after] = [bindings.elements[at - 1], bindings.elements[at], bindings.elements[at + 1]];
    if (!own || countOf(user.text, source) !== 2) continue;
    const isSame = isSameModule(moduleSpecifier.text, module);
    if (isSame) return isImported(name, bindings) ? [] : [{ start: own.getStart(source), end: own.getEnd(), text: name }];
    if (after) return [{ start: own.getStart(source), end: after.getStart(source), text: '' }];
    if (before) return [{ start: before.getEnd(), end: own.getEnd(), text: '' }];
    const isThere = imports.some((one) => ts.isStringLiteral(one.moduleSpecifier) && isSameModule(one.moduleSpecifier.text, module));
    if (isThere || importClause?.name) return [];
    return [
      { start: own.getStart(source), end: own.getEnd(), text: name },
      { start: moduleSpecifier.getStart(source), end: moduleSpecifier.getEnd(), text: `${quote}${module}${quote}` },
    ];
  }
  return [];
}

function isImported(name: string, { elements }: ts.NamedImports): boolean {
  return elements.some((one) => one.name.text === name);
}

function countOf(name: string, node: ts.Node): number {
  let count = ts.isIdentifier(node) && node.text === name ? 1 : 0;
  ts.forEachChild(node, (child) => {
    count += countOf(name, child);
  });
  return count;
}

/** A line of its own where the one before it has one. */
function gapBefore(node: ts.Node, { text }: ts.SourceFile): string {
  const start = node.getStart();
  const lead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return lead.trim() ? ' ' : `\n${lead}`;
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

function isSameModule(a: string, b: string): boolean {
  return a.replace(/^node:/, '') === b.replace(/^node:/, '');
}

function isRequire(statement: ts.Statement): statement is ts.VariableStatement {
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some(
      ({ initializer }) =>
        initializer !== undefined &&
        ts.isCallExpression(initializer) &&
        ts.isIdentifier(initializer.expression) &&
        initializer.expression.text === 'require',
    )
  );
}
