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
