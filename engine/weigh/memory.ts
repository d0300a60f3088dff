/** Whether memory is asked before an operation, which then only fills a miss: `if (!cache.has(id)) cache.set(id, await load(id))`. */
import type { Expression } from '../model/expression.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import { forEachWithin } from '../model/walk.ts';
import type { Event } from './body.ts';

const ASKS = /^(has|get|includes|peek)$/;
const FILLS = /^(set|add|put|push)$/;

export function isMissFilled(event: Event, module: Module, node: FunctionNode): boolean {
  return event.guards.some((guard) => askedStores(guard, module).some((store) => isFilled(store, node, module)));
}

/** The stores that a test asks, itself or through the names it tests. */
function askedStores(guard: Expression, module: Module): string[] {
  const stores: string[] = [];
  const look = (expression: Expression, depth: number) =>
    forEachWithin(expression, (inner) => {
      if (inner.kind === 'call' && inner.callee.kind === 'member' && ASKS.test(inner.callee.name)) {
        const store = pathOf(inner.callee.object);
        if (store) stores.push(store);
      } else if (inner.kind === 'element') {
        const store = pathOf(inner.object);
        if (store) stores.push(store);
      } else if (inner.kind === 'name' && depth > 0) {
        for (const { source } of module.bindings[inner.binding]?.definitions ?? []) if (source.kind === 'value') look(source.expression, depth - 1);
      }
    });
  look(guard, 1);
  return stores;
}

/** The store is written in the same function, so what is read once is remembered. */
function isFilled(store: string, node: FunctionNode, module: Module): boolean {
  const functions = [node, ...module.functions.filter(({ key }) => key === node.parent)];
  return functions.some(
    ({ calls, body }) => calls.some(({ callee }) => callee.kind === 'member' && FILLS.test(callee.name) && pathOf(callee.object) === store) || assignsInto(body, store),
  );
}

function assignsInto(steps: FunctionNode['body'], store: string): boolean {
  return steps.some((step) => {
    switch (step.kind) {
      case 'assign':
        return step.target.kind === 'element' && pathOf(step.target.object) === store;
      case 'branch':
        return step.arms.some((arm) => assignsInto(arm, store));
      case 'loop':
        return assignsInto(step.body, store);
      case 'try':
        return assignsInto(step.body, store) || assignsInto(step.handler ?? [], store);
      default:
        return false;
    }
  });
}

function pathOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return `${expression.name}@${expression.binding}`;
  if (expression.kind === 'this') return 'this';
  const object = expression.kind === 'member' ? pathOf(expression.object) : undefined;
  return object && expression.kind === 'member' ? `${object}.${expression.name}` : undefined;
}
