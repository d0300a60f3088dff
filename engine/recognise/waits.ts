/** What stands around a request and ends its wait, or shows that its body comes in piece by piece. By words, not by libraries: whoever sees one of them says less. */

import type { CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import { namesWithin } from '../model/names.ts';
import { onlyValueOf } from '../model/only-value.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Modules } from '../model/steps.ts';
import { forEachWithin, hasWithin } from '../model/walk.ts';
import { type Parents, parentsIn } from './parents.ts';
import type { Scope } from './scope.ts';

const LIMITS = /timeout|timelimit|deadline|^race$|breaker|policy|abort/i;
const READS_WHOLE = /^(json|text|arrayBuffer|blob|bytes|formData|dump|cancel)$/;

/**
 * `Promise.race([fetch(url), …])`, `pTimeout(fetch(url), …)`, `policy.execute(() => fetch(url))`, `.pipe(timeout(5_000))`, and what the
 * workspace's own functions do so with what they are given.
 */
export function isLimitedAround(expression: Expression, node: FunctionNode, scope: Scope): boolean {
  const parents = parentsIn(node);
  if (isLimitedWithin(expression, parents, scope)) return true;
  // `const request$ = service.request(…); return this.run(request$);`
  const step = parents.around(expression) ? undefined : parents.stepOf(expression);
  const kept = step?.kind === 'let' ? step.bindings[0] : undefined;
  if (kept !== undefined && parents.usesOf(kept).some((use) => isLimitedWithin(use, parents, scope))) return true;
  const { passedTo, parent } = node;
  const taker = passedTo && functionWith(scope.module, parent)?.calls[passedTo.call];
  return taker !== undefined && (saysLimit(taker.callee) || isLimitedBy(taker, passedTo?.argument ?? -1, scope));
}

/** By a call that it stands in. */
function isLimitedWithin(expression: Expression, parents: Parents, scope: Scope): boolean {
  let inner = expression;
  for (let at = parents.around(inner); at; at = parents.around(at)) {
    if (at.kind === 'call' && (saysLimitIn(at, expression) || isLimitedBy(at, at.arguments.indexOf(inner), scope))) return true;
    inner = at;
  }
  return false;
}

function saysLimitIn({ callee, arguments: given }: CallExpression, expression: Expression): boolean {
  return saysLimit(callee) || given.some((argument) => argument !== expression && argument.kind === 'call' && saysLimit(argument.callee));
}

/** Whether a function of the workspace ends the wait for what it is given there, or for what that gives when it is called. */
function isLimitedBy({ function: key, index }: CallExpression, argument: number, { linking, module }: Scope): boolean {
  if (argument < 0) return false;
  const callees = linking.calleesOf({ file: module.path, function: key, part: 'call', index });
  return callees.some((callee) => waitsWithLimit(callee, argument, linking.modules));
}

function waitsWithLimit({ file, function: key }: CallTarget, argument: number, modules: Modules): boolean {
  const node = modules.function(file, key);
  const module = modules.around(file, key);
  const given = node?.parameters[argument]?.bindings ?? [];
  if (!node || !module || !given.length) return false;
  const within = module.functions.filter(({ start, end }) => node.start <= start && end <= node.end);
  const functions = { function: (nested: string) => functionWith(module, nested) };
  const names = new Set(given);
  module.bindings.forEach((binding, at) => {
    const value = within.some((one) => one.key === binding.function) ? onlyValueOf(binding) : undefined;
    const called = value?.kind === 'await' ? value.value : value;
    if (called?.kind === 'call' && called.callee.kind === 'name' && given.includes(called.callee.binding)) names.add(at);
  });
  const isGiven = (expression: Expression) => [...namesWithin(expression, functions)].some((name) => names.has(name));
  return within.some(({ calls }) =>
    calls.some(
      (call) =>
        (saysLimit(call.callee) && call.arguments.some(isGiven)) ||
        // `given$.pipe(timeout(5_000))`
        (call.callee.kind === 'member' && isGiven(call.callee.object) && saysLimitIn(call, call)),
    ),
  );
}

function saysLimit(callee: Expression): boolean {
  return hasWithin(callee, (inner) => (inner.kind === 'name' || inner.kind === 'member') && LIMITS.test(inner.name));
}

/** Asked for as a stream, or read from its `body`: a limit on the whole would cut it off. */
export function isStreamed(call: CallExpression, node: FunctionNode): boolean {
  return call.arguments.some((argument) => hasWithin(argument, asksForStream)) || isReadFromBody(call, node);
}

function asksForStream(expression: Expression): boolean {
  if (expression.kind === 'text') return expression.parts.length === 1 && expression.parts[0] === 'text/event-stream';
  return (
    expression.kind === 'object' &&
    expression.entries.some(
      ({ name, value }) =>
        (name === 'responseType' && value.kind === 'text' && value.parts[0] === 'stream') ||
        (name === 'isStream' && value.kind === 'literal' && value.value === true),
    )
  );
}

function isReadFromBody(call: CallExpression, node: FunctionNode): boolean {
  const parents = parentsIn(node);
  const step = stepAround(call, parents);
  const bindings = step?.kind === 'let' ? step.bindings : [];
  if (!bindings.length) return false;
  return parents.all.some((one) => {
    if (one.kind !== 'member' || one.name !== 'body' || one.object.kind !== 'name' || !bindings.includes(one.object.binding)) return false;
    const around = parents.around(one);
    return around?.kind !== 'member' || !READS_WHOLE.test(around.name);
  });
}

function stepAround(expression: Expression, parents: Parents) {
  let at: Expression = expression;
  for (let outer = parents.around(at); outer; outer = parents.around(at)) at = outer;
  return parents.stepOf(at);
}

/** A `Request` may carry a signal of its own. */
export function mayBeRequestObject(given: Expression | undefined, module: Module): boolean {
  if (given?.kind === 'call') return given.form === 'new' && given.callee.kind === 'name' && given.callee.name === 'Request';
  const binding = given?.kind === 'name' ? module.bindings[given.binding] : undefined;
  if (!binding) return false;
  let isRequest = binding.annotation ? /\bRequest(Info)?\b/.test(JSON.stringify(binding.annotation)) : /^req(uest)?$/i.test(binding.name);
  for (const { source } of binding.definitions) {
    if (source.kind === 'value')
      forEachWithin(source.expression, (inner) => {
        isRequest ||= inner === source.expression && mayBeRequestObject(inner, module);
      });
  }
  return isRequest;
}
