/** Timeouts that are set after a client was made, or for all of a library's at once: `axios.defaults.timeout`, an interceptor, a global dispatcher. */

import { optionsOf } from '../link/combine.ts';
import type { Linking } from '../link/linking.ts';
import type { Expression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { Operation } from '../model/operation.ts';
import { siteKey } from '../model/place.ts';
import { forEachStep } from '../model/walk.ts';

/** A client's site key, or that of nothing for the library's own default client or one that is not known. */
export type TimeoutSetting = readonly [library: string, client: string];
const ANY = '';

/** Where libraries have such settings, by the last name of the path there. */
export type TimeoutPaths = ReadonlyMap<string, readonly { readonly library: string; readonly path: readonly string[] }[]>;

export function timeoutPaths({ index }: Linking): TimeoutPaths {
  const byLast = new Map<string, { readonly library: string; readonly path: readonly string[] }[]>();
  for (const [library, { timeoutsElsewhere }] of index.libraries) {
    for (const path of (timeoutsElsewhere ?? []).map((words) => words.split('.'))) {
      const last = path.at(-1) ?? '';
      byLast.set(last, [...(byLast.get(last) ?? []), { library, path }]);
    }
  }
  return byLast;
}

export function timeoutSettingsIn(module: Module, paths: TimeoutPaths, linking: Linking): readonly TimeoutSetting[] {
  const found: TimeoutSetting[] = [];
  const look = (expression: Expression) => {
    if (expression.kind !== 'member' && expression.kind !== 'name') return;
    for (const { library, path } of paths.get(expression.name) ?? []) {
      const root = rootBefore(expression, path);
      if (root === undefined) continue;
      const origins = root ? optionsOf(linking.value(module.path, root)).filter((origin) => origin.kind === 'library') : [];
      if (!origins.length) found.push([library, ANY]);
      for (const origin of origins) if (origin.library === library) found.push([library, origin.made ? siteKey(origin.made) : ANY]);
    }
  };
  for (const node of module.functions) {
    for (const { callee } of node.calls) look(callee);
    forEachStep(node.body, (step) => void (step.kind === 'assign' && look(step.target)));
  }
  return found;
}

/** What the path is reached from: null for a path that is the whole name; undefined where the expression does not end with it. */
function rootBefore(expression: Expression, path: readonly string[]): Expression | null | undefined {
  let at: Expression | null = expression;
  for (const name of path.toReversed()) {
    // A path that begins with a dot is one of members alone.
    if (name === '') return at;
    if (at?.kind === 'member' && at.name === name) at = at.object;
    else if (at?.kind === 'name' && at.name === name && name === path[0]) at = null;
    else return undefined;
  }
  return at;
}

/** A setting on a client that nobody can tell counts for all: unknown is not missing. */
export function withTimeoutsElsewhere(operation: Operation, settings: () => readonly TimeoutSetting[], linking: Linking): Operation {
  const { timeout, library, client } = operation;
  if (!timeout || (timeout.kind !== 'none' && timeout.kind !== 'standard')) return operation;
  if (!linking.index.libraries.get(library)?.timeoutsElsewhere) return operation;
  const own = client ? siteKey(client) : ANY;
  const isSet = settings().some(([of, which]) => of === library && (which === ANY || which === own || which === siteKey(operation.site)));
  return isSet ? { ...operation, timeout: { kind: 'unknown' } } : operation;
}
