/** Whether code compares a number with the most that it may be: `if (limit > 100)`, `limit > MAX ? MAX : limit`. */
import type { Expression } from '../../model/expression.ts';
import type { Module } from '../../model/module.ts';
import { inWords } from '../../model/spelling.ts';
import { expressionsIn, forEachWithin } from '../../model/walk.ts';

/** A guard that is given the number holds it down, or refuses: its name says so, for what it does may stand anywhere. */
const GUARDS = /clamp|assert|ensure|validat|check|verify|within|bound|guard|cap_/;
const NAMED_MOST = /max|limit|most|cap|ceil|upper|page_?size/i;

/** Anywhere in the file: what a name holds, or what is reached from it by the path. */
export function isComparedWithMost(binding: number, path: readonly string[], module: Module | undefined): boolean {
  return module !== undefined && comparedIn(module).has([binding, ...path].join('.'));
}

const known = new WeakMap<Module, ReadonlySet<string>>();

function comparedIn(module: Module): ReadonlySet<string> {
  const found = known.get(module);
  if (found) return found;
  const compared = new Set<string>();
  const add = (value: Expression | undefined): void => {
    const key = value && keyOf(value);
    if (key !== undefined) compared.add(key);
  };
  const look = (expression: Expression): void =>
    forEachWithin(expression, (inner) => {
      if (inner.kind === 'operator' && /^[<>]=?$/.test(inner.operator)) {
        const [left, right] = inner.operands;
        if (left && right && isMost(right)) add(left);
        if (left && right && isMost(left)) add(right);
      } else if (inner.kind === 'call' && GUARDS.test(inWords(nameOf(inner.callee)))) inner.arguments.forEach(add);
    });
  for (const { body } of module.functions) expressionsIn(body).forEach(look);
  known.set(module, compared);
  return compared;
}

/** A number above those that only tell whether there is any, or a name for one. */
function isMost(value: Expression): boolean {
  if (value.kind === 'literal') return typeof value.value === 'number' && value.value > 1;
  if (value.kind === 'member') return NAMED_MOST.test(value.name) && value.name !== 'length';
  return value.kind === 'name' && (NAMED_MOST.test(value.name) || /^[A-Z][A-Z0-9_]+$/.test(value.name));
}

function nameOf(callee: Expression): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

function keyOf(value: Expression): string | undefined {
  switch (value.kind) {
    case 'name':
      return value.binding < 0 ? undefined : String(value.binding);
    case 'member': {
      const object = keyOf(value.object);
      return object && `${object}.${value.name}`;
    }
    case 'call':
      return value.arguments[0] && /^(Number|parseInt|parseFloat)$/.test(nameOf(value.callee)) ? keyOf(value.arguments[0]) : undefined;
    case 'operator':
      return value.operator === '+' && value.operands.length === 1 && value.operands[0] ? keyOf(value.operands[0]) : undefined;
    default:
      return undefined;
  }
}
