/**
 * What becomes of an answer: followed through awaits, names, patterns and members to everything that it ends in. A name that is
 * assigned more than once, or seen by another file, is not followed, and then there is no telling.
 */
import type { AwaitExpression, CallExpression, Expression } from '../../model/expression.ts';
import { functionWith } from '../../model/functions.ts';
import type { Definition, Module, Step } from '../../model/module.ts';
import type { Site } from '../../model/place.ts';
import type { ResultEnd, ResultUse } from '../../model/result-use.ts';
import { awaitAt } from '../../model/walk.ts';
import { surroundingsOf } from './surroundings.ts';

/** Names given to names are followed this far. */
const MOST_NAMES = 6;
const TURNED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

export interface Following {
  /** Whether it is looked for in the objects that it is put into; else those are its end. */
  readonly intoObjects: boolean;
  /** Parts that are not followed further: they are an end of their own. */
  isEnd(path: readonly string[]): boolean;
  /** Where it is inside what the site gives. */
  readonly held: readonly string[];
  /** Told before a name of the top level is followed, which any function of the file may mention. */
  onSharedName(): void;
}

/** A value that is on its way: which part of the answer it is, and which properties lead to it in what holds it. */
interface Part {
  readonly path: readonly string[];
  readonly held: readonly string[];
}

const ON_THE_SPOT: Following = { intoObjects: false, isEnd: () => false, held: [], onSharedName: () => undefined };

/** Of the call or await at a site of the module; undefined where it cannot be told. */
export function usesAt({ function: key, part, index }: Site, module: Module, how = ON_THE_SPOT): readonly ResultUse[] | undefined {
  const node = functionWith(module, key);
  const asked = node && (part === 'await' ? awaitAt(node, index) : node.calls[index]);
  return asked && resultUses(asked, module, how);
}

/** Of what a name holds: a callback's parameter, a loop's item. Paths begin at what the name is taken out of. */
export function usesOfBinding(binding: number, module: Module, how = ON_THE_SPOT): readonly ResultUse[] | undefined {
  return resultUses(binding, module, how);
}

function resultUses(
  asked: CallExpression | AwaitExpression | number,
  module: Module,
  { intoObjects, isEnd, held, onSharedName }: Following,
): readonly ResultUse[] | undefined {
  const surroundings = surroundingsOf(module);
  const found: ResultUse[] = [];
  let isLost = false;

  const end = (kind: ResultEnd, value: Expression, part: Part, more: Partial<ResultUse> = {}): void =>
    void found.push({ ...NOTHING_MORE, kind, ...part, value, ...more });

  const follow = (value: Expression, part: Part, names: number): void => {
    const parent = surroundings.parents.get(value);
    const step = surroundings.steps.get(value);
    if (isEnd(part.path)) end('other', value, part);
    else if (parent) inExpression(parent, value, part, names);
    else if (step) inStep(step, value, part, names);
    else isLost = true;
  };

  const inExpression = (parent: Expression, value: Expression, part: Part, names: number): void => {
    switch (parent.kind) {
      case 'await':
        follow(parent, part, names);
        break;
      case 'member':
        inMember(parent, value, part, names);
        break;
      case 'element': {
        const further = parent.key === value ? undefined : taken(part, [keyOf(parent.key)]);
        if (further) follow(parent, further, names);
        else if (further === undefined) end('other', value, part);
        break;
      }
      case 'call': {
        const argument = parent.arguments.indexOf(value);
        if (argument === 0 && isNumberOf(parent)) follow(parent, part, names);
        else end(argument < 0 ? 'other' : 'given', value, part, { call: parent, argument: argument < 0 ? undefined : argument });
        break;
      }
      case 'array':
        inArray(parent, value, part, names);
        break;
      case 'choice':
        // What stands before `&&` is given on only where there is nothing of it.
        if (parent.test === value || (parent.operator === '&&' && parent.options[0] === value)) end('tested', value, part);
        else follow(parent, part, names);
        break;
      case 'operator':
        inOperator(parent, value, part, names);
        break;
      case 'assign':
        if (parent.target === value) end('changed', value, part);
        else end('other', value, part);
        break;
      case 'object': {
        const entry = intoObjects ? parent.entries.find((one) => one.value === value) : undefined;
        if (entry?.name !== undefined && !entry.isSpread) follow(parent, { ...part, held: [entry.name, ...part.held] }, names);
        else endAround(parent, value, part);
        break;
      }
      case 'spread':
      case 'text':
        endAround(parent, value, part);
        break;
      default:
        end('other', value, part);
    }
  };

  const endAround = (parent: Expression, value: Expression, part: Part): void => {
    const call = callAround(parent);
    end(call ? 'given' : 'other', value, part, { call });
  };

  const inMember = (parent: Expression & { kind: 'member' }, value: Expression, part: Part, names: number): void => {
    const call = surroundings.parents.get(parent);
    const { path, held } = part;
    // What is done about a failure leaves the answer what it is.
    if (call?.kind === 'call' && call.callee === parent && !path.length && /^(catch|finally)$/.test(parent.name)) follow(call, part, names);
    else if (call?.kind === 'call' && call.callee === parent) end('called', value, { path: [...path, parent.name], held }, { call });
    else {
      const further = taken(part, [parent.name]);
      if (further) follow(parent, further, names);
    }
  };

  const inOperator = (parent: Expression & { kind: 'operator' }, value: Expression, part: Part, names: number): void => {
    const [left, right] = parent.operands;
    if (parent.operator === '+' && !right) follow(parent, part, names);
    else if (parent.operator === '!') end('tested', value, part);
    else if (left && right && /^([<>]=?|[!=]==?)$/.test(parent.operator)) {
      const isLeft = left === value;
      const operator = isLeft ? parent.operator : (TURNED[parent.operator] ?? parent.operator);
      end('compared', value, part, { comparison: { operator, other: isLeft ? right : left, whole: parent } });
    } else end('other', value, part);
  };

  /** `const [rows, count] = await Promise.all([…])` hands each its own. */
  const inArray = (parent: Expression & { kind: 'array' }, value: Expression, part: Part, names: number): void => {
    const call = surroundings.parents.get(parent);
    const isTogether =
      call?.kind === 'call' &&
      call.callee.kind === 'member' &&
      call.callee.name === 'all' &&
      !parent.elements.some(({ kind }) => kind === 'spread');
    const awaited = isTogether ? surroundings.parents.get(call) : undefined;
    const kept = awaited?.kind === 'await' ? surroundings.steps.get(awaited) : undefined;
    const index = parent.elements.indexOf(value);
    if (kept?.kind === 'let' && !part.path.length) {
      for (const binding of kept.bindings) {
        const [definition] = module.bindings[binding]?.definitions ?? [];
        const [first, ...further] = definition?.path ?? [];
        if (!definition || first?.kind !== 'element') isLost = true;
        else if (first.index === index) ofName(binding, taken(part, further.map(nameOf)), names);
      }
    } else endAround(parent, value, part);
  };

  const inStep = (step: Step, value: Expression, part: Part, names: number): void => {
    switch (step.kind) {
      case 'do':
        end('dropped', value, part);
        break;
      case 'let':
        for (const binding of step.bindings) {
          const [definition] = module.bindings[binding]?.definitions ?? [];
          ofName(binding, taken(part, (definition?.path ?? []).map(nameOf)), names);
        }
        break;
      case 'assign':
        if (step.target === value) end('changed', value, part);
        else if (step.operator === '=' && step.target.kind === 'name' && !part.path.length) ofName(step.target.binding, part, names);
        else end('other', value, part);
        break;
      case 'branch':
        end('tested', value, part);
        break;
      case 'loop':
        if (step.over === value) end('iterated', value, part, { loop: step });
        else end('tested', value, part);
        break;
      case 'leave':
        if (step.how === 'return') end('returned', value, part, { from: surroundings.functions.get(step) });
        else end('other', value, part);
        break;
      default:
        end('other', value, part);
    }
  };

  /** Every mention of a name that has this one value; of none, where what the name has is something else. */
  const ofName = (binding: number, part: Part | false | undefined, names: number): void => {
    if (part === false) return;
    const declared = module.bindings[binding];
    if (declared?.function === '') onSharedName();
    const given = declared?.definitions.filter(isOfValue) ?? [];
    const isExported = module.exports.some(({ value }) => value.kind === 'binding' && value.binding === binding);
    if (!part || given.length !== 1 || isExported || names >= MOST_NAMES) {
      isLost = true;
      return;
    }
    for (const mention of surroundings.mentionsOf(binding)) {
      const around = surroundings.parents.get(mention) ?? surroundings.steps.get(mention);
      if (around?.kind !== 'assign' || around.target !== mention) follow(mention, part, names + 1);
    }
  };

  /** The call that something stands in as an argument, however deep inside objects and lists. */
  const callAround = (inner: Expression): CallExpression | undefined => {
    const parent = surroundings.parents.get(inner);
    if (!parent || parent.kind === 'call') return parent;
    return parent.kind === 'object' || parent.kind === 'array' || parent.kind === 'spread' ? callAround(parent) : undefined;
  };

  const whole: Part = { path: [], held };
  if (typeof asked !== 'number') {
    surroundings.lookInto(asked.function);
    follow(asked, whole, 0);
  } else ofName(asked, taken(whole, (module.bindings[asked]?.definitions[0]?.path ?? []).map(nameOf)), 0);
  return isLost ? undefined : found;
}

const NOTHING_MORE = { call: undefined, argument: undefined, comparison: undefined, from: undefined, loop: undefined };

/** What is left after parts were taken; false where they are parts of something else beside it, undefined where they may be. */
function taken({ path, held }: Part, names: readonly string[]): Part | false | undefined {
  const others = names.slice(held.length);
  for (const [index, name] of names.slice(0, held.length).entries()) {
    if (name === '*') return undefined;
    if (name !== held[index]) return false;
  }
  return { path: [...path, ...others], held: held.slice(names.length) };
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
