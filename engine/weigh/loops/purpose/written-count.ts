/** How many items a list has that the code writes down: a literal, an enum, so many of `Array.from({ length: 12 })`. */
import type { CallExpression, Expression } from '../../../model/expression.ts';
import type { Binding } from '../../../model/module.ts';
import { onlyValueOf } from '../../../model/only-value.ts';
import { constantNumber, lastNameOf } from './reading.ts';
import type { LoopSubject } from './subject.ts';

/** @returns undefined where the code does not tell */
export function writtenCount(over: Expression, subject: LoopSubject): number | undefined {
  const { module } = subject;
  if (over.kind === 'array')
    return sumOf(over.elements.map((element) => (element.kind === 'spread' ? writtenCount(element.value, subject) : 1)));
  if (over.kind === 'object') return over.entries.some((entry) => entry.isSpread) ? undefined : over.entries.length;
  if (over.kind === 'name') {
    const binding = module.bindings[over.binding];
    if (!binding) return undefined;
    if (binding.kind === 'enum') return enumCount(binding);
    const value = onlyValueOf(binding);
    return value && value.kind !== 'name' && !isGrown(over.binding, subject) ? writtenCount(value, subject) : undefined;
  }
  return over.kind === 'call' ? countOfCall(over, subject) : undefined;
}

function sumOf(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce((sum, count) => (sum === undefined || count === undefined ? undefined : sum + count), 0);
}

function countOfCall({ callee, form, arguments: given }: CallExpression, subject: LoopSubject): number | undefined {
  const [first, second] = given;
  const name = lastNameOf(callee);
  if (form === 'new') return name === 'Set' && first ? writtenCount(first, subject) : undefined;
  const of = callee.kind === 'member' ? callee.object : undefined;
  if (of?.kind === 'name' && of.name === 'Object')
    return first && /^(keys|values|entries)$/.test(name ?? '') ? writtenCount(first, subject) : undefined;
  // `Array.from({ length: 12 })`, `Array(12)`, `range(1, 13)`.
  if (of?.kind === 'name' && of.name === 'Array' && name === 'from')
    return lengthIn(first, subject) ?? (first && writtenCount(first, subject));
  const [from, to] = [first, second].map((argument) => argument && constantNumber(argument, subject.module));
  if (callee.kind === 'name' && name === 'Array') return given.length === 1 ? from : undefined;
  if (name === 'range' || name === 'times')
    return given.length === 2 && name === 'range' && from !== undefined && to !== undefined ? to - from : from;
  // A selection of few is few.
  return of && /^(filter|slice|sort|reverse|map|entries|keys|values|fill)$/.test(name ?? '') ? writtenCount(of, subject) : undefined;
}

/** Of `{ length: 12 }`. */
function lengthIn(given: Expression | undefined, { module }: LoopSubject): number | undefined {
  const entry = given?.kind === 'object' ? given.entries.find(({ name }) => name === 'length') : undefined;
  return entry && constantNumber(entry.value, module);
}

function enumCount(binding: Binding): number | undefined {
  const source = binding.definitions[0]?.source;
  return source?.kind === 'enum' ? source.members.length : undefined;
}

/** Whether items are added to a list after it was written. */
function isGrown(binding: number, { module }: LoopSubject): boolean {
  return module.functions.some((node) =>
    node.calls.some(
      ({ callee }) =>
        callee.kind === 'member' &&
        /^(push|unshift|splice)$/.test(callee.name) &&
        callee.object.kind === 'name' &&
        callee.object.binding === binding,
    ),
  );
}
