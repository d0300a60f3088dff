/**
 * What becomes of an answer: followed through awaits, names, patterns and members to everything that it ends in. A name that is
 * assigned more than once, or seen by another file, is not followed, and then there is no telling.
 */

import type { AwaitExpression, CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { Definition, Module, Step } from '../model/module.ts';
import type { Site } from '../model/place.ts';
import type { ResultEnd, ResultUse } from '../model/result-use.ts';
import { awaitAt, forEachChild, forEachExpressionOf, forEachStep } from '../model/walk.ts';

/** Names given to names are followed this far. */
const MOST_NAMES = 6;
const TURNED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** Of the call or await at a site of the module; undefined where it cannot be told. */
export function usesAt({ function: key, part, index }: Site, module: Module): readonly ResultUse[] | undefined {
  const node = functionWith(module, key);
  const asked = node && (part === 'await' ? awaitAt(node, index) : node.calls[index]);
  return asked && resultUses(asked, module);
}

/** Of what a name holds: a callback's parameter, a loop's item. Paths begin at what the name is taken out of. */
export function usesOfBinding(binding: number, module: Module): readonly ResultUse[] | undefined {
  return resultUses(binding, module);
}

function resultUses(asked: CallExpression | AwaitExpression | number, module: Module): readonly ResultUse[] | undefined {
  const surroundings = surroundingsOf(module);
  const found: ResultUse[] = [];
  let isLost = false;

  const end = (kind: ResultEnd, value: Expression, path: readonly string[], more: Partial<ResultUse> = {}): void =>
    void found.push({ kind, path, value, call: undefined, argument: undefined, comparison: undefined, loop: undefined, ...more });

  const follow = (value: Expression, path: readonly string[], names: number): void => {
    const parent = surroundings.parents.get(value);
    const step = surroundings.steps.get(value);
    if (parent) inExpression(parent, value, path, names);
    else if (step) inStep(step, value, path, names);
    else isLost = true;
  };

  const inExpression = (parent: Expression, value: Expression, path: readonly string[], names: number): void => {
    switch (parent.kind) {
      case 'await':
        follow(parent, path, names);
        break;
      case 'member': {
        const further = [...path, parent.name];
        const call = surroundings.parents.get(parent);
        if (call?.kind === 'call' && call.callee === parent) end('called', value, further, { call });
        else follow(parent, further, names);
        break;
      }
      case 'element':
        if (parent.key === value) end('other', value, path);
        else follow(parent, [...path, keyOf(parent.key)], names);
        break;
      case 'call': {
        const argument = parent.arguments.indexOf(value);
        if (argument === 0 && isNumberOf(parent)) follow(parent, path, names);
        else end(argument < 0 ? 'other' : 'given', value, path, { call: parent, argument: argument < 0 ? undefined : argument });
        break;
      }
      case 'array':
        inArray(parent, value, path, names);
        break;
      case 'choice':
        if (parent.test === value) end('tested', value, path);
        else follow(parent, path, names);
        break;
      case 'operator':
        inOperator(parent, value, path, names);
        break;
      case 'assign':
        if (parent.target === value) end('changed', value, path);
        else end('other', value, path);
        break;
      case 'object':
      case 'spread':
      case 'text': {
        const call = callAround(parent);
        end(call ? 'given' : 'other', value, path, { call });
        break;
      }
      default:
        end('other', value, path);
    }
  };

  const inOperator = (parent: Expression & { kind: 'operator' }, value: Expression, path: readonly string[], names: number): void => {
    const [left, right] = parent.operands;
    if (parent.operator === '+' && !right) follow(parent, path, names);
    else if (parent.operator === '!') end('tested', value, path);
    else if (left && right && /^([<>]=?|[!=]==?)$/.test(parent.operator)) {
      const isLeft = left === value;
      const operator = isLeft ? parent.operator : (TURNED[parent.operator] ?? parent.operator);
      end('compared', value, path, { comparison: { operator, other: isLeft ? right : left, whole: parent } });
    } else end('other', value, path);
  };

  /** `const [rows, count] = await Promise.all([…])` hands each its own. */
  const inArray = (parent: Expression & { kind: 'array' }, value: Expression, path: readonly string[], names: number): void => {
    const call = surroundings.parents.get(parent);
    const isTogether =
      call?.kind === 'call' &&
      call.callee.kind === 'member' &&
      call.callee.name === 'all' &&
      !parent.elements.some(({ kind }) => kind === 'spread');
    const awaited = isTogether ? surroundings.parents.get(call) : undefined;
    const kept = awaited?.kind === 'await' ? surroundings.steps.get(awaited) : undefined;
    const index = parent.elements.indexOf(value);
    if (kept?.kind === 'let' && !path.length) {
      for (const binding of kept.bindings) {
        const [definition] = module.bindings[binding]?.definitions ?? [];
        const [first, ...further] = definition?.path ?? [];
        if (!definition || first?.kind !== 'element') isLost = true;
        else if (first.index === index) ofName(binding, further.map(nameOf), names);
      }
    } else {
      const outer = callAround(parent);
      end(outer ? 'given' : 'other', value, path, { call: outer });
    }
  };

  const inStep = (step: Step, value: Expression, path: readonly string[], names: number): void => {
    switch (step.kind) {
      case 'do':
        end('dropped', value, path);
        break;
      case 'let':
        for (const binding of step.bindings) {
          const [definition] = module.bindings[binding]?.definitions ?? [];
          ofName(binding, [...path, ...(definition?.path ?? []).map(nameOf)], names);
        }
        break;
      case 'assign':
        if (step.target === value) end('changed', value, path);
        else if (step.operator === '=' && step.target.kind === 'name' && !path.length) ofName(step.target.binding, path, names);
        else end('other', value, path);
        break;
      case 'branch':
        end('tested', value, path);
        break;
      case 'loop':
        if (step.over === value) end('iterated', value, path, { loop: step });
        else end('tested', value, path);
        break;
      case 'leave':
        end(step.how === 'return' ? 'returned' : 'other', value, path);
        break;
      default:
        end('other', value, path);
    }
  };

  /** Every mention of a name that has this one value. */
  const ofName = (binding: number, path: readonly string[], names: number): void => {
    const declared = module.bindings[binding];
    const given = declared?.definitions.filter(isOfValue) ?? [];
    const isExported = module.exports.some(({ value }) => value.kind === 'binding' && value.binding === binding);
    if (given.length !== 1 || isExported || names >= MOST_NAMES) {
      isLost = true;
      return;
    }
    for (const mention of surroundings.mentions.get(binding) ?? []) {
      const around = surroundings.parents.get(mention) ?? surroundings.steps.get(mention);
      if (around?.kind !== 'assign' || around.target !== mention) follow(mention, path, names + 1);
    }
  };

  /** The call that something stands in as an argument, however deep inside objects and lists. */
  const callAround = (inner: Expression): CallExpression | undefined => {
    const parent = surroundings.parents.get(inner);
    if (!parent || parent.kind === 'call') return parent;
    return parent.kind === 'object' || parent.kind === 'array' || parent.kind === 'spread' ? callAround(parent) : undefined;
  };

  if (typeof asked !== 'number') follow(asked, [], 0);
  else ofName(asked, (module.bindings[asked]?.definitions[0]?.path ?? []).map(nameOf), 0);
  return isLost ? undefined : found;
}

/** `Number(count)` is the same number. */
function isNumberOf({ callee, form }: CallExpression): boolean {
  return form === 'call' && callee.kind === 'name' && callee.binding < 0 && /^(Number|parseInt|BigInt)$/.test(callee.name);
}

function isOfValue({ source }: Definition): boolean {
  return source.kind !== 'none' && !(source.kind === 'value' && source.expression.kind === 'literal' && source.expression.value == null);
}

function nameOf(element: Definition['path'][number]): string {
  return element.kind === 'property' ? element.name : element.kind === 'element' && element.index >= 0 ? String(element.index) : '*';
}

function keyOf(key: Expression): string {
  return key.kind === 'literal' && typeof key.value === 'number' ? String(key.value) : '*';
}

interface Surroundings {
  /** The expression that an expression is a part of. */
  readonly parents: ReadonlyMap<Expression, Expression>;
  /** The step that an expression stands in directly. */
  readonly steps: ReadonlyMap<Expression, Step>;
  /** By binding, every place that names it. */
  readonly mentions: ReadonlyMap<number, readonly Expression[]>;
}

const known = new WeakMap<Module, Surroundings>();

function surroundingsOf(module: Module): Surroundings {
  const found = known.get(module);
  if (found) return found;
  const parents = new Map<Expression, Expression>();
  const steps = new Map<Expression, Step>();
  const mentions = new Map<number, Expression[]>();
  const enter = (expression: Expression): void => {
    if (expression.kind === 'name') {
      const own = mentions.get(expression.binding);
      if (own) own.push(expression);
      else mentions.set(expression.binding, [expression]);
    }
    forEachChild(expression, (child) => {
      parents.set(child, expression);
      enter(child);
    });
  };
  for (const { body } of module.functions) {
    forEachStep(body, (step) =>
      forEachExpressionOf(step, (expression) => {
        steps.set(expression, step);
        enter(expression);
      }),
    );
  }
  const surroundings = { parents, steps, mentions };
  known.set(module, surroundings);
  return surroundings;
}
