/**
 * Walks over expressions and steps, for rooms that ask what stands inside what. Nested functions are not entered: they have bodies of
 * their own. Every node of a workspace passes here several times, most of them before the machine has made anything of the code: what
 * would be made anew at each node (iterators, functions) is not made at all.
 */
import type { AwaitExpression, CallExpression, Expression, ObjectEntry } from './expression.ts';
import type { FunctionNode, Module, Step } from './module.ts';
import type { Span } from './place.ts';

/** Calls back for each direct part of an expression, in the order of evaluation. */
export function forEachChild(expression: Expression, visit: (child: Expression) => void): void {
  switch (expression.kind) {
    case 'member':
      visit(expression.object);
      break;
    case 'element':
      visit(expression.object);
      visit(expression.key);
      break;
    case 'call':
      visit(expression.callee);
      visitAll(expression.arguments, visit);
      break;
    case 'await':
    case 'spread':
      visit(expression.value);
      break;
    case 'object':
      for (let index = 0; index < expression.entries.length; index += 1) {
        const { key, value } = expression.entries[index] as ObjectEntry;
        if (key) visit(key);
        visit(value);
      }
      break;
    case 'array':
      visitAll(expression.elements, visit);
      break;
    case 'text':
      visitAll(expression.holes, visit);
      break;
    case 'choice':
      if (expression.test) visit(expression.test);
      visitAll(expression.options, visit);
      break;
    case 'operator':
      visitAll(expression.operands, visit);
      break;
    case 'assign':
      visit(expression.target);
      visit(expression.value);
      break;
    case 'opaque':
      visitAll(expression.parts, visit);
      break;
  }
}

function visitAll(expressions: readonly Expression[], visit: (child: Expression) => void): void {
  for (let index = 0; index < expressions.length; index += 1) visit(expressions[index] as Expression);
}

/** Calls back for the expression and everything inside it, outermost first. */
export function forEachWithin(expression: Expression, visit: (inner: Expression) => void): void {
  const enter = (inner: Expression): void => {
    visit(inner);
    forEachChild(inner, enter);
  };
  enter(expression);
}

/** Whether the expression or anything inside it passes the test. */
export function hasWithin(expression: Expression, test: (inner: Expression) => boolean): boolean {
  let isFound = false;
  const enter = (inner: Expression): void => {
    isFound ||= test(inner);
    if (!isFound) forEachChild(inner, enter);
  };
  enter(expression);
  return isFound;
}

/** Calls back for each list of steps that run one after another, the outer ones first. */
export function forEachStepList(steps: readonly Step[], visit: (steps: readonly Step[]) => void): void {
  visit(steps);
  for (const step of steps) {
    if (step.kind === 'loop') forEachStepList(step.body, visit);
    else if (step.kind === 'branch') for (const arm of step.arms) forEachStepList(arm, visit);
    else if (step.kind === 'try') for (const inner of [step.body, step.handler ?? [], step.finalizer]) forEachStepList(inner, visit);
  }
}

/** Calls back for each step and those inside it, in the order of the text. */
export function forEachStep(steps: readonly Step[], visit: (step: Step) => void): void {
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] as Step;
    visit(step);
    switch (step.kind) {
      case 'loop':
        forEachStep(step.setup, visit);
        forEachStep(step.body, visit);
        break;
      case 'branch':
        for (let arm = 0; arm < step.arms.length; arm += 1) forEachStep(step.arms[arm] as readonly Step[], visit);
        break;
      case 'try':
        forEachStep(step.body, visit);
        if (step.handler) forEachStep(step.handler, visit);
        forEachStep(step.finalizer, visit);
        break;
    }
  }
}

/** What a function gives back, wherever in it that is said. */
export function returnedIn({ body }: FunctionNode): Expression[] {
  const found: Expression[] = [];
  forEachStep(body, (step) => {
    if (step.kind === 'leave' && step.how === 'return' && step.value) found.push(step.value);
  });
  return found;
}

/** The expressions that stand directly in the steps and in those inside them, in the order of the text. */
export function expressionsIn(steps: readonly Step[]): Expression[] {
  const expressions: Expression[] = [];
  forEachStep(steps, (step) => forEachExpressionOf(step, (expression) => void expressions.push(expression)));
  return expressions;
}

/** Calls back for the expressions that stand directly in one step, not for those of the steps inside it. */
export function forEachExpressionOf(step: Step, visit: (expression: Expression) => void): void {
  switch (step.kind) {
    case 'do':
    case 'let':
    case 'leave':
      if (step.value) visit(step.value);
      break;
    case 'assign':
      visit(step.target);
      visit(step.value);
      break;
    case 'branch':
      visit(step.test);
      visitAll(step.cases, visit);
      break;
    case 'loop':
      if (step.over) visit(step.over);
      if (step.test) visit(step.test);
      if (step.update) visit(step.update);
      break;
  }
}

/** Awaits are seldom asked for by site, so they are looked for instead of listed. */
export function awaitAt(node: FunctionNode, index: number): AwaitExpression | undefined {
  let found: AwaitExpression | undefined;
  for (const expression of expressionsIn(node.body)) {
    forEachWithin(expression, (inner) => {
      if (inner.kind === 'await' && inner.index === index) found = inner;
    });
  }
  return found;
}

/** The innermost expression around an offset of the text, in whichever function it stands. */
export function expressionAt(module: Module, offset: number): Expression | undefined {
  let found: Expression | undefined;
  const look = (expression: Expression): void => {
    if (!holds(expression, offset)) return;
    // Parts that begin and end together are found from the outside in, so the later is the inner.
    if (!found || expression.end - expression.start <= found.end - found.start) found = expression;
    forEachChild(expression, look);
  };
  for (const node of module.functions) {
    forEachStep(node.body, (step) => {
      if (holds(step, offset)) forEachExpressionOf(step, look);
    });
    for (const parameter of node.parameters) if (parameter.initialiser) look(parameter.initialiser);
    // Decorators stand in no step.
    for (const call of node.calls) look(call);
  }
  return found;
}

/** The innermost call around an offset of the text, in whichever function it stands. */
export function callAt(module: Module, offset: number): CallExpression | undefined {
  let found: CallExpression | undefined;
  for (const node of module.functions) {
    for (const call of node.calls) {
      if (holds(call, offset) && (!found || call.end - call.start < found.end - found.start)) found = call;
    }
  }
  return found;
}

/** The innermost function around an offset of the text; the top level where there is no other. */
export function functionAt(module: Module, offset: number): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (const node of module.functions) {
    // A constructor that no text stands for has the span of its class.
    if (holds(node, offset) && (!found || node.end - node.start <= found.end - found.start)) found = node;
  }
  return found ?? module.functions[0];
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}
