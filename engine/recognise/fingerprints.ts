/**
 * Calls of which the receiver is not known, yet whose shape is so particular to one library (a model of the workspace's own schema, one
 * of its calls, an object of options) that they may stand in for a known origin.
 */

import { MEMBER } from '../link/library-index.ts';
import { libraryValue } from '../link/library-values.ts';
import type { CallExpression } from '../model/expression.ts';
import type { MeantCalls } from './calls.ts';
import type { Sent } from './operations.ts';
import { fateOf } from './runs.ts';
import type { SchemaShape } from './schema/shape.ts';
import type { Scope } from './scope.ts';

export function fingerprintsIn(scope: Scope, meant: MeantCalls, shape: SchemaShape): Sent[] {
  const { index } = scope.linking;
  const sent: Sent[] = [];
  for (const [library, { fingerprints }] of index.libraries) {
    for (const { type, members } of fingerprints ?? []) {
      for (const node of scope.module.functions) {
        for (const call of node.calls) {
          const method = call.callee.kind === 'member' && members.includes(call.callee.name) ? call.callee.name : undefined;
          if (method === undefined || meant.has(call)) continue;
          const entity = modelNamed(call, library, shape);
          const meaning = entity === undefined || !hasOptions(call) ? undefined : index.member(library, type, method);
          if (!meaning || scope.linking.value(scope.module.path, call.callee).kind !== 'unknown') continue;
          const fate = fateOf(call, node);
          const origin = libraryValue(library, `${type}${MEMBER}${method}`, { entity });
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

function modelNamed({ callee }: CallExpression, library: string, shape: SchemaShape): string | undefined {
  const name = callee.kind === 'member' && callee.object.kind === 'member' ? callee.object.name : undefined;
  const table = shape.table(name);
  return table?.library === library ? name : undefined;
}

function hasOptions(call: CallExpression): boolean {
  return call.arguments.length === 0 || call.arguments[0]?.kind === 'object';
}
