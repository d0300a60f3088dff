/**
 * What a function has to be given for an operation to be sent: `if (options.withStats)`, `loaders ? … : …`, `case 'invoice':`. A caller
 * that gives something else never sends it. Only what is certain counts: a test that says more than this is no need, a value that
 * cannot be told meets every need.
 */
import { isEqualData } from '../../incremental/equal.ts';
import type { Input, Need } from '../../model/cost.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { FunctionNode, Module } from '../../model/module.ts';
import { onlyValueOf } from '../../model/only-value.ts';
import { forEachStep } from '../../model/walk.ts';
import type { Condition } from './conditions.ts';

export const NO_NEEDS: readonly Need[] = [];

/** More than these tell a caller nothing new. */
const MOST_NEEDS = 6;
/** Names that stand for each other further than this are not followed. */
const MOST_NAMES = 4;

interface Holder {
  readonly module: Module;
  readonly node: FunctionNode;
}

/** What the conditions around a place say of the function's own parameters. */
export function needsOf(conditions: readonly Condition[], holder: Holder): readonly Need[] {
  if (!conditions.length || !holder.node.parameters.length) return NO_NEEDS;
  const needs = conditions.flatMap(({ test, holds, cases }) => (cases ? ofCases(test, cases, holder) : ofTest(test, holds, holder)));
  const open = needs.filter((need) => !isMetByStandard(need, holder));
  return open.length ? open.slice(0, MOST_NEEDS) : NO_NEEDS;
}

/** `(options = { withStats: true })`: who gives nothing gives that. */
function isMetByStandard(need: Need, { module, node }: Holder): boolean {
  const standard = node.parameters[need.parameter]?.initialiser;
  const value = standard && propertyIn(standard, need.property, module, 0);
  return standard !== undefined && (value === 'unknown' || isMet(need, value));
}

function ofTest(test: Expression, holds: boolean, holder: Holder): readonly Need[] {
  const input = inputIn(test, holder);
  if (input) return [{ ...input, isTrue: holds }];
  // Who has a part of something has it: `options.tenant?.id`.
  if (test.kind === 'member') return holds ? ofTest(test.object, true, holder) : [];
  const parts = partsOf(test);
  if (!parts) return [];
  const { operator, operands } = parts;
  if (operator === '!') return operands.flatMap((operand) => ofTest(operand, !holds, holder));
  if (operator === '&&' ? holds : operator === '||' && !holds) return operands.flatMap((operand) => ofTest(operand, holds, holder));
  if (/^[!=]==?$/.test(operator)) return ofCases(operands[0], operands.slice(1), holder, operator.startsWith('!') === holds);
  return operator === 'in' ? ofPresence(operands, holds, holder) : [];
}

/** `'apiKeyId' in entry`: what is one of several forms is told by what it has. */
function ofPresence([name, object]: readonly Expression[], isThere: boolean, holder: Holder): readonly Need[] {
  const property = name?.kind === 'text' && !name.holes.length ? name.parts.join('') : undefined;
  const whole = property !== undefined && object && inputIn(object, holder);
  const input = whole ? propertyOf(whole, property) : undefined;
  return input ? [{ ...input, isThere }] : [];
}

function partsOf(test: Expression): { readonly operator: string; readonly operands: readonly Expression[] } | undefined {
  if (test.kind === 'operator') return test;
  return test.kind === 'choice' && !test.test ? { operator: test.operator, operands: test.options } : undefined;
}

function ofCases(test: Expression | undefined, cases: readonly Expression[], holder: Holder, isNot = false): readonly Need[] {
  const input = test && inputIn(test, holder);
  const constants = cases.map(constantIn);
  return input && constants.every((one) => one !== undefined)
    ? [{ ...input, ...(isNot ? { noneOf: constants } : { oneOf: constants }) }]
    : [];
}

/** `flag`, `options.flag`, and `flag` of `({ flag })` or of `const { flag } = options`: what the caller gave, and nothing else since. */
function inputIn(value: Expression, holder: Holder, depth = 0): Input | undefined {
  const { module, node } = holder;
  if (value.kind === 'member') {
    const { object, name } = value;
    const isSet = object.kind === 'name' && propertiesSetIn(node).has(`${object.binding}.${name}`);
    return isSet ? undefined : propertyOf(inputIn(object, holder, depth), name);
  }
  const binding = value.kind === 'name' ? module.bindings[value.binding] : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  if (!definition || depth > MOST_NAMES) return undefined;
  const { source, path } = definition;
  const [step, ...deeper] = path;
  if (deeper.length || step?.kind === 'element') return undefined;
  let whole: Input | undefined;
  if (source.kind === 'value' && binding?.kind === 'constant' && !others.length) whole = inputIn(source.expression, holder, depth + 1);
  else if (source.kind === 'parameter' && source.function === node.key && binding?.kind === 'parameter') {
    const { isRest, initialiser } = node.parameters[source.index] ?? { isRest: true };
    const isElse = others.some((one) => one.source.kind !== 'value' || one.source.expression.start !== initialiser?.start);
    whole = isRest || isElse ? undefined : { parameter: source.index, property: undefined };
  }
  // What is left of an object, `...rest`, is asked for its properties alone.
  return step?.kind === 'property' ? propertyOf(whole, step.name) : whole;
}

const propertiesSet = new WeakMap<FunctionNode, ReadonlySet<string>>();

/** `options.all = options.all ?? true`: what the function says itself is not its caller's to say. */
function propertiesSetIn(node: FunctionNode): ReadonlySet<string> {
  const known = propertiesSet.get(node);
  if (known) return known;
  const found = new Set<string>();
  forEachStep(node.body, (step) => {
    if (step.kind === 'assign' && step.target.kind === 'member' && step.target.object.kind === 'name')
      found.add(`${step.target.object.binding}.${step.target.name}`);
  });
  propertiesSet.set(node, found);
  return found;
}

function propertyOf(whole: Input | undefined, property: string): Input | undefined {
  return whole && whole.property === undefined ? { ...whole, property } : undefined;
}

/** A text, a number, a member of an enum; in the same form wherever it is written. */
function constantIn(value: Expression): string | undefined {
  if (value.kind === 'literal') return JSON.stringify(value.value) ?? 'undefined';
  if (value.kind === 'text') return value.holes.length ? undefined : JSON.stringify(value.parts.join(''));
  const isEnum = value.kind === 'member' && value.object.kind === 'name' && /^[A-Z]/.test(value.object.name);
  return isEnum && value.object.kind === 'name' ? `${value.object.name}.${value.name}` : undefined;
}

/**
 * The needs of a term told in the names of the function that calls; undefined where the call gives what they exclude, so that the
 * term never comes about through it. `given`: the call's arguments.
 */
export function needsThrough(needs: readonly Need[], given: readonly Expression[], holder: Holder): readonly Need[] | undefined {
  const carried: Need[] = [];
  for (const need of needs) {
    const answer = answerOf(need, given, holder);
    if (answer === 'excluded') return undefined;
    if (answer !== 'unknown') carried.push(answer);
  }
  return carried.length ? carried : NO_NEEDS;
}

/** Whether what stands in the parentheses is what the function is given, in that order: not so of `find.call(this, id)` and of templates. */
export function isPlain({ callee, form }: CallExpression): boolean {
  return (form === 'call' || form === 'new') && !(callee.kind === 'member' && /^(call|apply|bind)$/.test(callee.name));
}

export function bothNeeds(own: readonly Need[], ofCallee: readonly Need[]): readonly Need[] {
  if (!own.length || !ofCallee.length) return own.length ? own : ofCallee;
  return [...own, ...ofCallee.filter((need) => !own.some((same) => isEqualData(need, same)))].slice(0, MOST_NEEDS);
}

/** Of two ways to one operation what both need. */
export function sharedNeeds(one: { readonly needs: readonly Need[] }, other: { readonly needs: readonly Need[] }): readonly Need[] {
  if (one.needs === other.needs || !one.needs.length) return one.needs;
  if (!other.needs.length) return other.needs;
  return one.needs.filter((need) => other.needs.some((same) => isEqualData(need, same)));
}

function answerOf(need: Need, given: readonly Expression[], holder: Holder): Need | 'excluded' | 'unknown' {
  if (given.some(({ kind }, index) => kind === 'spread' && index <= need.parameter)) return 'unknown';
  const argument = given[need.parameter];
  const value = argument && propertyIn(argument, need.property, holder.module, 0);
  if (value === 'unknown') return carriedOn(argument, need, holder) ?? 'unknown';
  const input = value && inputIn(value, holder);
  if (input) return { ...need, ...input };
  return isMet(need, value && madeAs(value, holder.module)) ? 'unknown' : 'excluded';
}

/** `find(id, options)`, where the caller's caller says what is in the options. */
function carriedOn(argument: Expression | undefined, need: Need, holder: Holder): Need | undefined {
  const input = argument && inputIn(argument, holder);
  return input && input.property === undefined ? { ...need, parameter: input.parameter } : undefined;
}

/** The value itself or its property; undefined where there is none, 'unknown' where it cannot be told. */
function propertyIn(value: Expression, property: string | undefined, module: Module, depth: number): Expression | 'unknown' | undefined {
  if (property === undefined) return value;
  const made = handedIn(madeAs(value, module, depth));
  if (made.kind === 'object') {
    const entry = made.entries.findLast(({ name }) => name === property);
    const isOpen = made.entries.some(({ isSpread, name }) => isSpread || name === undefined);
    return entry ? (entry.isGetter ? 'unknown' : entry.value) : isOpen ? 'unknown' : undefined;
  }
  return made.kind === 'literal' ? undefined : 'unknown';
}

/** `FindOrdersCommand.create({ shop })`: what is handed over in an object of its own class is what that was made of. */
function handedIn(value: Expression): Expression {
  if (value.kind !== 'call' || value.callee.kind !== 'member' || value.callee.name !== 'create') return value;
  const [given, ...others] = value.arguments;
  const { object } = value.callee;
  const isOfClass = object.kind === 'name' && /^[A-Z]\w*(Command|Query|Dto|DTO|Input|Params|Options|Request)$/.test(object.name);
  return isOfClass && given?.kind === 'object' && !others.length ? given : value;
}

/** What a constant of the file was made as; of an object only where nobody puts anything into it later. */
function madeAs(value: Expression, module: Module, depth = 0): Expression {
  const binding = value.kind === 'name' ? module.bindings[value.binding] : undefined;
  const made = binding?.kind === 'constant' && depth <= MOST_NAMES ? onlyValueOf(binding) : undefined;
  return made && made.kind !== 'object' ? madeAs(made, module, depth + 1) : value;
}

/** `value` is undefined where nothing is given. */
function isMet({ isTrue, isThere, oneOf, noneOf }: Need, value: Expression | undefined): boolean {
  if (isThere !== undefined) return isThere === (value !== undefined);
  if (oneOf || noneOf) {
    const constant = value ? constantIn(value) : 'undefined';
    if (constant === undefined) return true;
    // Members of an enum and texts may stand for each other.
    return oneOf ? oneOf.includes(constant) || oneOf.some((one) => isQuoted(one) !== isQuoted(constant)) : !noneOf?.includes(constant);
  }
  const truth = value ? truthOf(value) : false;
  return truth === undefined || truth === isTrue;
}

function isQuoted(constant: string): boolean {
  return !/^[A-Z]\w*\./.test(constant);
}

function truthOf(value: Expression): boolean | undefined {
  switch (value.kind) {
    case 'literal':
      return Boolean(value.value);
    case 'text':
      return value.holes.length ? undefined : value.parts.join('') !== '';
    case 'object':
    case 'array':
    case 'function':
    case 'class':
      return true;
    case 'call':
      return value.form === 'new' ? true : undefined;
    default:
      return undefined;
  }
}
