import { isOfAdministration } from '../../engine/contract/administrators.ts';
import { isGrowing } from '../../engine/contract/growth.ts';
import { listed } from '../../engine/contract/listed.ts';
import { isOfMostRows, isOfOneTenant, manyValued, sizeOf, smallTables } from '../../engine/contract/most-rows.ts';
import { reachedOperations } from '../../engine/contract/reached.ts';
import { isReadToBeChanged } from '../../engine/contract/read-to-change.ts';
import { isReadToBeKept } from '../../engine/contract/read-to-keep.ts';
import { ts } from '../../engine/contract/repair.ts';
import { canTakeOption, withOption } from '../../engine/contract/rewrite.ts';
import { rowsInMemory } from '../../engine/contract/rows-in-memory.ts';
import { type BecauseSite, type Certainty, type Facts, type Fix, type Operation, type Repair, rule } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Unbounded query',
  item: 'pagination-large-data',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',
  options: {
    maxRows: { standard: 500, about: 'The limit, in rows, that the quick fix writes.' },
    smallTables,
  },

  *check(facts, options) {
    for (const { operation, because } of candidates(facts)) {
      const { target } = operation;
      const size = sizeOf(target, options.smallTables, facts);
      if (size === 'small' || (!because && size !== 'large' && !isUnplaced(operation, facts))) continue;
      if (operation.isGrouped && (!because || !manyValued(operation, facts).length)) continue;
      const certainty = certaintyOf(operation, because !== undefined, size, facts);
      yield {
        span: operation.span,
        message: operation.isGrouped ? sentenceOfGroups(operation, facts) : sentence(operation, certainty, facts),
        because: [...(because ?? []), ...passedOverAt(operation, facts)],
        certainty,
        fixes: mayBeCut(operation, facts) ? fixes(operation, options.maxRows, facts) : [],
      };
    }
  },

  repairs: { 'add-limit': addLimit, 'add-limit-step': addLimitStep },
});

/** Reads of many rows with no limit; with the way to them where a client waits for them. */
function* candidates(facts: Facts): Iterable<{ readonly operation: Operation; readonly because: readonly BecauseSite[] | undefined }> {
  // Rows of which the code keeps a few in memory have a cure of their own.
  const reads = facts.operations.filter(
    (operation) => isUnbounded(operation) && !isBuiltOn(operation, facts) && !rowsInMemory(operation, facts),
  );
  const awaited = new Map(
    [...reachedOperations(facts, isUnbounded)]
      .filter(({ occasion }) => occasion !== 'job')
      .map(({ operation, because }) => [operation, because]),
  );
  for (const operation of reads) yield { operation, because: awaited.get(operation) };
}

/** `Order.query().recent()`: what is not known to the library may well limit it. */
function isBuiltOn({ callSpan: { end }, limitStep, meaning }: Operation, facts: Facts): boolean {
  const isBuilt = limitStep !== undefined && !meaning.settles;
  return isBuilt && GOES_ON.test(facts.text({ start: end, end: end + LONGEST_GAP }));
}

const GOES_ON = /^(\s|\/\/.*\n|\/\*[\s\S]*?\*\/)*\??\.\s*(?!(then|catch|finally)\b)\w/;

/** Of white space and remarks between the steps of a chain. */
const LONGEST_GAP = 200;

function certaintyOf(operation: Operation, isWaitedFor: boolean, size: 'large' | 'small' | undefined, facts: Facts): Certainty {
  if (operation.isGrouped) return 'possible';
  if (size === 'large' || isHalfAPage(operation, facts)) return 'certain';
  // Of tables that nothing tells to grow, most are of what is set up once.
  const isOfFew =
    !isGrowing(operation.target, facts) ||
    isOfOneTenant(operation) ||
    isOfAdministration(operation, facts) ||
    isReadToBeKept(operation, facts);
  return isWaitedFor && !isOfFew && isOfMostRows(operation, facts) && !isReadForKeys(operation, facts) ? 'likely' : 'possible';
}

/** Nobody is seen to call it, or only tests are: it may well stand on a request's path. */
function isUnplaced({ site }: Operation, facts: Facts): boolean {
  const { perRequest, perJob, onSchedule, atStartUp, inScript } = facts.contextOf(site.function);
  return !perRequest && !perJob && !onSchedule && !atStartUp && !inScript;
}

function isUnbounded({ kind, gives, bound, relation, run, isStreamed }: Operation): boolean {
  return kind === 'read' && gives === 'many' && bound.kind === 'none' && relation === undefined && run !== 'never' && !isStreamed;
}

/** Only the keys are looked at, to say of which rows another statement is: all of them are needed, and a page would not do. */
function isReadForKeys(operation: Operation, facts: Facts): boolean {
  const read = facts.columnsRead(operation);
  return (
    read !== undefined &&
    !read.omitted &&
    !read.callers.length &&
    read.names.length > 0 &&
    read.names.every((column) => /(^|_)(id|uuid|key)$|I[dD]$|Uuid$|Key$/.test(column))
  );
}

/** Which groups are the first depends on an order that only the author knows; some libraries refuse a limit without one. */
function mayBeCut(operation: Operation, facts: Facts): boolean {
  return (
    !operation.isGrouped && !isReadForKeys(operation, facts) && !isReadToBeChanged(operation, facts) && !isReadToBeKept(operation, facts)
  );
}

/** Where the page begins is said, and where it ends is not. What follows the newest rows is read so that it goes: none of it may be left. */
function isHalfAPage(operation: Operation, facts: Facts): boolean {
  const { offset } = operation;
  const isSaid = offset !== undefined && !(offset.kind === 'literal' && offset.value === 0);
  return isSaid && !isReadToBeChanged(operation, facts);
}

function passedOverAt(operation: Operation, facts: Facts): readonly BecauseSite[] {
  const { offset } = operation;
  if (!offset || !isHalfAPage(operation, facts)) return [];
  return [{ at: { file: facts.module.path, start: offset.start, end: offset.end }, message: 'says where a page begins' }];
}

function sentence(operation: Operation, certainty: Certainty, facts: Facts): string {
  const rows = operation.target ? ` of \`${operation.target}\`` : '';
  if (isHalfAPage(operation, facts))
    return `Says where a page${rows} begins, and not how long it is: every row that follows is read. Add the limit.`;
  if (certainty === 'possible') return `Nothing limits how many rows${rows} match. If they can be many, ask for a page at a time.`;
  return `Reads every row${rows} that matches, with no limit: the answer grows with the table. Ask for a page at a time.`;
}

function sentenceOfGroups(operation: Operation, facts: Facts): string {
  const columns = listed(manyValued(operation, facts));
  return `Gives a row for each ${columns} of \`${operation.target}\`, however many there are. If they can be many, ask for the first of them.`;
}

function fixes({ meaning, callSpan, limitStep, sql, site, hasOwnArguments }: Operation, maxRows: number, facts: Facts): readonly Fix[] {
  const { start, end } = callSpan;
  const title = `Read at most ${maxRows} rows`;
  const bound = [meaning.bound ?? []].flat()[0];
  const option =
    typeof bound === 'string'
      ? { position: meaning.options ?? 0, name: bound }
      : { position: bound?.argument ?? 0, name: bound?.option ?? '' };
  const call = facts.call(site);
  if (site.part === 'call' && call && hasOwnArguments && option.name && canTakeOption(call, option))
    return [{ repair: 'add-limit', title, isSafe: false, facts: { ...option, rows: maxRows, start, end } }];
  if (!limitStep || sql !== undefined) return [];
  return [
    {
      repair: 'add-limit-step',
      title,
      isSafe: false,
      facts: { step: limitStep, settles: meaning.settles ?? false, rows: maxRows, start, end },
    },
  ];
}

function addLimit({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const option = { position: Number(facts.position), name: String(facts.name), value: String(facts.rows) };
  return withOption(nodeAt({ start: Number(facts.start), end: Number(facts.end) }), option, edits);
}

/** At the end of what is built, before the call that sends it. */
function addLimitStep({ source, nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const node = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
  const built = ts.isAwaitExpression(node) ? node.expression : node;
  const isSent = facts.settles === true && ts.isCallExpression(built) && ts.isPropertyAccessExpression(built.expression);
  const at = isSent ? (built.expression as ts.PropertyAccessExpression).expression : built;
  if (!ts.isCallExpression(at) && !ts.isIdentifier(at)) return false;
  const name = ts.isCallExpression(built) && ts.isPropertyAccessExpression(built.expression) ? built.expression.name : undefined;
  const isOnOwnLine =
    name !== undefined &&
    source.text.slice(0, name.getStart() - 1).trimEnd() !== source.text.slice(0, name.getStart() - 1).replace(/[ \t]+$/, '');
  edits.insertAfter(at, `${isOnOwnLine ? `\n${edits.indentOf(name)}` : ''}.${facts.step}(${facts.rows})`);
  return true;
}
