/** Operations that are made and not sent by themselves: the parts of a batch that another call takes and sends together. */
import type { CallExpression, Expression } from '../model/expression.ts';
import { forEachWithin } from '../model/walk.ts';
import type { MeantCalls } from './calls.ts';
import { givenAt } from './given.ts';
import { changesOf, type Scope } from './scope.ts';

export interface Batched {
  /** Calls that stand in the batch itself. */
  readonly calls: ReadonlySet<CallExpression>;
  /** Functions that make its parts: `items.map((item) => db.item.update(…))`. */
  readonly functions: ReadonlySet<string>;
}

/** What the file's calls collect: `$transaction([…])`, `$transaction(items.map(…))`, `$transaction(parts)`. */
export function batchedIn(meant: MeantCalls, scope: Scope): Batched {
  const found = { calls: new Set<CallExpression>(), functions: new Set<string>() };
  for (const { call, meaning } of meant.values()) {
    const given = meaning.collects === undefined ? undefined : givenAt(call, meaning.collects, meaning.options ?? 0, scope);
    // A function is run by the call, it is no part of a batch.
    if (given?.state === 'given' && given.expression.kind !== 'function') collect(given.expression, scope, found, new Set());
  }
  return found;
}

function collect(given: Expression, scope: Scope, into: { calls: Set<CallExpression>; functions: Set<string> }, seen: Set<number>): void {
  forEachWithin(given, (inner) => {
    if (inner.kind === 'call') into.calls.add(inner);
    else if (inner.kind === 'function') into.functions.add(inner.key);
    else if (inner.kind === 'name' && inner.binding >= 0 && !seen.has(inner.binding)) {
      seen.add(inner.binding);
      for (const { source } of scope.module.bindings[inner.binding]?.definitions ?? []) {
        if (source.kind === 'value' && source.expression.kind !== 'await') collect(source.expression, scope, into, seen);
      }
      for (const { name, values } of changesOf(inner.binding, scope))
        if (name === undefined) for (const value of values) collect(value, scope, into, seen);
    }
  });
}
