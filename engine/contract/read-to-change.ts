/** Rows that are read so that they, or what hangs on them, can be changed: all of them are needed, and a page would leave the rest as it was. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import { isWithin, type Span } from '../model/place.ts';
import { hasWithin } from '../model/walk.ts';
import { namesWithin } from './reading.ts';
import type { Facts } from './rule.ts';

const CHANGES: ReadonlySet<Operation['kind']> = new Set(['insert', 'update', 'upsert', 'delete']);

/** As far as the function goes that reads them. */
export function isReadToBeChanged({ site }: Operation, facts: Facts): boolean {
  const node = facts.function(site.function);
  const read = facts.call(site);
  if (!node || !read) return false;
  const calls = facts.functions.filter((one) => isWithin(one, node)).flatMap((one) => one.calls);
  const changing = calls.filter((call) => call !== read && facts.reachedBy(call).some(({ kind }) => CHANGES.has(kind)));
  if (!changing.length) return false;
  const rows = madeOf(read, node, facts);
  const isOfRows = ({ callee, arguments: given }: CallExpression) =>
    [callee, ...given].some((part) => isOrMentions(part, read, rows, facts));
  const handled = calls.filter((call) => call !== read && isOfRows(call));
  return handled.some((call) => changing.some((change) => isWithin(change, call)));
}

/** The names inside a function that hold the answer to a call, or something made of it. */
export function madeOf(read: CallExpression, within: Span, facts: Facts): ReadonlySet<number> {
  const made = new Set<number>();
  const { bindings } = facts.module;
  const own = [...bindings.keys()].filter((index) => isWithin(bindings[index] ?? read, within));
  for (let count = -1; count < made.size; ) {
    count = made.size;
    for (const index of own) {
      const isMade = bindings[index]?.definitions.some(({ source }) => {
        const from = source.kind === 'value' ? source.expression : source.kind === 'item' ? source.of : undefined;
        return from !== undefined && isOrMentions(from, read, made, facts);
      });
      if (isMade) made.add(index);
    }
  }
  return made;
}

export function isOrMentions(expression: Expression, call: CallExpression, names: ReadonlySet<number>, facts: Facts): boolean {
  return hasWithin(expression, (inner) => inner === call) || [...namesWithin(expression, facts)].some((name) => names.has(name));
}
