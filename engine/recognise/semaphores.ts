/** Whether a function waits for its turn before it does anything, so that however many of it are called, few run at a time. */
import type { Expression } from '../model/expression.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import { pathOf } from '../model/paths.ts';

/** `await semaphore.acquire(); try { … } finally { semaphore.release(); }`, of one that is there for all of its calls. */
export function waitsForTurn({ key, calls }: FunctionNode, module: Module): boolean {
  const released = new Set(calls.flatMap(({ callee }) => membersCalled(callee, /^(release|unlock|leave|signal)$/)));
  if (!released.size) return false;
  return calls.some(
    ({ callee, use }) =>
      use === 'awaited' &&
      membersCalled(callee, /^(acquire|lock|enter|wait)$/).some((path) => released.has(path)) &&
      !isOwn(callee, key, module),
  );
}

/** What a member of such a name is called of. */
function membersCalled(callee: Expression, name: RegExp): readonly string[] {
  const path = callee.kind === 'member' && name.test(callee.name) ? pathOf(callee.object) : undefined;
  return path === undefined ? [] : [path];
}

/** One that each call makes for itself holds nobody back. */
function isOwn(callee: Expression, key: string, { bindings }: Module): boolean {
  let root = callee;
  while (root.kind === 'member') root = root.object;
  return root.kind === 'name' && bindings[root.binding]?.function === key;
}
