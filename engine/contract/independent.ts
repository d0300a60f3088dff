/** Awaits that follow one another and are proven to need nothing of each other: no data, no order of effects, no guard, no shared connection. */
import type { AwaitExpression, CallExpression } from '../model/expression.ts';
import type { FunctionNode, Step } from '../model/module.ts';
import type { Operation } from '../model/operation.ts';
import { forEachStepList, namesWithin } from './reading.ts';
import type { Facts } from './rule.ts';

/** What takes a round trip. */
const ROUND_TRIPS: ReadonlySet<Operation['kind']> = new Set(['read', 'sql', 'request', 'cache-read']);
export interface AwaitedRead {
  readonly step: Step;
  readonly awaited: AwaitExpression;
  readonly call: CallExpression;
  readonly bindings: readonly number[];
  readonly mayRefuse: boolean;
}

/** What runs once as the process starts is nobody's wait. */
function isStartUp({ key, form }: FunctionNode, facts: Facts): boolean {
  const { atStartUp, perRequest, perJob } = facts.contextOf(key);
  return form === 'module' || (atStartUp && !perRequest && !perJob);
}

/** Runs of neighbouring `const x = await read()` of which none uses what another gives, or counts on what another refuses. */
export function independentRuns(facts: Facts): AwaitedRead[][] {
  return facts.functions.flatMap((node) => (node.isAsync && !isStartUp(node, facts) ? runsIn(node, facts) : []));
}

function runsIn(node: FunctionNode, facts: Facts): AwaitedRead[][] {
  const runs: AwaitedRead[][] = [];
  const end = (run: AwaitedRead[]) => void (run.length > 1 && runs.push(run));
  forEachStepList(node.body, (steps) => {
    let run: AwaitedRead[] = [];
    for (const step of steps) {
      const read = awaitedRead(step, facts);
      if (read && !dependsOn(read, run, facts) && !run.at(-1)?.mayRefuse) run.push(read);
      else {
        end(run);
        run = read ? [read] : [];
      }
    }
    end(run);
  });
  return runs;
}

function dependsOn({ call }: AwaitedRead, run: readonly AwaitedRead[], facts: Facts): boolean {
  const names = namesWithin(call, facts);
  return run.some(({ bindings }) => bindings.some((binding) => names.has(binding)));
}

/** Reads only, none of them on a connection that others share: the order of writes matters, and one connection does one thing at a time. */
function awaitedRead(step: Step, facts: Facts): AwaitedRead | undefined {
  const awaited = step.kind === 'let' && step.value?.kind === 'await' ? step.value : undefined;
  if (step.kind !== 'let' || awaited?.value.kind !== 'call') return undefined;
  const call = awaited.value;
  const reached = facts.reachedBy(call);
  if (!reached.some(({ kind }) => ROUND_TRIPS.has(kind)) || !reached.every((operation) => isFree(operation, reached))) return undefined;
  const { isReadOnly, mayRefuse } = facts.effectsOf(call);
  return isReadOnly ? { step, awaited, call, bindings: step.bindings, mayRefuse } : undefined;
}

/** One connection is free too when the call opens it for itself. */
function isFree({ connection }: Operation, reached: readonly Operation[]): boolean {
  return connection === 'pool' || reached.some(({ kind }) => kind === 'connect');
}
