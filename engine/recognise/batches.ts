/** Operations that are made and not sent by themselves: the parts of a batch that another call takes and sends together. */
import type { CallExpression, Expression } from '../model/expression.ts';
import { forEachWithin } from '../model/walk.ts';
import type { MeantCalls } from './calls.ts';
import { givenAt } from './given.ts';
import type { SchemaShape } from './schema/shape.ts';
import { changesOf, type Scope } from './scope.ts';
import { memberNamed } from './transactions.ts';

export interface Batched {
  /** Calls that stand in the batch itself. */
  readonly calls: ReadonlySet<CallExpression>;
  /** Functions that make its parts: `items.map((item) => db.item.update(…))`. */
  readonly functions: ReadonlySet<string>;
}

/** What the file's calls collect: `$transaction([…])`, `$transaction(items.map(…))`, `$transaction(parts)`. */
export function batchedIn(meant: MeantCalls, scope: Scope, shape: SchemaShape): Batched {
  const found = { calls: new Set<CallExpression>(), functions: new Set<string>() };
  for (const { call, meaning } of meant.values()) {
    const given = meaning.collects === undefined ? undefined : givenAt(call, meaning.collects, meaning.options ?? 0, scope);
    // A function is run by the call, it is no part of a batch.
    if (given?.state === 'given' && given.expression.kind !== 'function') collect(given.expression, scope, found, new Set());
  }
  for (const given of unknownBatches(meant, scope, shape)) collect(given, scope, found, new Set());
  return found;
}

/** What a client that cannot be followed is given, by a call of the name under which a library of the workspace's schema collects. */
function unknownBatches(meant: MeantCalls, scope: Scope, shape: SchemaShape): readonly Expression[] {
  if (!shape.libraries.size) return [];
  const collects = (name: string) =>
    [...shape.libraries].some((library) => memberNamed(name, library, scope, (meaning) => meaning.collects !== undefined));
  const found: Expression[] = [];
  for (const { calls } of scope.module.functions) {
    for (const call of calls) {
      const given = call.arguments[0];
      if (call.callee.kind !== 'member' || !given || !isListOfSome(given) || meant.has(call)) continue;
      if (collects(call.callee.name) && scope.linking.value(scope.module.path, call.callee).kind === 'unknown') found.push(given);
    }
  }
  return found;
}

/** A list of operations, or a name for one. */
function isListOfSome({ kind }: Expression): boolean {
  return kind === 'array' || kind === 'call' || kind === 'name';
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
