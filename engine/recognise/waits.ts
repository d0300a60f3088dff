/** What stands around a request and ends its wait, or shows that its body comes in piece by piece. By words, not by libraries: whoever sees one of them says less. */

import type { CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import { forEachWithin, hasWithin } from '../model/walk.ts';
import { type Parents, parentsIn } from './parents.ts';

const LIMITS = /timeout|timelimit|deadline|^race$|breaker|policy|abort/i;
const READS_WHOLE = /^(json|text|arrayBuffer|blob|bytes|formData|dump|cancel)$/;

/** `Promise.race([fetch(url), …])`, `pTimeout(fetch(url), …)`, `policy.execute(() => fetch(url))`, `.pipe(timeout(5_000))`. */
export function isLimitedAround(expression: Expression, node: FunctionNode, module: Module): boolean {
  const parents = parentsIn(node);
  for (let at = parents.around(expression); at; at = parents.around(at)) {
    if (
      at.kind === 'call' &&
      (saysLimit(at.callee) ||
        at.arguments.some((argument) => argument !== expression && argument.kind === 'call' && saysLimit(argument.callee)))
    )
      return true;
  }
  const outer = node.passedTo && functionWith(module, node.parent);
  const taker = node.passedTo && outer?.calls[node.passedTo.call];
  return taker !== undefined && saysLimit(taker.callee);
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
