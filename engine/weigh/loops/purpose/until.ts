/** Loops that go on until something is found or there is no more: pages, searches, walks. */
import type { Expression } from '../../../model/expression.ts';
import type { Module, Step } from '../../../model/module.ts';
import { onlyValueBehind } from '../../../model/only-value.ts';
import type { Origin } from '../../../model/origin.ts';
import { expressionsIn, forEachStep, forEachWithin, hasWithin } from '../../../model/walk.ts';
import { asksForFailure } from '../../conditions/failures.ts';
import { dataOf, unnumbered } from '../lists.ts';
import { assignmentsIn, awaitedIn, declaredIn } from './reading.ts';
import type { LoopSubject, Purpose } from './subject.ts';

const PAGE =
  /cursor|^page|page$|pageToken|nextToken|offset|^skip$|hasMore|hasNext|nextPage|lastId|lastKey|lastEvaluated|startingAfter|marker|continuation|^after$|^nextUrl|remaining|totalPages/i;

/** A cursor, offset or page number that the body advances, or a batch that is drained until it comes back short. */
export function pagedData({ step }: LoopSubject): Purpose | undefined {
  if (step.form === 'for-of' || step.form === 'for-in' || step.form === 'for-await') return undefined;
  const update: readonly Step[] = step.update ? [{ kind: 'do', value: step.update, start: 0, end: 0 }] : [];
  const advanced = assignmentsIn([...step.body, ...update]).find(({ name }) => PAGE.test(name));
  if (advanced) return { purpose: 'pages', evidence: `page loop advancing ${advanced.name}` };
  const counted = countedOffset(step.body, update);
  if (counted) return { purpose: 'pages', evidence: `page loop whose ${counted} is counted` };
  const awaited = awaitedIn(step.body);
  const asksLength = (test: Expression | undefined) =>
    test !== undefined &&
    hasWithin(
      test,
      (inner) =>
        inner.kind === 'member' &&
        /^(length|size|count|rowCount|affected|changes)$/i.test(inner.name) &&
        hasWithin(inner.object, (part) => part.kind === 'name' && awaited.has(part.binding)),
    );
  if (asksLength(step.test)) return { purpose: 'pages', evidence: 'goes on until a batch comes back empty' };
  const leaving = branchesIn(step.body).find(({ test, arms }) => asksLength(test) && arms.some(leavesLoop));
  return leaving ? { purpose: 'pages', evidence: 'ends when a batch comes back short' } : undefined;
}

/** `for (let i = 0; i < pages; i++) { … await rows({ offset: i * SIZE, limit: SIZE }) }`: the counter says where a page begins. */
function countedOffset(body: readonly Step[], update: readonly Step[]): string | undefined {
  const counters = new Set(assignmentsIn(update).map(({ binding }) => binding));
  const isScaled = (value: Expression) =>
    value.kind === 'operator' &&
    value.operator === '*' &&
    value.operands.some((operand) => operand.kind === 'name' && counters.has(operand.binding));
  let found: string | undefined;
  if (counters.size)
    for (const expression of expressionsIn(body))
      forEachWithin(expression, (inner) => {
        if (inner.kind === 'object') found ??= inner.entries.find(({ name = '', value }) => PAGE.test(name) && isScaled(value))?.name;
      });
  return found;
}

/**
 * The awaited answer decides to leave: until the wanted one is found, not for every item. What is found out about rows that a query gave
 * and told as true or false, another query could have told of all of them.
 */
export function searchedItem({ step, module, originOf }: LoopSubject): Purpose | undefined {
  const awaited = awaitedIn(step.body);
  const data = dataOf(step);
  const isOverData = data !== undefined;
  const asksAnswer = (test: Expression) =>
    hasWithin(test, (inner) => inner.kind === 'await' || (inner.kind === 'name' && awaited.has(inner.binding)));
  if (!isOverData && step.test && hasWithin(step.test, (inner) => inner.kind === 'await'))
    return { purpose: 'search', evidence: 'asks until the answer is the wanted one' };
  const isOverRows = data !== undefined && isRows(originOf(unnumbered(data)));
  const leaving = branchesIn(step.body).find(
    ({ test, arms: [arm = []], isNested }) =>
      !isNested &&
      !(isOverRows && tellsTruth(arm)) &&
      asksAnswer(test) &&
      leavesLoop(arm) &&
      (!isOverData || isPositive(test, module) || keepsItem(arm, step.items)),
  );
  if (leaving || (!isOverData && isLeftUnlessRefused(step.body, asksAnswer)))
    return { purpose: 'search', evidence: 'leaves as soon as it is found' };
  const filled = isOverData ? filledIn(step.body) : NOTHING;
  const isEnough = (test: Expression) =>
    test.kind === 'operator' &&
    /^>=?$|^===?$/.test(test.operator) &&
    test.operands[0] !== undefined &&
    isLengthOf(filled, test.operands[0]);
  const leaves = branchesIn(step.body).some(({ test, arms: [arm = []], isNested }) => !isNested && leavesLoop(arm) && isEnough(test));
  return leaves ? { purpose: 'search', evidence: 'leaves when there are enough' } : undefined;
}

/** `if (taken) continue; … return name;` */
function isLeftUnlessRefused(body: readonly Step[], asksAnswer: (test: Expression) => boolean): boolean {
  const last = body.at(-1);
  const isLeft = leavesLoop(body) || (last?.kind === 'try' && leavesLoop(last.body));
  return isLeft && branchesIn(body).some(({ test, arms: [arm = []], isNested }) => !isNested && asksAnswer(test) && goesOn(arm));
}

function goesOn(arm: readonly Step[]): boolean {
  const last = arm.at(-1);
  return last?.kind === 'leave' && last.how === 'continue';
}

const NOTHING: ReadonlySet<number> = new Set();

/** `found.length` of `if (found.length >= most) break`. */
function isLengthOf(lists: ReadonlySet<number>, value: Expression): boolean {
  const isLength = value.kind === 'member' && /^(length|size)$/.test(value.name);
  return isLength && value.object.kind === 'name' && lists.has(value.object.binding);
}

/** The lists that the steps put something into, and that are there for the next round too. */
function filledIn(steps: readonly Step[]): ReadonlySet<number> {
  const own = declaredIn(steps);
  const lists = new Set<number>();
  const look = (inner: Expression) => {
    const callee = inner.kind === 'call' ? inner.callee : undefined;
    const list = callee?.kind === 'member' && /^(push|add|set)$/.test(callee.name) ? callee.object : undefined;
    if (list?.kind === 'name' && !own.has(list.binding)) lists.add(list.binding);
  };
  for (const expression of expressionsIn(steps)) forEachWithin(expression, look);
  return lists;
}

function isRows(origin: Origin): boolean {
  return origin.kind === 'list' && origin.of.kind === 'row';
}

/** `return false` */
function tellsTruth(arm: readonly Step[]): boolean {
  const last = arm.at(-1);
  return last?.kind === 'leave' && last.value?.kind === 'literal' && typeof last.value.value === 'boolean';
}

/** The item itself is what was looked for: `if (!taken) return name`. */
function keepsItem(arm: readonly Step[], items: readonly number[]): boolean {
  const isItem = (value: Expression) => hasWithin(value, (inner) => inner.kind === 'name' && items.includes(inner.binding));
  const last = arm.at(-1);
  if (last?.kind === 'leave' && last.how === 'return') return last.value !== undefined && isItem(last.value);
  return assignmentsIn(arm).some(({ value }) => isItem(value));
}

/** A test that holds when something was found; `if (!row) return` and `if (isLeft(answer)) return` are guards that every row passes. */
function isPositive(named: Expression, module: Module): boolean {
  const test = comparisonBehind(named, module);
  if (asksForFailure(test)) return false;
  if (test.kind === 'operator') {
    if (test.operator === '!') {
      const [operand] = test.operands.map((one) => comparisonBehind(one, module));
      return operand !== undefined && (asksForFailure(operand) || (operand.kind === 'operator' && !isPositive(operand, module)));
    }
    if (/^[!=]==?$/.test(test.operator)) {
      const isAgainstNothing = test.operands.some(
        (operand) =>
          operand.kind === 'literal' &&
          (operand.value === null || operand.value === undefined || operand.value === 0 || operand.value === false),
      );
      return test.operator.startsWith('!') === isAgainstNothing;
    }
    if (/^[<]=?$/.test(test.operator)) return false;
  }
  if (test.kind === 'choice') return test.options.every((option) => isPositive(option, module));
  return true;
}

/** `const isTaken = row !== null` behind `isTaken`. */
function comparisonBehind(test: Expression, module: Module): Expression {
  const value = onlyValueBehind(test, module);
  return value?.kind === 'operator' ? value : test;
}

interface FoundBranch {
  readonly test: Expression;
  readonly arms: readonly (readonly Step[])[];
  readonly isNested: boolean;
}

/** Branches of a loop's body; those of inner loops are marked, since leaving there leaves the inner loop. */
function branchesIn(steps: readonly Step[], isNested = false): FoundBranch[] {
  const found: FoundBranch[] = [];
  for (const step of steps) {
    if (step.kind === 'branch') {
      found.push({ test: step.test, arms: step.arms, isNested });
      for (const arm of step.arms) found.push(...branchesIn(arm, isNested));
    } else if (step.kind === 'loop') found.push(...branchesIn(step.body, true));
    else if (step.kind === 'try') found.push(...branchesIn(step.body, isNested));
  }
  return found;
}

function leavesLoop(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  return last?.kind === 'leave' && (last.how === 'return' || last.how === 'break');
}

/** `while (node) { node = await parentOf(node) }`: what is awaited decides where to go next. */
export function walkedNodes({ step }: LoopSubject): Purpose | undefined {
  if (step.over || !step.test) return undefined;
  const tested = new Set<number>();
  forEachWithin(step.test, (inner) => void (inner.kind === 'name' && tested.add(inner.binding)));
  const awaited = awaitedIn(step.body);
  const comesFromAnswer = (value: Expression) =>
    hasWithin(value, (inner) => inner.kind === 'await' || (inner.kind === 'name' && awaited.has(inner.binding)));
  if (assignmentsIn(step.body).some(({ binding, value }) => tested.has(binding) && comesFromAnswer(value))) {
    return { purpose: 'walk', evidence: 'each step needs the answer before it' };
  }
  const isTakenBack = branchesIn(step.body).some(
    ({ test, arms, isNested }) =>
      !isNested && comesFromAnswer(test) && assignmentsIn(arms.flat()).some(({ binding }) => tested.has(binding)),
  );
  if (isTakenBack) return { purpose: 'search', evidence: 'tries again until the answer lets it stop' };
  return feedsQueue(step.body, tested, comesFromAnswer)
    ? { purpose: 'walk', evidence: 'answers add to what is still to be visited' }
    : undefined;
}

function feedsQueue(body: readonly Step[], queues: ReadonlySet<number>, comesFromAnswer: (value: Expression) => boolean): boolean {
  let isFound = false;
  const look = (expression: Expression) =>
    forEachWithin(expression, (inner) => {
      if (inner.kind !== 'call' || inner.callee.kind !== 'member' || !/^(push|unshift|add|enqueue)$/.test(inner.callee.name)) return;
      const { object } = inner.callee;
      isFound ||= object.kind === 'name' && queues.has(object.binding) && inner.arguments.some(comesFromAnswer);
    });
  for (const expression of expressionsIn(body)) look(expression);
  forEachStep(body, () => undefined);
  return isFound;
}
