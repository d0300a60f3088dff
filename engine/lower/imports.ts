/** What a file takes from others. */
import { ts } from 'ts-morph';
import type { Import } from '../model/module.ts';
import type { Draft } from './draft.ts';
import { idText } from './identifiers.ts';
import { none } from './lists.ts';

const { StringLiteral, NoSubstitutionTemplateLiteral, NamespaceImport, ExternalModuleReference, TypeKeyword } = ts.SyntaxKind;

export function importBindings(draft: Draft, node: ts.ImportDeclaration): void {
  const specifier = specifierOf(draft, node.moduleSpecifier);
  const clause = node.importClause;
  if (!clause || specifier === undefined) return;
  const isTypeOnly = clause.phaseModifier === TypeKeyword;
  if (clause.name) declare(draft, clause.name, { specifier, name: 'default', isTypeOnly });
  const named = clause.namedBindings;
  if (!named) return;
  if (named.kind === NamespaceImport) declare(draft, named.name, { specifier, name: '*', isTypeOnly });
  else
    for (const element of named.elements) {
      const name = (element.propertyName ?? element.name).text;
      declare(draft, element.name, { specifier, name, isTypeOnly: isTypeOnly || element.isTypeOnly });
    }
}

/** `import x = require('y')`; `import x = a.b` is only declared, and defined when its turn comes. */
export function importBinding(draft: Draft, node: ts.ImportEqualsDeclaration): void {
  if (node.moduleReference.kind === ExternalModuleReference) {
    const specifier = specifierOf(draft, (node.moduleReference as ts.ExternalModuleReference).expression);
    if (specifier !== undefined) declare(draft, node.name, { specifier, name: '*', isTypeOnly: node.isTypeOnly });
  } else draft.declare(idText(node.name), 'constant', draft.start(node.name), node.name.end);
}

/** The text of a literal specifier, which the file's list then has too. */
export function specifierOf(draft: Draft, node: ts.Node | undefined): string | undefined {
  if (node?.kind !== StringLiteral && node?.kind !== NoSubstitutionTemplateLiteral) return undefined;
  const { text } = node as ts.StringLiteral;
  draft.specifiers.add(text);
  return text;
}

function declare(draft: Draft, name: ts.Identifier, imported: Import): void {
  if (name.end === name.pos) return;
  const index = draft.declare(idText(name), 'import', draft.start(name), name.end);
  draft.define(index, { source: { kind: 'import', import: imported }, path: none });
}
