/** Loops over a few items that the code names, whose rounds read and wait one after another, though none needs what another gives. */
import type { AwaitExpression, Expression } from '../model/expression.ts';
import type { LoopStep, Step } from '../model/module.ts';
import { namesWithin } from '../model/names.ts';
import type { CallTarget } from '../model/operation.ts';
import { isWithin, type Site } from '../model/place.ts';
import { expressionsIn, forEachStep, forEachWithin, hasWithin } from '../model/walk.ts';
import { type IndependenceSources, isFreeRead, isStartUp, type Reading, readingOf } from './independent.ts';
import { assignmentsIn, declaredIn } from './loops/purpose/reading.ts';

/** Of an async function, for each such loop the first call that a round waits for. */
export function independentRounds(target: CallTarget, sources: IndependenceSources): readonly Site[] {
  const { file, function: key } = target;
  const module = sources.modules.around(file, key);
  const terms = sources.termsOf(target);
  const isOfFew = ({ index }: LoopStep) =>
    terms.some(({ loops }) =>
      loops.some(({ loop, purpose }) => purpose === 'few' && loop.function === key && loop.part === 'loop' && loop.index === index),
    );
  if (!module || !terms.some(({ loops }) => loops.some(({ purpose }) => purpose === 'few'))) return [];
  const reading = readingOf(module, sources);
  const node = reading.function(key);
  const loops = node?.loops.filter((loop) => loop.form !== 'for-await' && isOfFew(loop)) ?? [];
  if (!node || !loops.length || isStartUp(node, file, sources)) return [];
  return loops.flatMap((loop) => {
    const index = firstWait(loop, reading);
    return index === undefined ? [] : [{ file, function: key, part: 'call', index } as const];
  });
}

/** Undefined where a round may end the loop, waits for more than reads, or asks with what was changed in one before it. */
function firstWait({ items, body }: LoopStep, reading: Reading): number | undefined {
  const expressions = expressionsIn(body);
  const awaited: AwaitExpression[] = [];
  for (const expression of expressions) forEachWithin(expression, (inner) => void (inner.kind === 'await' && awaited.push(inner)));
  const [first] = awaited;
  if (first?.value.kind !== 'call' || mayEnd(body)) return undefined;
  const own = new Set([...declaredIn(body), ...items]);
  const changed = new Set(changedIn(body, expressions).filter((binding) => !own.has(binding)));
  const isFree = ({ value }: AwaitExpression) =>
    value.kind === 'call' && reading.effectsOf(value).isReadOnly && ![...namesWithin(value, reading)].some((one) => changed.has(one));
  if (!awaited.every((one) => isFreeRead(one, reading) && isFree(one))) return undefined;
  const isWithinAwait = (inner: Expression) => awaited.some(({ value }) => isWithin(inner, value));
  const sendsBeside = expressions.some((expression) =>
    hasWithin(expression, (inner) => inner.kind === 'call' && !isWithinAwait(inner) && reading.reachedBy(inner).length > 0),
  );
  return sendsBeside ? undefined : first.value.index;
}

function mayEnd(body: readonly Step[]): boolean {
  let isEnded = false;
  forEachStep(body, (step) => {
    isEnded ||= (step.kind === 'leave' && step.how !== 'continue') || (step.kind === 'loop' && step.form === 'for-await');
  });
  return isEnded;
}

/** What is assigned, in whole or in part, and what something is put into. */
function changedIn(body: readonly Step[], expressions: readonly Expression[]): readonly number[] {
  const names: number[] = [];
  const add = (target: Expression): void => {
    if (target.kind === 'name') names.push(target.binding);
    else if (target.kind === 'member' || target.kind === 'element') add(target.object);
  };
  for (const { binding } of assignmentsIn(body)) names.push(binding);
  forEachStep(body, (step) => void (step.kind === 'assign' && add(step.target)));
  for (const expression of expressions)
    forEachWithin(expression, (inner) => {
      if (inner.kind === 'assign') add(inner.target);
      else if (inner.kind === 'call' && inner.callee.kind === 'member' && FILLS.test(inner.callee.name)) add(inner.callee.object);
    });
  return names;
}

const FILLS = /^(push|unshift|splice|shift|pop|set|add|delete|append|merge|assign)$/;
