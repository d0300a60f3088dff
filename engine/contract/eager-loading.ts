/** What rules share that let related rows come along with the rows that a loop runs over: when that can be done, and the edits. */
import type { Fix } from '../model/finding.ts';
import { onlyValueOf } from '../model/only-value.ts';
import type { Relation } from '../model/schema.ts';
import { type Repair, ts } from './repair.ts';
import type { Repeated } from './repeated.ts';
import { canTakeOption, withOption } from './rewrite.ts';
import type { Expression, Facts, Operation, Site } from './rule.ts';

/**
 * The repair that takes what a query in a loop reads from the loop's item instead, and asks for it where the items are read. Offered
 * where a relation is known to lead from the one to the other, and the query adds nothing of its own.
 */
export function loadedAlong({ operation, others, isDirect, loop }: Repeated, facts: Facts): readonly Fix[] {
  const round = isDirect && !others.length ? roundOf(loop.loop, facts) : undefined;
  const rows = round && rowsIn(round.over, facts);
  const item = round && facts.module.bindings[round.item]?.name;
  if (!rows || !item) return [];
  const relation = operation.relation ? namedRelation(operation, rows, item, facts) : relationByKey(operation, rows, round.item, facts);
  const option = relation && optionFor(rows, relation, facts);
  if (!option) return [];
  const { start, end } = operation.callSpan;
  return [
    {
      repair: 'load-along',
      title: `Load ${relation.name} with the rows that the loop runs over`,
      isSafe: false,
      facts: { start, end, item, relation: relation.name, rowsStart: rows.callSpan.start, rowsEnd: rows.callSpan.end, ...option },
    },
  ];
}

/** Whether the relation that a round waits for has come along with the rows that the loop runs over. */
export function isLoadedAlong({ operation: { relation, site }, loop }: Repeated, facts: Facts): boolean {
  // A getter asks again.
  const over = relation !== undefined && site.part === 'await' ? roundOf(loop.loop, facts)?.over : undefined;
  return (over && rowsIn(over, facts)?.includes?.some((name) => name === relation)) ?? false;
}

/** What a loop runs over, and the binding of its item. */
function roundOf(loop: Site, facts: Facts): { readonly over: Expression; readonly item: number } | undefined {
  const step = facts.loopStep(loop);
  if (step) {
    const [item, ...others] = step.items;
    return step.over && step.form === 'for-of' && item !== undefined && !others.length ? { over: step.over, item } : undefined;
  }
  const call = facts.call(loop);
  const [given] = call?.arguments ?? [];
  if (call?.callee.kind !== 'member' || given?.kind !== 'function') return undefined;
  const [item, ...others] = facts.function(given.key)?.parameters[0]?.bindings ?? [];
  return item !== undefined && !others.length ? { over: call.callee.object, item } : undefined;
}

/** The query that gave what is looped over, where it is all that the loop runs over. */
function rowsIn(over: Expression, facts: Facts): Operation | undefined {
  if (over.kind === 'await') return over.value.kind === 'call' ? facts.operationAt(siteOf(over.value, facts)) : undefined;
  const binding = over.kind === 'name' ? facts.module.bindings[over.binding] : undefined;
  const made = onlyValueOf(binding);
  // A declared type has no room for what comes along.
  return made?.kind === 'await' && !binding?.annotation ? rowsIn(made, facts) : undefined;
}

function siteOf({ function: key, index }: { readonly function: string; readonly index: number }, { file }: Facts): Site {
  return { file, function: key, part: 'call', index };
}

/** `await order.customer`, `order.getCustomer()`: of the item itself. */
function namedRelation({ relation, callSpan }: Operation, rows: Operation, item: string, facts: Facts): Relation | undefined {
  const isOfItem = new RegExp(`^(await\\s+)?${item.replaceAll('$', '\\$')}\\.\\w+(\\(\\s*\\))?$`).test(facts.text(callSpan));
  return isOfItem ? facts.table(rows.target)?.relations.find(({ name }) => name === relation) : undefined;
}

/** The row that the item's foreign key points to. */
function relationByKey(operation: Operation, rows: Operation, item: number, facts: Facts): Relation | undefined {
  const { gives, filter, target, columns, includes } = operation;
  const [column, ...others] = filter.columns;
  const isByKey = gives === 'one' && filter.isKnown && !others.length && column?.comparison === 'equals';
  const key = column?.value;
  if (!isByKey || key?.kind !== 'member' || key.object.kind !== 'name' || key.object.binding !== item) return undefined;
  const [given, ...more] = facts.call(operation.site)?.arguments ?? [];
  const addsNothing = !more.length && columns === 'all' && includes?.length === 0 && !isToldWhenMissing(operation);
  if (!addsNothing || !(given === key || (given?.kind === 'object' && given.entries.length === 1))) return undefined;
  // A relation that does not say what it points to points to the primary key.
  const primary = facts.table(target)?.columns.find(({ isKey }) => isKey)?.name;
  return facts
    .table(rows.target)
    ?.relations.find(
      ({ target: other, gives: how, columns: [own, ...rest], references: [referenced = primary] }) =>
        how === 'one' && other === target && own === key.name && !rest.length && referenced === column.name,
    );
}

/** `findUniqueOrThrow`: a row that is not there is told of, which a map does not do. */
export function isToldWhenMissing({ method, meaning }: Operation): boolean {
  return meaning.failsWhenMissing === true || /Or(Throw|Fail)$/.test(method);
}

/** How the rows are asked to bring the relation along; undefined where they bring others, or only some columns. */
function optionFor(rows: Operation, { name: relation }: Relation, facts: Facts) {
  const { meaning, gives, columns, includes, isStreamed, site, hasOwnArguments } = rows;
  const [locator] = [meaning.include ?? []].flat();
  const call = facts.call(site);
  if (typeof locator !== 'string' || !meaning.includeForm || !call || !hasOwnArguments) return undefined;
  if (gives !== 'many' || columns !== 'all' || includes?.length !== 0 || isStreamed) return undefined;
  const position = meaning.options ?? 0;
  const value = meaning.includeForm === 'names' ? `['${relation}']` : `{ ${relation}: true }`;
  return canTakeOption(call, { position, name: locator }) ? { position, name: locator, value } : undefined;
}

/** A relation that is awaited as a property is there at once when it came along, and stays as it stands. */
export function loadAlong({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const asked = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
  const call = ts.isAwaitExpression(asked) ? asked.expression : asked;
  if (ts.isCallExpression(call)) {
    const { parent } = call;
    if (!ts.isAwaitExpression(parent) && !ts.isArrowFunction(parent)) return false;
    edits.replace(ts.isAwaitExpression(parent) ? parent : call, `${facts.item}.${facts.relation}`);
  }
  const option = { position: Number(facts.position), name: String(facts.name), value: String(facts.value) };
  return withOption(nodeAt({ start: Number(facts.rowsStart), end: Number(facts.rowsEnd) }), option, edits);
}
