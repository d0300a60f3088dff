/**
 * The calls of a file that some table has a meaning for, found once and read by everything else of this room. Most calls are of names
 * that no table has a word for: they cost one look into a set.
 */
import type { Meaning } from '../contract/library.ts';
import type { Linking } from '../link/linking.ts';
import type { CallExpression } from '../model/expression.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { LibraryOrigin } from '../model/origin.ts';
import type { Site } from '../model/place.ts';
import { meaningAt } from './scope.ts';

export interface MeantCall {
  readonly node: FunctionNode;
  readonly call: CallExpression;
  readonly origin: LibraryOrigin;
  readonly meaning: Meaning;
  /** Whether what comes back is a query that nobody has sent yet. */
  readonly isInert: boolean;
}

export type MeantCalls = ReadonlyMap<CallExpression, MeantCall>;

export function meantCallsIn(module: Module, linking: Linking, mayMean: (call: CallExpression) => boolean): MeantCalls {
  const found = new Map<CallExpression, MeantCall>();
  const scope = { linking, module };
  for (const node of module.functions) {
    for (const call of node.calls) {
      if (!mayMean(call)) continue;
      const meant = meaningAt(call, scope);
      if (meant) found.set(call, { node, call, ...meant, isInert: isInert(meant.origin, meant.meaning, linking) });
    }
  }
  return found;
}

function isInert(origin: LibraryOrigin, { returns, settles }: Meaning, linking: Linking): boolean {
  if (returns === undefined || settles) return false;
  const type = returns === 'self' ? (origin.type.split('#')[0] ?? '') : returns;
  return linking.index.type(origin.library, type)?.isInert === true;
}

/** Whether a call's name occurs in the tables of the libraries that the workspace uses. */
export function vocabularyOf(linking: Linking, used: ReadonlySet<string>): (call: CallExpression) => boolean {
  const names = new Set<string>();
  const prefixes: string[] = [];
  const globals = new Set<string>();
  // A service whose every method sends: any name may be one of them.
  let isAnyName = false;
  for (const [library, table] of linking.index.libraries) {
    for (const name of Object.keys(table.globals ?? {})) globals.add(name);
    if (!used.has(library)) continue;
    isAnyName ||= Object.values(table.types ?? {}).some(({ members }) => members?.['*']?.does !== undefined);
    for (const known of [
      ...Object.keys(table.exports ?? {}),
      ...Object.values(table.types ?? {}).flatMap(({ members }) => Object.keys(members ?? {})),
    ]) {
      if (known.length > 1 && known.endsWith('*')) prefixes.push(known.slice(0, -1));
      else for (const part of known.split('.')) names.add(part);
    }
  }
  return ({ callee, form }) => {
    if (form === 'import') return false;
    if (callee.kind === 'member') return isAnyName || names.has(callee.name) || prefixes.some((prefix) => callee.name.startsWith(prefix));
    return callee.kind === 'name' ? callee.binding >= 0 || globals.has(callee.name) : callee.kind !== 'function';
  };
}

export function siteOf(call: CallExpression, file: string): Site {
  return { file, function: call.function, part: 'call', index: call.index };
}
