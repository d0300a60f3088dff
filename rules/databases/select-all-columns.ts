import { isOfAdministration } from '../../engine/contract/administrators.ts';
import { listed } from '../../engine/contract/listed.ts';
import { isOfMostRows } from '../../engine/contract/most-rows.ts';
import { placesOf, reachedOperations } from '../../engine/contract/reached.ts';
import { inWords } from '../../engine/contract/reading.ts';
import { canTakeOption, withOption } from '../../engine/contract/rewrite.ts';
import { rowsInMemory } from '../../engine/contract/rows-in-memory.ts';
import {
  type BecauseSite,
  type Certainty,
  type ColumnsRead,
  type Facts,
  type Fix,
  type Operation,
  type Repair,
  type Report,
  rule,
  type Site,
  type Table,
} from '../../engine/contract/rule.ts';

const MOST_CALLERS_SHOWN = 3;
/** Names of columns that hold what a row is about at length, and not a few settings of it. */
const HOLDS_CONTENT =
  /(^|_)(body|contents?|html|markdown|payload|input|output|request|response|results?|raw|blob|snapshot|document|code|script|sql|query|prompt|messages?|transcript|logs?|trace|stack|error|context|template|diff|embedding|vector|history|file|image|pdf|data)$/;

/** Keys are short, whatever their column could hold. */
const IS_KEY = /I[dD]$|(^|_)u?u?id$/;

export default rule({
  title: 'All columns for a few',
  item: 'select-star',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',
  options: {
    wideTable: { standard: 8, about: 'How many columns a table without long ones has to have before reading all of them matters.' },
  },

  *check(facts, { wideTable }) {
    const isCandidate = (operation: Operation) => isReadOfAllColumns(operation) && facts.sizeOf(operation.target) !== 'small';
    const ways = new Map([...reachedOperations(facts, isCandidate)].map(({ operation, because }) => [operation, because]));
    for (const operation of facts.operations) {
      if (!isCandidate(operation) || rowsInMemory(operation, facts)) continue;
      const read = facts.columnsRead(operation);
      if (!read) yield* longAnswers(operation, facts);
      const waste = read && wasteOf(operation, read, wideTable, facts);
      if (!waste) continue;
      const because = ways.get(operation);
      // Where nobody is seen to wait for it, it may well not matter; and of callers one may be out of sight.
      const isProven = because && !read.callers.length && !read.isDeclared && !isOfAdministration(operation, facts);
      const certainty = isProven ? waste.certainty : 'possible';
      yield {
        span: operation.span,
        message: waste.message,
        because: [...(because ?? []), ...placesOfCallers(read.callers, because ?? [])],
        certainty,
        fixes: fixes(operation, read, facts),
      };
    }
  },

  repairs: { 'read-columns': readColumns },
});

function isReadOfAllColumns({ kind, gives, columns, isStar, sql, run, relation, isGrouped, target }: Operation): boolean {
  const isPlain = sql === undefined && !isStar && relation === undefined && !isGrouped && target !== undefined && run !== 'never';
  return kind === 'read' && (gives === 'one' || gives === 'many') && columns === 'all' && isPlain;
}

interface Waste {
  readonly message: string;
  readonly certainty: Certainty;
}

/** Undefined where what is read for nothing is little, or where something is read that the table has not. */
function wasteOf(
  operation: Operation,
  { names: read, omitted, isOfFirst, isDeclared }: ColumnsRead,
  wideTable: number,
  facts: Facts,
): Waste | undefined {
  const { target, gives, includes, filter } = operation;
  const table = facts.table(target);
  const isMany = gives === 'many' && !isOfFirst;
  const name = `\`${target}\``;
  // What belongs to one parent is few rows as a rule.
  const isMost = isOfMostRows(operation, facts);
  if (omitted) {
    const left = isMany && table ? wideOf(table, isMany).filter((column) => omitted.includes(column)) : [];
    const message = `Reads ${listed(left)} of ${name} for every row, which may be long, and leaves it out of what is handed on. Do not ask for it.`;
    return left.length ? { message, certainty: isMost ? 'likely' : 'possible' } : undefined;
  }
  if (isMany && !read.length) return undefined;
  if (!table) {
    const isFew = isMany && isMost && read.length <= 2 && includes?.length === 0;
    return isFew
      ? { message: `Reads every column of ${name}, and uses only ${listed(read)}. Ask for what is used.`, certainty: 'possible' }
      : undefined;
  }
  if (!read.every((one) => isOf(table, one) || includes?.includes(one))) return undefined;
  // Who writes down what a function gives knows what it is asked for.
  const wide = wideOf(table, isMany || isDeclared).filter((column) => !read.includes(column) && !IS_KEY.test(column));
  if (wide.length) {
    const used = isDeclared
      ? `what the function gives back is declared as ${listed(read)}`
      : read.length
        ? `the code uses only ${listed(read)}`
        : 'all the code asks is whether there is one';
    return {
      message: `Reads ${listed(wide)} of ${name} too, which may be long: ${used}. Ask for the columns that are used.`,
      certainty: isMany && isMost && (wide.length > 1 || wide.some((name) => HOLDS_CONTENT.test(inWords(name)))) ? 'likely' : 'possible',
    };
  }
  const { length } = table.columns;
  if (!isMany || (filter.isKnown && !isMost) || length < wideTable || read.length * 3 > length) return undefined;
  return {
    message: `Reads all ${length} columns of ${name} for every row, and uses only ${listed(read)}. Ask for what is used.`,
    certainty: facts.sizeOf(target) === 'large' ? 'likely' : 'possible',
  };
}

/** Lists that clients are sent whole, with what one would open a single row for. */
function* longAnswers(operation: Operation, facts: Facts): Iterable<Report> {
  const table = operation.gives === 'many' ? facts.table(operation.target) : undefined;
  const long = (table ? wideOf(table, true) : []).filter((name) => HOLDS_CONTENT.test(inWords(name)));
  if (!long.length) return;
  const ways = facts
    .waysAnsweredWith(operation, 'whole')
    .filter(({ entry }) => entry.kind === 'route' && !entry.parent && /^(GET|QUERY|\*)?$/i.test(entry.method ?? ''));
  if (!ways.length) return;
  yield {
    span: operation.span,
    message: `Answers with ${listed(long)} of every row of \`${operation.target}\`, which may be long. Where the list does not show it, leave it out.`,
    because: placesOf(ways, facts),
    certainty: 'possible',
  };
}

/** Where more than a third of the columns is of such a type, it is the one that the project takes for every text. In one row, kilobytes do no harm. */
function wideOf({ columns }: Table, isMany: boolean): readonly string[] {
  const wide = columns.filter(({ width }) => width === 'huge' || (isMany && width === 'long')).map(({ name }) => name);
  return wide.length <= 2 || wide.length * 3 <= columns.length ? wide : [];
}

function isOf({ columns, relations }: Table, name: string): boolean {
  return (
    /^_?id$/.test(name) ||
    columns.some((one) => one.name === name || one.databaseName === name) ||
    relations.some((one) => one.name === name)
  );
}

/** Where the rows go that are given back; a few of the calls show it. */
function placesOfCallers(callers: readonly Site[], known: readonly BecauseSite[]): readonly BecauseSite[] {
  const isNew = ({ file, function: key, index }: Site) =>
    !known.some(({ at }) => 'part' in at && at.file === file && at.function === key && at.index === index);
  return callers
    .filter(isNew)
    .slice(0, MOST_CALLERS_SHOWN)
    .map((at) => ({ at, message: 'takes the rows from here' }));
}

/** Where columns are an option of the call, and no relation comes along that the option would have to name. */
function fixes(
  { meaning, includes, target, callSpan, site, hasOwnArguments }: Operation,
  { names: read, omitted, isTyped }: ColumnsRead,
  facts: Facts,
): readonly Fix[] {
  const { columnsForm } = meaning;
  // What rows are is known from what is asked for; functions that expect whole ones would no longer take them.
  if (omitted || (isTyped && columnsForm === 'flags')) return [];
  const [locator] = [meaning.columns ?? []].flat();
  const table = facts.table(target);
  const call = facts.call(site);
  if (!columnsForm || !table || !call || !hasOwnArguments || includes?.length !== 0) return [];
  if (!read.every((one) => table.columns.some(({ name }) => name === one))) return [];
  const option =
    typeof locator === 'string'
      ? { position: meaning.options ?? 0, name: locator }
      : { position: locator?.argument ?? 0, name: locator?.option ?? '' };
  if (!option.name || !canTakeOption(call, option)) return [];
  const keys = table.columns.filter(({ isKey }) => isKey).map(({ name }) => name);
  // Libraries that give objects of a class know them by their keys.
  const names = columnsForm === 'names' || !read.length ? [...new Set([...keys, ...read])] : read;
  if (!names.length) return [];
  const value =
    columnsForm === 'names' ? `[${names.map((name) => `'${name}'`).join(', ')}]` : `{ ${names.map((name) => `${name}: true`).join(', ')} }`;
  const { start, end } = callSpan;
  const title = names.length > 3 ? `Read the ${names.length} columns that are used` : `Read only ${names.join(', ')}`;
  return [{ repair: 'read-columns', title, isSafe: false, facts: { ...option, value, start, end } }];
}

function readColumns({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const option = { position: Number(facts.position), name: String(facts.name), value: String(facts.value) };
  return withOption(nodeAt({ start: Number(facts.start), end: Number(facts.end) }), option, edits);
}
