/** Timeouts that are set after a client was made, or for all of a library's at once: `axios.defaults.timeout`, an interceptor, a global dispatcher. */

import { optionsOf } from '../link/combine.ts';
import type { Linking } from '../link/linking.ts';
import type { Expression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { Operation } from '../model/operation.ts';
import { siteKey } from '../model/place.ts';
import { forEachStep } from '../model/walk.ts';
import type { MeantCalls } from './calls.ts';
import type { Scope } from './scope.ts';
import { timeoutOf } from './timeouts.ts';

/** A client's site key, or nothing for the library's own default client or one that is not known. */
export type TimeoutSetting = readonly [library: string, client: string];
const ANY = '';
/** Stands for whichever client it is that somebody hands over. */
const HANDED_OVER = '*';

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

/** Of every client that is made with a limit: what is sent through one that was handed over may be sent through it. */
export function limitedClientsAmong(meant: MeantCalls, scope: Scope): readonly TimeoutSetting[] {
  return [...meant.values()].flatMap(({ call, meaning, origin }): TimeoutSetting[] => {
    if (meaning.does !== 'client' || !meaning.timeout) return [];
    const { kind } = timeoutOf(meaning.timeout, call, meaning.options ?? 0, origin, scope);
    return kind === 'given' || kind === 'unknown' ? [[origin.library, HANDED_OVER]] : [];
  });
}

/** `this.client`, or a parameter: whoever made it is not seen from here. */
function isHandedOver({ site, client }: Operation, linking: Linking): boolean {
  const module = client ? undefined : linking.modules.module(site.file);
  let root = module && linking.modules.call(site)?.callee;
  while (root?.kind === 'member') root = root.object;
  if (root?.kind === 'this') return true;
  const binding = root?.kind === 'name' ? module?.bindings[root.binding] : undefined;
  return binding?.definitions.some(({ source }) => source.kind === 'parameter') ?? false;
}

/** A setting on a client that nobody can tell counts for all: unknown is not missing. */
export function withTimeoutsElsewhere(operation: Operation, settings: () => readonly TimeoutSetting[], linking: Linking): Operation {
  const { timeout, library, client } = operation;
  if (!timeout || (timeout.kind !== 'none' && timeout.kind !== 'standard')) return operation;
  if (isHandedOver(operation, linking) && settings().some(([of, which]) => of === library && which === HANDED_OVER))
    return { ...operation, timeout: { ...timeout, doubt: 'limited-elsewhere' } };
  if (!linking.index.libraries.get(library)?.timeoutsElsewhere) return operation;
  const own = client ? siteKey(client) : ANY;
  const isSet = settings().some(([of, which]) => of === library && (which === ANY || which === own || which === siteKey(operation.site)));
  return isSet ? { ...operation, timeout: { kind: 'unknown' } } : operation;
}
