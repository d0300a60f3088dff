/** Loop statements. The variables of a head belong to the loop; what it runs over is evaluated before they exist. */
import { ts } from 'ts-morph';
import type { Expression } from '../model/expression.ts';
import type { LoopForm, LoopStep, Source, Step } from '../model/module.ts';
import { forEachWithin } from '../model/walk.ts';
import { assignTo } from './assignments.ts';
import type { Draft } from './draft.ts';
import { expression, stripped } from './expressions.ts';
import { none, packed } from './lists.ts';
import { definePattern, flushPending } from './patterns.ts';
import { declareList } from './scopes.ts';
import { listInto, stepInto } from './steps.ts';

const { VariableDeclarationList, ForInStatement, WhileStatement } = ts.SyntaxKind;
const { BlockScoped } = ts.NodeFlags;

export function countedLoop(draft: Draft, node: ts.ForStatement, into: Step[]): void {
  const index = reserved(draft);
  const start = draft.start(node);
  const scope = draft.names.open();
  const { initializer } = node;
  const setup: Step[] = [];
  if (initializer?.kind === VariableDeclarationList) {
    const list = initializer as ts.VariableDeclarationList;
    if (list.flags & BlockScoped) declareList(draft, list);
    listInto(draft, list, setup);
  } else if (initializer) setup.push(asStep(expression(draft, initializer, 'dropped')));
  const items = setup.flatMap((step) => (step.kind === 'let' ? step.bindings : none));
  const test = node.condition && expression(draft, node.condition, 'tested');
  const update = node.incrementor && expression(draft, node.incrementor, 'dropped');
  const body = bodyOf(draft, node.statement, []);
  draft.names.close(scope);
  keep(draft, into, {
    form: 'for',
    start,
    end: node.end,
    headEnd: node.statement.pos,
    over: undefined,
    items: packed([...items, ...takenBy(items, body)]),
    setup: packed(setup),
    test,
    update,
    body,
    index,
  });
}

/** `const order = orders[i]`: the item, which the counter takes from its list. */
function takenBy(counters: readonly number[], body: readonly Step[]): readonly number[] {
  return body.flatMap((step) => {
    const isTaken = step.kind === 'let' && step.value?.kind === 'element' && step.value.key.kind === 'name';
    return isTaken && counters.includes(step.value.key.binding) ? step.bindings : none;
  });
}

/** `for … of`, `for await … of` and `for … in`. */
export function iteration(draft: Draft, node: ts.ForOfStatement | ts.ForInStatement, into: Step[]): void {
  const index = reserved(draft);
  const start = draft.start(node);
  const form: LoopForm = node.kind === ForInStatement ? 'for-in' : node.awaitModifier ? 'for-await' : 'for-of';
  const over = expression(draft, node.expression, form === 'for-await' ? 'awaited' : 'other');
  const source: Source = { kind: form === 'for-in' ? 'key' : 'item', of: over };
  const scope = draft.names.open();
  const first: Step[] = [];
  const items = itemsOf(draft, node.initializer, source, first);
  const body = bodyOf(draft, node.statement, first);
  draft.names.close(scope);
  keep(draft, into, {
    form,
    start,
    end: node.end,
    headEnd: node.statement.pos,
    over,
    items,
    setup: none,
    test: undefined,
    update: undefined,
    body,
    index,
  });
}

export function whileLoop(draft: Draft, node: ts.WhileStatement | ts.DoStatement, into: Step[]): void {
  const index = reserved(draft);
  const start = draft.start(node);
  const isWhile = node.kind === WhileStatement;
  const testFirst = isWhile ? expression(draft, node.expression, 'tested') : undefined;
  const body = bodyOf(draft, node.statement, []);
  const test = testFirst ?? expression(draft, node.expression, 'tested');
  const form: LoopForm = isWhile ? 'while' : 'do-while';
  const headEnd = isWhile ? node.statement.pos : start + 'do'.length;
  keep(draft, into, {
    form,
    start,
    end: node.end,
    headEnd,
    over: undefined,
    items: none,
    setup: none,
    test,
    update: undefined,
    body,
    index,
  });
}

function itemsOf(draft: Draft, initializer: ts.ForInitializer, source: Source, into: Step[]): readonly number[] {
  if (initializer.kind !== VariableDeclarationList) {
    const target = assignTo(draft, stripped(initializer), source, none);
    const names: number[] = [];
    forEachWithin(target, (part) => {
      if (part.kind === 'name' && part.binding >= 0) names.push(part.binding);
    });
    return packed(names);
  }
  const list = initializer as ts.VariableDeclarationList;
  if (list.flags & BlockScoped) declareList(draft, list);
  const [declaration] = list.declarations;
  const items = declaration ? definePattern(draft, declaration.name, source, undefined) : none;
  flushPending(draft, into);
  return items;
}

function bodyOf(draft: Draft, statement: ts.Statement, into: Step[]): readonly Step[] {
  const { frame } = draft;
  const wasInSwitch = frame.isInSwitch;
  frame.isInSwitch = false;
  stepInto(draft, statement, into);
  frame.isInSwitch = wasInSwitch;
  return packed(into);
}

function asStep(value: Expression): Step {
  if (value.kind !== 'assign') return { kind: 'do', start: value.start, end: value.end, value };
  return { kind: 'assign', start: value.start, end: value.end, operator: value.operator, target: value.target, value: value.value };
}

/** A loop has its place from its first word on, so that an outer loop comes before those in it. */
function reserved(draft: Draft): number {
  return draft.frame.loops.push(undefined as never) - 1;
}

type Written = Omit<LoopStep, 'kind' | 'head' | 'function'> & { readonly headEnd: number };

function keep(draft: Draft, into: Step[], loop: Written): void {
  const { frame } = draft;
  const step: LoopStep = {
    kind: 'loop',
    start: loop.start,
    end: loop.end,
    form: loop.form,
    head: { start: loop.start, end: loop.headEnd },
    over: loop.over,
    items: loop.items,
    setup: loop.setup,
    test: loop.test,
    update: loop.update,
    body: loop.body,
    function: frame.key,
    index: loop.index,
  };
  frame.loops[loop.index] = step;
  into.push(step);
}
