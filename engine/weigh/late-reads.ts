/** Reads that wait for all answers of a group that was started together, though what they ask for needs one of them alone. */
import type { LateRead } from '../model/cost.ts';
import type { Expression } from '../model/expression.ts';
import type { FunctionNode, Step } from '../model/module.ts';
import { namesWithin } from '../model/names.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import { forEachStepList } from '../model/walk.ts';
import {
  awaitedRead,
  type IndependenceSources,
  isPassed,
  isStartUp,
  optionsHandedDown,
  type Reading,
  readingOf,
  waitsIn,
} from './independent.ts';

/** Of an async function. */
export function lateReads({ file, function: key }: CallTarget, sources: IndependenceSources): readonly LateRead[] {
  const module = sources.modules.around(file, key);
  const reading = module && readingOf(module, sources);
  const node = reading?.function(key);
  if (!reading || !node?.calls.some(({ callee }) => callee.kind === 'member' && callee.name === 'all') || isStartUp(node, file, sources))
    return [];
  const found: LateRead[] = [];
  forEachStepList(node.body, (steps) => {
    for (const [index, step] of steps.entries()) {
      const [wait, ...others] = (step.kind === 'let' && waitsIn(step)) || [];
      const group = wait && !others.length && wait.awaited.value.kind === 'call' ? wait.awaited.value : undefined;
      const answers = group && answersNamed(step, reading);
      const asked = answers?.size && wait ? (awaitedRead(step, wait, reading)?.asked ?? []) : [];
      if (!group || !answers || asked.length < 2) continue;
      const read = firstAfter(steps.slice(index + 1), answers, node, reading);
      const siteOf = (call: number): Site => ({ file, function: key, part: 'call', index: call });
      if (read !== undefined) found.push({ read: siteOf(read), group: siteOf(group.index), answers: asked.length });
    }
  });
  return found;
}

/** By name, which answers of a group it holds or was made of: `const [orders, users] = await Promise.all([…])`. */
type Answers = Map<number, ReadonlySet<number>>;

function answersNamed(step: Step, { module }: Reading): Answers {
  const answers: Answers = new Map();
  for (const binding of step.kind === 'let' ? step.bindings : []) {
    const [first] = module.bindings[binding]?.definitions[0]?.path ?? [];
    if (first?.kind === 'element' && first.index >= 0) answers.set(binding, new Set([first.index]));
  }
  return answers;
}

/** The first read that is waited for afterwards, where it needs one answer and nothing refuses in between. */
function firstAfter(steps: readonly Step[], answers: Answers, node: FunctionNode, reading: Reading): number | undefined {
  const neededBy = (expression: Expression) =>
    new Set([...namesWithin(expression, reading)].flatMap((binding) => [...(answers.get(binding) ?? [])]));
  for (const step of steps) {
    const waits = waitsIn(step);
    if (!waits) return undefined;
    const [wait] = waits;
    if (wait) {
      const read = awaitedRead(step, wait, reading);
      const isOfOne = neededBy(wait.condition ?? wait.awaited.value).size === 1;
      return read && isOfOne && !optionsHandedDown(read.asked, reading).length ? read.call.index : undefined;
    }
    // What is made of answers in several steps is followed through plain declarations alone.
    if (step.kind !== 'let' || !isPassed(step, node, reading)) return undefined;
    const needed = step.value ? neededBy(step.value) : new Set<number>();
    if (needed.size) for (const binding of step.bindings) answers.set(binding, needed);
  }
  return undefined;
}
