/** What every Module promises to those who read it, for tests: an empty answer means that all of it holds. */

import type { CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import { expressionsIn, forEachStep, forEachWithin } from '../model/walk.ts';

export function brokenPromises(module: Module, text: string): string[] {
  const broken: string[] = [];
  plainData(module, 'module', text.length, module.bindings.length, broken, new Set());
  places(module, broken);
  keys(module, broken);
  reachable(module, broken);
  return broken;
}

/** Only plain data, spans inside the text, bindings that exist. */
function plainData(value: unknown, way: string, length: number, bindings: number, broken: string[], seen: Set<object>): void {
  if (typeof value === 'function') broken.push(`${way} is code`);
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype) broken.push(`${way} is a ${prototype?.constructor?.name}`);
  const { start, end, binding } = value as { start?: unknown; end?: unknown; binding?: unknown };
  if (typeof start === 'number' && !(start >= 0 && start <= Number(end) && Number(end) <= length))
    broken.push(`${way} stands at ${start}–${end} of ${length}`);
  if (typeof binding === 'number' && !(binding >= -1 && binding < bindings)) broken.push(`${way} has binding ${binding} of ${bindings}`);
  if (Array.isArray(value) && value.includes(undefined)) broken.push(`${way} has a hole`);
  for (const [key, inner] of Object.entries(value)) plainData(inner, `${way}.${key}`, length, bindings, broken, seen);
}

/** A call, object literal or loop stands where its index says, in the function that it names. */
function places(module: Module, broken: string[]): void {
  for (const node of module.functions) {
    for (const list of [node.calls, node.objects, node.loops]) {
      list.forEach((part, index) => {
        if (part.index !== index || part.function !== node.key)
          broken.push(`${part.kind} ${part.index} of ${part.function} is ${index} of ${node.key}`);
      });
    }
    const passed = node.passedTo;
    const call = passed && functionWith(module, node.parent)?.calls[passed.call];
    const given = passed && call?.arguments[passed.argument];
    if (passed && (given?.kind !== 'function' || given.key !== node.key))
      broken.push(`${node.key} is not passed to ${passed.call}.${passed.argument}`);
    const bound = [...node.parameters.flatMap((parameter) => parameter.bindings)];
    forEachStep(node.body, (step) => {
      if (step.kind === 'let') bound.push(...step.bindings);
      if (step.kind === 'loop') bound.push(...step.items);
    });
    for (const index of bound) if (!module.bindings[index]) broken.push(`${node.key} has no binding ${index}`);
  }
  for (const { name, definitions } of module.bindings) {
    for (const { source } of definitions) {
      if (source.kind === 'parameter' && !functionWith(module, source.function)?.parameters[source.index])
        broken.push(`${name} is no parameter`);
    }
  }
}

/** Keys are unique, and those that are mentioned exist. */
function keys(module: Module, broken: string[]): void {
  const functions = new Set(module.functions.map(({ key }) => key));
  const classes = new Set(module.classes.map(({ key }) => key));
  if (functions.size !== module.functions.length) broken.push('two functions have one key');
  if (classes.size !== module.classes.length) broken.push('two classes have one key');
  for (const node of module.functions) {
    if (node.parent !== undefined && !functions.has(node.parent)) broken.push(`${node.key} is in ${node.parent}`);
    if (node.owner !== undefined && !classes.has(node.owner)) broken.push(`${node.key} is of ${node.owner}`);
  }
  for (const { members } of module.classes) {
    for (const member of members)
      if (member.function !== undefined && !functions.has(member.function)) broken.push(`${member.name} is ${member.function}`);
  }
  for (const { function: key } of module.bindings) if (!functions.has(key)) broken.push(`a binding is in ${key}`);
}

/** Every call of a function can be found by walking its steps, or is one of the things that stand in no step. */
function reachable(module: Module, broken: string[]): void {
  const found = new Set<Expression>();
  const visit = (expression: Expression | undefined) => void (expression && forEachWithin(expression, (inner) => void found.add(inner)));
  const visitAll = (calls: readonly CallExpression[]) => void calls.forEach(visit);
  const visitFunction = (node: FunctionNode) => {
    expressionsIn(node.body).forEach(visit);
    visitAll(node.decorators);
    for (const parameter of node.parameters) {
      visit(parameter.initialiser);
      visitAll(parameter.decorators);
    }
  };
  module.functions.forEach(visitFunction);
  for (const node of module.classes) {
    visit(node.heritage);
    visitAll(node.decorators);
    for (const member of node.members) visitAll(member.decorators);
  }
  for (const node of module.functions) {
    for (const call of node.calls) if (!found.has(call)) broken.push(`call ${call.index} of ${node.key} is in no step`);
  }
}
