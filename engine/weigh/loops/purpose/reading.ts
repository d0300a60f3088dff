/** Small readings of expressions that the purposes share. */
import type { Expression } from '../../../model/expression.ts';
import type { Module, Step } from '../../../model/module.ts';
import { onlyValueOf } from '../../../model/only-value.ts';
import { forEachStep, forEachWithin } from '../../../model/walk.ts';

/** The name a reader would call an expression by: the last name of its path. */
export function lastNameOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'name':
    case 'member':
      return expression.name;
    case 'await':
    case 'spread':
      return lastNameOf(expression.value);
    case 'call':
      return lastNameOf(expression.callee);
    case 'element':
      return lastNameOf(expression.object);
    case 'choice':
      return expression.options.map(lastNameOf).find((name) => name !== undefined);
    default:
      return undefined;
  }
}

/** A number literal, or a constant that is one. */
export function constantNumber(expression: Expression, module: Module): number | undefined {
  if (expression.kind === 'literal') return typeof expression.value === 'number' ? expression.value : undefined;
  const binding = expression.kind === 'name' ? module.bindings[expression.binding] : undefined;
  const value = binding?.kind === 'constant' ? onlyValueOf(binding) : undefined;
  return value?.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

/** Names that are assigned in the steps, with what is assigned; `i++` assigns itself. */
export function assignmentsIn(steps: readonly Step[]): { readonly binding: number; readonly name: string; readonly value: Expression }[] {
  const found: { binding: number; name: string; value: Expression }[] = [];
  const add = (target: Expression, value: Expression) => {
    if (target.kind === 'name') found.push({ binding: target.binding, name: target.name, value });
    else if (target.kind === 'member') found.push({ binding: -1, name: target.name, value });
    else if (target.kind === 'array' || target.kind === 'object') {
      forEachWithin(target, (inner) => {
        if (inner.kind === 'name') found.push({ binding: inner.binding, name: inner.name, value });
      });
    }
  };
  forEachStep(steps, (step) => {
    if (step.kind === 'assign') add(step.target, step.value);
    else if (step.kind === 'do') {
      forEachWithin(step.value, (inner) => {
        if (inner.kind === 'assign') add(inner.target, inner.value);
        else if (inner.kind === 'operator' && /^(\+\+|--)/.test(inner.operator) && inner.operands[0])
          add(inner.operands[0], inner.operands[0]);
      });
    }
  });
  return found;
}

/** The bindings that the steps declare. */
export function declaredIn(steps: readonly Step[]): ReadonlySet<number> {
  const bindings = new Set<number>();
  forEachStep(steps, (step) => {
    if (step.kind === 'let') for (const binding of step.bindings) bindings.add(binding);
    else if (step.kind === 'loop') for (const item of step.items) bindings.add(item);
  });
  return bindings;
}

/** Names whose value is, or is made from, something awaited inside the steps. */
export function awaitedIn(steps: readonly Step[]): ReadonlySet<number> {
  const bindings = new Set<number>();
  const isAwaited = (value: Expression | undefined): boolean => {
    let isFound = false;
    if (value)
      forEachWithin(value, (inner) => (isFound ||= inner.kind === 'await' || (inner.kind === 'name' && bindings.has(inner.binding))));
    return isFound;
  };
  forEachStep(steps, (step) => {
    if (step.kind === 'let' && isAwaited(step.value)) for (const binding of step.bindings) bindings.add(binding);
    else if (step.kind === 'assign' && isAwaited(step.value))
      forEachWithin(step.target, (inner) => void (inner.kind === 'name' && bindings.add(inner.binding)));
    else if (step.kind === 'loop' && step.over && isAwaited(step.over)) for (const item of step.items) bindings.add(item);
  });
  return bindings;
}
