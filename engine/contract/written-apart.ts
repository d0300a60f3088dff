/** Writes of a loop that one statement does not easily do for all: each of its own values, or of keys that others of the round give. */
import type { Expression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import { isSameSite, isWithin, type Site } from '../model/place.ts';
import { hasWithin } from '../model/walk.ts';
import { hasName, namesWithin } from './reading.ts';
import type { Repeated } from './repeated.ts';
import type { Facts } from './rule.ts';

/** Whether one statement could not do the work of all without the code around it, or the library's calls, being other than they are. */
export function isWrittenApart(one: Repeated, facts: Facts): boolean {
  const { operation } = one;
  return (
    (operation.isBulk && !one.repetition.places.some(({ isGivenListOfOne }) => isGivenListOfOne)) ||
    isOfOwnValues(one, facts) ||
    isOfTree(one) ||
    isClaim(operation, facts) ||
    isChained(operation, facts) ||
    isHooked(operation, facts)
  );
}

/** Each row gets values of its own, and what the library has for many would write the same to all. */
function isOfOwnValues({ operation, loop, isDirect }: Repeated, facts: Facts): boolean {
  const { kind, meaning, sql, valuesFrom, inputs } = operation;
  const takesRows = meaning.bulk !== undefined && !meaning.bulkWritesAlike;
  if (takesRows || sql !== undefined) return false;
  if (kind === 'upsert') return meaning.does === 'upsert';
  if (kind === 'update' && inputs.some(makesOne)) return true;
  if (kind !== 'update' || !isDirect) return kind === 'update' && valuesFrom.length > 0;
  const from = (facts.loopStep(loop.loop) ?? facts.call(loop.loop))?.start ?? 0;
  return valuesFrom.some((binding) => (facts.module.bindings[binding]?.start ?? 0) >= from);
}

/** `{ domain: nanoid() }`: another one each time. */
function makesOne(given: Expression): boolean {
  return hasWithin(given, (inner) => inner.kind === 'call' && hasName(inner.callee, MADE_ANEW));
}

const MADE_ANEW = /^(nanoid|ulid|cuid2?|createId|random\w*|v[147])$|uuid/i;

/** The model has code run for each row, which one statement for all of them would pass over; where it may be any model, all have. */
function isHooked({ kind, runsHooks, target, library }: Operation, facts: Facts): boolean {
  if (!runsHooks) return false;
  const table = facts.table(target);
  const tables = table ? [table] : target === undefined ? facts.schema.tables.filter((one) => one.library === library) : [];
  return tables.length > 0 && tables.every(({ hooked }) => hooked?.includes(kind));
}

/** How many rows a write says that it changed. */
const COUNT =
  /^(modifiedCount|matchedCount|upsertedCount|deletedCount|nModified|rowCount|affected|affectedRows|numUpdatedRows|numDeletedRows|count|changes)$/;

/** `if (!result.modifiedCount) return`: whether it changed anything decides, so that each must be able to miss by itself. */
function isClaim({ kind, site }: Operation, facts: Facts): boolean {
  if (kind === 'insert' || site.file !== facts.file) return false;
  const uses = facts.usesOf(site) ?? [];
  return uses.some((use) => (use.kind === 'tested' || use.kind === 'compared') && COUNT.test(use.path.at(-1) ?? ''));
}

/**
 * Whether it holds what the database gave another row of the same round, its key, or another holds what it gave this one. Then one
 * statement for all has to wait for theirs.
 */
function isChained({ kind, site, callSpan, inputs }: Operation, facts: Facts): boolean {
  const node = kind === 'insert' && site.file === facts.file ? facts.function(site.function) : undefined;
  if (!node) return false;
  const around = node.loops.filter((loop) => isWithin(callSpan, loop));
  const insertThatMade = (binding: number): Site | undefined => {
    const source = facts.module.bindings[binding]?.definitions[0]?.source;
    const made = source?.kind === 'value' && source.expression.kind === 'await' ? source.expression.value : undefined;
    if (made?.kind !== 'call' || !around.every((loop) => isWithin(made, loop))) return undefined;
    const at: Site = { file: facts.file, function: made.function, part: 'call', index: made.index };
    return facts.operationAt(at)?.kind === 'insert' ? at : undefined;
  };
  const heldBy = (given: readonly Expression[]) =>
    given.flatMap((one) => [...namesWithin(one, facts)].flatMap((binding) => insertThatMade(binding) ?? []));
  const isNeeded = () =>
    facts.operations.some(
      (other) =>
        other.kind === 'insert' &&
        isWithin(other.callSpan, around.at(-1) ?? node) &&
        heldBy(other.inputs).some((at) => isSameSite(at, site)),
    );
  /** `await addChildren(folder.children, made.id)` */
  const isHandedOn = () =>
    node.calls.some(
      (call) =>
        isWithin(call, around.at(-1) ?? node) &&
        !isWithin(call, callSpan) &&
        heldBy(call.arguments).some((at) => isSameSite(at, site)) &&
        (isOf(call.callee, node.key, facts) || facts.reachedBy(call).some((reached) => reached.kind === 'insert')),
    );
  return heldBy(inputs).some((at) => at.function === site.function) || isNeeded() || (around.length > 0 && isHandedOn());
}

/** A function that inserts one and calls itself for each of its children, which hold its key. */
function isOfTree({ operation, place: { file, function: key, term } }: Repeated): boolean {
  const { site } = operation;
  return operation.kind === 'insert' && term.chain.length > 1 && site.file === file && site.function === key;
}

function isOf(callee: Expression, key: string, facts: Facts): boolean {
  const origin = facts.originOf(callee);
  return origin.kind === 'function' && origin.file === facts.file && origin.key === key;
}
