/**
 * Calls of which the receiver is not known, yet whose shape is so particular to one library (a model of the workspace's own schema, one
 * of its calls, an object of options) that they may stand in for a known origin.
 */

import type { Fingerprint } from '../contract/fingerprint.ts';
import type { Meaning } from '../contract/library.ts';
import { MEMBER } from '../link/library-index.ts';
import { libraryValue } from '../link/library-values.ts';
import type { CallExpression } from '../model/expression.ts';
import type { FunctionNode } from '../model/module.ts';
import type { Batched } from './batches.ts';
import type { MeantCalls } from './calls.ts';
import type { Sent } from './operations.ts';
import { fateOf } from './runs.ts';
import type { SchemaShape } from './schema/shape.ts';
import type { Scope } from './scope.ts';
import { isTransactionHandle } from './transactions.ts';

export function fingerprintsIn(scope: Scope, meant: MeantCalls, shape: SchemaShape, batched: Batched): Sent[] {
  const { index } = scope.linking;
  const sent = tagsIn(scope, meant);
  for (const library of index.fingerprinted) {
    if (!shape.libraries.has(library)) continue;
    for (const fingerprint of index.libraries.get(library)?.fingerprints ?? []) {
      for (const node of scope.module.functions) {
        for (const call of node.calls) {
          if (call.callee.kind !== 'member' || meant.has(call) || !isMember(call.callee.name, fingerprint)) continue;
          const meaning = index.member(library, fingerprint.type, call.callee.name);
          const entity = meaning && entityOf(call, meaning, library, fingerprint, shape);
          if (!meaning || entity === undefined || scope.linking.value(scope.module.path, call.callee).kind !== 'unknown') continue;
          const isBatched = batched.calls.has(call) || (call.use === 'returned' && batched.functions.has(node.key));
          const fate = isBatched ? 'never' : fateOf(call, node);
          const connection = isTransactionHandle(call.callee.object, library, scope) ? 'one' : 'pool';
          const origin = libraryValue(library, `${fingerprint.type}${MEMBER}${call.callee.name}`, { entity, connection });
          sent.push({
            expression: call,
            steps: [{ call, meaning, origin, scope, isConditional: false, isQuery: false }],
            run: typeof fate === 'string' ? fate : 'collected',
            certainty: 'likely',
          });
        }
      }
    }
  }
  return sent;
}

/** `await this.sql`SELECT …``, of which nothing says where the tag comes from. */
function tagsIn(scope: Scope, meant: MeantCalls): Sent[] {
  const { module, linking } = scope;
  return linking.index.taggedAs.flatMap(({ library, type, names }) => {
    const meaning = linking.index.type(library, type)?.tag;
    if (!meaning) return [];
    const isSent = (call: CallExpression, node: FunctionNode) =>
      call.form === 'tag' &&
      (call.callee.kind === 'name' || call.callee.kind === 'member') &&
      names.includes(call.callee.name) &&
      !meant.has(call) &&
      readsAsStatement(call) &&
      linking.value(module.path, call.callee).kind === 'unknown' &&
      fateOf(call, node) === 'awaited';
    return module.functions.flatMap((node) =>
      node.calls
        .filter((call) => isSent(call, node))
        .map((call): Sent => {
          const isOne = isTransactionHandle(call.callee, library, scope) || isGivenByTransaction(call, scope);
          const connection = isOne ? 'one' : 'pool';
          const origin = libraryValue(library, type, { connection });
          const step = { call, meaning, origin, scope, isConditional: false, isQuery: false };
          return { expression: call, steps: [step], run: 'awaited', certainty: 'likely' };
        }),
    );
  });
}

/** `inTransaction(async (sql) => …)`, whosever that is. */
function isGivenByTransaction({ callee }: CallExpression, { module, linking: { modules } }: Scope): boolean {
  if (callee.kind !== 'name') return false;
  return (module.bindings[callee.binding]?.definitions ?? []).some(({ source }) => {
    const node = source.kind === 'parameter' ? modules.function(module.path, source.function) : undefined;
    const outer = node?.passedTo && modules.function(module.path, node.parent ?? '')?.calls[node.passedTo.call];
    return (outer?.callee.kind === 'member' || outer?.callee.kind === 'name') && /transaction/i.test(outer.callee.name);
  });
}

function readsAsStatement({ arguments: [text] }: CallExpression): boolean {
  return text?.kind === 'text' && /^\s*(select|insert\s+into|update|delete\s+from|with)\s/i.test(text.parts[0] ?? '');
}

function isMember(name: string, { members }: Fingerprint): boolean {
  return members.some((member) => (member.endsWith('*') ? name.startsWith(member.slice(0, -1)) : name === member));
}

/** The model that the call is of; for a relation's getter, the one that has the relation. */
function entityOf(
  call: CallExpression,
  meaning: Meaning,
  library: string,
  { isOfRelation, members }: Fingerprint,
  shape: SchemaShape,
): string | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const { name, object } = call.callee;
  if (isOfRelation) {
    const prefix = members.find((member) => name.startsWith(member.slice(0, -1)))?.slice(0, -1) ?? '';
    return hasOptions(call) ? shape.tableWithRelation(library, name.slice(prefix.length))?.name : undefined;
  }
  const model = object.kind === 'member' || object.kind === 'name' ? object.name : undefined;
  const table = shape.table(model);
  return table?.library === library && (meaning.key !== undefined || hasOptions(call)) ? table.name : undefined;
}

function hasOptions(call: CallExpression): boolean {
  return call.arguments.length === 0 || call.arguments[0]?.kind === 'object';
}
