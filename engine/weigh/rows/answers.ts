/**
 * Which requests are answered with all the rows of a read: followed from the read to what a handler returns or sends, through the
 * functions between them. Rows may be mapped, sorted, filtered and put into an object on the way; what counts, cuts or sums them up
 * ends it, and so does what cannot be followed.
 */

import type { Way } from '../../model/cost.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import { functionWith } from '../../model/functions.ts';
import type { Module } from '../../model/module.ts';
import type { Site } from '../../model/place.ts';
import type { ResultUse } from '../../model/result-use.ts';
import type { Linker, Modules } from '../../model/steps.ts';
import { forEachExpressionOf, forEachStep } from '../../model/walk.ts';
import { usesAt, usesOfBinding } from './result-uses.ts';

const KEEPS_ALL = /^(map|flatMap|filter|sort|toSorted|reverse|toReversed|concat|flat|then)$/;
const MAKES_OTHERS = /^(map|flatMap)$/;
const SENDS = /^(json|jsonp|send|end)$/;
/** Make the answer's form of what they are given. */
const SHAPES = /^(all|json|ok|success)$|(response|respond|success|dtos?|json|serializ\w*|present\w*|toPlain|plainTo\w*|instanceTo\w*)$/i;
/** Put it into something that is answered with, as it is. */
const WRAPS = /^(all|json|typedjson|ok|success|superjson)$/;
/** Calls that rows are followed through in one function. */
const MOST_CALLS = 6;

export interface AnswerSources {
  readonly modules: Modules;
  readonly linker: Linker;
}

/** Rows may become objects of another kind on the way, with fewer columns; or every column of theirs must arrive. */
export type AnswerForm = 'any' | 'whole';

/** @param under the property of the answer that has the rows */
export function waysAnsweredWith(
  read: Site,
  { under, form }: { readonly under: string | undefined; readonly form: AnswerForm },
  ways: readonly Way[],
  { modules, linker }: AnswerSources,
): readonly Way[] {
  const endOf = endsOf(form, modules);
  return ways.filter(({ entry, calls }) => {
    if (!/^(route|resolver|action)$/.test(entry.kind)) return false;
    let at = read;
    let end = endOf(read, isOfRead(under));
    for (const call of calls.toReversed()) {
      const isOfCall = linker.calleesOf(call).some(({ file, function: key }) => file === at.file && key === at.function);
      if (end !== 'returned' || !isOfCall) break;
      at = call;
      end = endOf(call, mayBeRows);
    }
    const isAtEntry = at.file === entry.function.file && at.function === entry.function.function;
    return end === 'sent' || (end === 'returned' && isAtEntry);
  });
}

/**
 * Whether the outermost of the calls gives all the rows of a read, which the innermost leads to.
 * @param calls from the outermost to the innermost
 */
export function isGivenBack(read: Site, under: string | undefined, calls: readonly Site[], { modules, linker }: AnswerSources): boolean {
  const endOf = endsOf('any', modules);
  let at = read;
  let end = endOf(read, isOfRead(under));
  for (const call of calls.toReversed()) {
    const isOfCall = linker.calleesOf(call).some(({ file, function: key }) => file === at.file && key === at.function);
    if (end !== 'returned' || !isOfCall) return false;
    at = call;
    if (call !== calls[0]) end = endOf(call, (path) => !path.length);
  }
  return true;
}

function endsOf(form: AnswerForm, modules: Modules) {
  return (site: Site, isRow: (path: readonly string[]) => boolean): End => {
    const module = modules.module(site.file);
    return module && endOfRows(usesAt(site, module), isRow, { module, form }, 0);
  };
}

function isOfRead(under: string | undefined): (path: readonly string[]) => boolean {
  return (path) => !path.length || (path.length === 1 && path[0] === under);
}

type End = 'sent' | 'returned' | undefined;

interface Within {
  readonly module: Module;
  readonly form: AnswerForm;
}

function keepsAll(method: string, form: AnswerForm): boolean {
  return KEEPS_ALL.test(method) && (form === 'any' || !MAKES_OTHERS.test(method));
}

function endOfRows(
  uses: readonly ResultUse[] | undefined,
  isRows: (path: readonly string[]) => boolean,
  within: Within,
  depth: number,
): End {
  if (depth > MOST_CALLS) return undefined;
  return furthest((uses ?? []).map((use) => endOfUse(use, isRows, within, depth)));
}

function endOfUse(use: ResultUse, isRows: (path: readonly string[]) => boolean, within: Within, depth: number): End {
  const { kind, path, call, value } = use;
  if (kind === 'called' && call) {
    const method = path.at(-1) ?? '';
    if (!keepsAll(method, within.form) || !isRows(path.slice(0, -1))) return undefined;
    return furthest([ofCall(call, within, depth), method === 'then' ? ofCallback(call, within, depth) : undefined]);
  }
  if (!isRows(path)) return undefined;
  if (kind === 'returned') return 'returned';
  if (kind === 'given' && call) return ofGiven(call, within, depth);
  return kind === 'other' ? ofStep(value, within.module) : undefined;
}

function ofGiven(call: CallExpression, within: Within, depth: number): End {
  const { callee } = call;
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  if (callee.kind === 'member' && SENDS.test(name) && isOfParameter(callee.object, within.module)) return 'sent';
  // `all.push(...page)`: page after page, and then all of them.
  if (callee.kind === 'member' && name === 'push' && callee.object.kind === 'name' && callee.object.binding >= 0)
    return endOfRows(usesOfBinding(callee.object.binding, within.module), (path) => !path.length, within, depth + 1);
  return (within.form === 'any' ? SHAPES : WRAPS).test(name) || (within.form === 'any' && call.form === 'new')
    ? ofCall(call, within, depth)
    : undefined;
}

function ofCall(call: CallExpression, within: Within, depth: number): End {
  const site: Site = { file: within.module.path, function: call.function, part: 'call', index: call.index };
  return endOfRows(usesAt(site, within.module), mayBeRows, within, depth + 1);
}

/** The rows, or the property of an object that has them. */
function mayBeRows([name, ...deeper]: readonly string[]): boolean {
  return !deeper.length && !/^(length|count|total\w*|\d+)$/.test(name ?? '');
}

/** `.then((rows) => response.json(rows))` */
function ofCallback(call: CallExpression, within: Within, depth: number): End {
  const [callback] = call.arguments;
  const node = callback?.kind === 'function' ? functionWith(within.module, callback.key) : undefined;
  const [binding] = node?.parameters[0]?.bindings ?? [];
  const end = binding === undefined ? undefined : endOfRows(usesOfBinding(binding, within.module), mayBeRows, within, depth + 1);
  return end === 'sent' ? end : undefined;
}

/** `return { data: rows, total }`, `context.body = rows` */
function ofStep(value: Expression, module: Module): End {
  let end: End;
  for (const { body } of module.functions) {
    forEachStep(body, (step) => {
      if (step.kind === 'leave' && step.how === 'return' && step.value && isHandedOn(step.value, value)) end = 'returned';
      if (step.kind === 'assign' && step.target.kind === 'member' && step.target.name === 'body' && isHandedOn(step.value, value))
        end = isOfParameter(step.target.object, module) ? 'sent' : end;
      forEachExpressionOf(step, (expression) => {
        if (expression.kind === 'assign' && expression.target.kind === 'member' && expression.target.name === 'body')
          end = isHandedOn(expression.value, value) && isOfParameter(expression.target.object, module) ? 'sent' : end;
      });
    });
  }
  return end;
}

function isHandedOn(whole: Expression, part: Expression): boolean {
  if (whole === part) return true;
  switch (whole.kind) {
    case 'object':
      return whole.entries.some(({ value }) => isHandedOn(value, part));
    case 'array':
      return whole.elements.some((element) => isHandedOn(element, part));
    case 'choice':
      return whole.options.some((option) => isHandedOn(option, part));
    case 'spread':
    case 'await':
      return isHandedOn(whole.value, part);
    default:
      return false;
  }
}

/** `response`, `reply.code(200)`, `context.response` */
function isOfParameter(expression: Expression, module: Module): boolean {
  switch (expression.kind) {
    case 'member':
      return isOfParameter(expression.object, module);
    case 'call':
      return expression.callee.kind === 'member' && isOfParameter(expression.callee.object, module);
    case 'name':
      return module.bindings[expression.binding]?.definitions.some(({ source }) => source.kind === 'parameter') ?? false;
    default:
      return false;
  }
}

function furthest(ends: readonly End[]): End {
  return ends.find((end) => end === 'sent') ?? ends.find((end) => end === 'returned');
}
