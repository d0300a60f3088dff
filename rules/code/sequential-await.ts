import { rule } from '../../engine/contract/rule.ts';
import type { CallExpression, Facts, FunctionNode, Operation, Step } from '../../engine/contract/rule.ts';
import { forEachStepList, mentionsAny } from '../../engine/contract/reading.ts';

export default rule({
  title: 'Sequential awaits',
  item: 'similar-requests',
  certainty: 'likely',
  severity: 'info',
  since: '0.1.0',

  *check(facts) {
    for (const node of facts.functions) {
      if (!node.isAsync) continue;
      for (const run of independentRuns(node, facts)) {
        const [first, second] = run;
        if (!first || !second) continue;
        const message = `Waits for ${run.length} reads one after another that do not need each other. Start them together and await them with \`Promise.all\`.`;
        const because = run.filter((one) => one !== second).map(({ call }) => ({ at: { file: facts.file, function: call.function, part: 'call', index: call.index } as const, message: 'independent of it' }));
        yield { span: { start: second.call.callee.start, end: second.call.callee.end }, message, because };
      }
    }
  },
});

interface AwaitedRead {
  readonly call: CallExpression;
  readonly bindings: readonly number[];
}

/** Runs of neighbouring `const x = await read()` of which none uses what another gives. */
function independentRuns(node: FunctionNode, facts: Facts): AwaitedRead[][] {
  const runs: AwaitedRead[][] = [];
  forEachStepList(node.body, (steps) => {
    let run: AwaitedRead[] = [];
    for (const step of steps) {
      const read = awaitedRead(step, facts);
      const isDependent = read !== undefined && mentionsAny(read.call, new Set(run.flatMap(({ bindings }) => bindings)));
      if (read && !isDependent) run.push(read);
      else {
        if (run.length > 1) runs.push(run);
        run = read ? [read] : [];
      }
    }
    if (run.length > 1) runs.push(run);
  });
  return runs;
}

/** Reads only, each over a connection of its own: the order of writes matters, and one connection cannot do two things at once. */
function awaitedRead(step: Step, facts: Facts): AwaitedRead | undefined {
  if (step.kind !== 'let' || step.value?.kind !== 'await' || step.value.value.kind !== 'call') return undefined;
  const call = step.value.value;
  const reached = facts.reachedBy(call);
  return reached.length > 0 && reached.every(isFreeRead) ? { call, bindings: step.bindings } : undefined;
}

function isFreeRead({ kind, connection }: Operation): boolean {
  return (kind === 'read' && connection === 'pool') || kind === 'cache-read' || kind === 'connect';
}
