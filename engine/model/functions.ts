/** The functions of a module, found by their keys. */
import type { FunctionNode, Module } from './module.ts';
import type { CallTarget } from './operation.ts';

const known = new WeakMap<Module['functions'], ReadonlyMap<string, FunctionNode>>();

export function functionsByKey({ functions }: Module): ReadonlyMap<string, FunctionNode> {
  let byKey = known.get(functions);
  if (!byKey) {
    byKey = new Map(functions.map((node) => [node.key, node]));
    known.set(functions, byKey);
  }
  return byKey;
}

/** A string that two targets share exactly when they are the same function. */
export function targetKey({ file, function: key }: CallTarget): string {
  return `${file}#${key}`;
}

/** Undefined where there is no key, no such function, or no module. */
export function functionWith(module: Module | undefined, key: string | undefined): FunctionNode | undefined {
  return module && key !== undefined ? functionsByKey(module).get(key) : undefined;
}
