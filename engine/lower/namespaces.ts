/** TypeScript's own values: namespaces, enums and aliases of names. */
import { ts } from 'ts-morph';
import type { ObjectEntry, ObjectExpression } from '../model/expression.ts';
import type { Step } from '../model/module.ts';
import type { Draft } from './draft.ts';
import { forEachDeclared } from './exports.ts';
import { expression } from './expressions.ts';
import { idText } from './identifiers.ts';
import { none, packed } from './lists.ts';
import { nameText } from './literals.ts';
import { modifiersOf } from './modifiers.ts';
import { hoist } from './scopes.ts';
import { stepsInto } from './steps.ts';

const { ModuleBlock, ModuleDeclaration, ExternalModuleReference, Identifier, QualifiedName } = ts.SyntaxKind;

/** A namespace is an object of what it exports; its statements run where it stands. */
export function namespaceDeclaration(draft: Draft, node: ts.ModuleDeclaration, into: Step[]): void {
  const { frame } = draft;
  const start = draft.start(node);
  const name = idText(node.name as ts.Identifier);
  const binding = draft.names.find(name);
  const index = frame.objects.length;
  frame.objects.push(undefined as never);
  const { base, prefix } = frame;
  frame.base = prefix + name;
  frame.prefix = `${prefix}${name}.`;
  const scope = draft.names.open();
  const entries: ObjectEntry[] = [];
  namespaceBody(draft, node.body, into, entries);
  draft.names.close(scope);
  frame.base = base;
  frame.prefix = prefix;
  const object: ObjectExpression = {
    kind: 'object',
    start,
    end: node.end,
    entries: packed(entries),
    type: undefined,
    function: frame.key,
    index,
  };
  frame.objects[index] = object;
  if (binding >= 0) draft.define(binding, { source: { kind: 'value', expression: object }, path: none });
  into.push({ kind: 'do', start, end: node.end, value: object });
}

function namespaceBody(draft: Draft, body: ts.ModuleDeclaration['body'], into: Step[], entries: ObjectEntry[]): void {
  if (body?.kind === ModuleDeclaration) {
    // `namespace a.b {}`: b is declared in a and exported from it.
    const inner = body as ts.ModuleDeclaration;
    const name = inner.name as ts.Identifier;
    draft.declare(idText(name), 'namespace', draft.start(name), name.end);
    namespaceDeclaration(draft, inner, into);
    addEntry(draft, entries, name);
  } else if (body?.kind === ModuleBlock) {
    const { statements } = body as ts.ModuleBlock;
    hoist(draft, statements, true);
    // Inside, `export` means the namespace's object and not the file.
    const kept = draft.exports.length;
    stepsInto(draft, statements, into, 0);
    draft.exports.length = kept;
    for (const statement of statements) {
      if (modifiersOf(statement).isExported) forEachDeclared(statement, (name) => addEntry(draft, entries, name));
    }
  }
}

function addEntry(draft: Draft, entries: ObjectEntry[], node: ts.Identifier): void {
  const name = idText(node);
  const binding = draft.names.find(name);
  if (binding < 0 || entries.some((entry) => entry.name === name)) return;
  const span = { start: draft.start(node), end: node.end };
  entries.push({ ...span, name, key: undefined, value: { kind: 'name', ...span, name, binding }, isSpread: false, isGetter: false });
}

export function enumDeclaration(draft: Draft, node: ts.EnumDeclaration): void {
  const binding = draft.names.find(idText(node.name));
  if (binding < 0) return;
  const members: string[] = [];
  for (const { name } of node.members) {
    const text = nameText(name);
    if (text !== undefined) members.push(text);
  }
  draft.define(binding, { source: { kind: 'enum', members: packed(members) }, path: none });
}

/** `import x = a.b`; `require` has been seen to when names were hoisted. */
export function importAlias(draft: Draft, node: ts.ImportEqualsDeclaration): void {
  if (node.moduleReference.kind === ExternalModuleReference) return;
  const binding = draft.names.find(idText(node.name));
  if (binding >= 0)
    draft.define(binding, { source: { kind: 'value', expression: entity(draft, node.moduleReference as ts.EntityName) }, path: none });
}

function entity(draft: Draft, node: ts.EntityName): ReturnType<typeof expression> {
  if (node.kind === Identifier) return expression(draft, node, 'stored');
  const { left, right } = node as ts.QualifiedName;
  const isNested = left.kind === QualifiedName || left.kind === Identifier;
  if (!isNested) return expression(draft, right, 'stored');
  return {
    kind: 'member',
    start: draft.start(node),
    end: node.end,
    object: entity(draft, left),
    name: idText(right),
    nameStart: draft.start(right),
    isOptional: false,
  };
}
