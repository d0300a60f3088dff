/**
 * What a function does, in order: each call and await with the loops around it in that function and the conditions it stands
 * under. The one walk over steps that costs are made from.
 */
import type { AwaitExpression, CallExpression, Expression } from '../model/expression.ts';
import type { BranchStep, FunctionNode, LoopStep, Step } from '../model/module.ts';
import type { Site } from '../model/place.ts';
import { forEachChild } from '../model/walk.ts';
import { type Condition, isForDevelopers, isForProduction, isPicked } from './conditions/conditions.ts';
import { isOfFailedAnswer } from './conditions/failures.ts';
import { isOfOneItem, loopsUnder } from './loops/one-item.ts';
import { awaitedIn, declaredIn } from './loops/purpose/reading.ts';

export interface Event {
  readonly expression: CallExpression | AwaitExpression;
  /** Loop statements around it, the outermost first. Loops that are left right after it do not count: there it happens once. */
  readonly loops: readonly LoopStep[];
  /** The arms of branches it stands in, the outermost first. */
  readonly arms: readonly Arm[];
  /** Tests that were passed on the way, of branches around it and of those before it that leave. */
  readonly guards: readonly Expression[];
  /** What holds on every way to it. */
  readonly conditions: readonly Condition[];
  /** Whether it stands off the usual way: after something failed, or where only developers run it. */
  readonly isExceptional: boolean;
  /** Whether an await stands around it in its own expression, so that the loops wait for it: `await Promise.all([one(), other()])`. */
  readonly isWaitedFor: boolean;
}

export interface Arm {
  /** Counts the branches of the function. */
  readonly branch: number;
  readonly arm: number;
}

interface Surroundings {
  readonly loops: readonly LoopStep[];
  readonly arms: readonly Arm[];
  readonly guards: readonly Expression[];
  readonly conditions: readonly Condition[];
  readonly isExceptional: boolean;
  readonly isWaitedFor: boolean;
}

const OUTSIDE: Surroundings = { loops: [], arms: [], guards: [], conditions: [], isExceptional: false, isWaitedFor: false };

export function eventsOf(node: FunctionNode): readonly Event[] {
  const events: Event[] = [];
  let branches = 0;
  let awaitedNames: ReadonlySet<number> | undefined;
  const awaited = () => (awaitedNames ??= awaitedIn(node.body));
  /** Of the expression whose parts are looked at. */
  let surroundings = OUTSIDE;
  const enter = (child: Expression) => expression(child, surroundings);

  const expression = (value: Expression | undefined, around: Surroundings): void => {
    if (!value || value.kind === 'function' || value.kind === 'name' || value.kind === 'literal') return;
    if (value.kind === 'choice' && value.options.length > 1) {
      const [first, ...others] = value.options;
      const branch = branches++;
      expression(value.test, around);
      const { test } = value;
      if (test)
        value.options.forEach((option, arm) => {
          const conditions = around.conditions.concat({ test, holds: arm === 0 });
          expression(option, { ...around, arms: around.arms.concat({ branch, arm }), conditions });
        });
      else {
        expression(first, around);
        for (const other of others)
          expression(other, {
            ...around,
            arms: around.arms.concat({ branch, arm: 0 }),
            guards: first ? around.guards.concat(first) : around.guards,
            conditions: first ? around.conditions.concat({ test: first, holds: value.operator === '&&' }) : around.conditions,
          });
      }
      return;
    }
    const within = value.kind === 'await' && !around.isWaitedFor ? { ...around, isWaitedFor: true } : around;
    const outer = surroundings;
    surroundings = within;
    forEachChild(value, enter);
    surroundings = outer;
    if (value.kind === 'call' || value.kind === 'await') events.push({ expression: value, ...around });
  };

  const block = (steps: readonly Step[], outer: Surroundings): void => {
    let around = leavesLoop(steps, outer);
    for (const step of steps) {
      const branch = branches;
      visit(step, around);
      // What stands after a `try` that always leaves runs only where it failed.
      if (step.kind === 'try' && step.body.at(-1)?.kind === 'leave') around = { ...around, isExceptional: true };
      // What stands after `if (known) return` or `continue` runs only where the test failed.
      if (step.kind === 'branch' && step.arms.some(isLeft))
        around = {
          ...around,
          // What throws where it fails only says what has to hold.
          guards: step.arms.every((arm) => !isLeft(arm) || isThrown(arm)) ? around.guards : around.guards.concat(step.test),
          conditions: around.conditions.concat(conditionsAfter(step)),
          loops: loopsUnder(conditionsAfter(step), around.loops),
          isExceptional: around.isExceptional || leavesInProduction(step),
          arms: around.arms.concat(armAfter(step, branch)),
        };
    }
  };

  const visit = (step: Step, around: Surroundings): void => {
    switch (step.kind) {
      case 'do':
      case 'let':
      case 'leave':
        expression(step.value, around);
        break;
      case 'assign':
        expression(step.target, around);
        expression(step.value, around);
        break;
      case 'branch': {
        const branch = branches++;
        expression(step.test, around);
        for (const test of step.cases) expression(test, around);
        const cases = casesOf(step);
        step.arms.forEach((arm, index) => {
          block(arm, {
            ...around,
            loops: isPicked(step, index, around.loops.at(-1))
              ? around.loops.slice(0, -1)
              : loopsUnder(conditionsIn(step, index, cases), around.loops),
            arms: around.arms.concat({ branch, arm: index }),
            guards: around.guards.concat(step.test),
            conditions: around.conditions.concat(conditionsIn(step, index, cases)),
            isExceptional:
              around.isExceptional ||
              // What is asked there only says what went wrong.
              isThrown(arm) ||
              (index === 0 && !step.cases.length && isOfFailedAnswer(step.test, awaited())) ||
              (index === 0 ? isForDevelopers(step.test) : isForProduction(step.test) && !step.cases.length),
          });
        });
        break;
      }
      case 'try':
        block(step.body, around);
        if (step.handler) block(step.handler, { ...around, isExceptional: true });
        block(step.finalizer, around);
        break;
      case 'loop': {
        expression(step.over, around);
        for (const setup of step.setup) visit(setup, around);
        const inside = { ...around, loops: [...around.loops, step] };
        expression(step.test, inside);
        block(step.body, inside);
        expression(step.update, inside);
        break;
      }
    }
  };

  for (const parameter of node.parameters) expression(parameter.initialiser, OUTSIDE);
  block(node.body, OUTSIDE);
  return events;
}

function isLeft(arm: readonly Step[] = []): boolean {
  return arm.at(-1)?.kind === 'leave' || isThrown(arm);
}

/** A function that is named for it throws too: `throwNotFound(id)`. */
function isThrown(arm: readonly Step[]): boolean {
  const last = arm.at(-1);
  if (last?.kind === 'leave') return last.how === 'throw';
  const callee = last?.kind === 'do' && last.value.kind === 'call' ? last.value.callee : undefined;
  return (callee?.kind === 'name' || callee?.kind === 'member') && /^throw(?!If|Unless)[A-Z]/.test(callee.name);
}

/** What a callback does for one of the items alone: `orders.map(async (order) => { if (order.id === chosenId) … })`. */
export function expressionsOfOneItem(
  callback: FunctionNode | undefined,
  { position, type }: { readonly position: number; readonly type?: string | undefined } = { position: 0 },
): Event['expression'][] {
  const items = new Set(callback?.parameters[position]?.bindings);
  if (!callback?.body.some(({ kind }) => kind === 'branch') || !items.size) return [];
  const round = { items, own: declaredIn(callback.body), type };
  const ofOne = eventsOf(callback).filter(({ conditions }) => conditions.some((condition) => isOfOneItem(condition, round)));
  return ofOne.map(({ expression }) => expression);
}

/** Whether it stands where the process is known to run on a developer's machine. */
export function isMadeByDevelopers(call: CallExpression, node: FunctionNode | undefined): boolean {
  const made = node && eventsOf(node).find(({ expression }) => expression === call);
  return made?.conditions.some(({ test, holds }) => (holds ? isForDevelopers(test) : isForProduction(test))) ?? false;
}

export function siteIn(file: string, { kind, function: key, index }: Event['expression']): Site {
  return { file, function: key, part: kind === 'await' ? 'await' : 'call', index };
}

/** `if (NODE_ENV === 'production') return;` */
function leavesInProduction({ test, arms: [first] }: BranchStep): boolean {
  return isLeft(first) && isForProduction(test);
}

/** What holds in an arm. */
function conditionsIn({ test, cases: all }: BranchStep, index: number, ofArms: readonly (readonly Expression[])[]): readonly Condition[] {
  if (!all.length) return [{ test, holds: index === 0 }];
  const cases = ofArms[index];
  return cases?.length ? [{ test, holds: true, cases }] : [];
}

/** What stands after `if (known) return` is the other arm. */
function armAfter({ cases, arms: [first, second] }: BranchStep, branch: number): readonly Arm[] {
  if (cases.length || isLeft(first) === isLeft(second)) return [];
  return [{ branch, arm: isLeft(first) ? 1 : 0 }];
}

/** What holds after a branch of which one arm leaves. */
function conditionsAfter({ test, cases, arms: [first, second] }: BranchStep): readonly Condition[] {
  if (cases.length) return [];
  const isFirst = isLeft(first);
  return isFirst === isLeft(second) ? [] : [{ test, holds: !isFirst }];
}

/**
 * The cases of each arm of a switch, by where they stand; an arm that the one before runs into has that one's too. None are told where
 * `default` may be among an arm's labels.
 */
function casesOf({ cases, arms, runsOn, isExhaustive, start }: BranchStep): readonly (readonly Expression[])[] {
  if (!cases.length) return [];
  let from = start;
  const own = arms.map(([first, ...rest]) => {
    if (!first) return [];
    const labels = cases.filter((one) => one.start >= from && one.end <= first.start);
    from = (rest.at(-1) ?? first).end;
    return labels;
  });
  if (isExhaustive && !own.some((labels) => !labels.length)) return [];
  return own.map((labels, index) => (runsOn.includes(index - 1) ? [] : labels));
}

/** A block that always ends by leaving the loop is entered once at most: whatever it does is not repeated. */
function leavesLoop(steps: readonly Step[], around: Surroundings): Surroundings {
  const last = steps.at(-1);
  if (!around.loops.length || last?.kind !== 'leave') return around;
  if (last.how === 'break') return { ...around, loops: around.loops.slice(0, -1) };
  if (last.how === 'return' || last.how === 'throw') return { ...around, loops: [] };
  return around;
}
