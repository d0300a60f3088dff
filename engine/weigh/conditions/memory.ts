/**
 * Whether memory is asked before an operation, which then only fills a miss: `if (!cache.has(id)) cache.set(id, await load(id))`,
 * `client ??= connect()`.
 */

import type { AskedFirst } from '../../model/cost.ts';
import type { Expression } from '../../model/expression.ts';
import { functionWith } from '../../model/functions.ts';
import type { FunctionNode, Module } from '../../model/module.ts';
import { onlyValueBehind } from '../../model/only-value.ts';
import { pathOf } from '../../model/paths.ts';
import type { Modules } from '../../model/steps.ts';
import { expressionsIn, forEachStep, forEachWithin, hasWithin } from '../../model/walk.ts';
import type { Event } from '../body.ts';
import { absentIn, isNothing } from './absent.ts';
import { ASKS, CACHE, isAnswerOfCache, isCacheFilled, isWaitedFor } from './caches.ts';
import { isLookedUpFirst } from './lookups.ts';

const FILLS = /^(p?set(ex|nx)?|[hm]set(nx)?|add|put|push)$/i;

/** `modules` are asked for what is called: whoever asks comes to know of edits there. */
export function askedFirst(event: Event, module: Module, node: FunctionNode, modules: Pick<Modules, 'function'>): AskedFirst | undefined {
  const { guards } = event;
  const asked = guards.filter((guard) => isOfMemory(guard, module, node) && !isFoundBy(guard, event, module));
  const isOfProcess =
    asked.some((guard) => !isWaitedFor(guard, module)) ||
    isKept(event, module, node) ||
    isKeptForRounds(event, module, node) ||
    isMadeOnce(event, module, node) ||
    isLookedAtFirst(event) ||
    guards.some((guard) => isFilledByCallee(guard, event, module, node, modules));
  if (isOfProcess) return 'memory';
  return asked.length ? 'cache' : isLookedUpFirst(event, module, node) ? 'lookup' : undefined;
}

/** `const known = byId.get(id); if (!known) continue;`: what follows is done with what is there, and fills nothing. */
function isFoundBy(guard: Expression, { conditions }: Event, module: Module): boolean {
  const condition = conditions.find(({ test, cases }) => test === guard && !cases);
  // One of several tests says nothing of what the others find missing.
  const found = condition && guard.kind !== 'choice' ? absentIn(guard, !condition.holds) : undefined;
  const asking = found && (onlyValueBehind(found, module) ?? found);
  return asking?.kind === 'call' && asking.callee.kind === 'member' && ASKS.test(asking.callee.name);
}

/** What is asked first on the way, of a call and of what it calls: what the process holds spares most. */
export function bothAsked(one: AskedFirst | undefined, other: AskedFirst | undefined): AskedFirst | undefined {
  return one === 'memory' ? one : (other ?? one);
}

const ofMemory = new WeakMap<Expression, boolean>();

/** Whether a test asks memory, whatever comes after it: many things stand behind one test. */
function isOfMemory(guard: Expression, module: Module, node: FunctionNode): boolean {
  const known = ofMemory.get(guard);
  if (known !== undefined) return known;
  const stores = askedStores(guard, module);
  const isAsked =
    stores.some((store) => CACHE.test(store)) ||
    [...stores, ...measuredStores(guard, module, node)].some((store) => isFilled(store, node, module)) ||
    isMarkedDone(guard, module, node) ||
    isMarkedSame(guard, module, node) ||
    (isAnswerOfCache(guard, module) && isCacheFilled(node));
  ofMemory.set(guard, isAsked);
  return isAsked;
}

/** `order.customer ?? (await order.getCustomer())`: asked only where it did not come along. */
function isLookedAtFirst({ expression, guards }: Event): boolean {
  if (expression.kind !== 'call' || expression.callee.kind !== 'member') return false;
  const [, first, rest] = /^(?:get|load|fetch)([A-Z])(\w*)$/.exec(expression.callee.name) ?? [];
  const object = pathOf(expression.callee.object);
  return first !== undefined && object !== undefined && guards.some((guard) => pathOf(guard) === `${object}.${first.toLowerCase()}${rest}`);
}

/** `if (isLoaded) return; … isLoaded = true;`: done once, where nothing here takes the mark back. */
function isMarkedDone(guard: Expression, module: Module, node: FunctionNode): boolean {
  const path = outlivingPath(guard, module, node);
  const marks = path === undefined ? [] : assignmentsOf(node, module).filter(({ target }) => pathOf(target) === path);
  return marks.length > 0 && marks.every(({ operator, value }) => operator === '=' && value.kind === 'literal' && value.value === true);
}

/** `if (version === loaded) return; loaded = version; …`: done again only where what it is made from has changed. */
function isMarkedSame(guard: Expression, module: Module, node: FunctionNode): boolean {
  if (guard.kind !== 'operator' || !/^[!=]==?$/.test(guard.operator)) return false;
  const [left, right] = guard.operands.map(pathOf);
  return guard.operands.some((operand) => {
    const path = outlivingPath(operand, module, node);
    const newest = path === left ? right : left;
    return (
      path !== undefined &&
      newest !== undefined &&
      assignmentsOf(node, module).some(
        ({ operator, target, value }) => operator === '=' && pathOf(target) === path && pathOf(value) === newest,
      )
    );
  });
}

/** `if (!Service.instance) { read(); Service.instance = new Service(); }`: what the process has once, with all that is done for it. */
function isMadeOnce({ conditions }: Event, module: Module, node: FunctionNode): boolean {
  return conditions.some(({ test, holds, cases }) => {
    const missing = cases ? undefined : absentIn(test, holds);
    const path = missing && outlivingPath(missing, module, node);
    const fills = path && !path.startsWith('this.') ? assignmentsOf(node, module).filter(({ target }) => pathOf(target) === path) : [];
    return fills.length > 0 && fills.every(({ operator, value }) => operator === '=' && !isTakenFor(value, test));
  });
}

/** Whether a value is none for a test: `false` is one where nothing but `null` is asked for. */
function isTakenFor(value: Expression, test: Expression): boolean {
  const asksForNull = test.kind === 'operator' && test.operands.some((one) => one.kind === 'literal' && one.value !== false);
  return isNothing(value) && !(asksForNull && value.kind === 'literal' && value.value === false);
}

/** `if (source === undefined) open();` where `open` gives `source` its value. */
function isFilledByCallee(
  guard: Expression,
  { expression }: Event,
  module: Module,
  node: FunctionNode,
  modules: Pick<Modules, 'function'>,
): boolean {
  const key = expression.kind === 'call' ? calleeIn(expression.callee, module, node) : undefined;
  const callee = key === undefined ? undefined : modules.function(module.path, key);
  if (!callee) return false;
  return assignmentsOf(callee, module).some(({ operator, target }) => {
    const filled = operator === '=' ? outlivingPath(target, module, callee) : undefined;
    return filled !== undefined && mentions(guard, filled);
  });
}

/** The key of a function of the module that is called by its name, or of a method of the same class. */
function calleeIn(callee: Expression, module: Module, node: FunctionNode): string | undefined {
  if (callee.kind === 'member' && callee.object.kind === 'this') return `${node.owner}.${callee.name}`;
  const [definition] = callee.kind === 'name' ? (module.bindings[callee.binding]?.definitions ?? []) : [];
  const source = definition?.source.kind === 'value' ? definition.source.expression : undefined;
  return source?.kind === 'function' ? source.key : undefined;
}

/** Whether what it gives is kept in a name that outlives the function, where the name was asked first or is filled once only. */
function isKept({ expression, guards }: Event, module: Module, node: FunctionNode): boolean {
  return assignmentsOf(node, module).some(({ operator, target, value }) => {
    // A place in a store is asked by its key, whatever outlives what.
    if (target.kind === 'element') return /^(\?\?|\|\|)=$/.test(operator) && isMadeOf(value, expression, module);
    const kept = outlivingPath(target, module, node);
    if (kept === undefined || !isMadeOf(value, expression, module)) return false;
    const isGuarded = (path: string) => guards.some((guard) => mentions(guard, path));
    return (
      operator === '??=' ||
      operator === '||=' ||
      isAskedFirst(value, kept) ||
      isGuarded(kept) ||
      isPartOfMade(target, isGuarded, node, module)
    );
  });
}

/** `let plan = null; for (…) { if (plan === null) plan = await load(); … }`: the first round that needs it asks for all. */
function isKeptForRounds({ expression, guards, loops: [outermost] }: Event, module: Module, node: FunctionNode): boolean {
  if (!outermost) return false;
  return assignmentsOf(node, module).some(({ operator, target, value }) => {
    const binding = target.kind === 'name' ? module.bindings[target.binding] : undefined;
    const isBefore = binding?.function === node.key && binding.start < outermost.start;
    const path = isBefore && /^(=|\?\?=|\|\|=)$/.test(operator) && isMadeOf(value, expression, module) ? pathOf(target) : undefined;
    return path !== undefined && (operator !== '=' || guards.some((guard) => isAbout(guard, path)));
  });
}

/** Whether a test asks whether the name holds anything. */
function isAbout(guard: Expression, path: string): boolean {
  const missing = absentIn(guard, true) ?? absentIn(guard, false);
  return missing !== undefined && pathOf(missing) === path;
}

/** `if (!build) { build = {}; build.version = … }`: what is made there is filled there. */
function isPartOfMade(target: Expression, isGuarded: (path: string) => boolean, node: FunctionNode, module: Module): boolean {
  const whole = target.kind === 'member' ? pathOf(target.object) : undefined;
  const isMadeHere = assignmentsOf(node, module).some(({ operator, target: made }) => operator === '=' && pathOf(made) === whole);
  return whole !== undefined && isMadeHere && isGuarded(whole);
}

/** `client = client ?? connect()` */
function isAskedFirst(value: Expression, path: string): boolean {
  const asked = value.kind === 'choice' ? (value.test ?? value.options[0]) : undefined;
  return asked !== undefined && mentions(asked, path);
}

interface Assignment {
  readonly operator: string;
  readonly target: Expression;
  readonly value: Expression;
}

const assignments = new WeakMap<FunctionNode, readonly Assignment[]>();

/** Of the function and of those around it, up to the top level: a callback may make what the function around it keeps. */
function assignmentsOf(node: FunctionNode, module: Module): readonly Assignment[] {
  if (node.form === 'module') return [];
  const known = assignments.get(node);
  if (known) return known;
  const found: Assignment[] = [];
  forEachStep(node.body, (step) => void (step.kind === 'assign' && found.push(step)));
  for (const expression of expressionsIn(node.body))
    forEachWithin(expression, (inner) => void (inner.kind === 'assign' && found.push(inner)));
  const around = functionWith(module, node.parent);
  const all = around ? [...found, ...assignmentsOf(around, module)] : found;
  assignments.set(node, all);
  return all;
}

/** The event stands in the value, or in what is given to the name that the value is. */
function isMadeOf(value: Expression, { start, end }: Expression, module: Module): boolean {
  if (value.start <= start && end <= value.end) return true;
  const named = value.kind === 'member' && value.object.kind === 'name' ? value.object : value;
  const sources = named.kind === 'name' ? (module.bindings[named.binding]?.definitions ?? []) : [];
  return sources.some(({ source }) => source.kind === 'value' && source.expression.start <= start && end <= source.expression.end);
}

/** A name of a function around, a property of `this` or of the global object: there for the next call too. */
function outlivingPath(target: Expression, module: Module, node: FunctionNode): string | undefined {
  let root = target;
  while (root.kind === 'member') root = root.object;
  const isOwn = root.kind === 'name' && root.binding >= 0 && module.bindings[root.binding]?.function === node.key;
  return isOwn || (root.kind !== 'name' && root.kind !== 'this') ? undefined : pathOf(target);
}

function mentions(expression: Expression, path: string): boolean {
  return hasWithin(expression, (inner) => pathOf(inner) === path);
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
      } else if (inner.kind === 'function') stores.push(...missedIn(inner.key, module));
      else if (inner.kind === 'name' && depth > 0) {
        for (const { source } of module.bindings[inner.binding]?.definitions ?? [])
          if (source.kind === 'value') look(source.expression, depth - 1);
      }
    });
  look(guard, 1);
  return stores;
}

/** `ids.filter((id) => !cache.has(id))`: the stores that the items are missing from. */
function missedIn(key: string, module: Module): string[] {
  return (functionWith(module, key)?.calls ?? []).flatMap(({ callee }) => {
    const store = callee.kind === 'member' && callee.name === 'has' ? pathOf(callee.object) : undefined;
    return store ? [store] : [];
  });
}

/** The stores of which a test asks whether they hold anything, where they are there for the next call too: `if (pages.size > 0) return`. */
function measuredStores(guard: Expression, module: Module, node: FunctionNode): string[] {
  const stores: string[] = [];
  forEachWithin(guard, (inner) => {
    const store = inner.kind === 'member' && /^(size|length)$/.test(inner.name) ? outlivingPath(inner.object, module, node) : undefined;
    if (store) stores.push(store);
  });
  return stores;
}

/** The store is written in the same function, so what is read once is remembered. */
function isFilled(store: string, node: FunctionNode, module: Module): boolean {
  const functions = [node, ...module.functions.filter(({ key, parent }) => key === node.parent || parent === node.key)];
  return functions.some(
    ({ calls, body }) =>
      calls.some(({ callee }) => callee.kind === 'member' && FILLS.test(callee.name) && pathOf(callee.object) === store) ||
      assignsInto(body, store),
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
