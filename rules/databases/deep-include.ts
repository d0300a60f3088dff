import { isOfAdministration } from '../../engine/contract/administrators.ts';
import { isGrowing } from '../../engine/contract/growth.ts';
import { type Included, relationsIncluded } from '../../engine/contract/included.ts';
import { listed } from '../../engine/contract/listed.ts';
import { reachedOperations } from '../../engine/contract/reached.ts';
import { ts } from '../../engine/contract/repair.ts';
import {
  type Certainty,
  type Facts,
  type Fix,
  type Operation,
  type RelatedRead,
  type Repair,
  rule,
  type Site,
  type Table,
} from '../../engine/contract/rule.ts';

const COUNTS = /^(length|filter)$/;
const TESTS = /^(length|filter|some|every)$/;
const PICKS = /^(find|findLast|filter|some|every|length)$/;

export default rule({
  title: 'Deep include',
  item: 'join-operations',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    const ways = new Map([...reachedOperations(facts, isReadWithRelations)].map(({ operation, because }) => [operation, because]));
    for (const operation of facts.operations) {
      const included = isReadWithRelations(operation) ? relationsIncluded(operation, facts) : [];
      const read = included.length
        ? facts.columnsRead(operation, new Map(included.map(({ name, gives }) => [name, gives ?? 'one'])))
        : undefined;
      // A getter of the row's class may look at more.
      if (!read?.names.every((name) => isOf(facts.table(operation.target), name))) continue;
      const because = ways.get(operation);
      // Where nobody is seen to wait for it, it may well not matter; and of callers one may be out of sight.
      const isProven = because !== undefined && !read.callers.length && !read.isDeclared && !isOfAdministration(operation, facts);
      const isLeftOut = ({ name }: Included) => read.omitted?.includes(name) ?? false;
      const isUnused = (one: Included) => !read.names.includes(one.name) && (isLeftOut(one) || !read.omitted);
      // Conditions on related rows can be what it is there for: rows without one then do not come.
      const unused = included.filter((one) => isUnused(one) && !one.isNarrowed);
      const [first] = unused;
      // Where nothing else is asked for, something has to be: whether there is a row is all that is asked.
      const isAll = Array.isArray(operation.columns) && operation.columns.every((name) => unused.some((one) => one.name === name));
      if (first)
        yield {
          span: first.span,
          message: nobodyLooksAt(unused, operation),
          because: because ?? [],
          certainty: isProven && !isAll && !unused.every((one) => isOneRow(one, operation)) ? 'likely' : 'possible',
          fixes: unused.some(isLeftOut) ? [] : [withoutThem(unused, isProven && !read.isTyped)],
        };
      for (const one of included) {
        const waste = isUnused(one) ? undefined : wasteOf(one, operation, read.related.get(one.name), facts);
        if (!waste) continue;
        yield {
          span: one.span,
          message: waste.message,
          because: because ?? [],
          certainty: isProven ? waste.certainty : 'possible',
        };
      }
    }
  },

  repairs: { 'leave-out': leaveOut },
});

/** What brings relations to rows that are held already is looked at where those are. */
function isReadWithRelations({ kind, gives, includes, run, isGrouped, meaning }: Operation): boolean {
  const isOfRows = kind === 'read' && (gives === 'one' || gives === 'many') && !isGrouped;
  return isOfRows && !!includes?.length && run !== 'never' && !meaning.isLazyRelation;
}

function isOf(table: Table | undefined, name: string): boolean {
  return (
    table !== undefined &&
    (/^_?(id|count)$/.test(name) ||
      table.columns.some((one) => one.name === name || one.databaseName === name) ||
      table.relations.some((one) => one.name === name))
  );
}

/** One row more beside one row costs little. */
function isOneRow({ gives, bringsMore }: Included, operation: Operation): boolean {
  return operation.gives === 'one' && gives === 'one' && !bringsMore;
}

interface Waste {
  readonly message: string;
  readonly certainty: Certainty;
}

function nobodyLooksAt(unused: readonly Included[], operation: Operation): string {
  const them = unused.length > 1 ? 'them' : 'it';
  return `Reads ${listed(unused.map(({ name }) => name))} with ${rowsOf(operation)}, and nobody looks at ${them}. Leave ${them} out.`;
}

function wasteOf(one: Included, operation: Operation, read: RelatedRead | undefined, facts: Facts): Waste | undefined {
  if (!read?.names) return undefined;
  const isOfAll = one.gives === 'many' && read.methods.length > 0 && !one.isNarrowed;
  return (isOfAll ? ofMethods(one, operation, read, facts) : undefined) ?? ofColumns(one, operation, read.names, facts);
}

/** All rows of a relation come, and what is done with them the database would do before it sends any. */
function ofMethods(
  { name, isWhole, target }: Included,
  operation: Operation,
  { methods, calls }: RelatedRead,
  facts: Facts,
): Waste | undefined {
  const reads = `Reads all \`${name}\` of ${rowsOf(operation)}`;
  if (methods.includes('length') && methods.every((method) => COUNTS.test(method))) {
    // Of one parent's rows, keys alone are soon read.
    const isCheap = !isWhole && !(operation.gives === 'many' && isGrowing(target, facts));
    return { message: `${reads}, only to count them. Ask the database for their number.`, certainty: isCheap ? 'possible' : 'likely' };
  }
  // Looked through again and again, or in another function's hands, one parent's rows are better read once.
  if (operation.gives === 'one' && calls.some((call) => isRepeated(call, operation, facts))) return undefined;
  if (methods.every((method) => TESTS.test(method)) && methods.some((method) => method === 'some' || method === 'every'))
    return { message: `${reads}, only to learn whether one is as wanted. Ask the database for that.`, certainty: 'possible' };
  if (!methods.every((method) => PICKS.test(method)) || !methods.some((method) => method.startsWith('find'))) return undefined;
  return { message: `${reads}, and looks for the wanted ones in memory. Ask for those alone.`, certainty: 'possible' };
}

function isRepeated({ file, function: key, index }: Site, { site }: Operation, facts: Facts): boolean {
  const node = file === site.file && key === site.function ? facts.function(key) : undefined;
  const call = node?.calls[index];
  return !node || !call || node.loops.some(({ start, end }) => start <= call.start && call.end <= end);
}

/** Whole rows of another table, with long columns that nobody looks at. Of one parent's few rows, kilobytes do no harm. */
function ofColumns(
  { name, gives, target, isWhole }: Included,
  operation: Operation,
  names: readonly string[],
  facts: Facts,
): Waste | undefined {
  const columns = (isWhole && facts.table(target)?.columns) || [];
  const isMany = operation.gives === 'many';
  const isKnown = names.every((one) => columns.some((column) => column.name === one || column.databaseName === one));
  const wide = columns.filter(({ width }) => width === 'huge' || (isMany && width === 'long'));
  const unread = wide.filter((column) => !names.includes(column.name)).map((column) => column.name);
  // Where most are of such a type, it is the one that the project takes for every text.
  const isExceptional = wide.length <= 2 || wide.length * 3 <= columns.length;
  if (!names.length || !unread.length || !isKnown || !isExceptional) return undefined;
  return {
    message: `Reads ${listed(unread)} of \`${name}\` with ${rowsOf(operation)}, which may be long: the code uses only ${listed(names)} of it. Ask for what is used.`,
    certainty: gives === 'many' && isMany ? 'likely' : 'possible',
  };
}

function rowsOf({ target, gives }: Operation): string {
  return target ? `${gives === 'many' ? 'each' : 'the'} \`${target}\`` : 'each row';
}

function withoutThem(unused: readonly Included[], isSafe: boolean): Fix {
  const [{ name }, ...others] = unused as readonly [Included, ...Included[]];
  return {
    repair: 'leave-out',
    title: `Leave out ${others.length ? `these ${unused.length} relations` : name}`,
    isSafe,
    facts: { spans: unused.map(({ whole }) => `${whole.start} ${whole.end}`) },
  };
}

/** An option that is left with nothing goes too. */
function leaveOut({ nodeAt, facts, edits, source }: Parameters<Repair>[0]): boolean {
  const spans = Array.isArray(facts.spans) ? facts.spans.map((span: string) => span.split(' ').map(Number)) : [];
  const nodes = spans.map(([start = 0, end = 0]) => nodeAt({ start, end }));
  const parents = new Set(nodes.map(({ parent }) => parent));
  return [...parents].every((parent) => {
    if (!ts.isObjectLiteralExpression(parent) && !ts.isArrayLiteralExpression(parent)) return false;
    const siblings: readonly ts.Node[] = ts.isObjectLiteralExpression(parent) ? parent.properties : parent.elements;
    if (!siblings.every((one) => nodes.includes(one))) return without(nodes, siblings);
    if (ts.isPropertyAssignment(parent.parent) && ts.isObjectLiteralExpression(parent.parent.parent))
      return without([parent.parent], parent.parent.parent.properties);
    return without(siblings, siblings);
  });

  /** Each run of them with the comma that stands beside it. */
  function without(ones: readonly ts.Node[], all: readonly ts.Node[]): boolean {
    for (const [at, first] of all.entries()) {
      if (!ones.includes(first) || (at > 0 && ones.includes(all[at - 1] as ts.Node))) continue;
      const length = all.slice(at).findIndex((one) => !ones.includes(one));
      const [before, after] = [all[at - 1], length < 0 ? undefined : all[at + length]];
      const last = all.at(length < 0 ? -1 : at + length - 1) as ts.Node;
      if (after) edits.replace({ start: first.getStart(source), end: after.getStart(source) }, '');
      else if (before) edits.replace({ start: before.getEnd(), end: last.getEnd() }, '');
      else edits.replace(first.parent, ts.isArrayLiteralExpression(first.parent) ? '[]' : '{}');
    }
    return true;
  }
}
