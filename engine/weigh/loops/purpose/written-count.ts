/** How many items a list has that the code writes down: a literal, an enum, so many of `Array.from({ length: 12 })`. */
import type { CallExpression, Expression } from '../../../model/expression.ts';
import { functionWith } from '../../../model/functions.ts';
import type { Binding } from '../../../model/module.ts';
import { onlyValueOf } from '../../../model/only-value.ts';
import { forEachStep } from '../../../model/walk.ts';
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
  if (of && /^(filter|slice|sort|reverse|map|entries|keys|values|fill)$/.test(name ?? '')) return writtenCount(of, subject);
  return mostReturned(callee, subject);
}

/** The longest of the lists that a function of the file writes down as what it returns. */
function mostReturned(callee: Expression, subject: LoopSubject): number | undefined {
  const { module, originOf } = subject;
  const origin = callee.kind === 'name' ? originOf(callee) : undefined;
  const node = origin?.kind === 'function' && origin.file === module.path ? functionWith(module, origin.key) : undefined;
  if (!node || node.isAsync || node.isGenerator) return undefined;
  const counts: (number | undefined)[] = [];
  forEachStep(node.body, (step) => {
    if (step.kind === 'leave' && step.how === 'return')
      counts.push(step.value?.kind === 'array' ? writtenCount(step.value, subject) : undefined);
  });
  return counts.every((count) => count !== undefined) && counts.length ? Math.max(...counts) : undefined;
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
