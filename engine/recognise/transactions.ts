/**
 * Transactions begun on a client that cannot be followed to its library. Their function's handle is unknown too, yet what it is
 * recognised by a fingerprint to send goes over the transaction's one connection. And those of a database in the process, which hand none.
 */
import type { Meaning } from '../contract/library.ts';
import type { AwaitExpression, CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { Scope } from './scope.ts';

/** Handles that come through more functions than this are not followed. */
const MOST_FUNCTIONS = 4;

/** Whether a value is what a transaction of the library hands to its function, there or in every function that calls with it. */
export function isTransactionHandle(expression: Expression, library: string, scope: Scope, depth = 0): boolean {
  const { linking, module } = scope;
  const root = rootOf(expression);
  if (root.kind !== 'name' || depth > MOST_FUNCTIONS) return false;
  return (module.bindings[root.binding]?.definitions ?? []).some(({ source }) => {
    if (source.kind !== 'parameter') return false;
    const node = linking.modules.function(module.path, source.function);
    if (node?.passedTo) {
      const outer = linking.modules.function(module.path, node.parent ?? '')?.calls[node.passedTo.call];
      return outer?.callee.kind === 'member' && memberNamed(outer.callee.name, library, scope, isTransaction);
    }
    const callers = linking.callersOf({ file: module.path, function: source.function });
    return (
      callers.length > 0 &&
      callers.every((site) => {
        const caller = linking.modules.module(site.file);
        const given = linking.modules.call(site)?.arguments[source.index];
        return caller && given && isTransactionHandle(given, library, { linking, module: caller }, depth + 1);
      })
    );
  });
}

/** A database in the process has one connection: whatever is sent in a function that is handed to its transaction is a part of that. */
export function isWithinTransaction({ function: key }: CallExpression | AwaitExpression, library: string, scope: Scope): boolean {
  const { linking, module } = scope;
  if (linking.index.libraries.get(library)?.drives !== 'process') return false;
  for (let node = functionWith(module, key); node?.parent !== undefined; node = functionWith(module, node.parent)) {
    const outer = node.passedTo && functionWith(module, node.parent)?.calls[node.passedTo.call];
    if (outer?.callee.kind === 'member' && memberNamed(outer.callee.name, library, scope, holdsConnection)) return true;
  }
  return false;
}

/** Whether some type of the library has a member of that name that passes. */
export function memberNamed(name: string, library: string, { linking }: Scope, passes: (meaning: Meaning) => boolean): boolean {
  const types = Object.values(linking.index.libraries.get(library)?.types ?? {});
  return types.some(({ members }) => {
    const meaning = members && Object.hasOwn(members, name) ? members[name] : undefined;
    return meaning !== undefined && passes(meaning);
  });
}

function isTransaction({ does, callback }: Meaning): boolean {
  return does === 'transaction' && callback !== undefined;
}

function holdsConnection({ callback }: Meaning): boolean {
  return callback?.connection === 'one';
}

function rootOf(expression: Expression): Expression {
  return expression.kind === 'member' ? rootOf(expression.object) : expression;
}
