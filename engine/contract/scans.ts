/** Searches through a list inside a loop over other data: found once, for whoever speaks of them. */

import type { LoopFact } from '../model/cost.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import { isWithin, type Site, siteKey } from '../model/place.ts';
import { expressionsIn, hasWithin } from '../model/walk.ts';
import { namesWithin } from './reading.ts';
import type { Facts } from './rule.ts';

/** Each looks at the items one by one. */
const SCANS = /^(find|findIndex|findLast|some|includes|indexOf|filter)$/;
/** A literal list of no more than this is no data. */
const MOST_FEW = 20;

export interface Scan {
  readonly call: CallExpression;
  readonly method: string;
  readonly list: Expression;
  /** What is compared of each item with what is looked for; undefined for the item itself. */
  readonly key: { readonly own: Expression; readonly wanted: Expression } | undefined;
}

export interface LoopScan {
  readonly scan: Scan;
  readonly loop: LoopFact;
  /** Further searches of the loop that the same index would serve. */
  readonly others: readonly Scan[];
  /** Whether each round waits for something, beside which a search through memory takes no time. */
  readonly waits: boolean;
}

/** Each search once, for the innermost loop that decides it. */
export function scansIn(facts: Facts): Iterable<LoopScan> {
  const found = new Map<CallExpression, { readonly scan: Scan; readonly loop: LoopFact }>();
  for (const site of facts.loopSites) {
    const calls = callsIn(site, facts).filter(({ callee }) => callee.kind === 'member' && SCANS.test(callee.name));
    const loop = calls.length ? facts.loopAt(site) : undefined;
    if (loop?.purpose !== 'each') continue;
    for (const call of calls) {
      const scan = scanIn(call, loop, facts);
      if (scan) found.set(call, { scan, loop });
    }
  }
  const byIndex = new Map<string, LoopScan>();
  for (const { scan, loop } of found.values()) {
    const index = indexOf(scan, loop, facts);
    const known = byIndex.get(index);
    byIndex.set(
      index,
      known ? { ...known, others: [...known.others, scan] } : { scan, loop, others: [], waits: waitsIn(loop.site, facts) },
    );
  }
  return byIndex.values();
}

/** The loop, the list, how it is searched, and by which property. */
function indexOf({ list, key, method }: Scan, { site }: LoopFact, facts: Facts): string {
  const property = key?.own.kind === 'member' ? key.own.name : key && facts.text(key.own);
  return [siteKey(site), facts.text(list), method, property].join(' ');
}

function waitsIn(site: Site, facts: Facts): boolean {
  const body = facts.loopStep(site)?.body ?? callbackOf(facts.call(site), facts)?.body ?? [];
  return expressionsIn(body).some((expression) => hasWithin(expression, ({ kind }) => kind === 'await'));
}

/** The calls in a loop's body; of an iterating call those of its callback. */
function callsIn(site: Site, facts: Facts): readonly CallExpression[] {
  const step = facts.loopStep(site);
  if (step) return facts.function(site.function)?.calls.filter((call) => isWithin(call, step) && !isWithin(call, step.head)) ?? [];
  const callback = callbackOf(facts.call(site), facts);
  return callback?.calls ?? [];
}

/** The function that stands among a call's arguments. */
export function callbackOf(call: CallExpression | undefined, facts: Facts) {
  const given = call?.arguments.find(({ kind }) => kind === 'function');
  return given?.kind === 'function' ? facts.function(given.key) : undefined;
}

/** A search through a list from outside the loop for something that the loop's item decides. */
function scanIn(call: CallExpression, loop: LoopFact, facts: Facts): Scan | undefined {
  const { callee } = call;
  if (callee.kind !== 'member') return undefined;
  const list = callee.object;
  const isIn = (expression: Expression) => [...namesWithin(expression, facts)].some((binding) => isOfLoop(binding, loop, facts));
  if ((list.kind !== 'name' && list.kind !== 'member') || isIn(list) || isFew(list, facts)) return undefined;
  const origin = facts.originOf(list).kind;
  const [given] = call.arguments;
  if (/^(includes|indexOf)$/.test(callee.name))
    return given && origin === 'list' && isIn(given) ? { call, method: callee.name, list, key: undefined } : undefined;
  // Comparing a property of each item with the loop's own is something that only lists are asked.
  const key = comparisonIn(call, facts);
  return key && isIn(key.wanted) && (origin === 'list' || (origin === 'unknown' && key.own.kind === 'member'))
    ? { call, method: callee.name, list, key }
    : undefined;
}

/** Declared by the loop: its item, and the names in its body. */
function isOfLoop(index: number, { site }: LoopFact, facts: Facts): boolean {
  const binding = facts.module.bindings[index];
  const step = facts.loopStep(site);
  if (!binding || step) return binding !== undefined && step !== undefined && isWithin(binding, step);
  const callback = callbackOf(facts.call(site), facts);
  return callback !== undefined && isWithin(binding, callback);
}

/** `candidate.id === order.productId`, alone or with more conditions. */
function comparisonIn(call: CallExpression, facts: Facts): Scan['key'] {
  const callback = callbackOf(call, facts);
  const [parameter] = callback?.parameters ?? [];
  const [step] = callback?.body ?? [];
  if (!callback || !parameter || callback.body.length !== 1 || step?.kind !== 'leave' || !step.value) return undefined;
  const own = new Set(parameter.bindings);
  const isOwn = (expression: Expression) => [...namesWithin(expression, facts)].some((binding) => own.has(binding));
  const parts = step.value.kind === 'choice' && step.value.operator === '&&' ? step.value.options : [step.value];
  for (const part of parts) {
    const [left, right] = part.kind === 'operator' && /^===?$/.test(part.operator) ? part.operands : [];
    if (left && right && isOwn(left) !== isOwn(right)) return isOwn(left) ? { own: left, wanted: right } : { own: right, wanted: left };
  }
  return undefined;
}

/** A few values that were written down; names in capitals are such by convention. */
function isFew(list: Expression, { module }: Facts): boolean {
  if (list.kind === 'member') return /^[A-Z][A-Z0-9_]+$/.test(list.name);
  const binding = list.kind === 'name' ? module.bindings[list.binding] : undefined;
  if (!binding || /^[A-Z][A-Z0-9_]+$/.test(binding.name)) return true;
  const [definition] = binding.definitions;
  const value = definition?.source.kind === 'value' ? definition.source.expression : undefined;
  return (
    value?.kind === 'array' &&
    value.elements.length > 0 &&
    value.elements.length <= MOST_FEW &&
    !value.elements.some(({ kind }) => kind === 'spread')
  );
}
