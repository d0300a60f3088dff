import { listed } from '../../engine/contract/listed.ts';
import { reachedOperations } from '../../engine/contract/reached.ts';
import { ts } from '../../engine/contract/repair.ts';
import { rowsInMemory } from '../../engine/contract/rows-in-memory.ts';
import {
  type Certainty,
  type ColumnsRead,
  type Expression,
  type Facts,
  type Fix,
  type Operation,
  type Repair,
  rule,
} from '../../engine/contract/rule.ts';

/** The one star of a statement about one table. */
const PLAIN = /^(\s*select\s+)\*(?=\s+from\s+["`\w.]+(\s|;|$))(?![\s\S]*(\*|\bjoin\b|\bunion\b|\bselect\b))/i;
const LOCKS = /\bfor\s+(no\s+key\s+update|update|key\s+share|share)\b/i;
/** Names that a database gives back as they were asked for, without quotes. */
const BARE = /^[a-z_][a-z0-9_]*$/;

export default rule({
  title: 'SELECT *',
  item: 'select-star',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    const isCandidate = (operation: Operation) => isOfAllColumns(operation) && facts.sizeOf(operation.target) !== 'small';
    const ways = new Map([...reachedOperations(facts, isCandidate)].map(({ operation, because }) => [operation, because]));
    for (const operation of facts.operations) {
      if (!isCandidate(operation) || rowsInMemory(operation, facts)) continue;
      const because = ways.get(operation);
      const read = facts.columnsRead(operation);
      const judged = judge(operation, read, because !== undefined, facts);
      if (!judged) continue;
      yield {
        span: operation.span,
        because: because ?? [],
        fixes: fixes(operation, read?.omitted ? [] : (read?.names ?? []), facts),
        ...judged,
      };
    }
  },

  repairs: { 'name-columns': nameColumns },
});

function isOfAllColumns({ kind, gives, isStar, run, isGrouped }: Operation): boolean {
  return isStar && kind === 'read' && (gives === 'many' || gives === 'one') && run !== 'never' && !isGrouped;
}

function isOfOneRow({ gives, bound }: Operation): boolean {
  return gives === 'one' || bound.kind === 'key' || (bound.kind === 'constant' && bound.rows === 1);
}

/** Where the rows are handed on it is not known what is used of them: then only where somebody waits for it. */
function judge(
  operation: Operation,
  read: ColumnsRead | undefined,
  isReached: boolean,
  facts: Facts,
): { readonly message: string; readonly certainty: Certainty } | undefined {
  const { target } = operation;
  const rows = target ? ` of \`${target}\`` : '';
  const columns = facts.table(target)?.columns;
  if (isOfOneRow(operation)) {
    // A row by its key is soon read; whole, for nothing but that it is there, it still is too much.
    const isAskedFor = facts.usesOf(operation.site)?.some(({ kind }) => kind !== 'dropped');
    if (!read || read.names.length || read.omitted || !isAskedFor || LOCKS.test(operation.sql ?? '')) return undefined;
    const message = `\`SELECT *\` reads every column of a row${rows}, and none of them is looked at: all the code asks is whether it is there. Ask for its key alone.`;
    return { message, certainty: 'possible' };
  }
  if (!read) {
    if (!isReached || isOfModel(operation, facts)) return undefined;
    const message = `\`SELECT *\` sends every column${rows} for each row, and those that are added some day too. Name the columns that are needed.`;
    return { message, certainty: 'possible' };
  }
  const { names, isOfFirst, omitted } = read;
  if (!names.length || isOfFirst || omitted || (columns && names.length * 2 > columns.length)) return undefined;
  return {
    message: `\`SELECT *\` sends every column${rows} for each row, and only ${listed(names)} ${names.length > 1 ? 'are' : 'is'} looked at. Name the columns that are used.`,
    certainty: isReached && (columns || names.length <= 3) ? 'likely' : 'possible',
  };
}

/** Rows become objects of a model, which expects all that it has. */
function isOfModel({ site }: Operation, facts: Facts): boolean {
  const given = facts.call(site)?.arguments ?? [];
  return given.some((one) => one.kind === 'object' && one.entries.some(({ name }) => /^(model|mapToModel|entity)$/.test(name ?? '')));
}

/** Where the text stands in the call itself, asks one table, and every name can be written as it is. */
function fixes({ site, target }: Operation, read: readonly string[], facts: Facts): readonly Fix[] {
  const text = facts.call(site)?.arguments.find(isPlainStar);
  const columns = facts.table(target)?.columns;
  const names = read.map(
    (name) => columns?.find((one) => one.name === name || one.databaseName === name)?.databaseName ?? (columns ? '' : name),
  );
  if (!text || !names.length || !names.every((name) => BARE.test(name) && read.includes(name))) return [];
  const { start, end } = text;
  return [{ repair: 'name-columns', title: `Select ${names.join(', ')}`, isSafe: false, facts: { start, end, columns: names.join(', ') } }];
}

function isPlainStar(given: Expression): boolean {
  return given.kind === 'text' && PLAIN.test(given.parts.join('?'));
}

function nameColumns({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const node = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return false;
  const at = node.getStart() + node.getText().indexOf('*');
  edits.replace({ start: at, end: at + 1 }, String(facts.columns));
  return true;
}
