/** The words in front of a declaration, and its decorators. */
import { ts } from 'ts-morph';
import type { CallExpression } from '../model/expression.ts';
import { decoratorCall } from './calls.ts';
import type { Draft } from './draft.ts';
import { none } from './lists.ts';

const {
  AsyncKeyword,
  StaticKeyword,
  AbstractKeyword,
  ExportKeyword,
  DefaultKeyword,
  DeclareKeyword,
  PublicKeyword,
  PrivateKeyword,
  ProtectedKeyword,
  ReadonlyKeyword,
  OverrideKeyword,
  Decorator,
} = ts.SyntaxKind;

export interface Modifiers {
  readonly isAsync: boolean;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isExported: boolean;
  readonly isDefault: boolean;
  readonly isAmbient: boolean;
  /** Whether a constructor's parameter declares a property. */
  readonly isProperty: boolean;
  readonly hasDecorators: boolean;
}

const BARE: Modifiers = {
  isAsync: false,
  isStatic: false,
  isAbstract: false,
  isExported: false,
  isDefault: false,
  isAmbient: false,
  isProperty: false,
  hasDecorators: false,
};

interface Modified extends ts.Node {
  readonly modifiers?: readonly ts.ModifierLike[];
}

export function modifiersOf(node: ts.Node): Modifiers {
  const { modifiers } = node as Modified;
  if (!modifiers || modifiers.length === 0) return BARE;
  const found = { ...BARE };
  for (const { kind } of modifiers) {
    if (kind === AsyncKeyword) found.isAsync = true;
    else if (kind === StaticKeyword) found.isStatic = true;
    else if (kind === AbstractKeyword) found.isAbstract = true;
    else if (kind === ExportKeyword) found.isExported = true;
    else if (kind === DefaultKeyword) found.isDefault = true;
    else if (kind === DeclareKeyword) found.isAmbient = true;
    else if (kind === Decorator) found.hasDecorators = true;
    else if (PROPERTY.has(kind)) found.isProperty = true;
  }
  return found;
}

const PROPERTY: ReadonlySet<ts.SyntaxKind> = new Set([PublicKeyword, PrivateKeyword, ProtectedKeyword, ReadonlyKeyword, OverrideKeyword]);

/** The decorators of a declaration as calls of the function around it. */
export function decoratorsOf(draft: Draft, node: ts.Node, modifiers: Modifiers): readonly CallExpression[] {
  if (!modifiers.hasDecorators) return none;
  const calls: CallExpression[] = [];
  for (const modifier of (node as Modified).modifiers ?? []) {
    if (modifier.kind === Decorator) calls.push(decoratorCall(draft, modifier as ts.Decorator));
  }
  return calls;
}
